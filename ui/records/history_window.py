"""The calls that were watched, newest first: save one for the police, or delete them all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from guard.incidents.history import Record
from guard.types import Source, VerdictKind
from ui import look, messages
from ui.records.question import Question


class HistoryWindow(QWidget):
    """``delete_all``: clear the history, which was asked once more; ``save_evidence`` carries the chosen ``Record``.

    ``offered`` says of which calls evidence can be saved; without it, of none, and nothing of it is shown.
    ``unreadable``: lines of the file that are no calls, and are left out.
    """

    delete_all = Signal()
    save_evidence = Signal(object)

    def __init__(
        self, records: list[Record], offered: Callable[[Record], bool] | None = None, unreadable: int = 0
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look.fit(self, QSize(940, 500))
        self._records: list[Record] = []
        self._offers, self._offered = offered is not None, offered or (lambda _record: False)
        self.table = QTableWidget(0, 4)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)  # Tab goes on to the buttons; the arrows choose a call
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # long words wrap
        self.table.itemSelectionChanged.connect(self._chosen)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.empty, self.hint = look.label(), look.label(look.NOTE)
        self._unreadable, self.left_out = unreadable, look.label(look.NOTE)
        self.left_out.setVisible(unreadable > 0)
        self.save = look.button(primary=True, tall=44)
        self.delete, self._close = look.button(look.NOTE, tall=40), look.button(look.NOTE, tall=40)
        self.question = Question()
        self.question.hide()
        for part in (self.hint, self.save):
            part.setVisible(self._offers)
        self.save.clicked.connect(lambda: self.save_evidence.emit(self._records[self.table.currentRow()]))
        self.delete.clicked.connect(lambda: self._ask(True))
        self.question.yes.clicked.connect(self._delete)
        self.question.no.clicked.connect(lambda: self._ask(False))
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.delete)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.empty)
        layout.addWidget(self.table)
        layout.addWidget(self.left_out)
        layout.addWidget(self.hint)
        layout.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.question)
        layout.addLayout(buttons)
        look.enlarge(self.table, look.NOTE)
        self._words()
        self.show_records(records)

    def show_records(self, records: list[Record]) -> None:
        """Fill the table anew, the newest call on top and chosen."""
        self._records = sorted(records, key=lambda record: record.start, reverse=True)
        self.empty.setVisible(not records)
        self.delete.setEnabled(bool(records))
        self.table.clearSelection()
        self.table.setRowCount(len(records))
        for row, record in enumerate(self._records):
            start = QDateTime.fromSecsSinceEpoch(int(record.start.timestamp()))  # shown as on this computer's clock
            when = QLocale().toString(start, QLocale.FormatType.ShortFormat)
            lasted = max(0, round((record.end - record.start).total_seconds()))
            strong = record.worst is VerdictKind.FAKE
            signs = ". ".join(filter(None, map(self._sign, record.signs)))
            worst = signs if signs and not strong else messages.verdict_kind(record.worst)
            if record.alerts:
                many = self.tr("%n warnings", "", record.alerts)
                worst += ": " + (many if record.alerts > 1 else self.tr("one warning"))
            if signs and strong:
                worst += f". {signs}"
            cells = (when, messages.application(record.application), _minutes(lasted), worst)
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))
        if records:
            self.table.selectRow(0)
        self._chosen()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            row = self.table.currentRow()
            self._words()
            self.show_records(self._records)
            self.table.selectRow(row)
        super().changeEvent(event)

    def _sign(self, source: Source) -> str:
        """What else than the face was warned of, in a few words; empty where the result says enough."""
        if source is Source.REMOTE_CONTROL:
            return self.tr("Remote access program")
        return messages.sign(source)

    def _ask(self, whether: bool) -> None:
        """Show the question, in the place of what is of no use meanwhile."""
        self.question.setVisible(whether)
        for part in (self.hint, self.save):
            part.setVisible(self._offers and not whether)
        if whether:
            self.question.no.setFocus()

    def _delete(self) -> None:
        self._ask(False)
        self.delete_all.emit()

    def _chosen(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        self.save.setEnabled(bool(rows) and self._offered(self._records[rows[0].row()]))

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Calls watched"))
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels(
            [self.tr("When"), self.tr("Application"), self.tr("Lasted"), self.tr("Result")]
        )
        self.empty.setText(self.tr("No calls yet. Only the time, the application and the result are kept, here alone."))
        self.hint.setText(
            self.tr("For the police: choose the call and save. Pictures of a call can be saved until the next one.")
        )
        self.left_out.setText(
            self.tr("Left out, because they cannot be read: {count}").replace("{count}", str(self._unreadable))
        )
        self.question.ask(
            self.tr("Delete the whole list? It cannot be brought back."), self.tr("Yes, delete"), self.tr("No, keep it")
        )
        self.save.setText(self.tr("Save evidence for the police…"))
        self.delete.setText(self.tr("Delete all"))
        self._close.setText(self.tr("Close"))


def _minutes(seconds: int) -> str:
    """As clocks write it in every language: 1:02:03 or 2:03."""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
