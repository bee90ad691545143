"""The ``System`` of Windows: what is on the desktop, and how one window looks. It only reads."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

import numpy as np

from guard.system.protocol import Permission, Source
from guard.system.titles import plain
from guard.system.windows.api import Api, Rectangle
from guard.system.windows.graphics_capture import GraphicsCapture
from guard.system.windows.win32 import Win32
from guard.types import CannotSee, Picture, Reason, Region, Window

log = logging.getLogger("qalqan.windows")

WS_EX_TOOLWINDOW: Final = 0x80
WS_EX_NOACTIVATE: Final = 0x08000000
FURNITURE: Final = frozenset(
    {"Progman", "WorkerW", "Shell_TrayWnd", "Shell_SecondaryTrayWnd", "Windows.UI.Core.CoreWindow"}
)
"""The desktop itself, the task bars, and the shell's own panes."""
HOST: Final = "applicationframehost.exe"
"""Frames the windows of Store applications; whose they are, their inner window tells."""
SMALLEST: Final = 2
"""Pixels: invisible helpers are of 0 or 1."""


class WindowsSystem:
    """One per thread: the thread that makes it is made aware of each monitor's scale."""

    name = "windows"
    captures_covered = True

    def __init__(
        self, api: Api | None = None, capture: Callable[[int], GraphicsCapture] | None = GraphicsCapture
    ) -> None:
        """``capture`` begins Windows Graphics Capture; None does without. Raises ``OSError`` on other systems."""
        self._api: Api = Win32() if api is None else api
        self._capture = capture
        self._kept_out: set[int] = set()

    def windows(self) -> list[Window]:
        """See ``System``. Raises ``CannotSee(LOCKED)`` while the session is."""
        if self._api.locked():
            raise CannotSee(Reason.LOCKED)
        active, own = self._api.foreground(), self._api.own_process()
        windows = self._api.top_level()
        self._keep_ours_out([window for window in windows if self._api.process_id(window) == own])
        listed = (self._window(window, active, own) for window in windows)
        return [window for window in listed if window is not None]

    def source(self, window: Window) -> Source:
        """See ``System``."""
        return WindowSource(self._api, window.id, self._begin(window.id))

    def keep_out_of_captures(self, window_id: int) -> bool:
        """See ``System``."""
        return self._api.exclude(window_id)

    def permission(self) -> Permission:
        """See ``System``. Windows asks nobody for the windows of one's own session."""
        return Permission(True)

    def close(self) -> None:
        """See ``System``: each call gives back its own handles."""

    def _keep_ours_out(self, ours: list[int]) -> None:
        """Our own windows in no picture of the screen: not in ours, and not in one that the user shows to a caller."""
        for window in ours:
            if window not in self._kept_out and self._api.is_visible(window) and not self._api.exclude(window):
                log.warning("a window of ours cannot be kept out of captures")
        self._kept_out = {window for window in ours if self._api.is_visible(window)}

    def _begin(self, window: int) -> GraphicsCapture | None:
        if self._capture is None:
            return None
        try:
            return self._capture(window)
        except Exception as error:  # an older Windows, no package, a window that may not be captured: print it
            log.info("no graphics capture: %s", type(error).__name__)
            self._capture = None
            return None

    def _window(self, window: int, active: int, own: int) -> Window | None:
        api = self._api
        process = api.process_id(window)
        if process in (0, own) or not api.is_visible(window) or api.is_cloaked(window):
            return None
        window_class = api.class_name(window)
        if window_class in FURNITURE or api.style(window) & WS_EX_NOACTIVATE:
            return None
        place = api.seen(window) or api.outer(window)
        if place is None:
            return None
        left, top, right, bottom = place
        minimised = api.is_minimised(window)
        if not minimised and min(right - left, bottom - top) < SMALLEST:
            return None
        title = plain(api.title(window))
        if not title and api.style(window) & WS_EX_TOOLWINDOW:
            return None
        return Window(
            id=window,
            title=title,
            application=window_class,
            process=self._process(window, process),
            region=Region(left, top, right - left, bottom - top),
            minimised=minimised,
            active=window == active,
        )

    def _process(self, window: int, process: int) -> str:
        name = self._api.process_name(process)
        if name.casefold() == HOST:
            inner = (self._api.process_id(child) for child in self._api.children(window))
            other = next((number for number in inner if number not in (0, process)), None)
            return self._api.process_name(other) if other is not None else name
        return name


class WindowSource:
    """One window's pictures: those that Windows pushes, and until they come, or where it does not, its print."""

    def __init__(self, api: Api, window: int, pushed: GraphicsCapture | None) -> None:
        self._api, self._window, self._pushed = api, window, pushed

    def read(self) -> Picture | None:
        """See ``Source``."""
        if not self._api.is_window(self._window):
            raise CannotSee(Reason.CLOSED)
        if self._api.is_minimised(self._window):
            raise CannotSee(Reason.MINIMISED)
        if self._api.is_cloaked(self._window):
            raise CannotSee(Reason.HIDDEN)
        if self._pushed is not None and not self._pushed.closed:
            newest = self._pushed.newest()
            if newest is not None:
                return newest
        return self._printed()

    def stop(self) -> None:
        """See ``Source``."""
        if self._pushed is not None:
            self._pushed.stop()

    def _printed(self) -> Picture | None:
        """Its print; None where that is black and the window lies in front, so that the screen may show more."""
        outer = self._api.outer(self._window)
        if outer is None:
            raise CannotSee(Reason.CLOSED)
        width, height = outer[2] - outer[0], outer[3] - outer[1]
        if min(width, height) < SMALLEST:
            raise CannotSee(Reason.TINY)
        picture = self._api.print(self._window, width, height)
        if picture is None:
            raise CannotSee(Reason.CAPTURE_FAILED)
        seen = _inside(picture[:, :, :3], outer, self._api.seen(self._window) or outer)
        return None if self._api.foreground() == self._window and not seen.any() else seen


def _inside(picture: np.ndarray, outer: Rectangle, seen: Rectangle) -> Picture:
    """Without the invisible borders."""
    left, top = max(0, seen[0] - outer[0]), max(0, seen[1] - outer[1])
    right, bottom = seen[2] - outer[0], seen[3] - outer[1]
    return np.ascontiguousarray(picture[top:bottom, left:right], np.uint8)
