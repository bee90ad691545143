"""The settings of now: taken into use at once, then kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from guard.settings import store
from guard.settings.schema import Settings, SettingsError
from ui import autostart


class Keeper(QObject):
    """``changed`` carries the old settings and the new; ``refused`` why a file could not be written.

    ``problem``: what was wrong with the file at the start, or None.
    """

    changed = Signal(object, object)
    refused = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        loaded = store.load(path)
        self.now: Settings = loaded.settings
        self.problem = loaded.problem

    def apply(self, settings: Settings) -> None:
        """Take these."""
        old, self.now = self.now, settings
        self.changed.emit(old, settings)
        try:
            store.save(settings, self.path)
            if settings.autostart != old.autostart:
                autostart.apply(settings.autostart)
        except (OSError, SettingsError) as problem:
            self.refused.emit(getattr(problem, "strerror", None) or str(problem))
