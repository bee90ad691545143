"""A photograph is told from a person, and a page that is scrolled does not bring it to life."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from guard.types import Picture, Track
from guard.vision.stillness import STILL_S, Stillness
from tests.unit.faces import face


def scene(seed: int = 0) -> Picture:
    rng = np.random.default_rng(seed)
    return cv2.GaussianBlur(rng.integers(0, 256, (400, 600, 3), np.uint8), (0, 0), 3)


def watch(pictures: list[Picture], left: list[float] | None = None) -> tuple[Stillness, float]:
    stillness, t_s = Stillness(), 0.0
    for number, picture in enumerate(pictures):
        t_s = number * 0.2
        found = face(200.0 if left is None else left[number])
        stillness.look(picture, Track(1, found, 0.0, t_s, number + 1), t_s)
    return stillness, t_s


def moving(looks: int) -> list[Picture]:
    """The middle of the face moves, as a mouth does."""
    base, pictures = scene(), []
    for number in range(looks):
        picture = base.copy()
        cv2.circle(picture, (245, 140 + 5 * (number % 4)), 14, (20, 20, 200), -1)
        pictures.append(picture)
    return pictures


def test_a_photograph_stands_still_and_does_not_live() -> None:
    stillness, t_s = watch([scene()] * 40)
    assert stillness.still(1, t_s)
    assert not stillness.still(1, STILL_S / 2)
    assert not stillness.lives(1)


def test_a_person_lives_and_is_never_still() -> None:
    stillness, t_s = watch(moving(40))
    assert stillness.lives(1)
    assert not stillness.still(1, t_s)


def test_a_photograph_on_a_page_that_is_scrolled_is_still_one() -> None:
    base = scene()
    shifts = [2 * (number % 2) for number in range(40)]
    stillness, t_s = watch([np.roll(base, shift, 1) for shift in shifts], [200.0 + shift for shift in shifts])
    assert not stillness.lives(1)
    assert stillness.still(1, t_s)


def test_who_has_gone_is_forgotten() -> None:
    stillness, t_s = watch([scene()] * 40)
    stillness.forget(set())
    assert not stillness.still(1, t_s)


@pytest.mark.parametrize("left", [-300.0, -80.0, 590.0, 5000.0])
def test_a_box_beyond_the_picture_harms_nothing(left: float) -> None:
    watch([scene()] * 3, [left] * 3)


def test_a_box_that_trembles_does_not_bring_a_photograph_to_life() -> None:
    stillness, picture = Stillness(), scene()
    for number in range(40):
        found = face(200.0 + number % 3, width=90.0 + 3 * (number % 4))
        stillness.look(picture, Track(1, found, 0.0, 0.0, number + 1), number * 0.2)
    assert not stillness.lives(1)
    assert stillness.still(1, 39 * 0.2)
