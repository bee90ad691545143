"""The ``System`` of macOS: what is on the desktop, and how one window looks. It only reads."""

from __future__ import annotations

import logging
from typing import Final

import numpy as np

from guard.system.macos.api import Api, Listed
from guard.system.macos.quartz import Quartz
from guard.system.protocol import Permission, Pulled, Source
from guard.system.titles import TITLE_LENGTH, plain
from guard.types import CannotSee, Picture, Reason, Window

log = logging.getLogger("qalqan.macos")

SMALLEST: Final = 2
"""Points: invisible helpers are of 0 or 1."""
_NOT_ALLOWED: Final = Permission(
    False,
    "macOS does not let qalqan record the screen.",
    "System Settings, Privacy & Security, Screen Recording: allow Qalqan, then start it again.",
    Reason.NO_PERMISSION,
)


class MacSystem:
    """Where the screen may not be recorded, macOS is made to ask for it: it does so once."""

    name = "macos"
    captures_covered = True

    def __init__(self, api: Api | None = None) -> None:
        """Raises ``OSError`` on other systems, ``ImportError`` without pyobjc."""
        self._api: Api = Quartz() if api is None else api
        self._kept_out: set[int] = set()
        if not self._api.allowed():
            self._api.ask()

    def windows(self) -> list[Window]:
        """See ``System``. Raises ``CannotSee(LOCKED)`` while the session is."""
        if self._api.locked():
            raise CannotSee(Reason.LOCKED)
        own, front = self._api.own_process(), self._api.frontmost()
        listed = self._api.listed()
        self._keep_ours_out({one.id for one in listed if one.process == own and one.on_screen})
        shown = [one for one in listed if one.process != own and _is_a_programs(one)]
        active = next((one.id for one in shown if one.process == front and one.on_screen), None)
        return [self._window(one, active) for one in shown]

    def source(self, window: Window) -> Source:
        """See ``System``."""
        return Pulled(self._grab, window)

    def keep_out_of_captures(self, window_id: int) -> bool:
        """See ``System``."""
        return self._api.exclude(window_id)

    def permission(self) -> Permission:
        """See ``System``."""
        return Permission(True) if self._api.allowed() else _NOT_ALLOWED

    def close(self) -> None:
        """See ``System``: each call gives back its own handles."""

    def _keep_ours_out(self, ours: set[int]) -> None:
        """As on Windows: in no picture that others record of the screen."""
        for window in ours - self._kept_out:
            if not self._api.exclude(window):
                log.warning("a window of ours cannot be kept out of captures")
        self._kept_out = ours

    def _window(self, one: Listed, active: int | None) -> Window:
        return Window(
            id=one.id,
            title=plain(one.title),
            application=one.owner[:TITLE_LENGTH],
            process=self._api.process_name(one.process),
            region=one.place,
            minimised=not one.on_screen,  # in the Dock, hidden, or on another space
            active=one.id == active,
        )

    def _grab(self, window: Window) -> Picture | None:
        now = next((one for one in self._api.listed() if one.id == window.id), None)
        if now is None:
            raise CannotSee(Reason.CLOSED)
        if not now.on_screen:
            raise CannotSee(Reason.MINIMISED)
        picture = self._api.picture(window.id)
        if picture is None:
            raise CannotSee(Reason.CAPTURE_FAILED if self._api.allowed() else Reason.NO_PERMISSION)
        return np.ascontiguousarray(picture[:, :, :3])


def _is_a_programs(one: Listed) -> bool:
    """No menu, panel or helper; what is not on the screen only where it has a title: many such are never shown."""
    if one.layer != 0 or min(one.place.width, one.place.height) < SMALLEST:
        return False
    return one.on_screen or bool(one.title)
