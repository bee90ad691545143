"""The face finder: decoding by hand-made maps, any picture size, and the shipped network on the NASA astronaut."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guard.vision.faces import FaceFinder, decoded, kept, prepared

MODEL = Path(__file__).resolve().parents[2] / "models" / "face_finder" / "face_finder.onnx"


def empty(blob: np.ndarray) -> list[np.ndarray]:
    height, width = blob.shape[2:]
    maps = [np.zeros((1, 15, height // s, width // s), np.float32) for s in (8, 16, 32)]
    for m in maps:
        m[:, 0] = -9
    return maps


def with_face(blob: np.ndarray) -> list[np.ndarray]:
    maps = empty(blob)
    cell = maps[1][0, :, 2, 3]  # centre at (56, 40)
    cell[0], cell[3:5] = 3.0, np.log([4.0, 5.0])
    cell[5:] = [-0.5, -0.5, 0.5, -0.5, 0, 0, -0.5, 0.5, 0.5, 0.5]
    return maps


def test_decodes_box_landmarks_and_confidence() -> None:
    (face,) = FaceFinder(with_face).find(np.zeros((100, 120, 3), np.uint8))
    assert face.box == pytest.approx((24, 0, 64, 80), abs=1e-3)
    assert face.confidence == pytest.approx(1 / (1 + np.exp(-3.0)))
    assert face.landmarks.dtype == np.float32
    np.testing.assert_allclose(face.landmarks, [[40, 24], [72, 24], [56, 40], [40, 56], [72, 56]], atol=1e-3)


def test_maps_back_to_a_large_frame() -> None:
    image = np.zeros((2160, 3840, 3), np.uint8)
    shrunk, _ = prepared(image)[1]
    (face,) = FaceFinder(with_face).find(image)
    assert face.box == pytest.approx((24 / shrunk, 0, 64 / shrunk, 80 / shrunk), rel=0.01, abs=0.5)


def test_neighbouring_cells_give_one_face_and_the_largest_comes_first() -> None:
    def network(blob: np.ndarray) -> list[np.ndarray]:
        maps = with_face(blob)
        maps[1][0, :, 2, 4] = maps[1][0, :, 2, 3]
        maps[1][0, 1, 2, 4] = -1
        maps[0][0, :, 15, 15] = maps[1][0, :, 2, 3]
        return maps

    faces = FaceFinder(network).find(np.zeros((160, 160, 3), np.uint8))
    assert [round(f.box[2]) for f in faces] == [64, 32]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000))
def test_any_size_becomes_a_bounded_whole_number_of_strides(height: int, width: int) -> None:
    blob, scale = prepared(np.zeros((height, width, 3), np.uint8))
    assert blob.shape[2] % 32 == 0
    assert blob.shape[3] % 32 == 0
    assert blob.shape[2] * blob.shape[3] <= 704 * 448
    assert (scale <= 1).all()
    assert FaceFinder(empty).find(np.zeros((height, width, 3), np.uint8)) == []


def test_an_empty_picture_has_no_faces() -> None:
    assert FaceFinder(empty).find(np.zeros((0, 5, 3), np.uint8)) == []


def test_answers_that_are_not_numbers_are_left_out() -> None:
    maps = with_face(np.zeros((1, 3, 64, 128), np.float32))
    maps[1][0, 7, 2, 3] = np.nan
    assert len(decoded(maps, 0.4)) == 0
    assert kept(np.zeros((0, 15), np.float32)) == []


@pytest.fixture(scope="module")
def finder() -> FaceFinder:
    if not MODEL.exists():
        pytest.skip("models/face_finder/face_finder.onnx is not there")
    ort = pytest.importorskip("onnxruntime")
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(MODEL.read_bytes(), options)
    return FaceFinder(lambda blob: session.run(None, {"image": blob}))


@pytest.fixture(scope="module")
def astronaut() -> np.ndarray:
    data = pytest.importorskip("skimage.data")
    return np.ascontiguousarray(data.astronaut()[..., ::-1])


def test_finds_a_small_astronaut(finder: FaceFinder, astronaut: np.ndarray) -> None:
    import cv2

    assert len(finder.find(cv2.resize(astronaut, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA))) == 1


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.5])
def test_finds_the_astronaut_at_every_scale(finder: FaceFinder, astronaut: np.ndarray, scale: float) -> None:
    import cv2

    picture = cv2.resize(astronaut, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    faces = finder.find(picture)
    assert faces
    expected = np.array([[205, 108], [243, 108], [228, 130], [209, 149], [243, 149]])  # marked by eye
    miss = np.linalg.norm(faces[0].landmarks / scale - expected, axis=1)
    assert miss.max() < 12


def test_a_mirrored_picture_gives_the_mirrored_face(finder: FaceFinder, astronaut: np.ndarray) -> None:
    plain, mirror = finder.find(astronaut)[0], finder.find(np.ascontiguousarray(astronaut[:, ::-1]))[0]
    swapped = mirror.landmarks[[1, 0, 2, 4, 3]]
    swapped[:, 0] = astronaut.shape[1] - swapped[:, 0]
    assert np.abs(swapped - plain.landmarks).max() < 10  # a quarter of the eye distance: see the card's figures
    assert plain.landmarks[0, 0] < plain.landmarks[1, 0]


def test_finds_a_tight_crop_with_a_border(finder: FaceFinder, astronaut: np.ndarray) -> None:
    import cv2

    crop = cv2.copyMakeBorder(astronaut[65:175, 180:270], 38, 38, 32, 32, cv2.BORDER_REPLICATE)
    assert len(finder.find(crop)) == 1


def test_noise_and_plain_colours_have_no_faces(finder: FaceFinder) -> None:
    rng = np.random.default_rng(1)
    assert finder.find(rng.integers(0, 256, (360, 640, 3), np.uint8).astype(np.uint8)) == []
    assert finder.find(np.full((360, 640, 3), 127, np.uint8)) == []
