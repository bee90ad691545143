"""Where the buttons of a banner stand: the first, "What to do", large; "Ask my relative" below it; then the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics

from ui.messages import Answer
from ui.warning.banner_styles import WordSizes

HEIGHTS: Final = ((56, 34), (48, 30), (44, 28), (36, 24), (0, 0))
"""Px of the large one and of a small one: what a trembling hand can hit, less only in a small call window."""
GAP: Final = 6  # px between two buttons
PAD: Final = 12  # px beside a word
STACKED_BELOW: Final = 620  # px of the banner's width: the small ones stand one below the other


@dataclass(frozen=True, slots=True)
class Block:
    """The buttons together: the place of each in px from the block's corner, and the points of its word."""

    size: QSize
    places: dict[Answer, tuple[QRect, int]]


def blocks(answers: Sequence[tuple[Answer, str]], sizes: WordSizes, family: QFont, width: int) -> Iterator[Block]:
    """The best first."""
    for great, small in HEIGHTS:
        yield _block(answers, sizes, family, great, small, stacked=width < STACKED_BELOW)


def _size(word: str, family: QFont, points: int, least: int, pad: int = PAD) -> QSize:
    font = QFont(family)
    font.setPointSize(points)
    font.setBold(True)
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(word) + 2 * pad, max(least, metrics.height() + 8))


def _block(
    answers: Sequence[tuple[Answer, str]], sizes: WordSizes, family: QFont, great: int, small: int, stacked: bool
) -> Block:
    places: dict[Answer, tuple[QRect, int]] = {}
    first = [pair for pair in answers if pair[0] is Answer.WHAT]
    second = [pair for pair in answers if pair[0] is Answer.ASK]
    if Answer.YES in dict(answers):
        return _question(answers, sizes, family, great, small)
    others = [pair for pair in answers if pair not in (*first, *second)]
    low = max(9, min(12, sizes.instruction - 4))
    high = max(10, min(18, sizes.instruction))
    around = [_size(word, family, low, small) for _, word in others]
    if stacked:
        across = max((one.width() for one in around), default=0)
    else:
        across = sum(one.width() for one in around) + GAP * max(0, len(around) - 1)
    y = 0
    large = [(answer, _size(word, family, high, great, PAD + 6), high) for answer, word in first]
    large += [(answer, _size(word, family, low, small), low) for answer, word in second]
    across = max(across, *(size.width() for _, size, _ in large)) if large else across
    for answer, size, points in large:
        places[answer] = QRect(0, y, across, size.height()), points
        y += size.height() + GAP
    x, each = 0, (across - GAP * (len(others) - 1)) // max(1, len(others))
    for (answer, _), size in zip(others, around, strict=True):
        if stacked:
            places[answer] = QRect(0, y, across, size.height()), low
            y += size.height() + GAP
        else:
            wide = each if first and each >= max(one.width() for one in around) else size.width()
            places[answer] = QRect(x, y, wide, size.height()), low
            x += wide + GAP
    bottom = max((place.bottom() + 1 for place, _ in places.values()), default=0)
    return Block(QSize(across, bottom), places)


def _question(answers: Sequence[tuple[Answer, str]], sizes: WordSizes, family: QFont, great: int, small: int) -> Block:
    """Yes and no, large and of one size; below them what ends the questions."""
    places: dict[Answer, tuple[QRect, int]] = {}
    size, low, y = max(12, min(18, sizes.instruction)), max(9, min(12, sizes.instruction - 4)), 0
    for row, points, least in ((answers[:2], size, great), (answers[2:], low, small)):
        needed = [_size(word, family, points, least) for _, word in row]
        places |= {
            answer: (QRect(0, y, one.width(), one.height()), points)
            for (answer, _), one in zip(row, needed, strict=True)
        }
        y += max((one.height() for one in needed), default=-GAP) + GAP
    rows = [[answer for answer, _ in row] for row in (answers[:2], answers[2:])]
    across = max(sum(places[answer][0].width() for answer in row) + GAP * (len(row) - 1) for row in rows)
    for named in rows:
        each, x = (across - GAP * (len(named) - 1)) // max(1, len(named)), 0
        even = all(places[answer][0].width() <= each for answer in named)
        for answer in named:
            place, points = places[answer]
            wide = each if even else place.width()
            places[answer] = QRect(x, place.y(), wide, place.height()), points
            x += wide + GAP
    return Block(QSize(across, y - GAP), places)
