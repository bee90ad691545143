"""A sentence that the user waits for: what was saved, or why something could not be done. It stays until it is read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import icons, look

SIZE: Final = QSize(520, 240)


class NoticeWindow(QWidget):
    """Not modal: a warning that comes meanwhile can be answered."""

    def __init__(self, title: str, text: str, sign: icons.Sign) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._picture = look.sign(sign)
        self.title, self.text = look.label(look.LARGE, bold=True), look.label()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.title, self.text):
            column.addWidget(part)
        page = look.Column()
        page.rows.insertLayout(0, look.beside(self._picture, words))
        self._close = look.button(primary=True)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.GAP, look.GAP, look.GAP, look.GAP)
        self._scroll = look.scrolled(page)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        look.fit(self, SIZE)
        self.say(title, text, sign)
        self._words()
        self._close.setFocus()

    def say(self, title: str, text: str, sign: icons.Sign) -> None:
        """Say this instead."""
        self.setWindowTitle(title)
        self.title.setText(title)
        self.text.setText(text)
        look.draw(self._picture, sign)
        self._scroll.setAccessibleName(title)
        self.setAccessibleDescription(f"{title}. {text}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self._close.setText(self.tr("OK"))
