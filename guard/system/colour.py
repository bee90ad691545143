"""How many bits a pixel of the screen has: pictures are read from screens of 24 (or 32) bits alone."""

from __future__ import annotations

import sys
from typing import Any, Final

READABLE: Final = (24, 32)


def colour_depth() -> int | None:
    """Bits a pixel of the X11 screen that DISPLAY names; None where there is none, or another system."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        import xcffib
        import xcffib.xproto

        connection: Any = xcffib.Connection()  # type: ignore[no-untyped-call, unused-ignore]  # xcffib has no types
    except (ImportError, OSError, xcffib.XcffibException):
        return None
    try:
        return int(connection.get_setup().roots[connection.pref_screen].root_depth)
    finally:
        connection.disconnect()
