"""I am not sure: ask my relative. Whom to call, large, and a way to call without typing the number."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from guard.settings.schema import Settings
from ui import look, person
from ui.help.qr import QrCode, tel
from ui.warning import advice

SIZE: Final = QSize(900, 650)
NAME, NUMBER = 30, 34  # points
NARROW: Final = 700  # px of width, below which the code stands under the words


class RelativeWindow(QWidget):
    """``enter`` asks for the place where name and number are written."""

    enter = Signal()
    answers_warning = True

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        narrow = self.screen().availableGeometry().width() < NARROW
        self._heading = look.label(look.TEXT if narrow else look.TITLE, bold=True)
        self._name = look.label(look.LARGE if narrow else NAME, bold=True)
        self.number, self._word = look.label(NUMBER, bold=True), look.label(look.LARGE, bold=True)
        self._write, self.text = look.label(look.TEXT), look.label(look.LARGE)
        self.copy, self.enter_button, self._close = look.button(), look.button(primary=True), look.button(primary=True)
        self.code, self._scan = QrCode(), look.label(look.NOTE)
        self._source = look.label(look.NOTE)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy.clicked.connect(self._copy)
        self.enter_button.clicked.connect(self.enter)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        said = look.Column(self._name, self.number, self._write, self.text, self.copy, self.enter_button)
        said.rows.setContentsMargins(0, 0, 0, 0)
        beside = look.Column(self.code, self._scan)
        beside.rows.setContentsMargins(0, 0, 0, 0)
        self._scan.setMaximumWidth(self.code.width() + look.WIDE)
        grid = QGridLayout()
        grid.setSpacing(look.WIDE)
        grid.addWidget(said, 0, 0)
        grid.addWidget(beside, *((1, 0) if narrow else (0, 1)))
        grid.setColumnStretch(0, 1)
        page = look.Column(self._heading, self._word, self._source)
        page.rows.insertLayout(1, grid)
        page.rows.setContentsMargins(look.WIDE, look.WIDE, look.WIDE, look.SMALL)
        self._scroll = look.paged(self, page, (), (self._close,))
        self._words()
        look.fit(self, SIZE)
        self._close.setFocus()

    def take(self, settings: Settings) -> None:
        """The trusted person of new settings."""
        self._settings = settings
        self._words()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        self.copy.setText(self.tr("Copied"))

    def _words(self) -> None:
        name, phone = person.shown(self._settings)
        self.setWindowTitle(self.tr("Ask my relative"))
        self._heading.setText(self.tr("Not sure? Hang up and call:"))
        self._name.setText(name or self.tr("Someone you trust"))
        self.number.setText(phone)
        self._write.setText(self.tr("Or send this message:"))
        self.text.setText(self.tr("I have had a strange call. They speak of money or codes. Please call me at once."))
        self.copy.setText(self.tr("Copy the message"))
        self.enter_button.setText(self.tr("Enter their number…"))
        self.code.show_text(tel(self._settings.trusted_phone))
        self.code.setAccessibleName(self.tr("A code for the camera of a phone"))
        self._scan.setText(self.tr("Point the camera of a phone here: it offers to call this number."))
        self._word.setText(self.tr("If they say they are family: ask for the family word."))
        self._source.setText(". ".join(filter(None, (advice.text("call_trusted"), advice.source("call_trusted")))))
        self._close.setText(self.tr("Close"))
        for part in (self.number, self._scan):
            part.setVisible(bool(phone))
        self.enter_button.setVisible(not phone)
        self._word.setVisible(self._settings.family_word)
        self._scroll.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(f"{self._heading.text()} {self._name.text()} {self.number.text()}")
