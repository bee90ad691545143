"""How one warning is laid out and painted: the largest words that the call window has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QLine, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QRegion

from guard.types import VerdictKind
from ui import icons
from ui.messages import Message
from ui.strengths import STYLES, Plan, Style

WRAP: Final = Qt.TextFlag.TextWordWrap
COLUMNS_FROM: Final = 900  # px of width
BUTTONS: Final = (44, 34, 0)  # px of height: what a trembling hand can hit, less only in a small call window
GAP: Final = 8  # px between the two buttons
BULLET: Final = "•  "

_Line: TypeAlias = tuple[str, QFont, bool]  # the flag: a bullet stands before it
_Placed: TypeAlias = tuple[str, QRect, QFont]
NOTHING: Final[tuple[list[_Placed], int]] = ([], 0)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in pixels of the overlay. ``texts``: the words, their place, their font.

    ``why`` is empty where the message has no such button.
    """

    size: QSize
    border: int
    banner: QRect
    sign: QRect
    why: QRect
    dismiss: QRect
    button_points: int
    texts: tuple[tuple[str, QRect, QFont], ...]

    def shape(self) -> QRegion:
        """What is opaque: banner and border, less the buttons (windows of their own fill those holes)."""
        whole = QRect(0, 0, self.size.width(), self.size.height())
        inside = whole.adjusted(self.border, self.border, -self.border, -self.border)
        return (QRegion(whole) - QRegion(inside)) + QRegion(self.banner) - QRegion(self.why) - QRegion(self.dismiss)


def arrange(message: Message, strength: VerdictKind, size: QSize, family: QFont) -> Layout:
    """Lay the message out over a call window of this size."""
    style = STYLES[strength]
    for plan in style.plans:
        if size.width() >= COLUMNS_FROM or not plan.columns:
            for button in BUTTONS:
                layout = _try(message, style, size, family, plan, button)
                if layout is not None:
                    return layout
    smallest = _try(message, style, size, family, style.plans[-1], 0, force=True)
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


def _try(
    message: Message, style: Style, size: QSize, family: QFont, plan: Plan, button: int, force: bool = False
) -> Layout | None:
    border = (10 if plan.headline >= 24 else 6) if style.border else 0
    pad = max(6, plan.headline // (2 if style.border else 3))
    headline, instruction = _font(family, plan.headline, True), _font(family, plan.instruction, True)
    sign = round(QFontMetrics(headline).height() * 1.7)
    points = max(9, min(14, plan.instruction - 3))
    metrics = QFontMetrics(_font(family, points, True))
    across = max(metrics.horizontalAdvance(word) for word in (message.dismiss, message.why)) + 2 * pad + 8
    tall = max(button, metrics.height() + pad + 4)
    block = 2 * tall + GAP if message.why else tall
    left = border + pad + sign + pad
    room = size.width() - left - pad - across - pad - border
    width = (room - 2 * pad) * 11 // 20 if plan.columns else room
    lines: list[_Line] = [(message.headline, headline, False), (message.instruction, instruction, False)]
    bullets = len(message.advice) > 1
    advice: list[_Line] = (
        [(text, _font(family, plan.advice, False), bullets) for text in message.advice] if plan.advice else []
    )
    first = _column(lines + ([] if plan.columns else advice), left, max(width, 1), pad // 3)
    second = _column(advice, left + width + 2 * pad, room - 2 * pad - width, pad // 3) if plan.columns else NOTHING
    if not force and (first is None or second is None):
        return None
    first, second = first or NOTHING, second or NOTHING  # a window with no room for words still gets the sign
    inner = max(first[1], second[1], sign, block)
    height = border + inner + 2 * pad
    if height > max(style.least, size.height() * style.share) and not force:
        return None
    top = border + pad
    texts = [
        (text, place.translated(0, top + (inner - high) // 2), font)
        for column, high in (first, second)
        for text, place, font in column
    ]
    upper = QRect(size.width() - border - pad - across, top + (inner - block) // 2, across, tall)
    return Layout(
        size,
        border,
        QRect(0, 0, size.width(), height),
        QRect(border + pad, top + (inner - sign) // 2, sign, sign),
        upper if message.why else QRect(),
        upper.translated(0, tall + GAP) if message.why else upper,
        points,
        tuple(texts),
    )


def paint(painter: QPainter, layout: Layout, strength: VerdictKind) -> None:
    """Border, banner, sign and words."""
    style = STYLES[strength]
    whole = QRect(0, 0, layout.size.width(), layout.size.height())
    painter.fillRect(whole, style.ground)
    if style.striped:
        _stripe(painter, whole, layout.border, style.text)
        painter.fillRect(layout.banner, style.ground)
    icons.paint(painter, style.sign, QRectF(layout.sign))
    painter.setPen(style.text)
    for text, place, font in layout.texts:
        painter.setFont(font)
        painter.drawText(place, WRAP, text)


def _stripe(painter: QPainter, whole: QRect, thickness: int, colour: QColor) -> None:
    """Slanting stripes as wide as the gaps between them."""
    rise, step = whole.height(), 3 * thickness
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLines([QLine(x, rise, x + rise, 0) for x in range(-rise, whole.width(), step)])
    painter.restore()
