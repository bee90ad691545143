"""Before the program ends: what ends with it, asked once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import icons, look

SIZE: Final = QSize(560, 260)


class QuitWindow(QWidget):
    """``agreed``: the program is to end. The harmless answer has the focus."""

    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading, self._words_ = look.label(look.LARGE, bold=True), look.label()
        self.keep, self.quit = look.button(primary=True), look.button()
        self.keep.clicked.connect(self.close)
        self.quit.clicked.connect(self.agreed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        page = look.Column(self._words_)
        page.rows.insertLayout(0, look.beside(look.sign(icons.Sign.PAUSED), self._heading))
        page.rows.setContentsMargins(look.GAP, look.GAP, look.GAP, 0)
        self._scroll = look.scrolled(page)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(look.GAP, 0, look.GAP, look.GAP)
        buttons.addStretch()
        for button in (self.quit, self.keep):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(buttons)
        self._words()
        look.fit(self, SIZE)
        self.keep.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.setWindowTitle("Qalqan")
        self._heading.setText(self.tr("Quit Qalqan?"))
        self._words_.setText(
            self.tr("Then no call is watched until it is started again. Did a caller ask for it? Keep it.")
        )
        self.keep.setText(self.tr("Keep it"))
        self.quit.setText(self.tr("Quit"))
        self._scroll.setAccessibleName(self._heading.text())
        self.setAccessibleDescription(f"{self._heading.text()} {self._words_.text()}")
