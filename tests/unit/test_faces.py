"""The face finder: decoding by hand-made maps, any picture size, and the shipped network on the NASA astronaut."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guard.vision.faces import FaceFinder, decode, non_max_suppression, preprocess
from guard.vision.landmarks import PATCH_PX, Landmarker, patch, square

CROSS = np.array([[-0.2, -0.1], [0.2, -0.1], [0, 0.05], [-0.15, 0.2], [0.15, 0.2]], np.float32)


def sure(patches: np.ndarray, logit: float = 8.0) -> list[np.ndarray]:
    """Every patch is a face, with the landmarks of ``CROSS``."""
    return [np.tile(np.append(CROSS.ravel(), np.float32(logit)), (len(patches), 1))]


def looking(network) -> FaceFinder:
    return FaceFinder(network, Landmarker(sure))


def empty(blob: np.ndarray) -> list[np.ndarray]:
    height, width = blob.shape[2:]
    maps = [np.zeros((1, 5, height // s, width // s), np.float32) for s in (8, 16, 32)]
    for m in maps:
        m[:, 0] = -9
    return maps


def with_face(blob: np.ndarray) -> list[np.ndarray]:
    maps = empty(blob)
    cell = maps[1][0, :, 2, 3]  # centre at (56, 40)
    cell[0], cell[3:5] = 3.0, np.log([4.0, 5.0])
    return maps


def test_decodes_the_box_and_places_landmarks_in_it() -> None:
    (face,) = looking(with_face).find(np.zeros((100, 120, 3), np.uint8))
    assert face.box == pytest.approx((24, 0, 64, 80), abs=1e-3)
    assert face.confidence == pytest.approx(1 / (1 + np.exp(-8.0)))
    assert face.landmarks.dtype == np.float32
    x, y, side = square(face.box)
    assert (x + side / 2, y + side / 2) == pytest.approx((56, 40), abs=1)
    np.testing.assert_allclose(face.landmarks, (CROSS + 0.5) * side + [x, y], atol=1e-3)


def test_what_the_closer_look_rejects_is_no_face() -> None:
    finder = FaceFinder(with_face, Landmarker(lambda patches: sure(patches, -1.0)))
    assert finder.boxes(np.zeros((100, 120, 3), np.uint8))
    assert finder.find(np.zeros((100, 120, 3), np.uint8)) == []


def test_landmarks_that_are_not_numbers_are_left_out() -> None:
    def broken(patches: np.ndarray) -> list[np.ndarray]:
        (answers,) = sure(patches)
        answers[:, 3] = np.nan
        return [answers]

    assert FaceFinder(with_face, Landmarker(broken)).find(np.zeros((100, 120, 3), np.uint8)) == []


@settings(max_examples=50, deadline=None)
@given(
    st.tuples(st.floats(-500, 500), st.floats(-500, 500), st.floats(0, 1e6), st.floats(0, 1e6)),
    st.integers(1, 90),
    st.integers(1, 90),
)
def test_a_patch_of_any_box_is_whole_and_small(box: tuple[float, ...], height: int, width: int) -> None:
    seen: list[tuple[int, ...]] = []

    def network(patches: np.ndarray) -> list[np.ndarray]:
        seen.append(patches.shape)
        return sure(patches)

    placed = Landmarker(network).place(np.full((height, width, 3), 9, np.uint8), [box])
    assert seen == [(1, PATCH_PX, PATCH_PX, 3)]
    assert placed[0] is not None


def test_a_patch_is_black_outside_the_picture() -> None:
    cut = patch(np.full((40, 40, 3), 200, np.uint8), -20, -20, 40)
    assert (cut[:38, :38] == 0).all()
    assert (cut[42:, 42:] == 200).all()


def test_maps_back_to_a_large_frame() -> None:
    image = np.zeros((2160, 3840, 3), np.uint8)
    shrunk, _ = preprocess(image)[1]
    (face,) = looking(with_face).find(image)
    assert face.box == pytest.approx((24 / shrunk, 0, 64 / shrunk, 80 / shrunk), rel=0.01, abs=0.5)


def test_neighbouring_cells_give_one_face_and_the_largest_comes_first() -> None:
    def network(blob: np.ndarray) -> list[np.ndarray]:
        maps = with_face(blob)
        maps[1][0, :, 2, 4] = maps[1][0, :, 2, 3]
        maps[1][0, 1, 2, 4] = -1
        maps[0][0, :, 15, 15] = maps[1][0, :, 2, 3]
        return maps

    faces = looking(network).find(np.zeros((160, 160, 3), np.uint8))
    assert [round(f.box[2]) for f in faces] == [64, 32]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000))
def test_any_size_becomes_a_bounded_whole_number_of_strides(height: int, width: int) -> None:
    blob, scale = preprocess(np.zeros((height, width, 3), np.uint8))
    assert blob.shape[2] % 32 == 0
    assert blob.shape[3] % 32 == 0
    assert blob.shape[2] * blob.shape[3] <= 704 * 448
    assert (scale <= 1).all()
    assert looking(empty).find(np.zeros((height, width, 3), np.uint8)) == []


def test_an_empty_picture_has_no_faces() -> None:
    assert looking(empty).find(np.zeros((0, 5, 3), np.uint8)) == []


def test_answers_that_are_not_numbers_are_left_out() -> None:
    maps = with_face(np.zeros((1, 3, 64, 128), np.float32))
    maps[1][0, 1, 2, 3] = np.nan
    assert len(decode(maps, 0.4)) == 0
    assert non_max_suppression(np.zeros((0, 5), np.float32)) == []


@pytest.fixture(scope="module")
def finder() -> FaceFinder:
    from guard.analysis import open_finder
    from guard.detection import manifest

    return open_finder(manifest.load())


@pytest.mark.parametrize("scale", [0.3, 0.5, 1.0, 2.5])
def test_finds_the_astronaut_at_every_scale(finder: FaceFinder, astronaut: np.ndarray, scale: float) -> None:
    import cv2

    picture = cv2.resize(astronaut, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    faces = finder.find(picture)
    assert len(faces) == 1
    expected = np.array([[203.5, 101], [248, 103.5], [226, 126], [203.5, 141], [243.5, 143.5]])  # marked by eye
    miss = np.linalg.norm(faces[0].landmarks / scale - expected, axis=1)
    assert miss.max() < 6  # an eighth of the eye distance


def test_a_mirrored_picture_gives_the_mirrored_face(finder: FaceFinder, astronaut: np.ndarray) -> None:
    plain, mirror = finder.find(astronaut)[0], finder.find(np.ascontiguousarray(astronaut[:, ::-1]))[0]
    swapped = mirror.landmarks[[1, 0, 2, 4, 3]]
    swapped[:, 0] = astronaut.shape[1] - swapped[:, 0]
    assert np.abs(swapped - plain.landmarks).max() < 4  # a tenth of the eye distance
    assert plain.landmarks[0, 0] < plain.landmarks[1, 0]


def test_finds_a_tight_crop_with_a_border(finder: FaceFinder, astronaut: np.ndarray) -> None:
    import cv2

    crop = cv2.copyMakeBorder(astronaut[65:175, 180:270], 38, 38, 32, 32, cv2.BORDER_REPLICATE)
    assert len(finder.find(crop)) == 1


def test_noise_and_plain_colours_have_no_faces(finder: FaceFinder) -> None:
    rng = np.random.default_rng(1)
    assert finder.find(rng.integers(0, 256, (360, 640, 3), np.uint8).astype(np.uint8)) == []
    assert finder.find(np.full((360, 640, 3), 127, np.uint8)) == []


def test_a_face_that_lies_is_placed_as_it_lies() -> None:
    """The network that knows only upright faces is shown the patch turned, and the landmarks are turned back."""
    asked: list[int] = []

    def network(patches: np.ndarray) -> list[np.ndarray]:
        asked.append(len(patches))
        answer = sure(patches, 3.0)[0]
        if len(patches) > 1:
            answer[3, 10] = 8.0  # turned by 180 degrees it is a face for sure
        return [answer]

    [placed] = Landmarker(network).place(np.full((200, 200, 3), 90, np.uint8), [(50.0, 50.0, 100.0, 100.0)])
    assert asked == [1, 7]
    middle = np.float32(100)
    side = np.float32(square((50.0, 50.0, 100.0, 100.0))[2])
    np.testing.assert_allclose(placed[0], middle - CROSS * side, atol=1.0)


def test_a_face_seen_a_moment_ago_is_found_again_near_by_and_nobody_new(
    finder: FaceFinder, astronaut: np.ndarray
) -> None:
    before = finder.find(astronaut)
    shifted = np.roll(astronaut, (5, 8), axis=(0, 1))
    after = finder.again(shifted, before)
    assert np.abs(after[0].landmarks - before[0].landmarks - (8, 5)).max() < 4
    assert np.abs(np.array(after[0].box[:2]) - np.array(before[0].box[:2]) - (8, 5)).max() < 4
    assert finder.again(np.full_like(astronaut, 90), before) == []
    assert finder.again(astronaut, []) == []
