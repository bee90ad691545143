"""An hour of a made-up person before a camera: how often the signs in the picture would interrupt. By a fake clock.

It moves, turns, is covered by a hand, sits still and is away as people are; what its face looks like to the network is
scripted, so this says what the rules make of an ordinary hour and not how good the network is: that is in its card.
"""

from __future__ import annotations

import numpy as np
import pytest

from guard.signals.challenge import Challenge, Glimpse
from guard.types import Outcome, Task
from guard.vision import identity, loops
from guard.vision.identity import Identities
from guard.vision.loops import Loops

FPS = 5.0
HOUR_S = 3600
SPAN_S = 90.0
"""Of which: a minute and a half of talk; in each a turn, a hand and a while of sitting still."""


@pytest.fixture
def noise() -> np.random.Generator:
    return np.random.default_rng(18)


def test_an_hour_of_talk_is_no_recording(noise: np.random.Generator) -> None:
    told, seen, at = 0, Loops(), np.zeros(148)
    for look in range(round(HOUR_S * FPS)):
        still = look / FPS % SPAN_S > SPAN_S - 15
        at = 0.92 * at + (0.01 if still else 0.2) * noise.standard_normal(148)
        told += seen.look(1, look / FPS, (at + 0.02 * noise.standard_normal(148)).astype(np.float32))
    assert told == 0


def test_in_an_hour_of_turns_and_hands_no_other_face_is_seen(noise: np.random.Generator, monkeypatch) -> None:
    """A turned or covered face points elsewhere too, and much of the picture with it."""
    own, elsewhere = np.eye(2, 128)
    face = noise.standard_normal((12, 12)).astype(np.float32)
    says: list[np.ndarray] = []
    pictures: list[np.ndarray] = []
    monkeypatch.setattr(identity, "small", lambda _crop: pictures[-1])
    seen, told = Identities(lambda _crops: [says[-1][None]]), 0
    for look in range(round(HOUR_S * FPS)):
        second = look / FPS % SPAN_S
        turned, hand = 20 < second < 20.8, 50 < second < 50.8
        direction = (elsewhere if turned or hand else own) + 0.06 * noise.standard_normal(128)
        says[:] = [(direction / np.linalg.norm(direction)).astype(np.float32)]
        picture = face + 0.05 * noise.standard_normal((12, 12)).astype(np.float32)
        if hand:
            picture[3:10, 2:10] += 1.5
        pictures[:] = [picture]
        crop = np.zeros((160, 160, 3), np.uint8)
        told += seen.look(1, look / FPS, crop, 0.5 if turned else 0.1, 60.0) is not None
    assert told == 0


def test_nobody_is_checked_who_was_not_asked_and_who_answers_as_asked_is_no_caution() -> None:
    """A check each ten minutes, each done: not one caution."""
    face, outcomes = np.random.default_rng(3).standard_normal((12, 12)).astype(np.float32), []
    for _ in range(HOUR_S // 600):
        asked, outcome, look = Challenge(Task.TURN), None, 0
        while outcome is None:
            turned = 0.5 if 20 < look < 30 else 0.05
            outcome = asked.look(look / FPS, Glimpse(turned, 60.0, face), False)
            look += 1
        outcomes.append(outcome)
    assert outcomes == [Outcome.DONE] * 6


def test_the_made_up_hour_would_tell_if_there_was_something(noise: np.random.Generator) -> None:
    """The same person, whose last ten seconds are played again."""
    at, way = np.zeros(148), []
    for _ in range(round(10 * FPS)):
        at = 0.92 * at + 0.2 * noise.standard_normal(148)
        way.append(at.astype(np.float32))
    seen = Loops()
    assert any(seen.look(1, look / FPS, one) for look, one in enumerate([*way, *way]))
    assert loops.LEAST_S < 10
