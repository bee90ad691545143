"""The contract over fakes of each back-end's calls: one line in ``STAGES`` is all that a new back-end needs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from guard.system import NullSystem
from guard.system.titles import plain
from guard.system.windows import WindowsSystem
from guard.types import CannotSee, Reason, Region, Window
from tests.system_contract import PLACE, Stage, SystemContract
from tests.unit.fake_macos import CALL, mac
from tests.unit.fake_windows import FakeApi, FakeWindow

LOWEST = 10_000


class NullStage:
    """Nothing is seen."""

    sees = lists = own_pictures = False

    def __init__(self) -> None:
        self.system = NullSystem("The library is missing.", "Install it.", Reason.NO_LIBRARY)


class WindowsStage:
    """Windows' calls, printed or (``pushed``) by graphics capture."""

    sees = lists = own_pictures = True

    def __init__(self, pushed: bool = False) -> None:
        self.api = FakeApi()
        self.system = WindowsSystem(self.api, self._capture if pushed else None)

    def show(self, title: str, place: tuple[int, int, int, int] = PLACE) -> int:
        left, top, width, height = place
        number = LOWEST - len(self.api.there)
        window = FakeWindow(title, place=(left, top, left + width, top + height))
        self.api.there = {number: window, **self.api.there}
        self.api.active = number
        return number

    def minimise(self, window: int) -> None:
        self.api.there[window].minimised = True

    def close(self, window: int) -> None:
        del self.api.there[window]

    def lose(self) -> None:
        self.api.is_locked = True

    def _capture(self, window: int) -> Any:
        left, top, right, bottom = self.api.there[window].place
        picture = np.empty((bottom - top, right - left, 3), np.uint8)
        picture[:] = self.api.there[window].colour

        class Pushed:
            closed = False

            def newest(self) -> np.ndarray:
                return picture.copy()

            def stop(self) -> None:
                """Nothing is held."""

        return Pushed()


class X11Stage:
    """What an X server would answer, below the list and the pictures that the real one is tested with."""

    sees = lists = own_pictures = True

    def __init__(self) -> None:
        xcffib = pytest.importorskip("xcffib", reason="Linux alone")
        from guard.system.x11 import X11System
        from guard.system.x11.system import Permission

        self.dead = xcffib.ConnectionException(1)
        self.there: dict[int, Window] = {}
        self.lost = False
        self.system = X11System.__new__(X11System)
        self.system._list = self.system._pixmaps = self.system._connection = self
        self.system._permission, self.system.captures_covered = Permission(True), True

    def show(self, title: str, place: tuple[int, int, int, int] = PLACE) -> int:
        number = LOWEST - len(self.there)
        self.there = {number: Window(number, plain(title), "x", "x", Region(*place)), **self.there}
        return number

    def minimise(self, window: int) -> None:
        seen = self.there[window]
        self.there[window] = Window(window, seen.title, "x", "x", seen.region, minimised=True)

    def lose(self) -> None:
        self.lost = True

    # as WindowList, PixmapReader and Connection

    def windows(self) -> list[Window]:
        return list(self.there.values())

    def is_minimised(self, window: int) -> bool:
        return self.there[window].minimised

    def read(self, window: int) -> np.ndarray:
        if window not in self.there:
            raise CannotSee(Reason.CLOSED)
        if self.there[window].minimised:
            raise CannotSee(Reason.HIDDEN)
        return np.full((self.there[window].region.height, self.there[window].region.width, 3), 90, np.uint8)

    def poll_for_event(self) -> None:
        if self.lost:
            raise self.dead

    def close(self, window: int | None = None) -> None:
        if window is not None:
            del self.there[window]

    def disconnect(self) -> None:
        """Nothing is held."""


class MacStage:
    """What a Mac would answer; one point is one pixel."""

    sees = lists = own_pictures = True

    def __init__(self) -> None:
        self.api, self.system = mac()
        self.api.scale = 1

    def show(self, title: str, place: tuple[int, int, int, int] = PLACE) -> int:
        number = LOWEST - len(self.api.there)
        self.api.there.insert(0, CALL._replace(id=number, title=title, place=Region(*place)))
        return number

    def minimise(self, window: int) -> None:
        self.api.there = [one._replace(on_screen=one.id != window) for one in self.api.there]

    def close(self, window: int) -> None:
        self.api.there = [one for one in self.api.there if one.id != window]

    def lose(self) -> None:
        self.api.is_locked = True


class WaylandStage:
    """What the portal would answer; its user shares the whole screen, whatever is on it."""

    sees = own_pictures = True
    lists = False

    def __init__(self) -> None:
        pytest.importorskip("jeepney", reason="Linux alone")
        from tests.unit.fake_portal import FakePortal, wayland

        self.portal = FakePortal()
        self.system = wayland(self.portal)

    def show(self, title: str, place: tuple[int, int, int, int] = PLACE) -> int:
        [shared] = self.system.windows()
        return shared.id

    def minimise(self, window: int) -> None:
        """A screen is never an icon."""

    def close(self, window: int) -> None:
        self.portal.close_session()

    def lose(self) -> None:
        self.portal.gone = True


STAGES: dict[str, Callable[[], Stage]] = {
    "null": NullStage,
    "windows, printed": WindowsStage,
    "windows, graphics capture": lambda: WindowsStage(pushed=True),
    "x11": X11Stage,
    "macos": MacStage,
    "wayland": WaylandStage,
}
"""What stands for each back-end. A new one is a line here."""


class TestContract(SystemContract):
    @pytest.fixture(params=STAGES)
    def stage(self, request: pytest.FixtureRequest) -> Stage:
        if request.param == "x11" and sys.platform == "win32":
            pytest.skip("X11 is Linux's")
        return STAGES[request.param]()
