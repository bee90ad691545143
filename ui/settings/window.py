"""The choices, in words, on a few pages. Each takes effect at once and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guard.settings.schema import Settings
from guard.types import Measured, Picture, State
from ui import look
from ui.settings.callers_page import CallersPage
from ui.settings.controls import POINTS, Page
from ui.settings.pages import CallsPage, GeneralPage, PersonPage, SpeedPage
from ui.settings.records_page import RecordsPage
from ui.settings.warnings_page import WarningsPage

SIZE: Final = QSize(960, 680)
PERSON: Final = 3
"""The page of whom to call, by its place."""
ROW_PX: Final = 40  # height of a page's name in the list
MARGIN_PX: Final = 14  # beside it


class SettingsWindow(QWidget):
    """``changed`` carries the new Settings after every choice; ``pick_window`` and ``mark_self_view`` ask for those.

    ``measured``: what each operating point did, where it is known; ``voice``: whether this computer can speak;
    ``picture`` and ``state``: what the guard sees now, for the preview; without both there is none.
    """

    changed = Signal(object)
    pick_window = Signal()
    mark_self_view = Signal()

    def __init__(
        self,
        settings: Settings,
        applications: Sequence[str],
        measured: Mapping[str, Measured] | None = None,
        voice: bool = False,
        picture: Callable[[], Picture | None] | None = None,
        state: Callable[[], State] | None = None,
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.settings = settings
        self._showing = self._leaving = False
        self._done: list[tuple[int, dict[str, Any]]] = []
        self.general = GeneralPage(self._choose)
        self.warnings = WarningsPage(self._choose, measured or {}, voice)
        self.calls = CallsPage(self._choose, applications)
        self.person = PersonPage(self._choose)
        self.callers = CallersPage(self._choose)
        self.records = RecordsPage(self._choose)
        self.speed = SpeedPage(self._choose, picture, state)
        self.calls.pick_window.connect(self.pick_window)
        self.calls.mark_self_view.connect(self.mark_self_view)
        self._pages: tuple[Page, ...] = (
            self.general, self.warnings, self.calls, self.person, self.callers, self.records, self.speed,
        )  # fmt: skip
        self._lay_out()
        self._words()
        self._show()
        self.sections.setCurrentRow(0)
        look.fit(self, SIZE)

    def take(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere; what was chosen here can still be taken back."""
        if settings != self.settings:
            self.settings = settings
            self._show()

    def take_back(self) -> None:
        """Undo the last change made here, and show the page where it was made."""
        if not self._done:
            return
        row, old = self._done.pop()
        self.settings = replace(self.settings, **old)
        self.sections.setCurrentRow(row)
        self._show()
        self.changed.emit(self.settings)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """By the user's hand not before what they typed is kept, or they were told; by the program's always."""
        row = next((row for row, page in enumerate(self._pages) if not page.may_close()), None)
        if row is not None and (event.spontaneous() or self._leaving):
            self.sections.setCurrentRow(row)
            event.ignore()
        else:
            super().closeEvent(event)

    def _leave(self) -> None:
        self._leaving = True
        self.close()
        self._leaving = False

    def _choose(self, **values: Any) -> None:
        """Take a choice. Raises ``SettingsError`` where it cannot be, and nothing has changed."""
        if self._showing:
            return
        settings = replace(self.settings, **values)
        old = {field.name: getattr(self.settings, field.name) for field in fields(Settings) if field.name in values}
        if settings == self.settings:
            return
        self._done.append((self.sections.currentRow(), old))
        self.settings = settings
        self.undo.setEnabled(True)
        self.changed.emit(settings)

    def _show(self) -> None:
        """The values of now in all the controls; that is no choice."""
        self._showing = True
        try:
            for page in self._pages:
                page.show_settings(self.settings)
        finally:
            self._showing = False
        self.undo.setEnabled(bool(self._done))

    def _lay_out(self) -> None:
        self.sections, self._stack = QListWidget(), QStackedWidget()
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        font = self.sections.font()
        font.setPointSizeF(max(font.pointSizeF(), POINTS))
        self.sections.setFont(font)
        self._scrolls = [look.scrolled(page) for page in self._pages]
        for scroll in self._scrolls:
            self.sections.addItem("")
            self._stack.addWidget(scroll)
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._at_once = QLabel(wordWrap=True)
        self.undo, self._close = look.button(look.NOTE, tall=0), look.button(look.NOTE, tall=0)
        self.undo.clicked.connect(self.take_back)
        self._close.clicked.connect(self._leave)
        for key, what in ((QKeySequence.StandardKey.Undo, self.take_back), (Qt.Key.Key_Escape, self._leave)):
            QShortcut(QKeySequence(key), self, what)
        below = QHBoxLayout()
        below.addWidget(self.undo)
        below.addWidget(self._at_once, 1)
        below.addWidget(self._close)
        beside = QHBoxLayout()
        beside.addWidget(self.sections)
        beside.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(beside, 1)
        layout.addLayout(below)

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Qalqan settings"))
        self.sections.setAccessibleName(self.tr("Pages"))
        self.undo.setText(self.tr("Undo"))
        self._close.setText(self.tr("Close"))
        self._at_once.setText(self.tr("Every choice is kept at once."))
        names = (
            self.tr("General"),
            self.tr("Warnings"),
            self.tr("Calls"),
            self.tr("Someone you trust"),
            self.tr("Who calls"),
            self.tr("Records"),
            self.tr("Picture and speed"),
        )
        widest = max(self.sections.fontMetrics().horizontalAdvance(name) for name in names)
        for row, name in enumerate(names):
            item = self.sections.item(row)
            item.setText(name)
            item.setSizeHint(QSize(widest + 2 * MARGIN_PX, ROW_PX))
            self._scrolls[row].setAccessibleName(name)
        self.sections.setFixedWidth(widest + 2 * MARGIN_PX + 2 * self.sections.frameWidth())
