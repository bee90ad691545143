"""A window of one colour without a frame: ``python painter.py TITLE LEFT TOP WIDTH HEIGHT``; prints its handle."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any

WS_POPUP, WS_VISIBLE = 0x80000000, 0x10000000
WM_DESTROY = 2
BLUE = 0x996633  # 0xBBGGRR

user: Any = ctypes.WinDLL("user32")
gdi: Any = ctypes.WinDLL("gdi32")
kernel: Any = ctypes.WinDLL("kernel32")
PROCEDURE = ctypes.WINFUNCTYPE(ctypes.c_ssize_t, wintypes.HWND, wintypes.UINT, ctypes.c_size_t, ctypes.c_ssize_t)
user.DefWindowProcW.restype = ctypes.c_ssize_t
user.DefWindowProcW.argtypes = [wintypes.HWND, wintypes.UINT, ctypes.c_size_t, ctypes.c_ssize_t]
user.CreateWindowExW.restype = wintypes.HWND
user.CreateWindowExW.argtypes = [
    wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD, *[ctypes.c_int] * 4, wintypes.HWND,
    wintypes.HMENU, wintypes.HINSTANCE, wintypes.LPVOID,
]  # fmt: skip
gdi.CreateSolidBrush.restype = wintypes.HBRUSH
kernel.GetModuleHandleW.restype = wintypes.HMODULE


class WindowClass(ctypes.Structure):
    """WNDCLASSW."""

    _fields_ = (
        ("style", wintypes.UINT), ("procedure", PROCEDURE), ("extra", ctypes.c_int), ("window_extra", ctypes.c_int),
        ("instance", wintypes.HINSTANCE), ("icon", wintypes.HICON), ("cursor", wintypes.HANDLE),
        ("background", wintypes.HBRUSH), ("menu", wintypes.LPCWSTR), ("name", wintypes.LPCWSTR),
    )  # fmt: skip


def procedure(window: int, message: int, wide: int, long: int) -> int:
    if message == WM_DESTROY:
        user.PostQuitMessage(0)
        return 0
    return int(user.DefWindowProcW(window, message, wide, long))


def main() -> int:
    title, *place = sys.argv[1:]
    kept = PROCEDURE(procedure)
    described = WindowClass(
        procedure=kept, instance=kernel.GetModuleHandleW(None), background=gdi.CreateSolidBrush(BLUE), name="Painter"
    )
    user.RegisterClassW(ctypes.byref(described))
    style, numbers = WS_POPUP | WS_VISIBLE, map(int, place)
    window = user.CreateWindowExW(0, "Painter", title, style, *numbers, None, None, described.instance, None)
    user.SetForegroundWindow(window)
    user.UpdateWindow(window)
    print(window, flush=True)  # noqa: T201 (the test waits for it)
    message = wintypes.MSG()
    while user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
        user.DispatchMessageW(ctypes.byref(message))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
