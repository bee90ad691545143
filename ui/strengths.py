"""The three strengths of what stands over a call: how each looks, and how large its words may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor

from guard.types import VerdictKind
from ui import icons


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

ODD_PLANS: Final = (Plan(24, 16, 13, columns=True), *PLANS[3:])
"""For what is less than a warning."""

STRIP_PLANS: Final = (
    Plan(24, 16, 14, columns=True),
    Plan(24, 16, 12),
    Plan(24, 14, 11),
    Plan(24, 16, 0),
    Plan(18, 14, 12, columns=True),
    Plan(18, 13, 11),
    Plan(18, 13, 0),
    Plan(14, 11, 0),
    Plan(11, 9, 0),
)
"""For a notice that may take little of the picture."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one strength looks. Sign, border and words differ, so that no colour is needed to tell them apart.

    ``share``: of the call window's height, the most that the banner may take; ``least``: px that it may take anyhow.
    """

    text: QColor
    ground: QColor
    sign: icons.Sign
    share: float
    plans: tuple[Plan, ...]
    least: int = 0
    border: bool = True
    striped: bool = False


STYLES: Final = {
    VerdictKind.FAKE: Style(icons.WHITE, icons.RED, icons.Sign.FAKE, 0.42, PLANS),
    VerdictKind.SUSPECT: Style(icons.DARK, icons.AMBER, icons.Sign.SUSPECT, 0.35, ODD_PLANS, striped=True),
    VerdictKind.INSUFFICIENT: Style(
        icons.WHITE, icons.SLATE, icons.Sign.CANNOT, 1 / 6, STRIP_PLANS, least=64, border=False
    ),
}
"""The three strengths: a possible deepfake, something odd, and a picture that cannot be judged."""
