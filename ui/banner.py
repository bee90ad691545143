"""How one warning is laid out and painted: the largest words that the call window has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QRegion

from guard.types import VerdictKind
from ui import icons
from ui.messages import Message

TEXT: Final = {VerdictKind.FAKE: icons.WHITE, VerdictKind.SUSPECT: icons.DARK}
GROUND: Final = {VerdictKind.FAKE: icons.RED, VerdictKind.SUSPECT: icons.AMBER}
SIGN: Final = {VerdictKind.FAKE: icons.Sign.FAKE, VerdictKind.SUSPECT: icons.Sign.SUSPECT}
WRAP: Final = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes of the words in points (``advice`` 0: left out), and whether the advice stands in a column of its own."""

    headline: int
    instruction: int
    advice: int
    columns: bool = False


PLANS: Final = (
    Plan(30, 22, 15, columns=True),
    Plan(26, 19, 14, columns=True),
    Plan(26, 19, 14),
    Plan(24, 16, 12),
    Plan(24, 16, 0),
    Plan(18, 14, 0),
    Plan(14, 11, 0),
    Plan(11, 9, 0),
)
"""The first that fits is taken; below 24 points only where the call window itself is small."""

SHARE: Final = 0.42  # of the call window's height that a banner may take
COLUMNS_FROM: Final = 900  # px of width

BULLET: Final = "•  "

_Line: TypeAlias = tuple[str, QFont, bool]  # the flag: a bullet stands before it
_Placed: TypeAlias = tuple[str, QRect, QFont]
NOTHING: Final[tuple[list[_Placed], int]] = ([], 0)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in pixels of the overlay. ``texts``: the words, their place, their font."""

    size: QSize
    border: int
    banner: QRect
    sign: QRect
    button: QRect
    button_points: int
    texts: tuple[tuple[str, QRect, QFont], ...]

    def shape(self) -> QRegion:
        """What is opaque: banner and border, less the button (a window of its own fills that hole)."""
        whole = QRect(0, 0, self.size.width(), self.size.height())
        inside = whole.adjusted(self.border, self.border, -self.border, -self.border)
        return (QRegion(whole) - QRegion(inside)) + QRegion(self.banner) - QRegion(self.button)


def arrange(message: Message, size: QSize, family: QFont) -> Layout:
    """Lay the message out over a call window of this size."""
    layouts = (_try(message, size, family, plan) for plan in PLANS if size.width() >= COLUMNS_FROM or not plan.columns)
    for layout in layouts:
        if layout is not None:
            return layout
    smallest = _try(message, size, family, PLANS[-1], force=True)
    assert smallest is not None
    return smallest


def _font(family: QFont, points: int, bold: bool) -> QFont:
    font = QFont(family)
    font.setPointSize(points)
    font.setBold(bold)
    return font


def _height(text: str, font: QFont, width: int) -> int | None:
    """Of the wrapped text; None where a single word is wider than the column."""
    metrics = QFontMetrics(font)
    if max(metrics.horizontalAdvance(word) for word in text.split(" ")) > width:
        return None
    return metrics.boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()


def _column(lines: list[_Line], left: int, width: int, gap: int) -> tuple[list[_Placed], int] | None:
    """The lines one below the other from y = 0, and their height together; None where a word is too wide."""
    placed: list[_Placed] = []
    y = 0
    for text, font, bullet in lines:
        indent = QFontMetrics(font).horizontalAdvance(BULLET) if bullet else 0
        height = _height(text, font, width - indent)
        if height is None:
            return None
        if bullet:
            placed.append((BULLET, QRect(left, y, indent, height), font))
        placed.append((text, QRect(left + indent, y, width - indent, height), font))
        y += height + gap
    return placed, max(0, y - gap)


def _try(message: Message, size: QSize, family: QFont, plan: Plan, force: bool = False) -> Layout | None:
    border = 10 if plan.headline >= 24 else 6
    pad = max(6, plan.headline // 2)
    headline, instruction = _font(family, plan.headline, True), _font(family, plan.instruction, True)
    sign = round(QFontMetrics(headline).height() * 1.7)
    points = max(9, min(14, plan.instruction - 3))
    button_metrics = QFontMetrics(_font(family, points, True))
    button = QSize(button_metrics.horizontalAdvance(message.dismiss) + 2 * pad + 8, button_metrics.height() + pad + 4)
    left = border + pad + sign + pad
    room = size.width() - left - pad - button.width() - pad - border
    width = (room - 2 * pad) * 11 // 20 if plan.columns else room
    lines: list[_Line] = [(message.headline, headline, False), (message.instruction, instruction, False)]
    advice: list[_Line] = (
        [(text, _font(family, plan.advice, False), True) for text in message.advice] if plan.advice else []
    )
    first = _column(lines + ([] if plan.columns else advice), left, max(width, 1), pad // 3)
    second = _column(advice, left + width + 2 * pad, room - 2 * pad - width, pad // 3) if plan.columns else NOTHING
    if not force and (first is None or second is None):
        return None
    first, second = first or NOTHING, second or NOTHING  # a window with no room for words still gets the sign
    inner = max(first[1], second[1], sign, button.height())
    height = border + inner + 2 * pad
    if height > size.height() * SHARE and not force:
        return None
    top = border + pad
    texts = [
        (text, place.translated(0, top + (inner - tall) // 2), font)
        for column, tall in (first, second)
        for text, place, font in column
    ]
    return Layout(
        size,
        border,
        QRect(0, 0, size.width(), height),
        QRect(border + pad, top + (inner - sign) // 2, sign, sign),
        QRect(size.width() - border - pad - button.width(), top + (inner - button.height()) // 2, *button.toTuple()),
        points,
        tuple(texts),
    )


def paint(painter: QPainter, layout: Layout, strength: VerdictKind) -> None:
    """Border, banner, sign and words. SUSPECT has a striped border: the two are told apart without colour."""
    whole = QRect(0, 0, layout.size.width(), layout.size.height())
    painter.fillRect(whole, GROUND[strength])
    if strength is VerdictKind.SUSPECT:
        painter.fillRect(whole, QBrush(QColor(icons.DARK), Qt.BrushStyle.BDiagPattern))
        painter.fillRect(layout.banner, GROUND[strength])
    icons.paint(painter, SIGN[strength], QRectF(layout.sign))
    painter.setPen(TEXT[strength])
    for text, place, font in layout.texts:
        painter.setFont(font)
        painter.drawText(place, WRAP, text)
