"""The real calls, by pyobjc, against the documented interface (developer.apple.com, "Quartz Window Services")."""

from __future__ import annotations

import os
import sys
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from guard.system.macos.api import Listed
from guard.types import Region

_ALL_BUT_DESKTOP: Final = 1 << 4  # kCGWindowListOptionAll | kCGWindowListExcludeDesktopElements
_ONE_WINDOW: Final = 1 << 3  # kCGWindowListOptionIncludingWindow
_NO_SHADOW_FULL_SIZE: Final = 1 << 0 | 1 << 3  # kCGWindowImageBoundsIgnoreFraming | kCGWindowImageBestResolution
_ORDER_MASK, _LITTLE_ENDIAN = 0x7000, 2 << 12  # kCGBitmapByteOrderMask, kCGBitmapByteOrder32Little: B G R X
_SHARING_NONE: Final = 0  # NSWindowSharingNone


class Quartz:
    """The real one."""

    def __init__(self) -> None:
        """Raises ``OSError`` where this is not macOS, ``ImportError`` without pyobjc."""
        if sys.platform != "darwin":
            raise OSError("not macOS")
        import AppKit
        import Foundation
        import Quartz as graphics  # noqa: N813  # the package has a capital, its use here is a module of functions

        self._quartz: Any = graphics
        self._app_kit: Any = AppKit
        self._foundation: Any = Foundation

    def listed(self) -> list[Listed]:
        """See ``Api``."""
        told = self._quartz.CGWindowListCopyWindowInfo(_ALL_BUT_DESKTOP, 0) or ()
        return [_listed(window) for window in told]

    def process_name(self, process: int) -> str:
        """See ``Api``."""
        running = self._app_kit.NSRunningApplication.runningApplicationWithProcessIdentifier_(process)
        url = running.executableURL() if running is not None else None
        return str(url.lastPathComponent() or "") if url is not None else ""

    def frontmost(self) -> int:
        """See ``Api``."""
        front = self._app_kit.NSWorkspace.sharedWorkspace().frontmostApplication()
        return int(front.processIdentifier()) if front is not None else 0

    def own_process(self) -> int:
        """See ``Api``."""
        return os.getpid()

    def picture(self, window: int) -> NDArray[np.uint8] | None:
        """See ``Api``."""
        quartz = self._quartz
        image = quartz.CGWindowListCreateImage(quartz.CGRectNull, _ONE_WINDOW, window, _NO_SHADOW_FULL_SIZE)
        if image is None or quartz.CGImageGetBitsPerPixel(image) != 32:
            return None
        if quartz.CGImageGetBitmapInfo(image) & _ORDER_MASK != _LITTLE_ENDIAN:
            return None
        width, height = quartz.CGImageGetWidth(image), quartz.CGImageGetHeight(image)
        data = quartz.CGDataProviderCopyData(quartz.CGImageGetDataProvider(image))
        return pixels(bytes(data), width, height, quartz.CGImageGetBytesPerRow(image)) if data is not None else None

    def allowed(self) -> bool:
        """See ``Api``."""
        return bool(self._quartz.CGPreflightScreenCaptureAccess())

    def ask(self) -> None:
        """See ``Api``."""
        self._quartz.CGRequestScreenCaptureAccess()

    def exclude(self, window: int) -> bool:
        """See ``Api``. AppKit's windows are the main thread's, so it happens there, soon."""
        application = self._app_kit.NSApp()
        if application is None:
            return False

        def leave_out() -> None:
            own = application.windowWithWindowNumber_(window)
            if own is not None:
                own.setSharingType_(_SHARING_NONE)

        self._foundation.NSOperationQueue.mainQueue().addOperationWithBlock_(leave_out)
        return True

    def locked(self) -> bool:
        """See ``Api``."""
        session = self._quartz.CGSessionCopyCurrentDictionary()
        if session is None:
            return True
        on_console = session.get("kCGSSessionOnConsoleKey", True)
        return bool(session.get("CGSSessionScreenIsLocked", False)) or not on_console


def pixels(data: bytes, width: int, height: int, stride: int) -> NDArray[np.uint8] | None:
    """Rows of ``stride`` bytes as height x width x 4; None where there are not so many."""
    if width <= 0 or height <= 0 or stride < 4 * width or len(data) < stride * (height - 1) + 4 * width:
        return None
    flat = np.frombuffer(data, np.uint8)
    return np.lib.stride_tricks.as_strided(flat, (height, width, 4), (stride, 4, 1), writeable=False)


def _listed(window: Any) -> Listed:
    place = window.get("kCGWindowBounds") or {}
    left, top, width, height = (round(place.get(side, 0)) for side in ("X", "Y", "Width", "Height"))
    return Listed(
        id=int(window["kCGWindowNumber"]),
        title=str(window.get("kCGWindowName") or ""),
        owner=str(window.get("kCGWindowOwnerName") or ""),
        process=int(window.get("kCGWindowOwnerPID") or 0),
        place=Region(left, top, width, height),
        layer=int(window.get("kCGWindowLayer") or 0),
        on_screen=bool(window.get("kCGWindowIsOnscreen", False)),
    )
