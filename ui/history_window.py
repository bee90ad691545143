"""The calls that were watched, newest first: save one for the police, or delete them all in one click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guard.incidents.history import Record
from ui import messages


class HistoryWindow(QWidget):
    """``delete_all`` asks the owner of the history to clear it; ``save_evidence`` carries the chosen ``Record``.

    ``offered`` says of which calls evidence can be saved; without it, of none, and nothing of it is shown.
    """

    delete_all = Signal()
    save_evidence = Signal(object)

    def __init__(self, records: list[Record], offered: Callable[[Record], bool] | None = None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(QSize(900, 460).boundedTo(self.screen().availableGeometry().size() * 0.94))
        self._records: list[Record] = []
        self._offered = offered or (lambda _record: False)
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
        self.empty, self.hint = QLabel(wordWrap=True), QLabel(wordWrap=True, visible=offered is not None)
        self.save, self.delete, self._close = QPushButton(visible=offered is not None), QPushButton(), QPushButton()
        self.save.clicked.connect(lambda: self.save_evidence.emit(self._records[self.table.currentRow()]))
        self.delete.clicked.connect(self.delete_all)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch()
        buttons.addWidget(self.delete)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.empty)
        layout.addWidget(self.table)
        layout.addWidget(self.hint)
        layout.addLayout(buttons)
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
            start = record.start.astimezone()
            when = QLocale().toString(start.replace(tzinfo=None), QLocale.FormatType.ShortFormat)
            lasted = max(0, round((record.end - record.start).total_seconds()))
            worst = messages.verdict_kind(record.worst)
            if record.alerts:
                many = self.tr("%n warnings", "", record.alerts)
                worst += ": " + (many if record.alerts > 1 else self.tr("one warning"))
            cells = (when, record.application, _minutes(lasted), worst)
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

    def _chosen(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        self.save.setEnabled(bool(rows) and self._offered(self._records[rows[0].row()]))

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Calls watched"))
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels(
            [self.tr("When"), self.tr("Application"), self.tr("Lasted"), self.tr("Worst sign")]
        )
        self.empty.setText(self.tr("No calls yet. Only the time, the application and the result are kept, here alone."))
        self.hint.setText(
            self.tr("For the police: choose the call and save. Pictures of a call can be saved until the next one.")
        )
        self.save.setText(self.tr("Save evidence for the police…"))
        self.delete.setText(self.tr("Delete all"))
        self._close.setText(self.tr("Close"))


def _minutes(seconds: int) -> str:
    """As clocks write it in every language: 1:02:03 or 2:03."""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
