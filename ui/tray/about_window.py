"""What Qalqan is and is not, in a few sentences."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

import guard
from guard import age
from ui import icons, look, messages


class AboutWindow(QWidget):
    """Goes with its button."""

    def __init__(self, today: date | None = None) -> None:
        super().__init__()
        today = today or date.today()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Qalqan"))
        self.text = look.label(
            text=self.tr(
                "Qalqan watches a video call on this screen and warns of a possible deepfake: a false face over the "
                "real one. It can be wrong both ways: no warning is not proof that the caller is real. Everything "
                "stays on this computer."
            )
        )
        born = date.fromisoformat(guard.RELEASED)
        day = QLocale().toString(QDate(born.year, born.month, born.day), "d MMMM yyyy")
        version = look.label(look.NOTE, text=f"Qalqan {guard.__version__}, {day}")
        newer = self.tr("A newer version is found where this one came from: ask whoever installed it.")
        self.age = look.label(look.NOTE, text=messages.grown_old(today) if age.old(today) else newer)
        page = look.Column(version, self.age)
        page.rows.insertLayout(0, look.beside(look.sign(icons.Sign.NO_CALL, 64), self.text))
        self.close_button = look.button(primary=True)
        self.close_button.setText(self.tr("Close"))
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        scroll = look.scrolled(page)
        scroll.setAccessibleName(self.windowTitle())
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        look.fit(self, QSize(640, 400))
        self.close_button.setFocus()
