"""X11, by xcffib: the window list, and each window's own picture."""

from guard.system.x11.system import X11System

__all__ = ["X11System"]
