"""A region of the screen: works on every system, but sees whatever lies over the window. mss is used only here."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import Final

import cv2
import mss
import numpy as np

from guard.types import CannotSee, Picture, Reason, Region

_STALE_S: Final = 5.0


class ScreenGrabber:
    """Grabs for any thread; each has its own mss, opened at its first grab (shared ones are not safe)."""

    def __init__(self) -> None:
        """Nothing is opened yet."""
        self._mine = threading.local()

    def grab(self, region: Region) -> Picture:
        """What the screens show of ``region``: height x width x 3, ``uint8``, BGR, clipped to the screens.

        Raises ``CannotSee``: NO_DISPLAY without a screen, HIDDEN where the region lies outside all of them,
        CAPTURE_FAILED where the system refuses; the next grab starts afresh.
        """
        screens = self._screens()
        if clip(region, screens) != region and time.monotonic() - self._mine.opened_s > _STALE_S:
            self.close()  # monitors come, go and change their size, and mss asks only once
            screens = self._screens()
        visible = clip(region, screens)
        if visible is None:
            raise CannotSee(Reason.HIDDEN)
        place = {"left": visible.left, "top": visible.top, "width": visible.width, "height": visible.height}
        try:
            shot = self._mine.mss.grab(place)
        except Exception as error:  # mss raises its own, ctypes' and the system's
            self.close()
            raise CannotSee(Reason.CAPTURE_FAILED) from error
        pixels = np.frombuffer(shot.raw, np.uint8).reshape(shot.height, shot.width, 4)
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2BGR), np.uint8)

    def close(self) -> None:
        """Give back what the calling thread holds; a later grab opens it again."""
        opened = getattr(self._mine, "mss", None)
        self._mine.mss = None
        if opened is not None:
            with contextlib.suppress(Exception):  # the display may have gone
                opened.close()

    def _screens(self) -> Region:
        """The rectangle around all monitors, as it was when this thread's mss was opened."""
        if getattr(self._mine, "mss", None) is None:
            try:
                self._mine.mss = mss.MSS()
                around = self._mine.mss.monitors[0]
            except Exception as error:
                self.close()
                raise CannotSee(Reason.NO_DISPLAY) from error
            self._mine.opened_s = time.monotonic()
            self._mine.screens = Region(around["left"], around["top"], around["width"], around["height"])
        screens: Region = self._mine.screens
        return screens


def clip(region: Region, screens: Region) -> Region | None:
    """The part of ``region`` inside ``screens``, or None where there is none."""
    left, top = max(region.left, screens.left), max(region.top, screens.top)
    right = min(region.left + region.width, screens.left + screens.width)
    bottom = min(region.top + region.height, screens.top + screens.height)
    return Region(left, top, right - left, bottom - top) if right > left and bottom > top else None
