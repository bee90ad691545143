"""One preprocessing: what training cuts and what the running program cuts are equal to the byte."""

import numpy as np
import pytest

from guard.types import Face, Picture
from guard.vision.align import align

pytest.importorskip("tqdm", reason="training only: the train extra")
pytest.importorskip("av", reason="training only: the train extra")

crops = pytest.importorskip("models.training.crops")


def scene() -> tuple[Picture, np.ndarray]:
    rng = np.random.default_rng(7)
    image = rng.integers(0, 256, (300, 400, 3), np.uint8)
    return image, np.array([[150, 120], [210, 118], [182, 150], [156, 182], [208, 180]], np.float32)


def test_a_training_crop_is_the_live_crop_to_the_byte() -> None:
    image, landmarks = scene()
    pixels, _ = crops.cut(image, landmarks)
    assert pixels.tobytes() == align(image, landmarks).tobytes()


def test_landmarks_follow_the_crop() -> None:
    image, landmarks = scene()
    image[:] = 0
    for x, y in landmarks.astype(int):
        image[y - 2 : y + 3, x - 2 : x + 3] = 255
    pixels, points = crops.cut(image, landmarks)
    for x, y in points.round().astype(int):
        assert pixels[y, x].min() > 200


def test_a_tight_crop_is_found_with_room_around_it_and_cut_without() -> None:
    image, landmarks = scene()
    seen = []

    def find(picture: Picture) -> list[Face]:
        seen.append(picture.shape)
        pad = (picture.shape[0] - image.shape[0]) // 2
        return [Face((0, 0, 10, 10), landmarks + pad, 0.9)]

    found = crops.find_in_tight(image, find)
    assert seen[0][0] > 1.6 * image.shape[0]
    np.testing.assert_allclose(found, landmarks)


def test_overlap_of_boxes() -> None:
    assert crops.overlap((0, 0, 10, 10), (0, 0, 10, 10)) == 1.0
    assert crops.overlap((0, 0, 10, 10), (5, 0, 10, 10)) == pytest.approx(1 / 3)
    assert crops.overlap((0, 0, 10, 10), (20, 0, 10, 10)) == 0.0
