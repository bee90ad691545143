"""One picture of the call window: its own where the system has it, else that part of the screen."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol

from guard.capture.screen import ScreenGrabber
from guard.types import CannotSee, Picture, Reason, Window


class Source(Protocol):
    """As ``guard.system.protocol.Source``: packages do not know each other."""

    def read(self) -> Picture | None: ...
    def stop(self) -> None: ...


class WindowCapture:
    """Pictures of windows by their sources, one kept for each call. Belongs to the thread that grabs."""

    def __init__(self, open_source: Callable[[Window], Source], screen: ScreenGrabber) -> None:
        """``open_source`` is a system's ``source``."""
        self._open_source, self._screen = open_source, screen
        self._sources: dict[int, tuple[int, Source]] = {}

    def grab(self, call_id: int, window: Window) -> Picture:
        """The picture of ``window``: height x width x 3, ``uint8``, BGR. Raises ``CannotSee`` with the reason."""
        kept = self._sources.get(call_id)
        if kept is None or kept[0] != window.id:
            self.drop({call_id})
            kept = self._sources[call_id] = window.id, self._open_source(window)
        picture = kept[1].read()
        if picture is not None:
            return picture
        if window.minimised:  # the screen shows something else in its place
            raise CannotSee(Reason.MINIMISED)
        return self._screen.grab(window.region)

    def drop(self, calls: Collection[int]) -> None:
        """Give back the sources of these calls."""
        for call_id in calls:
            kept = self._sources.pop(call_id, None)
            if kept is not None:
                kept[1].stop()

    def close(self) -> None:
        """Give back every source and the screen; the system is its owner's to close."""
        self.drop(list(self._sources))
        self._screen.close()
