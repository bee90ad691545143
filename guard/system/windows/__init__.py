"""Windows 10 and 11, by ctypes: the window list, and each window's own picture."""

from guard.system.windows.system import WindowsSystem

__all__ = ["WindowsSystem"]
