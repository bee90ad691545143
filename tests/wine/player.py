"""A window of Windows' own that plays a clip: ``python player.py CLIP TITLE START_S``, by ctypes alone."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any

import cv2
import numpy as np

WS_OVERLAPPEDWINDOW, WS_VISIBLE = 0x00CF0000, 0x10000000
WM_DESTROY, WM_TIMER = 2, 0x0113
EVERY_MS = 100

user: Any = ctypes.WinDLL("user32")
gdi: Any = ctypes.WinDLL("gdi32")
kernel: Any = ctypes.WinDLL("kernel32")
PROCEDURE = ctypes.WINFUNCTYPE(
    ctypes.c_ssize_t, wintypes.HWND, wintypes.UINT, ctypes.c_size_t, ctypes.c_ssize_t
)  # WPARAM and LPARAM are as wide as a pointer
user.DefWindowProcW.restype = ctypes.c_ssize_t
user.DefWindowProcW.argtypes = [wintypes.HWND, wintypes.UINT, ctypes.c_size_t, ctypes.c_ssize_t]
user.CreateWindowExW.restype = wintypes.HWND
user.CreateWindowExW.argtypes = [
    wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD, *[ctypes.c_int] * 4, wintypes.HWND,
    wintypes.HMENU, wintypes.HINSTANCE, wintypes.LPVOID,
]  # fmt: skip
user.GetDC.restype = wintypes.HDC
user.GetDC.argtypes = [wintypes.HWND]
user.ReleaseDC.argtypes = [wintypes.HWND, wintypes.HDC]
user.SetTimer.argtypes = [wintypes.HWND, ctypes.c_size_t, wintypes.UINT, ctypes.c_void_p]
kernel.GetModuleHandleW.restype = wintypes.HMODULE
gdi.SetDIBitsToDevice.argtypes = [
    wintypes.HDC, ctypes.c_int, ctypes.c_int, wintypes.DWORD, wintypes.DWORD, ctypes.c_int, ctypes.c_int, wintypes.UINT,
    wintypes.UINT, ctypes.c_void_p, ctypes.c_void_p, wintypes.UINT,
]  # fmt: skip


class WindowClass(ctypes.Structure):
    """WNDCLASSW."""

    _fields_ = (
        ("style", wintypes.UINT), ("procedure", PROCEDURE), ("extra", ctypes.c_int), ("window_extra", ctypes.c_int),
        ("instance", wintypes.HINSTANCE), ("icon", wintypes.HICON), ("cursor", wintypes.HANDLE),
        ("background", wintypes.HBRUSH), ("menu", wintypes.LPCWSTR), ("name", wintypes.LPCWSTR),
    )  # fmt: skip


def main() -> int:
    clip, title, start_s = sys.argv[1], sys.argv[2], float(sys.argv[3])
    film = cv2.VideoCapture(clip)
    film.set(cv2.CAP_PROP_POS_FRAMES, round(start_s * film.get(cv2.CAP_PROP_FPS)))
    pictures = []
    while len(pictures) < 60 and (read := film.read())[0]:
        pictures.append(cv2.cvtColor(read[1], cv2.COLOR_BGR2BGRA))
    height, width = pictures[0].shape[:2]
    header = np.array(
        [(40, width, -height, 1, 32, 0, 0, 0, 0, 0, 0)], np.dtype("<u4,<i4,<i4,<u2,<u2,<u4,<u4,<i4,<i4,<u4,<u4")
    )
    at = 0

    def procedure(window: int, message: int, wide: int, long: int) -> int:
        nonlocal at
        if message == WM_DESTROY:
            user.PostQuitMessage(0)
            return 0
        if message == WM_TIMER:
            at += 1
            picture = np.ascontiguousarray(pictures[at % len(pictures)])
            context = user.GetDC(window)
            gdi.SetDIBitsToDevice(
                context, 0, 0, width, height, 0, 0, 0, height, picture.ctypes.data, header.ctypes.data, 0
            )
            user.ReleaseDC(window, context)
            return 0
        return int(user.DefWindowProcW(window, message, wide, long))

    kept = PROCEDURE(procedure)
    described = WindowClass(procedure=kept, instance=kernel.GetModuleHandleW(None), name="QalqanPlayer")
    user.RegisterClassW(ctypes.byref(described))
    window = user.CreateWindowExW(
        0, "QalqanPlayer", title, WS_OVERLAPPEDWINDOW | WS_VISIBLE, 60, 40, width + 20, height + 50, None, None,
        described.instance, None,
    )  # fmt: skip
    user.SetTimer(window, 1, EVERY_MS, None)
    message = wintypes.MSG()
    while user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
        user.TranslateMessage(ctypes.byref(message))
        user.DispatchMessageW(ctypes.byref(message))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
