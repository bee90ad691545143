"""What the guard sees now, with a box round each face. On the screen only, and only while it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from guard.types import Picture, State
from ui import icons, messages
from ui.pictures import image_of

LOOK_MS: Final = 500
LEAST: Final = (240, 150)  # px of the picture's room
PAD: Final = 4  # px around the word of a box


class _Canvas(QWidget):
    """The picture, scaled down to its room; a box is (x, y, width, height) in pixels of the picture."""

    def __init__(self) -> None:
        super().__init__()
        self._image, self._word = QImage(), ""
        self._boxes: tuple[tuple[float, float, float, float], ...] = ()
        self.setMinimumSize(*LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, image: QImage, boxes: tuple[tuple[float, float, float, float], ...], word: str) -> None:
        """Take another picture; each of its boxes gets the word."""
        self._image, self._boxes, self._word = image, boxes, word
        self.update()

    def place(self) -> QRectF:
        """Where the picture stands, in px of this widget: in the middle of the top, never enlarged."""
        size = self._image.size()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, 0, max(1, size.width()), max(1, size.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.place()
        painter.drawImage(place, self._image)
        painter.setClipRect(place)
        x_scale, y_scale = place.width() / self._image.width(), place.height() / self._image.height()
        for x, y, width, height in self._boxes:
            box = QRectF(place.x() + x * x_scale, place.y() + y * y_scale, width * x_scale, height * y_scale)
            for colour, thickness in ((icons.DARK, 6), (icons.WHITE, 2)):  # seen on dark and on light
                painter.setPen(QPen(colour, thickness))
                painter.drawRect(box)
            self._name(painter, box, place)

    def _name(self, painter: QPainter, box: QRectF, place: QRectF) -> None:
        """The word on the box, or inside it where there is no room above."""
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(self._word) + 2 * PAD, metrics.height() + 2
        above = box.top() - height
        chip = QRectF(QPointF(box.left(), above if above >= place.top() else box.top()), QPointF())
        chip.setSize(QRectF(0, 0, width, height).size())
        painter.fillRect(chip, icons.DARK)
        painter.setPen(icons.WHITE)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._word)


class Preview(QWidget):
    """``picture()`` gives the newest picture, or None; ``state()`` the faces in it, and what may be said of the call.

    Both are asked twice a second while the preview can be seen. The picture is forgotten when it is hidden.
    """

    def __init__(self, picture: Callable[[], Picture | None], state: Callable[[], State]) -> None:
        super().__init__()
        self._picture, self._state = picture, state
        self._title, self.canvas = QLabel(wordWrap=True), _Canvas()
        self.none, self.status = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.none.setFrameShape(QLabel.Shape.Box)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setMargin(16)
        self.status.setTextFormat(Qt.TextFormat.PlainText)  # it names an application
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self.status):
            column.addWidget(part)
        column.addWidget(self.none)
        column.addWidget(self.canvas, 1)
        self.canvas.hide()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._words()

    def look(self) -> None:
        """Show what there is to see now."""
        state, picture = self._state(), self._picture()
        image = image_of(picture) if picture is not None and picture.size else QImage()
        self.canvas.show_picture(image, tuple(track.face.box for track in state.tracks), self.tr("face"))
        self.canvas.setVisible(not image.isNull())
        self.none.setVisible(image.isNull())
        self.status.setText(messages.status(state))
        words = self.status.text() if not image.isNull() else f"{self.none.text()} {self.status.text()}"
        self.canvas.setAccessibleDescription(words)
        self.setAccessibleDescription(words)

    @property
    def looking(self) -> bool:
        """Whether it asks for pictures now."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self.canvas.show_picture(QImage(), (), "")
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
            if self.looking:
                self.look()
        super().changeEvent(event)

    def _words(self) -> None:
        seen = self.tr("What Qalqan sees now")
        only_here = self.tr("Only on this screen; it is not stored.")
        self._title.setText(f"{seen}. {only_here}")
        self.none.setText(self.tr("There is no picture now. It appears here during a video call."))
        for widget in (self, self.canvas):
            widget.setAccessibleName(seen)
