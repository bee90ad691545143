"""What a picture shows: nothing, too little, always the same, or a live call."""

from __future__ import annotations

import time

import numpy as np
import pytest

from guard.capture.health import PictureHealth
from guard.types import Picture, Reason

NOISE = np.random.default_rng(7)


def live(height: int = 480, width: int = 640) -> Picture:
    return NOISE.integers(60, 200, (height, width, 3), dtype=np.uint8)


def plain(colour: tuple[int, int, int], height: int = 480, width: int = 640) -> Picture:
    return np.full((height, width, 3), colour, np.uint8)


def test_a_live_picture_is_healthy() -> None:
    health = PictureHealth()
    assert [health.check(live(), t * 0.2) for t in range(100)] == [None] * 100


@pytest.mark.parametrize(("height", "width"), [(119, 640), (480, 159), (1, 1), (0, 0), (0, 640)])
def test_a_tiny_one(height: int, width: int) -> None:
    assert PictureHealth().check(live(height, width), 0.0) is Reason.TINY


def test_the_smallest_one() -> None:
    assert PictureHealth().check(live(120, 160), 0.0) is None


@pytest.mark.parametrize("colour", [(0, 0, 0), (20, 12, 28), (255, 255, 255), (200, 30, 90)])
def test_a_blank_one(colour: tuple[int, int, int]) -> None:
    assert PictureHealth().check(plain(colour), 0.0) is Reason.BLACK


def test_dark_noise_is_blank_and_a_small_face_on_black_is_not() -> None:
    dark = NOISE.integers(0, 30, (480, 640, 3), dtype=np.uint8)
    assert PictureHealth().check(dark, 0.0) is Reason.BLACK
    dark[100:180, 100:180] = live(80, 80)
    assert PictureHealth().check(dark, 0.0) is None


def test_the_same_picture_for_over_5_s_is_frozen_until_it_changes() -> None:
    health, still = PictureHealth(), live()
    reasons = [health.check(still, t * 0.25) for t in range(24)]
    assert reasons == [None] * 21 + [Reason.FROZEN] * 3
    moved = still.copy()
    moved[200:216, 300:316] += 1  # a mouth
    assert health.check(moved, 6.0) is None
    assert health.check(moved, 8.0) is None


def test_a_pause_of_the_guard_is_no_frozen_call() -> None:
    health, still = PictureHealth(), live()
    assert health.check(still, 0.0) is None
    assert health.check(still, 60.0) is None
    assert health.check(still, 61.0) is None
    assert health.check(still, 30.0) is None  # nor is a clock that went back


def test_another_window_or_size_starts_anew() -> None:
    health, still = PictureHealth(), live()
    for t in range(5):
        health.check(still, float(t))
    health.reset()
    assert health.check(still, 5.5) is None
    assert health.check(still[:, :600], 6.5) is None
    assert health.check(live(60, 60), 7.0) is Reason.TINY
    assert health.check(still, 11.0) is None


def test_the_picture_may_be_written_over() -> None:
    health, image = PictureHealth(), live()
    for t in range(40):
        image[:] = live()
        assert health.check(image, t * 0.2) is None


@pytest.mark.benchmark
def test_it_costs_little() -> None:
    health, pictures, times = PictureHealth(), [live(800, 1280) for _ in range(2)], []
    for t in range(60):
        start = time.perf_counter()
        health.check(pictures[t % 2], t * 0.2)
        times.append(time.perf_counter() - start)
    assert sorted(times)[6] < 0.0006  # usually 0.16 ms; the machine is shared
