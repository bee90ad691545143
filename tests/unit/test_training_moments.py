"""The same face a moment later: each change is where it belongs, and is one that the astronaut could have made."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="training only: the train extra")

from guard.vision.align import CROP_PX, TEMPLATE

moments = pytest.importorskip("models.training.identity.moments")

POINTS = (TEMPLATE * CROP_PX).astype(np.float32)
EYES, MOUTH, BROW = (slice(58, 68), slice(42, 60)), (slice(118, 150), slice(52, 108)), (slice(0, 30), slice(0, 160))


@pytest.fixture
def crop() -> np.ndarray:
    rows = np.linspace(60, 200, CROP_PX)[:, None, None] * np.ones((1, CROP_PX, 3))
    face = rows + np.random.default_rng(0).normal(0, 3, rows.shape)
    face[EYES] = 20
    return np.clip(face, 0, 255).astype(np.uint8)


def changed(before: np.ndarray, after: np.ndarray, where: tuple[slice, slice]) -> float:
    return float(np.abs(before[where].astype(int) - after[where]).mean())


def test_a_blink_covers_the_eyes_with_the_skin_above_them(crop: np.ndarray) -> None:
    shut = moments.blink(crop, POINTS, np.random.default_rng(1))
    assert shut[EYES].mean() > crop[EYES].mean() + 10
    assert changed(crop, shut, MOUTH) == 0


def test_speech_moves_the_lower_face_alone(crop: np.ndarray) -> None:
    said = moments.speak(crop, POINTS, np.random.default_rng(1))
    assert changed(crop, said, MOUTH) > 1
    assert changed(crop, said, BROW) < 0.5


def test_a_hand_covers_a_part(crop: np.ndarray) -> None:
    for seed in range(10):
        covered = moments.hand(crop, POINTS, np.random.default_rng(seed))
        share = (np.abs(covered.astype(int) - crop).max(2) > 12).mean()
        assert share < 0.6


def test_another_moment_is_drawn_and_can_be_drawn_again(crop: np.ndarray) -> None:
    drawn = [moments.another(crop, POINTS, np.random.default_rng(seed)) for seed in (3, 3, 4, 5, 6)]
    assert np.array_equal(drawn[0], drawn[1])
    assert len({one.tobytes() for one in drawn}) > 1
