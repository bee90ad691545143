"""Windows Graphics Capture of one window, by the ``windows-capture`` package where it is installed.

Windows pushes a picture whenever the window has drawn, on a thread of the package; the newest one is kept.
Windows 10, version 1903, and newer. Not there under Wine: written against the package's own interface (2.0).
"""

from __future__ import annotations

import importlib
import threading
from typing import Any, Final

import numpy as np

from guard.types import Picture

EVERY_MS: Final = 90
"""The least time between two pictures: the guard looks at most ten times a second."""


class GraphicsCapture:
    """Pictures of the window ``window`` until ``stop``. Raises whatever the package raises where it cannot begin."""

    def __init__(self, window: int, package: Any = None) -> None:
        if package is None:
            package = importlib.import_module("windows_capture")  # not there on other systems
        self._newest: Picture | None = None
        self._lock = threading.Lock()
        self.closed = False
        capture = package.WindowsCapture(
            cursor_capture=False, draw_border=None, minimum_update_interval=EVERY_MS, window_hwnd=window
        )
        capture.frame_handler = self._arrived
        capture.closed_handler = self._closed
        self._control = capture.start_free_threaded()

    def newest(self) -> Picture | None:
        """The last picture (height x width x 3, BGR), None before the first."""
        with self._lock:
            return self._newest

    def stop(self) -> None:
        """End the capture."""
        self._control.stop()

    def _arrived(self, frame: Any, _control: Any) -> None:
        picture = np.ascontiguousarray(frame.frame_buffer[:, :, :3])  # the buffer is Windows's own, and used again
        with self._lock:
            self._newest = picture

    def _closed(self) -> None:
        self.closed = True
