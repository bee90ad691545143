"""How one banner is laid out and painted: the largest words that there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QLine, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QRegion

from ui import icons
from ui.messages import Answer, Message
from ui.warning.banner_buttons import Block, blocks
from ui.warning.banner_styles import Style, WordSizes

WRAP: Final = Qt.TextFlag.TextWordWrap
COLUMNS_FROM: Final = 900  # px of width
ALL_BUTTONS_FROM: Final = 18  # points of the headline
BULLET: Final = "•  "

_Line: TypeAlias = tuple[str, QFont, bool]  # the flag: a bullet stands before it
_Placed: TypeAlias = tuple[str, QRect, QFont]
NOTHING: Final[tuple[list[_Placed], int]] = ([], 0)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in pixels of the banner's window. ``texts``: the words, their place, their font.

    ``buttons``: of each answer its place and the points of its word; one that found no room is not among them.
    ``whole``: False where the words find no room, and are left out or would be cut off.
    """

    size: QSize
    border: int
    banner: QRect
    sign: QRect
    buttons: dict[Answer, tuple[QRect, int]]
    texts: tuple[_Placed, ...]
    sizes: WordSizes
    whole: bool = True

    def shape(self) -> QRegion:
        """What is opaque: banner and border, less the buttons (windows of their own fill those holes)."""
        whole = QRect(0, 0, self.size.width(), self.size.height())
        inside = whole.adjusted(self.border, self.border, -self.border, -self.border)
        shape = (QRegion(whole) - QRegion(inside)) + QRegion(self.banner)
        for place, _ in self.buttons.values():
            shape -= QRegion(place)
        return shape


def arrange(message: Message, style: Style, size: QSize, family: QFont, scale: float = 1.0) -> Layout:
    """Lay the message out over a call of this size. At a screen's ``scale`` no word gets smaller than at 100%."""
    least = arrange(message, style, size * scale, family).sizes.headline / scale if scale > 1 else 0
    allowed = [sizes for sizes in style.sizes if sizes.headline >= least]
    large = [sizes for sizes in allowed if sizes.headline >= ALL_BUTTONS_FROM]
    # the other answers are in the tray's menu too: sooner than small words, the large button alone
    for answers, some in ((message.answers, large), (message.least, allowed)):
        for sizes in some:
            if size.width() >= COLUMNS_FROM or not sizes.columns:
                for block in blocks(answers, sizes, family, size.width()):
                    layout = _try(message, style, size, family, sizes, block)
                    if layout is not None:
                        return layout
    *_, smallest = blocks(message.least, allowed[-1], family, size.width())
    forced = _try(message, style, size, family, allowed[-1], smallest, force=True)
    assert forced is not None
    return forced


def unbroken(text: str) -> str:
    """No line ends at a hyphen: "что-то" and a telephone number stay whole."""
    return text.replace("-", "\N{NON-BREAKING HYPHEN}")


def _font(family: QFont, points: int, bold: bool) -> QFont:
    font = QFont(family)
    font.setPointSize(points)
    font.setBold(bold)
    return font


def _height(text: str, font: QFont, width: int) -> int | None:
    """Of the wrapped text; None where a single word is wider than the column."""
    metrics, text = QFontMetrics(font), unbroken(text)
    if max(metrics.horizontalAdvance(word) for word in text.split(" ")) > width:
        return None
    return metrics.boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()


def _column(lines: Sequence[_Line], left: int, width: int, gap: int) -> tuple[list[_Placed], int] | None:
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


def _lines(message: Message, sizes: WordSizes, family: QFont) -> tuple[list[_Line], list[_Line]]:
    """What must be said, and the notes."""
    first: list[_Line] = [(message.headline, _font(family, sizes.headline, True), False)]
    if message.instruction:
        first.append((message.instruction, _font(family, sizes.instruction, True), False))
    if message.person and sizes.person:
        first.append((message.person, _font(family, max(sizes.notes, sizes.instruction * 3 // 4), True), False))
    notes = message.notes if sizes.notes else ()
    return first, [(text, _font(family, sizes.notes, False), len(notes) > 1) for text in notes]


def _try(
    message: Message, style: Style, size: QSize, family: QFont, sizes: WordSizes, block: Block, force: bool = False
) -> Layout | None:
    border = (10 if sizes.headline >= 24 else 6) if style.border else 0
    pad = max(6, sizes.headline // (2 if style.border else 3))
    sign = round(QFontMetrics(_font(family, sizes.headline, True)).height() * 1.7)
    left = border + pad + sign + pad
    room = size.width() - left - pad - block.size.width() - pad - border
    lines, notes = _lines(message, sizes, family)
    columns = sizes.columns and bool(notes)
    width = (room - 2 * pad) * 3 // 5 if columns else room
    first = _column(lines + ([] if columns else notes), left, max(width, 1), pad // 3)
    second = _column(notes, left + width + 2 * pad, room - 2 * pad - width, pad // 3) if columns else NOTHING
    if not force and (first is None or second is None):
        return None
    held = first is not None and second is not None
    first, second = first or NOTHING, second or NOTHING  # where there is no room for words there is still the sign
    inner = max(first[1], second[1], sign, block.size.height())
    height = border + inner + 2 * pad
    if height > min(size.height(), max(style.least, size.height() * style.share)) and not force:
        return None
    top = border + pad
    texts = [
        (text, place.translated(0, top + (inner - high) // 2), font)
        for column, high in (first, second)
        for text, place, font in column
    ]
    corner_x = size.width() - border - pad - block.size.width()
    corner_y = top + (inner - block.size.height()) // 2
    return Layout(
        size,
        border,
        QRect(0, 0, size.width(), height),
        QRect(border + pad, top + (inner - sign) // 2, sign, sign),
        {answer: (place.translated(corner_x, corner_y), points) for answer, (place, points) in block.places.items()},
        tuple(texts),
        sizes,
        whole=held and height + border <= size.height(),
    )


def paint(painter: QPainter, layout: Layout, style: Style) -> None:
    """Border, banner, sign and words."""
    whole = QRect(0, 0, layout.size.width(), layout.size.height())
    painter.fillRect(whole, style.ground)
    if style.striped and style.border:
        _stripe(painter, whole, layout.border, style.text)
        painter.fillRect(layout.banner, style.ground)
    icons.paint(painter, style.sign, QRectF(layout.sign))
    painter.setPen(style.text)
    for text, place, font in layout.texts:
        painter.setFont(font)
        painter.drawText(place, WRAP, unbroken(text))


def _stripe(painter: QPainter, whole: QRect, thickness: int, colour: QColor) -> None:
    """Slanting stripes as wide as the gaps between them."""
    rise, step = whole.height(), 3 * thickness
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLines([QLine(x, rise, x + rise, 0) for x in range(-rise, whole.width(), step)])
    painter.restore()
