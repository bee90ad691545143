"""The detector: one batch, the right order, the right sign; and the shipped files on the one face we may show."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
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


def test_scores_come_in_order_with_the_sign_of_the_network() -> None:
    low, high = Detector(brightness, Calibration(0.1, 0.0, 3.0)).score([crop(90), crop(120)])
    assert low.llr == pytest.approx(-1.0)
    assert high.llr == pytest.approx(2.0)
    assert low.probability < 0.5 < high.probability


def test_all_crops_go_in_one_batch() -> None:
    seen = []

    def network(crops: np.ndarray) -> list[np.ndarray]:
        seen.append(crops.shape)
        assert crops.dtype == np.uint8
        return brightness(crops)

    assert len(Detector(network, Calibration(1.0, 0.0, 3.0)).score([crop(1)] * 3)) == 3
    assert seen == [(3, 160, 160, 3)]


def test_no_crops_wake_no_network() -> None:
    assert Detector(lambda _: pytest.fail("called"), Calibration(1.0, 0.0, 3.0)).score([]) == []


@pytest.mark.parametrize(
    "crops",
    [
        [crop(1), np.zeros((80, 80, 3), np.uint8)],
        [np.zeros((160, 160, 3), np.float32)],
        [np.zeros((160, 160), np.uint8)],
    ],
)
def test_what_is_no_batch_of_pictures_is_refused(crops: list[np.ndarray]) -> None:
    with pytest.raises(ValueError, match="uint8"):
        Detector(brightness, Calibration(1.0, 0.0, 3.0)).score(crops)


def test_a_network_with_another_number_of_answers_is_refused() -> None:
    with pytest.raises(ValueError, match="2 logits for 1"):
        Detector(lambda _: [np.zeros(2, np.float32)], Calibration(1.0, 0.0, 3.0)).score([crop(1)])


@pytest.fixture(scope="module")
def shipped() -> tuple[Detector, Callable[[Picture], list[Face]]]:
    from guard.analysis import open_finder
    from guard.detection.manifest import load
    from guard.detection.session import Session

    manifest = load()
    detector = manifest.deepfake_detector
    return Detector(Session(detector.model), detector.calibration), open_finder(manifest).find


def test_the_shipped_sign_is_right(
    shipped: tuple[Detector, Callable[[Picture], list[Face]]], astronaut: Picture
) -> None:
    """A face that no training saw: bona fide as it is; forged, the larger part of the forgeries stand above it."""
    forge = pytest.importorskip("models.training.forge")
    from guard.vision.align import align

    detector, find = shipped
    face = find(astronaut)[0]
    forged = [forge.swap(astronaut, face.landmarks, np.random.default_rng(seed)) for seed in range(12)]
    scores = detector.score([align(picture, face.landmarks) for picture in [astronaut, *forged]])
    assert scores[0].llr < 0
    above = [score.llr > scores[0].llr for score in scores[1:]]
    assert sum(above) >= 10


def test_a_batch_scores_as_its_crops_one_by_one(
    shipped: tuple[Detector, Callable[[Picture], list[Face]]],
) -> None:
    detector, _ = shipped
    rng = np.random.default_rng(2)
    crops = [cv2.GaussianBlur(rng.integers(0, 256, (160, 160, 3), np.uint8), (0, 0), 3) for _ in range(3)]
    together = [score.llr for score in detector.score(crops)]
    assert together == pytest.approx([detector.score([one])[0].llr for one in crops], abs=1e-4)


def test_the_shipped_file_is_small_and_takes_the_crop_that_align_cuts() -> None:
    from guard.vision.align import CROP_PX

    entry: dict[str, Any] = json.loads((MODELS / "manifest.json").read_text("utf-8"))["deepfake_detector"]
    assert entry["input"] == [CROP_PX, CROP_PX]
    assert (MODELS / entry["file"]).stat().st_size <= 8_000_000


@pytest.fixture(scope="module")
def astronaut() -> Picture:
    data = pytest.importorskip("skimage.data", reason="scikit-image is in the train extra")
    return cv2.cvtColor(data.astronaut(), cv2.COLOR_RGB2BGR)
