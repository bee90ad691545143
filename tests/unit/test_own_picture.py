"""The user's own small picture is not the caller."""

from __future__ import annotations

import numpy as np
import pytest

from guard.types import Face
from guard.vision.own_picture import Mark, is_own

FRAME = (720, 1280, 3)
CORNER = Mark(0.75, 0.75, 0.25, 0.25)  # 320 x 180 px at the lower right


def face(x: float, y: float, size: float) -> Face:
    return Face((x, y, size, size), np.zeros((5, 2), np.float32), 0.9)


@pytest.mark.parametrize(
    ("box", "own"),
    [
        ((1060, 580, 90), True),
        ((1000, 545, 185), True),  # a little over the edge, as finders' boxes are
        ((1010, 500, 260), False),  # the caller, large, with the centre in the corner
        ((500, 200, 90), False),
        ((850, 580, 90), False),  # beside it
    ],
)
def test_by_centre_and_size(box, own):
    assert is_own(face(*box), FRAME, CORNER) is own


def test_it_follows_the_size_of_the_window():
    assert is_own(face(530, 290, 45), (360, 640, 3), CORNER)
