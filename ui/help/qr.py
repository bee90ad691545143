"""A QR code that a phone's camera reads: sharp at every scale of the screen."""

from __future__ import annotations

from typing import Final

import segno
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET: Final = 4
"""Modules of white around it, as the standard asks."""
SIDE: Final = 200  # px


def tel(phone: str) -> str:
    """The number as a phone dials it (RFC 3966), empty where there are no digits."""
    digits = "".join(letter for letter in phone if letter.isdecimal())
    plus = "+" if phone.strip().startswith("+") else ""
    return f"tel:{plus}{digits}" if digits else ""


class QrCode(QWidget):
    """Black on white whatever the desktop's colours are: cameras expect that."""

    def __init__(self) -> None:
        super().__init__()
        self.modules: list[list[bool]] = []
        self.setFixedSize(SIDE, SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def show_text(self, text: str) -> None:
        """Show this; nothing where it is empty."""
        code = segno.make(text, error="m", micro=False) if text else None
        self.modules = [[bool(dark) for dark in row] for row in code.matrix] if code is not None else []
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.modules:
            return
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        count = len(self.modules)
        side = (
            int(self.width() * ratio) // (count + 2 * QUIET) / ratio
        )  # whole pixels of the screen, so no edge is grey
        corner = int((self.width() - side * count) / 2 * ratio) / ratio
        for y, row in enumerate(self.modules):
            for x, dark in enumerate(row):
                if dark:
                    place = QPointF(corner + x * side, corner + y * side)
                    painter.fillRect(QRectF(place, place + QPointF(side, side)), Qt.GlobalColor.black)
