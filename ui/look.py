"""How our windows look: one scale of spaces and of letters, and the parts that all of them are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons

SMALL, GAP, WIDE = 8, 14, 24
"""Pixels: between things that belong together, between things, around a page."""
NOTE, TEXT, LARGE, TITLE = 12, 14, 17, 23
"""Points: an explanation, words, what matters, a heading. Never smaller."""
TALL: Final = 48  # px of height of what is to be pressed, at least
SHARE: Final = 0.94  # of the screen, the most that a window takes
PRIMARY: Final = (
    f"QPushButton {{ background: {icons.INK.name()}; color: white; border: 2px solid {icons.INK.name()};"
    " border-radius: 8px; padding: 6px 18px; }"
    "QPushButton:hover { background: #1d4c6e; } QPushButton:focus { border: 2px solid white; }"
)
"""The one button of a window that is to be pressed."""


def font(widget: QWidget, points: float, bold: bool = False) -> QFont:
    """The widget's own, at this size."""
    result = QFont(widget.font())
    result.setPointSizeF(points)
    result.setBold(bold)
    return result


def enlarge(widget: QWidget, points: float, bold: bool = False) -> None:
    """Give the widget's words this size."""
    widget.setFont(font(widget, points, bold))


def label(points: float = TEXT, bold: bool = False, text: str = "") -> QLabel:
    """Words that wrap, plain and never markup: a name that somebody typed may be among them."""
    result = QLabel(text, wordWrap=True)
    result.setTextFormat(Qt.TextFormat.PlainText)
    enlarge(result, points, bold)
    return result


def button(points: float = TEXT, bold: bool = False, primary: bool = False, tall: int = TALL) -> QPushButton:
    """A button that Enter presses while it has the focus."""
    result = QPushButton(autoDefault=True)
    result.setMinimumHeight(tall)
    enlarge(result, points, bold or primary)
    if primary:
        result.setStyleSheet(PRIMARY)
    return result


def sign(which: icons.Sign, side: int = 48) -> QLabel:
    """One of our signs as a picture."""
    result = QLabel()
    draw(result, which, side)
    return result


def draw(picture: QLabel, which: icons.Sign, side: int = 48) -> None:
    """Put a sign in the place of what the label shows."""
    picture.setPixmap(icons.icon(which).pixmap(side, side))


def beside(picture: QWidget, words: QWidget) -> QHBoxLayout:
    """A sign, and the words that it goes with."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row


class Column(QWidget):
    """A page of parts, one below the other in ``rows``; what room is left stays below."""

    def __init__(self, *parts: QWidget, spacing: int = GAP) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setSpacing(spacing)
        for part in parts:
            self.rows.addWidget(part)
        self.rows.addStretch(1)


def scroll_area() -> QScrollArea:
    """A room without a frame, for a page that may be higher than it."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    return scroll


def scrolled(page: QWidget) -> QScrollArea:
    """The page in a room that scrolls; where there is something to scroll, Tab stops there and the arrows scroll."""
    scroll = scroll_area()
    scroll.setWidget(page)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    policy = {True: Qt.FocusPolicy.StrongFocus, False: Qt.FocusPolicy.NoFocus}
    scroll.verticalScrollBar().rangeChanged.connect(lambda _least, most: scroll.setFocusPolicy(policy[most > 0]))
    return scroll


def paged(window: QWidget, page: QWidget, left: Sequence[QPushButton], right: Sequence[QPushButton]) -> QScrollArea:
    """Fill the window: the page, which scrolls, and the buttons below it, which do not. Returns the page's room."""
    room, below = scrolled(page), QHBoxLayout()
    below.setContentsMargins(WIDE, 0, WIDE, GAP)
    for one in left:
        below.addWidget(one)
    below.addStretch()
    for one in right:
        below.addWidget(one)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(room, 1)
    layout.addLayout(below)
    return room


def fit(window: QWidget, size: QSize) -> None:
    """Give the window this size, or as much of it as the screen has."""
    window.resize(size.boundedTo(window.screen().availableGeometry().size() * SHARE))


class Tick(QCheckBox):
    """A box to tick; its edge stands out on a dark ground too."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        _edge(self, place, round_=False)


class Dot(QRadioButton):
    """One of several; its edge stands out on a dark ground too."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self)
        _edge(self, place, round_=True)


def _edge(widget: QWidget, place: QRect, round_: bool) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, round_)
    painter.setPen(QPen(widget.palette().windowText().color(), 1.5 if round_ else 1))
    place = place.adjusted(0, 0, -1, -1)
    painter.drawEllipse(place) if round_ else painter.drawRect(place)
