"""What Qalqan is and is not, in two sentences."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ui import icons


class AboutWindow(QMessageBox):
    """Goes with its button."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("About Qalqan"))
        self.setText(
            self.tr(
                "Qalqan watches a video call on this screen and warns of a possible deepfake. It can be wrong both "
                "ways: no warning is not proof that the caller is real. Everything stays on this computer."
            )
        )
        self.setIconPixmap(icons.icon(icons.Sign.NO_CALL).pixmap(64, 64))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
