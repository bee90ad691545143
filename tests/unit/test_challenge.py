"""A task for the caller, by a fake clock: done, not done in time, or the face broke."""

from __future__ import annotations

import numpy as np
import pytest

from guard.signals.challenge import AFTER_S, BEFORE, TIME_S, Challenge, Glimpse
from guard.types import Outcome, Task

NOISE = np.random.default_rng(3)
FACE = NOISE.standard_normal((12, 12)).astype(np.float32)


class Caller:
    """A caller who sits before the camera and is looked at ten times a second."""

    def __init__(self, task: Task) -> None:
        self.challenge = Challenge(task)
        self.t_s = 0.0
        self.see(BEFORE + 1)

    def see(
        self, looks: int = 1, turned: float = 0.05, eyes_px: float = 60.0, hidden=(slice(0), slice(0)), broke=False
    ):
        outcome = None
        for _ in range(looks):
            small = FACE + 0.02 * NOISE.standard_normal((12, 12)).astype(np.float32)
            small[hidden] += 1.5
            outcome = self.look(Glimpse(turned, eyes_px, small), broke)
            if outcome is not None:
                break
        return outcome

    def look(self, glimpse: Glimpse | None, broke: bool = False):
        self.t_s += 0.1
        return self.challenge.look(self.t_s, glimpse, broke)


HAND = (slice(2, 11), slice(1, 9))
BEING_DONE = {
    Task.TURN: {"turned": 0.5},
    Task.HAND: {"hidden": HAND},
    Task.CLOSER: {"eyes_px": 85.0},
}
SEEN = list(BEING_DONE)
"""Tasks of which the guard sees whether they were done."""


@pytest.mark.parametrize("task", SEEN)
def test_done_and_back_and_watched_for_a_while(task: Task) -> None:
    caller = Caller(task)
    assert caller.see(10) is None
    assert caller.see(5, **BEING_DONE[task]) is None
    assert caller.see() is None  # what breaks comes back late
    assert caller.see(round(AFTER_S * 10) + 2) is Outcome.DONE


@pytest.mark.parametrize("task", SEEN)
def test_not_done_in_time(task: Task) -> None:
    caller = Caller(task)
    assert caller.see(round(TIME_S * 10) - 2) is None
    assert caller.see(4) is Outcome.NOT_DONE


@pytest.mark.parametrize("task", SEEN)
@pytest.mark.parametrize("other", SEEN)
def test_another_movement_is_not_what_was_asked(task: Task, other: Task) -> None:
    if task is other:
        return
    caller = Caller(task)
    caller.see(10, **BEING_DONE[other])
    assert caller.see(round(TIME_S * 10) + 2) is Outcome.NOT_DONE


@pytest.mark.parametrize("task", Task)
def test_a_face_that_breaks_is_told_at_once(task: Task) -> None:
    caller = Caller(task)
    caller.see(5, **BEING_DONE.get(task, {}))
    assert caller.see(broke=True) is Outcome.BROKE


def test_a_head_turned_so_far_that_the_face_is_lost_was_turned() -> None:
    caller = Caller(Task.TURN)
    for _ in range(6):
        assert caller.look(None) is None
    assert caller.see(round(AFTER_S * 10) + 3) is Outcome.DONE


def test_of_a_finger_in_the_cheek_the_user_says_whether_it_was_done() -> None:
    caller = Caller(Task.CHEEK)
    assert caller.see(round(TIME_S * 10) + 20) is None
    assert caller.see(broke=True) is Outcome.BROKE


def test_one_look_that_differs_is_no_hand() -> None:
    caller = Caller(Task.HAND)
    for _ in range(15):
        assert caller.see(9) is None
        assert caller.see(1, hidden=HAND) is None
    assert caller.see(round(TIME_S * 10)) is Outcome.NOT_DONE


def test_a_camera_that_is_switched_off_is_no_answer() -> None:
    caller = Caller(Task.CLOSER)
    outcomes = [caller.look(None) for _ in range(round(TIME_S * 10) + 2)]
    assert outcomes[-1] is Outcome.NOT_DONE


def test_nothing_is_asked_before_the_face_is_known() -> None:
    challenge = Challenge(Task.TURN)
    assert [challenge.look(0.1 * n, None, False) for n in range(400)] == [None] * 400


def test_a_warning_that_stood_before_did_not_come_of_the_task() -> None:
    challenge = Challenge(Task.CLOSER)
    glimpse = Glimpse(0.05, 60.0, FACE)
    outcomes = [challenge.look(0.1 * n, glimpse, True) for n in range(round(TIME_S * 10) + BEFORE)]
    assert Outcome.BROKE not in outcomes
    assert challenge.look(21.0, glimpse, False) is Outcome.NOT_DONE


def test_a_face_that_is_missed_for_a_look_has_not_turned_away() -> None:
    caller = Caller(Task.TURN)
    for _ in range(10):
        assert caller.look(None) is None
        assert caller.see(4) is None
    assert caller.see(round(TIME_S * 10)) is Outcome.NOT_DONE


def test_whose_face_is_lost_has_not_come_closer() -> None:
    caller = Caller(Task.CLOSER)
    for _ in range(10):
        assert caller.look(None) is None
    assert caller.see(round(TIME_S * 10)) is Outcome.NOT_DONE


def test_a_hand_that_half_covers_the_face_still_is_not_gone() -> None:
    caller = Caller(Task.HAND)
    caller.see(5, hidden=HAND)
    half = (slice(2, 11), slice(1, 6))
    assert caller.see(round(TIME_S * 10) + 2, hidden=half) is Outcome.NOT_DONE


@pytest.mark.parametrize("task", SEEN)
def test_who_could_not_be_looked_at_has_neither_refused_nor_done_it(task: Task) -> None:
    caller = Caller(task)
    assert caller.see(10) is None
    caller.t_s += TIME_S + 5  # another tab, a minimised window, sleep
    assert caller.look(None) is None
    assert caller.see(round(AFTER_S * 10) + 5) is None
