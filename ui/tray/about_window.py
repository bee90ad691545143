"""What Qalqan is and is not, in a few sentences."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

import guard
from ui import icons, look


class AboutWindow(QWidget):
    """Goes with its button."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Qalqan"))
        self.text = look.label(
            text=self.tr(
                "Qalqan watches a video call on this screen and warns of a possible deepfake: a false face over the "
                "real one. It can be wrong both ways: no warning is not proof that the caller is real. Everything "
                "stays on this computer."
            )
        )
        version = look.label(look.NOTE, text=f"Qalqan {guard.__version__}")
        page = look.Column(version)
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
        look.fit(self, QSize(560, 320))
        self.close_button.setFocus()
