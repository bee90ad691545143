"""The one crop: the five landmarks come to lie on the template, whatever the turn, size and place of the face."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.vision.align import CROP_PX, TEMPLATE, align, similarity


@given(angle=st.floats(-3.1, 3.1), scale=st.floats(0.02, 20), x=st.floats(-5000, 5000), y=st.floats(-5000, 5000))
def test_any_similar_copy_of_the_template_is_brought_back(angle: float, scale: float, x: float, y: float) -> None:
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    points = (TEMPLATE * CROP_PX) @ turn.T * scale + [x, y]
    matrix = similarity(points.astype(np.float32))
    back = points @ matrix[:, :2].T + matrix[:, 2]
    assert np.allclose(back, TEMPLATE * CROP_PX, atol=0.5)


@pytest.mark.parametrize("points", [np.zeros((5, 2)), np.full((5, 2), np.nan), np.zeros((4, 2))])
def test_landmarks_that_are_no_face_are_refused(points: np.ndarray) -> None:
    with pytest.raises(ValueError, match="landmarks"):
        similarity(points)


def test_a_face_is_not_mirrored() -> None:
    image = np.zeros((400, 400, 3), np.uint8)
    landmarks = (TEMPLATE * 200 + 100).astype(np.float32)
    x, y = landmarks[0].astype(int)
    image[y - 3 : y + 4, x - 3 : x + 4] = 255
    crop = align(image, landmarks)
    assert crop.shape == (CROP_PX, CROP_PX, 3)
    row, column = np.unravel_index(int(crop[:, :, 0].argmax()), crop.shape[:2])
    assert abs(column - TEMPLATE[0, 0] * CROP_PX) < 4
    assert abs(row - TEMPLATE[0, 1] * CROP_PX) < 4


def test_a_large_face_is_averaged_and_not_sampled() -> None:
    checks = (np.indices((1600, 1600)).sum(0) % 2 * 255).astype(np.uint8)
    image = np.repeat(checks[:, :, None], 3, axis=2)
    crop = align(image, (TEMPLATE * 1600).astype(np.float32))
    assert int(crop.std()) < 16
