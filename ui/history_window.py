"""The calls that were watched, newest first, and one click to delete them all."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
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
    """``delete_all`` asks the owner of the history to clear it."""

    delete_all = Signal()

    def __init__(self, records: list[Record]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Calls watched"))
        self.resize(820, 420)
        self.table = QTableWidget(0, 5)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setHorizontalHeaderLabels(
            [self.tr("When"), self.tr("Application"), self.tr("Lasted"), self.tr("Worst sign"), self.tr("Warnings")]
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.empty = QLabel(
            self.tr("No calls yet. Only the time, the application and the result are kept, here alone.")
        )
        self.empty.setWordWrap(True)
        self.delete = QPushButton(self.tr("Delete all"))
        self.delete.clicked.connect(self.delete_all)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.delete)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.empty)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        self.show_records(records)

    def show_records(self, records: list[Record]) -> None:
        """Fill the table anew."""
        self.empty.setVisible(not records)
        self.delete.setEnabled(bool(records))
        self.table.setRowCount(len(records))
        for row, record in enumerate(reversed(records)):
            start = record.start.astimezone()
            when = QLocale().toString(start.replace(tzinfo=None), QLocale.FormatType.ShortFormat)
            lasted = max(0, round((record.end - record.start).total_seconds()))
            worst = messages.verdict_kind(record.worst)
            cells = (when, record.application, _minutes(lasted), worst, str(record.alerts))
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))


def _minutes(seconds: int) -> str:
    """As clocks write it in every language: 1:02:03 or 2:03."""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
