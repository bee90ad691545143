"""Another face on the same person: a scripted network says where each crop points."""

from __future__ import annotations

import numpy as np
import pytest

from guard.vision.identity import AFTER, DEPTH, LONGEST_S, Identities

CROP = np.zeros((160, 160, 3), np.uint8)
OWN, STRANGER = np.eye(2, 128, dtype=np.float32)


class People:
    """Looks at one person, ten a second."""

    def __init__(self) -> None:
        self.says = OWN
        self.t_s = 0.0
        self.identities = Identities(lambda crops: [self.says[None]])

    def look(self, direction: np.ndarray, times: int = 1, track: int = 1, crop=CROP, turned=0.1, eyes_px=60.0):
        flip = None
        for _ in range(times):
            self.t_s += 0.1
            self.says = direction.astype(np.float32)
            flip = self.identities.look(track, self.t_s, crop, turned, eyes_px)
        return flip


@pytest.fixture
def people() -> People:
    return People()


@pytest.mark.parametrize("times", [1, 2, 5])
def test_another_face_for_a_moment_is_told_when_their_own_is_back(people: People, times: int) -> None:
    assert people.look(OWN, 8) is None
    assert people.look(STRANGER, times) is None  # it may stay
    assert people.look(OWN, AFTER - 1) is None
    flip = people.look(OWN)
    assert (flip.looks, flip.count) == (times, 1)
    assert flip.since_s == pytest.approx(people.t_s - 0.1 * (times + AFTER - 1))
    assert flip.depth > DEPTH
    assert people.look(OWN, 10) is None  # told once
    people.look(STRANGER)
    assert people.look(OWN, AFTER).count == 2


def test_a_network_that_gives_no_numbers_tells_of_nobody(people: People) -> None:
    people.look(OWN, 8)
    assert people.look(np.full(128, np.nan), 2) is None
    assert people.look(OWN, 10) is None


def test_one_face_that_changes_a_little_is_never_told(people: People) -> None:
    noise = np.random.default_rng(0)
    for _ in range(300):
        direction = OWN + 0.08 * noise.standard_normal(128)
        assert people.look(direction / np.linalg.norm(direction)) is None


def test_a_restless_person_must_leap_further(people: People) -> None:
    """What moves the direction of each look moves it at a drop-out too."""
    noise = np.random.default_rng(0)
    aside = OWN + 0.65 * STRANGER

    def told(unrest: float) -> bool:
        found = []
        for look in range(60):
            direction = (aside if look % 15 == 10 else OWN) + unrest * noise.standard_normal(128) / 128**0.5
            found.append(people.look(direction / np.linalg.norm(direction)))
        return any(found)

    assert told(0.05)
    assert not told(0.5)


def test_who_stays_is_another_person_and_no_sign(people: People) -> None:
    people.look(OWN, 10)
    assert people.look(STRANGER, round(LONGEST_S * 10) + 3) is None
    assert people.look(OWN, 20) is None
    people.look(STRANGER)
    assert people.look(OWN, AFTER).count == 1


def test_nobody_is_known_by_one_look(people: People) -> None:
    people.look(OWN)
    people.look(STRANGER)
    assert people.look(OWN, 3) is None


def test_two_people_are_two(people: People) -> None:
    for _ in range(20):
        assert people.look(OWN, track=1) is None
        assert people.look(STRANGER, track=2) is None
    people.identities.forget({2})
    assert people.look(STRANGER, track=1) is None
    assert people.look(STRANGER, track=1) is None  # a new person 1


HAND = CROP.copy()
HAND[60:150, 30:130] = 220


@pytest.mark.parametrize("also", [{"crop": HAND}, {"turned": 0.4}, {"eyes_px": 80.0}])
def test_what_changes_with_the_face_explains_it(people: People, also: dict[str, object]) -> None:
    people.look(OWN, 10)
    people.look(STRANGER, 2, **also)
    assert people.look(OWN, 5) is None


def test_a_gap_tells_nothing(people: People) -> None:
    people.look(OWN, 10)
    people.t_s += 0.5
    people.look(STRANGER)
    assert people.look(OWN, 5) is None
