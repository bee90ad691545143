"""Why a warning stands: the face, the place in it that was noticed, and what that does and does not mean."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from guard.types import Explanation, Part, Region
from ui import look, messages
from ui.noop import QT_TRANSLATE_NOOP
from ui.pictures import image_of
from ui.warning.face_picture import FacePicture

NOTICED: Final = {
    Part.WHOLE: QT_TRANSLATE_NOOP("Part", "The face as a whole looks unlike a camera picture"),
    Part.FOREHEAD: QT_TRANSLATE_NOOP("Part", "The forehead looks unlike a camera picture"),
    Part.EYES: QT_TRANSLATE_NOOP("Part", "The area around the eyes looks unlike a camera picture"),
    Part.NOSE: QT_TRANSLATE_NOOP("Part", "The area around the nose looks unlike a camera picture"),
    Part.CHEEK: QT_TRANSLATE_NOOP("Part", "The cheek looks unlike a camera picture"),
    Part.MOUTH: QT_TRANSLATE_NOOP("Part", "The area around the mouth looks unlike a camera picture"),
    Part.EDGE: QT_TRANSLATE_NOOP("Part", "The edge of the face looks unlike a camera picture"),
}

SIDES: Final = (320, 200)
"""Of the two pictures, in px, where there is room."""
SMALL_SIDES: Final = (200, 125)
BESIDE_FROM: Final = 860  # px of width; in a narrower window the pictures are small and one below the other
GOOD_FACE_PX: Final = 120
"""Width of a face in the call from which on it is judged at about its own size: the crop shows little more of it."""
DOUBT: Final = 3  # of the sentences, the one on what all this does not prove: it stands in a box


class WhyWindow(QWidget):
    """``what_now`` asks for the action card. The picture is only on the screen, and gone with the window."""

    what_now = Signal()
    answers_warning = True

    def __init__(self, explanation: Explanation | None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._explanation = explanation
        self._scroll = look.scroll_area()  # for an enlarged screen
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        self.what_now_button, self.close_button = look.button(primary=True, tall=52), look.button(tall=52)
        self.what_now_button.clicked.connect(self.what_now)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.what_now_button, self.close_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(buttons)
        self._build()
        wanted = QSize(1160, 520) if explanation is not None else QSize(700, 240)
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size() * look.SHARE))
        self.what_now_button.setFocus()

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Put another explanation in the place of this one."""
        self._explanation = explanation
        self._build()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        """All words and pictures, in the language of now."""
        self.setWindowTitle(self.tr("Why this warning?"))
        self.what_now_button.setText(self.tr("What to do now…"))
        self.close_button.setText(self.tr("Close"))
        for button in (self.what_now_button, self.close_button):
            button.setMinimumSize(button.sizeHint().width() + 24, 52)
        self.sentences = self._sentences()
        self.setAccessibleName(self.windowTitle())
        self._scroll.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(" ".join(self.sentences))
        body, old = QWidget(), self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        halves = QHBoxLayout(body)
        halves.setSpacing(24)
        self._row, self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight), []
        self._row.setSpacing(16)
        if self._explanation is not None:
            self._pictures = self._draw(self._explanation)
            for picture in self._pictures:
                self._row.addWidget(picture)
            self._row.addStretch()
            halves.addLayout(self._row)
        column = QVBoxLayout()
        column.setSpacing(14)
        for index, sentence in enumerate(self.sentences):
            label = look.label(16 if index else 22, bold=not index, text=sentence)
            if index == DOUBT:
                label.setFrameShape(QFrame.Shape.Box)
                label.setMargin(10)
            column.addWidget(label)
        column.addStretch()
        halves.addLayout(column, 1)
        self._scroll.setWidget(body)
        self._fit()

    def _draw(self, explanation: Explanation) -> list[FacePicture]:
        image, region = image_of(explanation.crop), explanation.region
        if explanation.part is Part.WHOLE:
            return [FacePicture(image, self.tr("The face in the call"))]
        caption = self.tr("The face in the call; the ring shows the place that was noticed")
        place = image.copy(region.left, region.top, region.width, region.height)
        return [
            FacePicture(image, caption, _fractions(region, image)),
            FacePicture(place, self.tr("The same place, enlarged")),
        ]

    def _sentences(self) -> list[str]:
        """What was noticed, for how long, how good the picture is, and what this does not prove."""
        explanation = self._explanation
        if explanation is None:
            return [self.tr("The warning is over; there is nothing to explain any more.")]
        track, reason = explanation.track, explanation.quality.reason
        if reason is not None:
            quality = self.tr("The picture of the face is poor.") + " " + _sentence(messages.reason(reason))
        elif track.face.box[2] < GOOD_FACE_PX:
            quality = self.tr("The picture of the face is fair: the face is rather small.")
        else:
            quality = self.tr("The picture of the face is good.")
        return [
            _sentence(QCoreApplication.translate("Part", NOTICED[explanation.part])),
            self._watched(track.last_s - track.first_s),
            quality,
            self.tr(
                "This is a hint, not a proof. A poor connection or a beauty filter can look like this; "
                "a good fake can look clean."
            ),
            self.tr("This picture is only shown here; it is not stored."),
        ]

    def _watched(self, seconds: float) -> str:
        """From two minutes on in minutes; never of one alone, so that English needs no second form."""
        if seconds < 120:
            return self.tr("The face was watched for %n seconds.", "", max(2, round(seconds)))
        return self.tr("The face was watched for %n minutes.", "", int(seconds // 60))

    def _fit(self) -> None:
        """The largest pictures that leave room for the words."""
        wide = self.width() >= BESIDE_FROM
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for picture, side in zip(self._pictures, SIDES if wide else SMALL_SIDES, strict=False):
            picture.take(side)
        self._row.invalidate()


def _sentence(words: str) -> str:
    return words if words.endswith((".", "…")) else words + "."


def _fractions(region: Region, image: QImage) -> QRectF:
    width, height = image.width(), image.height()
    return QRectF(region.left / width, region.top / height, region.width / width, region.height / height)
