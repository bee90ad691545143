"""The settings of now: taken into use at once, then kept."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from guard import files
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
        self._kept = loaded.settings  # as the file was last known to be

    def apply(self, settings: Settings) -> None:
        """Take these, and what was changed in the file meanwhile by another hand, where that is not the same thing."""
        old, self.now = self.now, self._with_others(settings)
        self.changed.emit(old, self.now)
        try:
            store.save(self.now, self.path)
            self._kept = self.now
            if self.now.autostart != old.autostart:
                autostart.apply(self.now.autostart)
        except (OSError, SettingsError) as problem:
            self.refused.emit(getattr(problem, "strerror", None) or str(problem))

    def _with_others(self, settings: Settings) -> Settings:
        """``settings`` with what the file has otherwise than when it was last known, but for what is chosen now."""
        if not files.is_file(self.path):
            return settings
        there = store.load(self.path)
        if there.problem is not None:
            return settings
        theirs = {
            one: value
            for one in (field.name for field in fields(Settings))
            if (value := getattr(there.settings, one)) != getattr(self._kept, one)
            and getattr(settings, one) == getattr(self.now, one)
        }
        try:
            return replace(settings, **theirs)
        except SettingsError:
            return settings
