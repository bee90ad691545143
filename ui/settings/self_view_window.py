"""Marking the self-view, one's own small picture in the call, so that only the caller is judged. Nothing is stored."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from guard.settings.schema import CORNERS, SelfView
from guard.types import Picture
from ui import icons, look
from ui.pictures import image_of

AROUND: Final = 1.6  # how much wider than the face its small picture is taken to be, where a face is clicked
LEAST: Final = 0.02  # of the picture's side; anything drawn smaller was a slip of the hand


class _Canvas(QWidget):
    """The picture with its faces; ``marked`` is a rectangle in fractions (0..1) of the picture, or None."""

    changed = Signal()

    def __init__(self, image: QImage, faces: list[QRectF], marked: QRectF | None) -> None:
        super().__init__()
        self._image, self._faces, self.marked = image, faces, marked
        self._from: QPointF | None = None
        self.setMinimumSize(240, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._place()

    def _place(self) -> None:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._shown = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, *size.toTuple())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._shown, self._image)
        painter.setPen(QPen(icons.WHITE, 2, Qt.PenStyle.DashLine))
        for face in self._faces:
            painter.drawRect(self._on_screen(face))
        if self.marked is not None:
            for colour, width in ((icons.DARK, 6), (icons.AMBER, 3)):
                painter.setPen(QPen(colour, width))
                painter.drawRect(self._on_screen(self.marked))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self._fraction(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.mark(QRectF(self._from, self._fraction(event.position())).normalized())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        start, self._from = self._from, None
        drawn = QRectF(start, self._fraction(event.position())).normalized()
        if min(drawn.width(), drawn.height()) >= LEAST:
            self.mark(drawn)
        else:
            clicked = [face for face in self._faces if face.contains(start)]
            self.mark(_around(clicked[0]) if clicked else None)

    def mark(self, rectangle: QRectF | None) -> None:
        """Take this rectangle, as if it had been drawn."""
        self.marked = rectangle
        self.update()
        self.changed.emit()

    def _fraction(self, point: QPointF) -> QPointF:
        x = (point.x() - self._shown.left()) / self._shown.width()
        y = (point.y() - self._shown.top()) / self._shown.height()
        return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    def _on_screen(self, part: QRectF) -> QRectF:
        shown = self._shown
        return QRectF(
            shown.left() + part.left() * shown.width(),
            shown.top() + part.top() * shown.height(),
            part.width() * shown.width(),
            part.height() * shown.height(),
        )


def _around(face: QRectF) -> QRectF:
    """The face and what surrounds it, within the picture."""
    grow_x, grow_y = face.width() * (AROUND - 1) / 2, face.height() * (AROUND - 1) / 2
    return face.adjusted(-grow_x, -grow_y, grow_x, grow_y) & QRectF(0, 0, 1, 1)


def _corner(name: str) -> QRectF:
    view = SelfView.in_corner("any", name)
    return QRectF(view.x, view.y, view.width, view.height)


class SelfViewWindow(QWidget):
    """``marked`` carries a QRectF in fractions (0..1) of the call's picture, or None: there is no picture of me."""

    marked = Signal(object)

    def __init__(self, picture: Picture, boxes: list[tuple[float, float, float, float]], now: QRectF | None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look.fit(self, QSize(820, 620))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        height, width = picture.shape[:2]
        faces = [QRectF(x / width, y / height, w / width, h / height) for x, y, w, h in boxes]
        self.canvas = _Canvas(image_of(picture), faces, now)
        self._task, self._kept, self._corner = look.label(), look.label(look.NOTE), QLabel()
        self.save, self.none = look.button(primary=True), look.button()
        self.save.setEnabled(now is not None)
        self.canvas.changed.connect(lambda: self.save.setEnabled(self.canvas.marked is not None))
        self.save.clicked.connect(lambda: self._finish(self.canvas.marked))
        self.none.clicked.connect(lambda: self._finish(None))
        corners = QGridLayout()
        corners.addWidget(self._corner, 0, 0, 2, 1)
        self.corners = {name: look.button(look.NOTE, tall=0) for name in CORNERS}
        for index, (name, button) in enumerate(self.corners.items()):
            button.clicked.connect(lambda _checked, name=name: self.canvas.mark(_corner(name)))
            corners.addWidget(button, index // 2, 1 + index % 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.none)
        buttons.addStretch()
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.addWidget(self._task)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(corners)
        layout.addWidget(self._kept)
        layout.addLayout(buttons)
        self._words()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Which picture is me?"))
        self._task.setText(self.tr("Click your own face, or draw a box around your own small picture."))
        self._kept.setText(self.tr("Only the place is remembered. This picture is not stored."))
        self.save.setText(self.tr("This is me"))
        self.none.setText(self.tr("I am not in the picture"))
        self._corner.setText(self.tr("Or choose a corner:"))
        words = self.tr("Top left"), self.tr("Top right"), self.tr("Bottom left"), self.tr("Bottom right")
        for button, word in zip(self.corners.values(), words, strict=True):
            button.setText(word)

    def _finish(self, rectangle: QRectF | None) -> None:
        self.marked.emit(rectangle)
        self.close()
