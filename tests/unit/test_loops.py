"""A recording played again: recurrences of a made-up person's movements, by a fake clock."""

from __future__ import annotations

import numpy as np
import pytest

from guard.vision.loops import LEAST_S, Loops, place
from guard.vision.small import SIDE

FPS = 10.0


def movement(seconds: float, seed: int = 0, size: float = 1.0) -> np.ndarray:
    """A person who moves about as people do before a camera: a walk that is drawn back, in 20 directions."""
    noise = np.random.default_rng(seed)
    at, way = np.zeros(148), []
    for _ in range(round(seconds * FPS)):
        at = 0.92 * at + size * 0.2 * noise.standard_normal(148)
        way.append(at.copy())
    return np.array(way, np.float32)


def told(way: np.ndarray, noise: float = 0.02) -> float | None:
    """When it is told, in seconds."""
    loops, random = Loops(), np.random.default_rng(9)
    for number, seen in enumerate(way):
        if loops.look(1, number / FPS, seen + noise * random.standard_normal(148).astype(np.float32)):
            return number / FPS
    return None


def test_a_recording_that_begins_again_is_told_soon_after() -> None:
    way = movement(8)
    at = told(np.concatenate([way, way]))
    assert at is not None
    assert 8 + LEAST_S - 1 <= at <= 8 + LEAST_S + 1


def test_so_is_one_that_runs_there_and_back() -> None:
    way = movement(8, seed=1)
    at = told(np.concatenate([way, way[::-1], way]))
    assert at is not None
    assert 8 < at < 16


def test_a_living_person_is_not() -> None:
    for seed in range(4):
        assert told(movement(120, seed)) is None


def test_nor_one_who_sits_still_or_nods_now_and_then() -> None:
    assert told(movement(60, size=0.02)) is None
    nod = np.zeros((600, 148), np.float32)
    for start in range(50, 600, 100):
        nod[start : start + 6] += np.hanning(6)[:, None].astype(np.float32)
    assert told(nod) is None


def test_what_is_remembered_has_a_bound_and_goes_with_the_person() -> None:
    loops = Loops()
    for number, seen in enumerate(movement(200)):
        loops.look(1, number / FPS, seen)
    assert len(loops._people[1].times) <= 601
    assert len(loops._people[1].forwards) == len(loops._people[1].times) == len(loops._people[1].places)
    loops.forget({2})
    assert not loops._people


def test_light_and_the_size_of_the_window_change_little() -> None:
    picture = np.random.default_rng(0).integers(60, 160, (160, 160, 3)).astype(np.uint8)
    marks = np.array([[40, 60], [80, 60], [60, 80], [45, 100], [75, 100]], np.float32)
    seen = place(picture, marks)
    assert seen.shape == (SIDE * SIDE + 4,)
    brighter = np.clip(picture.astype(int) + 30, 0, 255).astype(np.uint8)
    assert np.linalg.norm(place(brighter, marks) - seen) < 0.5
    assert np.linalg.norm(place(picture, marks + 8) - seen) == pytest.approx(10 * np.hypot(0.2, 0.2), rel=0.01)


def test_a_face_that_was_out_of_sight_for_a_while_has_not_recurred_meanwhile() -> None:
    way, random = movement(30, seed=5), np.random.default_rng(9)
    for away in (12, 35, 100):
        loops, hits = Loops(), []
        for number, seen in enumerate(way):
            if not 100 <= number < 100 + away:
                back = way[60] if number == 100 + away else seen  # as it was seen before, for a moment
                hits.append(loops.look(1, number / FPS, back + 0.02 * random.standard_normal(148).astype(np.float32)))
        assert not any(hits), away
