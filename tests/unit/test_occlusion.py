"""The map of what speaks for fake: it finds the place, hides without edges, and names the part."""

import time
from pathlib import Path

import numpy as np
import pytest

from guard.detection.calibration import Calibration
from guard.detection.occlusion import CELLS, _covers, occlude, part_of
from guard.detection.session import Session
from guard.types import Part, Picture, Region
from guard.vision.align import CROP_PX, TEMPLATE

DETECTOR = Path(__file__).resolve().parents[2] / "models" / "deepfake_detector" / "deepfake_detector.onnx"
PLAIN = Calibration(0.5, 0.0, 3.0)
POINTS = TEMPLATE * CROP_PX
WHOLE = Region(0, 0, CROP_PX, CROP_PX)


def spotted(x: int, y: int) -> Picture:
    """Grey, with one white spot."""
    crop = np.full((CROP_PX, CROP_PX, 3), 90, np.uint8)
    crop[y - 8 : y + 8, x - 8 : x + 8] = 255
    return crop


class White:
    """A stand-in network: the more pixels are white, the more it speaks for fake; far above what one frame may say."""

    def __init__(self, sign: float = 1.0) -> None:
        self.sign = sign
        self.batches: list[tuple[int, ...]] = []

    def __call__(self, crops: np.ndarray) -> list[np.ndarray]:
        assert crops.dtype == np.uint8
        self.batches.append(crops.shape)
        return [(self.sign * (crops > 200).sum((1, 2, 3)) / 10).astype(np.float32)[:, None]]


@pytest.mark.parametrize(("x", "y", "part"), [(109, 64, Part.EYES), (80, 135, Part.MOUTH), (20, 90, Part.EDGE)])
def test_the_place_that_speaks_for_fake_is_found_and_named(x: int, y: int, part: Part) -> None:
    crop = spotted(x, y)
    found = occlude(White(), PLAIN, crop)
    place = found.region
    assert place.left <= x <= place.left + place.width
    assert place.top <= y <= place.top + place.height
    assert part_of(place, POINTS, CROP_PX) is part
    assert found.map.dtype == np.float32
    assert found.map.shape == (CELLS, CELLS)
    assert found.map.max() == pytest.approx(0.5 * 76.8)  # nats, and not cut at the bound of a frame
    assert found.crop is crop


def test_where_no_part_speaks_for_fake_it_is_the_whole() -> None:
    assert occlude(White(-1.0), PLAIN, spotted(80, 80)).region == WHOLE
    assert part_of(WHOLE, POINTS, CROP_PX) is Part.WHOLE


def test_every_part_is_scored_once_a_row_at_a_time() -> None:
    network = White()
    occlude(network, PLAIN, spotted(80, 80))
    assert [shape[0] for shape in network.batches] == [1] + [CELLS] * CELLS
    assert {shape[1:] for shape in network.batches} == {(CROP_PX, CROP_PX, 3)}


def test_the_covers_have_no_edge_and_leave_nothing_out() -> None:
    covers = _covers(CROP_PX)
    assert np.abs(np.diff(covers, axis=1)).max() < 0.1
    assert covers.max(0).min() >= 0.5
    assert covers.min() == 0
    assert covers.max() == 1


@pytest.mark.parametrize("crop", [np.zeros((160, 120, 3), np.uint8), np.zeros((160, 160, 3), np.float32)])
def test_what_is_no_crop_is_refused(crop: np.ndarray) -> None:
    with pytest.raises(ValueError, match="square"):
        occlude(White(), PLAIN, crop)


def middle(x: float, y: float) -> Region:
    return Region(round(x * CROP_PX) - 24, round(y * CROP_PX) - 24, 48, 48)


@pytest.mark.parametrize(
    ("x", "y", "part"),
    [
        (0.5, 0.1, Part.FOREHEAD),
        (0.32, 0.4, Part.EYES),
        (0.68, 0.4, Part.EYES),
        (0.5, 0.605, Part.NOSE),
        (0.33, 0.62, Part.CHEEK),
        (0.67, 0.62, Part.CHEEK),
        (0.5, 0.79, Part.MOUTH),
        (0.355, 0.79, Part.MOUTH),
        (0.5, 0.9, Part.MOUTH),
        (0.15, 0.5, Part.EDGE),
        (0.85, 0.85, Part.EDGE),
    ],
)
def test_parts_are_named_as_people_name_them(x: float, y: float, part: Part) -> None:
    assert part_of(middle(x, y), POINTS, CROP_PX) is part


def test_the_shipped_detector_explains_a_crop_in_time() -> None:
    network, crop = Session(DETECTOR.read_bytes()), spotted(80, 80)
    spent = []
    for _ in range(3):
        began = time.thread_time()  # the machine may be busy with other things
        occlude(network, PLAIN, crop)
        spent.append(time.thread_time() - began)
    assert min(spent) < 0.3
