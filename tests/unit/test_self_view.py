"""The user's own small picture is not the caller."""

from __future__ import annotations

import numpy as np
import pytest

from guard.types import Face
from guard.vision.self_view import SelfView, is_own, may_be_own

FRAME = (720, 1280, 3)
CORNER = SelfView(0.75, 0.75, 0.25, 0.25)  # 320 x 180 px at the lower right


def face(x: float, y: float, size: float) -> Face:
    return Face((x, y, size, size), np.zeros((5, 2), np.float32), 0.9)


@pytest.mark.parametrize(
    ("box", "own"),
    [
        ((1060, 580, 90), True),
        ((1010, 550, 150), True),
        ((1000, 545, 185), False),  # the tile of a caller in a gallery
        ((1010, 500, 260), False),  # the caller, large, with the centre in the corner
        ((500, 200, 90), False),
        ((850, 580, 90), False),  # beside it
    ],
)
def test_by_centre_and_size(box, own):
    assert is_own(face(*box), FRAME, CORNER) is own


def test_it_follows_the_size_of_the_window():
    assert is_own(face(530, 290, 45), (360, 640, 3), CORNER)


@pytest.mark.parametrize(("left", "maybe"), [(540, False), (400, False), (100, True), (1100, True)])
def test_a_face_that_stands_aside_may_be_the_users_own(left: float, maybe: bool) -> None:
    assert may_be_own(face(left, 200, 200), FRAME) is maybe
