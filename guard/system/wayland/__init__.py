"""Wayland: what its user shares through the desktop's own dialogue (xdg-desktop-portal), read by PipeWire."""

from guard.system.wayland.system import WaylandSystem

__all__ = ["WaylandSystem"]
