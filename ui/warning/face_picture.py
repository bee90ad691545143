"""A face of the call with the place in it that was noticed, as large as there is room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import icons, look

RING_PX: Final = 4


class _Canvas(QWidget):
    """A square picture; ``ring``: the place marked in it, in fractions (0..1), if any."""

    def __init__(self, image: QImage, ring: QRectF | None) -> None:
        super().__init__()
        self._image, self._ring = image, ring

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.drawImage(QRectF(self.rect()), self._image)
        if self._ring is None:
            return
        side, inset = self.width(), 1.5 * RING_PX
        ring = self._ring
        place = QRectF(side * ring.x(), side * ring.y(), side * ring.width(), side * ring.height())
        place &= QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        for colour, thickness in ((icons.DARK, 3 * RING_PX), (icons.WHITE, RING_PX)):  # seen on dark and on light
            painter.setPen(QPen(colour, thickness))
            painter.drawRoundedRect(place, 14, 14)


class FacePicture(QWidget):
    """A canvas over its caption."""

    def __init__(self, image: QImage, caption: str, ring: QRectF | None = None) -> None:
        super().__init__()
        self._canvas, self._caption = _Canvas(image, ring), look.label(13, text=caption)
        self._canvas.setAccessibleName(caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._canvas)
        column.addWidget(self._caption)
        column.addStretch()

    def take(self, side: int) -> None:
        """Be so large, in px."""
        self._canvas.setFixedSize(side, side)
        self._caption.setFixedWidth(side)
