"""The calls that were watched: kept, shown, given to the police, deleted."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

import guard
from guard.engine import Engine
from guard.incidents.call_log import CallLog
from guard.incidents.clip import PER_SECOND
from guard.incidents.gatherer import Gatherer
from guard.incidents.history import History, Record
from guard.log import Place
from guard.settings.schema import Settings
from guard.types import Event
from ui.records import evidence_report, save_evidence
from ui.records.history_window import HistoryWindow
from ui.records.report_window import ReportWindow
from ui.records.save_evidence import Gathered
from ui.windows import Windows

log = logging.getLogger("qalqan.records")


class Records(QObject):
    """Follows the engine's events. What is refused is said, and nothing worse happens: a warning never hangs on it."""

    refused = Signal(str, str)
    """What could not be done, and why."""
    saved = Signal(str)
    """The path of the file of evidence."""

    def __init__(
        self, path: Path, engine: Engine, settings: Callable[[], Settings], windows: Windows, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.path, self._engine, self._settings, self._windows = path, engine, settings, windows
        self.log = CallLog(self._keep)
        self._last: Record | None = None
        self._evidence = Gatherer(engine.newest_picture, self.log)
        self._filming = QTimer(self, interval=1000 // PER_SECOND)
        self._filming.timeout.connect(self._film)

    @property
    def savable(self) -> Record | None:
        """The call of now, or the last one until the next begins; None where there is none, or only a practice call.

        Never raises: the menu asks it at every event, and what it shows is more than whether evidence is offered.
        """
        call = self._engine.state.call
        try:
            return _given((self.log.record(call.id) if call is not None else None) or self._last)
        except Exception as problem:
            log.error("a call cannot be told: %s", Place.of(problem))
            return None

    @property
    def last(self) -> Record | None:
        """The call that ended last, whatever is on now; None where there is none, or it was a practice call."""
        return _given(self._last)

    def follow(self, event: Event) -> None:
        """Take in one event. Who calls it sees to it that nothing hangs on whether that can be done."""
        in_sight = any(call.window is not None for call in event.state.calls)
        if (self._settings().evidence_clip and in_sight) != self._filming.isActive():
            self._filming.stop() if self._filming.isActive() else self._filming.start()
        self.log.follow(event)
        self._evidence.follow(event)

    def finish(self) -> None:
        """The program ends: write down the call of now."""
        self.log.finish()

    def show(self) -> None:
        """Open the list."""
        self._windows.open("history", self._list)

    def save_newest(self) -> None:
        """Evidence of the call of now with its picture of now, or of the one that has just ended."""
        call, what = self._engine.state.call, self.tr("The evidence cannot be saved")
        with self._saying(what):
            if call is not None:
                self._evidence.look(call.id)
        with self._saying(what):  # also without the picture of now
            record = self.savable
            if record is None:
                self.refused.emit(what, self.tr("There is no call to save."))
            else:
                self.save(record)

    def save(self, record: Record) -> None:
        """Ask for a place and write the evidence of this call there."""
        with self._saying(self.tr("The evidence cannot be saved")):
            incident, stills = self._evidence.incident(record, guard.__version__, self._engine.models())
            gathered = Gathered(incident, stills, self._evidence.moments(record))
            self._windows.close("save")
            self._windows.open(
                "save",
                lambda: save_evidence.ask(
                    gathered, self._settings().evidence_folder, lambda path: self._write(gathered, path)
                ),
            )

    def report(self) -> None:
        """Open the form for the page that goes to the police: of the call of now, the last one, or one elsewhere."""

        def make() -> QWidget:
            window = ReportWindow()
            window.save.connect(self._save_report)
            return window

        self._windows.open("report", make)

    def _save_report(self, answers: Mapping[str, str], picture: Path | None) -> None:
        what = self.tr("The report cannot be saved")
        with self._saying(what):
            record = self.savable
            incident = None
            if record is not None:
                incident, _ = self._evidence.incident(record, guard.__version__, self._engine.models())
            pictures = () if picture is None else (save_evidence.picture(picture),)
            page = evidence_report.pdf(incident, pictures, answers)

            def write(path: Path) -> None:
                with self._saying(what):
                    self.saved.emit(str(save_evidence.write_page(page, path)))
                    if (window := self._windows.find("report", ReportWindow)) is not None:
                        window.saved(answers)

            self._windows.close("save")
            self._windows.open("save", lambda: save_evidence.ask_for_page(self._settings().evidence_folder, write))

    def forget(self) -> None:
        """Delete all of it."""
        self._evidence.forget()
        self._last = None
        with self._saying(self.tr("The list of calls cannot be written")):
            self._engine.forget_numbers()
            self._history().clear()
            window = self._windows.find("history", HistoryWindow)
            if window is not None:
                window.show_records([])

    def _write(self, gathered: Gathered, path: Path) -> None:
        with self._saying(self.tr("The evidence cannot be saved")):
            self.saved.emit(str(save_evidence.write(gathered, path)))

    def _film(self) -> None:
        try:
            self._evidence.film()
        except Exception as problem:
            log.error("a picture cannot be kept: %s", Place.of(problem))

    def _history(self) -> History:
        return History(self.path, self._settings().history_days)

    def _keep(self, record: Record) -> None:
        self._last = record
        with self._saying(self.tr("The list of calls cannot be written")):
            self._history().add(record)

    def _list(self) -> QWidget | None:
        with self._saying(self.tr("The list of calls cannot be read")):
            history = self._history()
            window = HistoryWindow(history.records(), offered, history.bad_lines)
            window.delete_all.connect(self.forget)
            window.save_evidence.connect(self.save)
            return window
        return None

    @contextmanager
    def _saying(self, what: str) -> Iterator[None]:
        try:
            yield
        except Exception as problem:  # also what nobody foresaw: the user waits for an answer
            log.warning("a file was refused: %s", Place.of(problem))
            told = str(problem) if isinstance(problem, OSError | ValueError) else type(problem).__name__
            self.refused.emit(what, getattr(problem, "strerror", None) or told)


def offered(record: Record) -> bool:
    """Whether evidence of this call may go to the police."""
    return not record.practice


def _given(record: Record | None) -> Record | None:
    return record if record is not None and offered(record) else None
