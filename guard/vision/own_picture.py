"""The user's own picture in the call, told from the caller's by its place: marked once in the window, then left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from guard.types import Face

SLACK: Final = 1.1
"""A finder's box may be a little larger than the small picture that the face fills."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the own picture stands: a rectangle in fractions (0..1) of the call window."""

    x: float
    y: float
    width: float
    height: float


def is_own(face: Face, frame_shape: tuple[int, ...], mark: Mark) -> bool:
    """True where the face's centre is in the mark and the face is not larger than the mark.

    ``frame_shape`` is (height, width, ...). The size counts because a caller shown large may have the face's centre
    where the own picture used to be.
    """
    height, width = frame_shape[:2]
    x, y, w, h = face.box
    u, v = (x + w / 2) / width, (y + h / 2) / height
    return (
        mark.x <= u <= mark.x + mark.width
        and mark.y <= v <= mark.y + mark.height
        and w <= SLACK * mark.width * width
        and h <= SLACK * mark.height * height
    )
