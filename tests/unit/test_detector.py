"""The detector: the right sign; and the shipped files on the one face we may show."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guard.detection.calibration import Calibration
from guard.detection.detector import Detector
from guard.types import Face, Picture

MODELS = Path(__file__).resolve().parents[2] / "models"


def brightness(crops: np.ndarray) -> list[np.ndarray]:
    """A stand-in network: the brighter, the more it speaks for fake."""
    return [(crops.mean((1, 2, 3)) - 100).astype(np.float32)]


def crop(value: int) -> Picture:
    return np.full((160, 160, 3), value, np.uint8)


def observe(network: Callable[..., Any], *crops: Picture, slope: float = 1.0) -> list[float]:
    detector = Detector(network, Calibration(slope, 0.0, 3.0), 160)
    return [detector.observe(1, 0.2 * number, one).llr for number, one in enumerate(crops)]


def test_the_sign_is_that_of_the_network() -> None:
    detector = Detector(brightness, Calibration(0.1, 0.0, 3.0), 160)
    low, high = detector.observe(1, 0.0, crop(90)), detector.observe(1, 0.2, crop(120))
    assert low.llr == pytest.approx(-1.0)
    assert high.llr == pytest.approx(2.0)
    assert low.probability < 0.5 < high.probability


@pytest.mark.parametrize(
    "one",
    [np.zeros((80, 80, 3), np.uint8), np.zeros((160, 160, 3), np.float32), np.zeros((160, 160), np.uint8)],
)
def test_what_is_no_crop_is_refused(one: np.ndarray) -> None:
    with pytest.raises(ValueError, match="uint8"):
        observe(brightness, one)


def test_a_network_with_another_number_of_answers_is_refused() -> None:
    with pytest.raises(ValueError, match="2 logits for one"):
        observe(lambda _: [np.zeros(2, np.float32)], crop(1))


def test_hiding_parts_explains_and_nothing_is_remembered_of_who_has_gone() -> None:
    detector = Detector(brightness, Calibration(1.0, 0.0, 3.0), 160)
    spot = crop(100)
    spot[60:100, 60:100] = 255
    region = detector.explain(spot)
    assert region.left < 80 < region.left + region.width
    detector.forget(1)


@pytest.fixture(scope="module")
def shipped() -> tuple[Detector, Callable[[Picture], list[Face]]]:
    from guard.analysis import open_finder
    from guard.detection.manifest import load
    from guard.detection.session import Session

    manifest = load()
    detector = manifest.deepfake_detector
    return Detector(Session(detector.model), detector.calibration, detector.crop_px), open_finder(manifest).find


def test_the_shipped_sign_is_right(
    shipped: tuple[Detector, Callable[[Picture], list[Face]]], astronaut: Picture
) -> None:
    """A face that no training saw: genuine as it is; forged, the larger part of the forgeries stand above it."""
    from guard.vision.align import align
    from models.training import forge

    detector, find = shipped
    face = find(astronaut)[0]
    forged = [forge.swap(astronaut, face.landmarks, np.random.default_rng(seed)) for seed in range(12)]
    crops = [align(picture, face.landmarks) for picture in [astronaut, *forged]]
    scores = [detector.observe(1, 0.0, one) for one in crops]
    assert scores[0].llr < 0
    above = [score.llr > scores[0].llr for score in scores[1:]]
    assert sum(above) >= 10


def test_the_shipped_file_is_small_and_takes_the_crop_that_align_cuts() -> None:
    from guard.vision.align import CROP_PX

    entry: dict[str, Any] = json.loads((MODELS / "manifest.json").read_text("utf-8"))["deepfake_detector"]
    assert entry["input"] == [CROP_PX, CROP_PX]
    assert (MODELS / entry["file"]).stat().st_size <= 8_000_000
