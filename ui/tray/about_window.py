"""What Qalqan is and is not, in a few sentences."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

import guard
from guard import age
from ui import icons, look, messages


class AboutWindow(QWidget):
    """Goes with its button."""

    def __init__(self, today: date | None = None) -> None:
        super().__init__()
        self._today = today or date.today()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text, self._version, self.age = look.label(), look.label(look.NOTE), look.label(look.NOTE)
        page = look.Column(self._version, self.age)
        page.rows.insertLayout(0, look.beside(look.sign(icons.Sign.NO_CALL, 64), self.text))
        self.close_button = look.button(primary=True)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self._scroll = look.scrolled(page)
        layout = QVBoxLayout(self)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self._words()
        look.fit(self, QSize(640, 400))
        self.close_button.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.setWindowTitle(self.tr("About Qalqan"))
        self.text.setText(
            self.tr(
                "Qalqan watches a video call on this screen and warns of a possible deepfake: a false face over the "
                "real one. It can be wrong both ways: no warning is not proof that the caller is real. Everything "
                "stays on this computer."
            )
        )
        born = date.fromisoformat(guard.RELEASED)
        day = QLocale().toString(QDate(born.year, born.month, born.day), "d MMMM yyyy")
        self._version.setText(f"Qalqan {guard.__version__}, {day}")
        newer = self.tr("A newer version is found where this one came from: ask whoever installed it.")
        self.age.setText(messages.grown_old(self._today) if age.old(self._today) else newer)
        self.close_button.setText(self.tr("Close"))
        self._scroll.setAccessibleName(self.windowTitle())
