"""The one way from the engine's threads to the windows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bridge(QObject):
    """Give ``happened.emit`` to the engine; slots of main-thread objects then run on the main thread, in order."""

    happened = Signal(object)
    """One ``guard.types.Event``."""
