"""macOS 11 and newer, by pyobjc: the window list, and each window's own picture."""

from guard.system.macos.system import MacSystem

__all__ = ["MacSystem"]
