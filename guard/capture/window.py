"""One picture of the call window: its own where the system has it, else that part of the screen."""

from __future__ import annotations

from collections.abc import Callable

from guard.capture.screen import ScreenGrabber
from guard.types import CannotSee, Picture, Reason, Window


class WindowCapture:
    """Belongs to the thread that grabs, as the system whose ``grab`` it is given does."""

    def __init__(self, grab_window: Callable[[Window], Picture | None], screen: ScreenGrabber) -> None:
        """``grab_window`` is a system's ``grab``: None from it means that the system has no window pictures."""
        self._grab_window = grab_window
        self._screen = screen

    def grab(self, window: Window) -> Picture:
        """The picture of ``window``: height x width x 3, ``uint8``, BGR. Raises ``CannotSee`` with the reason."""
        picture = self._grab_window(window)
        if picture is not None:
            return picture
        if window.minimised:  # the screen shows something else in its place
            raise CannotSee(Reason.MINIMISED)
        return self._screen.grab(window.region)

    def close(self) -> None:
        """Give back the screen; the system is its owner's to close."""
        self._screen.close()
