"""The contract on a real X server with a window manager."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guard.system.x11 import X11System
from tests.integration.desktop import Desktop, find, stop, until
from tests.system_contract import PLACE, SystemContract

pytestmark = pytest.mark.x11


class X11Stage:
    sees = lists = own_pictures = True

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self.system = X11System(desktop.display)

    def show(self, title: str, place: tuple[int, int, int, int] = PLACE) -> int:
        window = self._desktop.open(title, place)
        self._desktop.tell("raise", id=window)
        until(lambda: self.system.windows()[0].id == window)
        return window

    def minimise(self, window: int) -> None:
        self._desktop.tell("iconify", id=window)
        until(lambda: find(self.system, window).minimised)

    def close(self, window: int) -> None:
        self._desktop.tell("close", id=window)
        until(lambda: window not in [one.id for one in self.system.windows()])

    def lose(self) -> None:
        stop(self._desktop.server)


class TestX11(SystemContract):
    @pytest.fixture
    def stage(self, managed_desktop: Desktop) -> Iterator[X11Stage]:
        stage = X11Stage(managed_desktop)
        yield stage
        stage.system.close()
