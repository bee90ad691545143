"""The real calls, by ctypes.

Written against the documented interface (learn.microsoft.com, "Win32 API"): winuser.h, wingdi.h, dwmapi.h,
processthreadsapi.h.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from guard.system.windows.api import Rectangle

_DWMWA_EXTENDED_FRAME_BOUNDS: Final = 9
_DWMWA_CLOAKED: Final = 14
_GWL_EXSTYLE: Final = -20
_PROCESS_QUERY_LIMITED_INFORMATION: Final = 0x1000
_PW_RENDERFULLCONTENT: Final = 2
_WDA_EXCLUDEFROMCAPTURE: Final = 0x11
_PER_MONITOR_AWARE_V2: Final = -4
_DESKTOP_SWITCHDESKTOP: Final = 0x0100
_TEXT: Final = 512
_BITMAPINFOHEADER: Final = np.dtype("<u4,<i4,<i4,<u2,<u2,<u4,<u4,<i4,<i4,<u4,<u4")
"""Size, width, height, planes, bits a pixel, and what is left at zero."""


class Win32:
    """The real one. Makes its thread aware of each monitor's scale, so that all places are real pixels."""

    def __init__(self) -> None:
        """Raises ``OSError`` where this is not Windows."""
        if sys.platform != "win32":
            raise OSError("not Windows")
        self._user: Any = ctypes.WinDLL("user32", use_last_error=True)
        self._gdi: Any = ctypes.WinDLL("gdi32")
        self._kernel: Any = ctypes.WinDLL("kernel32")
        self._dwm: Any = ctypes.WinDLL("dwmapi")
        self._visitor: Any = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
        self._declare()
        self._user.SetThreadDpiAwarenessContext(_PER_MONITOR_AWARE_V2)

    def _declare(self) -> None:
        handle, number, counts = ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(wintypes.DWORD)
        declared: list[tuple[Any, Any, list[Any]]] = [
            (self._user.SetThreadDpiAwarenessContext, handle, [handle]),
            (self._user.EnumWindows, wintypes.BOOL, [self._visitor, wintypes.LPARAM]),
            (self._user.EnumChildWindows, wintypes.BOOL, [handle, self._visitor, wintypes.LPARAM]),
            (self._user.GetWindowTextW, number, [handle, wintypes.LPWSTR, number]),
            (self._user.GetClassNameW, number, [handle, wintypes.LPWSTR, number]),
            (self._user.GetWindowThreadProcessId, wintypes.DWORD, [handle, counts]),
            (self._user.IsWindow, wintypes.BOOL, [handle]),
            (self._user.IsWindowVisible, wintypes.BOOL, [handle]),
            (self._user.IsIconic, wintypes.BOOL, [handle]),
            (self._user.GetWindowLongW, wintypes.LONG, [handle, number]),
            (self._user.GetForegroundWindow, handle, []),
            (self._user.GetWindowRect, wintypes.BOOL, [handle, ctypes.POINTER(wintypes.RECT)]),
            (self._user.PrintWindow, wintypes.BOOL, [handle, handle, wintypes.UINT]),
            (self._user.SetWindowDisplayAffinity, wintypes.BOOL, [handle, wintypes.DWORD]),
            (self._user.OpenInputDesktop, handle, [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]),
            (self._user.CloseDesktop, wintypes.BOOL, [handle]),
            (self._user.GetDC, handle, [handle]),
            (self._user.ReleaseDC, number, [handle, handle]),
            (self._gdi.CreateCompatibleDC, handle, [handle]),
            (self._gdi.DeleteDC, wintypes.BOOL, [handle]),
            (self._gdi.CreateDIBSection, handle, [handle, handle, wintypes.UINT, handle, handle, wintypes.DWORD]),
            (self._gdi.SelectObject, handle, [handle, handle]),
            (self._gdi.DeleteObject, wintypes.BOOL, [handle]),
            (self._gdi.GdiFlush, wintypes.BOOL, []),
            (self._kernel.OpenProcess, handle, [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]),
            (self._kernel.CloseHandle, wintypes.BOOL, [handle]),
            (self._kernel.GetCurrentProcessId, wintypes.DWORD, []),
            (self._kernel.QueryFullProcessImageNameW, wintypes.BOOL, [handle, wintypes.DWORD, wintypes.LPWSTR, counts]),
            (self._dwm.DwmGetWindowAttribute, ctypes.c_long, [handle, wintypes.DWORD, handle, wintypes.DWORD]),
        ]
        for function, result, arguments in declared:
            function.restype, function.argtypes = result, arguments

    def top_level(self) -> list[int]:
        """See ``Api``; EnumWindows goes from the top of the z-order down."""
        return self._visited(self._user.EnumWindows)

    def children(self, window: int) -> list[int]:
        """See ``Api``."""
        return self._visited(self._user.EnumChildWindows, window)

    def title(self, window: int) -> str:
        """See ``Api``. Of another process's window Windows keeps the title itself: nobody is waited for."""
        return self._text(self._user.GetWindowTextW, window)

    def class_name(self, window: int) -> str:
        """See ``Api``."""
        return self._text(self._user.GetClassNameW, window)

    def process_id(self, window: int) -> int:
        """See ``Api``."""
        process = wintypes.DWORD()
        self._user.GetWindowThreadProcessId(window, ctypes.byref(process))
        return int(process.value)

    def process_name(self, process: int) -> str:
        """See ``Api``."""
        handle = self._kernel.OpenProcess(_PROCESS_QUERY_LIMITED_INFORMATION, False, process)
        if not handle:
            return ""
        try:
            length = wintypes.DWORD(_TEXT)
            path = ctypes.create_unicode_buffer(_TEXT)
            done = self._kernel.QueryFullProcessImageNameW(handle, 0, path, ctypes.byref(length))
            return path.value.rpartition("\\")[2] if done else ""
        finally:
            self._kernel.CloseHandle(handle)

    def own_process(self) -> int:
        """See ``Api``."""
        return int(self._kernel.GetCurrentProcessId())

    def is_window(self, window: int) -> bool:
        """See ``Api``."""
        return bool(self._user.IsWindow(window))

    def is_visible(self, window: int) -> bool:
        """See ``Api``."""
        return bool(self._user.IsWindowVisible(window))

    def is_minimised(self, window: int) -> bool:
        """See ``Api``."""
        return bool(self._user.IsIconic(window))

    def is_cloaked(self, window: int) -> bool:
        """See ``Api``."""
        cloaked = wintypes.DWORD()
        failed = self._dwm.DwmGetWindowAttribute(window, _DWMWA_CLOAKED, ctypes.byref(cloaked), 4)
        return not failed and cloaked.value != 0

    def style(self, window: int) -> int:
        """See ``Api``."""
        return int(self._user.GetWindowLongW(window, _GWL_EXSTYLE)) & 0xFFFFFFFF

    def foreground(self) -> int:
        """See ``Api``."""
        return int(self._user.GetForegroundWindow() or 0)

    def outer(self, window: int) -> Rectangle | None:
        """See ``Api``."""
        place = wintypes.RECT()
        return _rectangle(place) if self._user.GetWindowRect(window, ctypes.byref(place)) else None

    def seen(self, window: int) -> Rectangle | None:
        """See ``Api``."""
        place = wintypes.RECT()
        size = ctypes.sizeof(place)
        failed = self._dwm.DwmGetWindowAttribute(window, _DWMWA_EXTENDED_FRAME_BOUNDS, ctypes.byref(place), size)
        return None if failed else _rectangle(place)

    def print(self, window: int, width: int, height: int) -> NDArray[np.uint8] | None:
        """See ``Api``. PrintWindow with PW_RENDERFULLCONTENT: the compositor's own picture, also of GPU windows."""
        screen = self._user.GetDC(None)
        context = self._gdi.CreateCompatibleDC(screen)
        pixels = ctypes.c_void_p()
        header = np.array([(40, width, -height, 1, 32, 0, 0, 0, 0, 0, 0)], _BITMAPINFOHEADER)  # from the top down
        bitmap = self._gdi.CreateDIBSection(screen, header.ctypes.data, 0, ctypes.byref(pixels), None, 0)
        try:
            if not bitmap or not pixels.value:
                return None
            before = self._gdi.SelectObject(context, bitmap)
            done = self._user.PrintWindow(window, context, _PW_RENDERFULLCONTENT)
            self._gdi.GdiFlush()
            self._gdi.SelectObject(context, before)
            if not done:
                return None
            raw = ctypes.string_at(pixels.value, width * height * 4)
            return np.frombuffer(raw, np.uint8).reshape(height, width, 4)
        finally:
            if bitmap:
                self._gdi.DeleteObject(bitmap)
            self._gdi.DeleteDC(context)
            self._user.ReleaseDC(None, screen)

    def exclude(self, window: int) -> bool:
        """See ``Api``. From Windows 10, version 2004 (build 19041), on."""
        return bool(self._user.SetWindowDisplayAffinity(window, _WDA_EXCLUDEFROMCAPTURE))

    def locked(self) -> bool:
        """See ``Api``: the desktop that has the keyboard cannot be opened then."""
        desktop = self._user.OpenInputDesktop(0, False, _DESKTOP_SWITCHDESKTOP)
        if desktop:
            self._user.CloseDesktop(desktop)
        return not desktop

    def _visited(self, function: Any, *before: int) -> list[int]:
        """The windows that an Enum... function visits; True from the visitor means: go on."""
        found: list[int] = []

        def visit(window: int | None, _: int) -> bool:
            found.append(window or 0)
            return True

        function(*before, self._visitor(visit), 0)
        return found

    @staticmethod
    def _text(function: Any, window: int) -> str:
        buffer = ctypes.create_unicode_buffer(_TEXT)
        function(window, buffer, _TEXT)
        return buffer.value


def _rectangle(place: wintypes.RECT) -> Rectangle:
    return int(place.left), int(place.top), int(place.right), int(place.bottom)
