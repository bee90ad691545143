"""The calls that were watched: kept, shown, given to the police, deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

import guard
from guard.engine import Engine
from guard.incidents.clip import PER_SECOND
from guard.incidents.history import History, Record
from guard.settings.schema import Settings
from guard.types import Event
from ui.call_log import CallLog
from ui.evidence_gatherer import Gatherer
from ui.history_window import HistoryWindow
from ui.save_evidence import ask_and_save
from ui.windows import Windows


class Records(QObject):
    """Follows the engine's events. A file that is refused is said, and nothing worse happens."""

    refused = Signal(str, str)
    """What could not be done, and why."""
    saved = Signal(str)
    """The name of the file of evidence."""

    def __init__(
        self, path: Path, engine: Engine, settings: Callable[[], Settings], windows: Windows, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.path, self._engine, self._settings, self._windows = path, engine, settings, windows
        self.log = CallLog(self._keep)
        self._evidence = Gatherer(engine.newest_picture)
        self._filming = QTimer(self, interval=1000 // PER_SECOND)
        self._filming.timeout.connect(self._evidence.film)

    def follow(self, event: Event) -> None:
        """Take in one event."""
        if (self._settings().evidence_clip and event.state.window is not None) != self._filming.isActive():
            self._filming.stop() if self._filming.isActive() else self._filming.start()
        self._evidence.follow(event)
        self.log.follow(event.state)

    def show(self) -> None:
        """Open the list."""
        self._windows.open("history", self._list)

    def save_call_of_now(self) -> None:
        """Evidence of the call that is watched, with its picture of now."""
        self._evidence.look()
        record = self.log.record()
        if record is not None:
            self.save(record)

    def save(self, record: Record) -> None:
        """Ask for a place and write the evidence of this call there."""
        with self._saying(self.tr("The evidence cannot be saved")):
            incident, stills = self._evidence.incident(record, guard.__version__, self._engine.models())
            folder, moments = self._settings().evidence_folder, self._evidence.moments(record)
            path = ask_and_save(incident, stills, moments, folder)
            if path is not None:
                self.saved.emit(path.name)

    def forget(self) -> None:
        """Delete all of it."""
        self._evidence.forget()
        with self._saying(self.tr("The list of calls cannot be written")):
            self._history().clear()
            if "history" in self._windows:
                self._windows["history"].show_records([])

    def _history(self) -> History:
        return History(self.path, self._settings().history_days)

    def _keep(self, record: Record) -> None:
        with self._saying(self.tr("The list of calls cannot be written")):
            self._history().add(record)

    def _list(self) -> QWidget | None:
        with self._saying(self.tr("The list of calls cannot be read")):
            window = HistoryWindow(self._history().records(), lambda _record: True)
            window.delete_all.connect(self.forget)
            window.save_evidence.connect(self.save)
            return window
        return None

    @contextmanager
    def _saying(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            self.refused.emit(what, problem.strerror or str(problem))
