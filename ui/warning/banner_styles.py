"""How what stands over a call looks: its colours and sign, and how large its words may be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QColor

from guard.types import VerdictKind
from ui import icons


@dataclass(frozen=True, slots=True)
class WordSizes:
    """Of a banner, in points. ``notes`` 0: they are left out; ``columns``: they stand in a column of their own.

    ``person``: whether the trusted person stands there.
    """

    headline: int
    instruction: int
    notes: int
    columns: bool = False
    person: bool = True


SIZES: Final = (
    WordSizes(30, 22, 15, columns=True),
    WordSizes(26, 19, 14, columns=True),
    WordSizes(24, 17, 13, columns=True),
    WordSizes(26, 19, 14),
    WordSizes(24, 16, 12),
    WordSizes(24, 16, 0),
    WordSizes(24, 16, 0, person=False),
    WordSizes(18, 14, 0),
    WordSizes(18, 14, 0, person=False),
    WordSizes(14, 11, 0, person=False),
    WordSizes(11, 9, 0, person=False),
)
"""The first that fits is taken; below 24 points only where the call window itself is small."""

ODD_SIZES: Final = (
    WordSizes(24, 16, 13, columns=True),
    WordSizes(24, 14, 11, columns=True),
    *SIZES[4:7],
    WordSizes(24, 13, 0, person=False),
    WordSizes(18, 14, 11, columns=True),
    *SIZES[7:],
)
"""For what is less than a warning."""

NOTICE_SIZES: Final = (
    WordSizes(24, 16, 14, columns=True),
    WordSizes(24, 16, 12),
    WordSizes(24, 14, 11),
    WordSizes(24, 16, 0),
    WordSizes(18, 14, 12, columns=True),
    WordSizes(18, 13, 11),
    WordSizes(18, 13, 0),
    WordSizes(14, 11, 0),
    WordSizes(11, 9, 0),
)
"""For a notice that may take little of the picture."""

LOW: Final = 0.22
STRIP_SIZES: Final = tuple(WordSizes(size, size - 3, 0) for size in (18, 16, 14, 12, 10))


@dataclass(frozen=True, slots=True)
class Style:
    """How one level looks. Sign, border and words differ, so that no colour is needed to tell them apart.

    ``share``: of the height that it stands over, the most that the banner may take; ``least``: px that it may take
    anyhow. ``border``: a frame goes round the whole call.
    """

    text: QColor
    ground: QColor
    sign: icons.Sign
    share: float
    sizes: tuple[WordSizes, ...]
    least: int = 0
    border: bool = True
    striped: bool = False


STYLES: Final = {
    VerdictKind.FAKE: Style(icons.WHITE, icons.RED, icons.Sign.FAKE, 0.42, SIZES),
    VerdictKind.SUSPECT: Style(icons.DARK, icons.AMBER, icons.Sign.SUSPECT, 0.38, ODD_SIZES, striped=True),
    VerdictKind.INSUFFICIENT: Style(
        icons.WHITE, icons.SLATE, icons.Sign.CANNOT, 1 / 6, NOTICE_SIZES, least=64, border=False
    ),
}
"""The three levels: a possible deepfake, something odd, and a picture that cannot be judged."""

QUESTION: Final = Style(icons.WHITE, icons.INK, icons.Sign.SUSPECT, 1 / 5, NOTICE_SIZES, least=110, border=False)
"""A question about the caller."""


def bar(style: Style, low: bool = False) -> Style:
    """The same at the edge of the screen, where no call is to be framed; ``low`` beside what the user reads."""
    return replace(style, border=False, share=min(style.share, LOW) if low else style.share)


def strip(style: Style) -> Style:
    """The same as one thin line."""
    return replace(style, border=False, sizes=STRIP_SIZES, share=0.12, least=60)
