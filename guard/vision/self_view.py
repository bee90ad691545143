"""The user's own picture in the call, the self-view, told from the caller's by its place, which the user marks once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from guard.types import Face

FILLS: Final = 0.85
"""The most of its small picture that a face fills. A larger one there is a caller's, in a gallery for instance."""

MIDDLE: Final = 0.15
"""A face whose centre is within so much (of the picture's width) of the middle is the one that the call shows large."""


@dataclass(frozen=True, slots=True)
class SelfView:
    """Where the user's own picture stands: a rectangle in fractions (0..1) of the call window."""

    x: float
    y: float
    width: float
    height: float


def is_own(face: Face, frame_shape: tuple[int, ...], view: SelfView) -> bool:
    """True where the face's centre is in the self-view and the face fits into it.

    ``frame_shape`` is (height, width, ...). The size counts because a caller shown large may have the face's centre
    where the self-view used to be.
    """
    height, width = frame_shape[:2]
    x, y, w, h = face.box
    u, v = (x + w / 2) / width, (y + h / 2) / height
    return (
        view.x <= u <= view.x + view.width
        and view.y <= v <= view.y + view.height
        and w <= FILLS * view.width * width
        and h <= FILLS * view.height * height
    )


def may_be_own(face: Face, frame_shape: tuple[int, ...]) -> bool:
    """Whether the only face of a call may be the user's: it stands aside, where a self-view or a second tile does."""
    x, _, w, _ = face.box
    return abs((x + w / 2) / frame_shape[1] - 0.5) > MIDDLE
