"""The only package that knows an operating system."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from guard.system.null import NullSystem
from guard.system.protocol import Permission, System
from guard.types import CannotSee, Reason

__all__ = ["NullSystem", "Permission", "System", "open_system"]


def open_system(share_file: Path | None = None) -> System:
    """The system of this desktop, else one that says what is missing.

    Windows; on Linux Wayland through its portal, or X11 where a display answers. ``share_file`` remembers what was
    shared on Wayland, so that the desktop asks once. Never raises. What it returns belongs to the thread that asked.
    """
    if sys.platform == "win32":
        from guard.system.windows import WindowsSystem  # not there on other systems

        return WindowsSystem()
    if sys.platform == "darwin":
        try:
            from guard.system.macos import MacSystem  # not there on other systems

            return MacSystem()
        except (ImportError, OSError):
            return NullSystem("pyobjc is missing.", "Install Qalqan again, with its package pyobjc.", Reason.NO_LIBRARY)
    wayland = os.environ.get("XDG_SESSION_TYPE") == "wayland" or bool(os.environ.get("WAYLAND_DISPLAY"))
    if wayland:
        try:
            from guard.system.wayland import WaylandSystem  # not there on other systems

            return WaylandSystem(share_file)
        except (ImportError, OSError, CannotSee):  # no portal, or no PipeWire: said below
            pass
    if os.environ.get("DISPLAY"):
        try:
            from guard.system.x11 import X11System  # not there on other systems

            return X11System()
        except (ImportError, OSError):
            return NullSystem(
                "The X11 library libxcb is missing.", "On Debian or Ubuntu: sudo apt install libxcb1", Reason.NO_LIBRARY
            )
        except CannotSee:
            if not wayland:
                return NullSystem(
                    "The X11 display that DISPLAY names does not answer.",
                    "Run qalqan as the user who is logged in to the desktop, or mend DISPLAY and XAUTHORITY.",
                    Reason.NO_DISPLAY,
                )
    if wayland:
        return NullSystem(
            "This is a Wayland session, and xdg-desktop-portal or PipeWire, by which a screen is shared, is missing.",
            'Install both with a portal for this desktop, or log out and choose an "Xorg" session on the login screen.',
            Reason.WAYLAND,
        )
    return NullSystem(
        "There is no desktop here: DISPLAY is not set.", "Run qalqan inside a graphical session.", Reason.NO_DISPLAY
    )
