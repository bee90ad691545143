"""When it must be said that a call cannot be judged, on a clock of the test's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guard.types import Reason, State, Verdict, VerdictKind, Watch
from tests.ui.conftest import CALL
from ui.unseen import IN_SIGHT, SETTLED_S, UNSEEN_S, Unseen


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def judged(kind: VerdictKind, reason: Reason | None = None) -> State:
    return State(Watch.WATCHING, 0.0, Verdict(kind, 0.0, reason), window=CALL)


def blind(reason: Reason) -> State:
    return State(Watch.CANNOT_SEE, 0.0, Verdict(VerdictKind.INSUFFICIENT, 0.0, reason), reason, CALL)


GOOD = judged(VerdictKind.NO_SIGNS)
DARK = judged(VerdictKind.INSUFFICIENT, Reason.DARK)
BLURRED = judged(VerdictKind.INSUFFICIENT, Reason.BLURRED)


class Watcher:
    """Looks ten times a second."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.unseen = Unseen(self.clock)

    def see(self, state: State, seconds: float) -> list[Reason | None]:
        """What was said, one entry a change."""
        said: list[Reason | None] = []
        for _ in range(round(seconds * 10)):
            self.clock.now += 0.1
            said.append(self.unseen.look(state))
        return [one for index, one in enumerate(said) if index == 0 or one is not said[index - 1]]


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


def test_only_after_a_while(watcher) -> None:
    assert watcher.see(DARK, UNSEEN_S - 1) == [None]
    assert watcher.see(DARK, 2) == [None, Reason.DARK]


@pytest.mark.parametrize("reason", IN_SIGHT)
def test_a_window_in_sight_that_cannot_be_seen(watcher, reason) -> None:
    assert watcher.see(blind(reason), UNSEEN_S + 1)[-1] is reason


@pytest.mark.parametrize(
    "state",
    [
        GOOD,
        judged(VerdictKind.NO_FACE),
        judged(VerdictKind.SUSPECT),
        judged(VerdictKind.INSUFFICIENT),
        judged(VerdictKind.INSUFFICIENT, Reason.FEW_FRAMES),
        blind(Reason.MINIMISED),
        blind(Reason.HIDDEN),
        blind(Reason.CLOSED),
        replace(DARK, watch=Watch.PAUSED),
        replace(DARK, watch=Watch.FAILED),
        replace(DARK, window=None),
    ],
)
def test_nothing_is_said_of_what_can_be_judged_or_is_not_in_sight(watcher, state) -> None:
    assert watcher.see(state, 3 * UNSEEN_S) == [None]


def test_a_moment_of_good_picture_changes_nothing(watcher) -> None:
    watcher.see(DARK, UNSEEN_S + 1)
    assert watcher.see(GOOD, SETTLED_S - 0.5) == [Reason.DARK]
    assert watcher.see(DARK, 1) == [Reason.DARK]
    assert watcher.see(GOOD, SETTLED_S - 0.5) == [Reason.DARK]
    assert watcher.see(GOOD, 1) == [Reason.DARK, None]
    assert watcher.see(DARK, UNSEEN_S - 1) == [None]


def test_reasons_that_take_turns_do_not_flicker(watcher) -> None:
    watcher.see(DARK, UNSEEN_S + 1)
    for _ in range(10):
        assert watcher.see(BLURRED, 0.5) == [Reason.DARK]
        assert watcher.see(DARK, 0.5) == [Reason.DARK]
    assert watcher.see(BLURRED, SETTLED_S + 1) == [Reason.DARK, Reason.BLURRED]


def test_several_reasons_count_as_one_time(watcher) -> None:
    watcher.see(DARK, UNSEEN_S / 2)
    assert watcher.see(BLURRED, UNSEEN_S / 2 + 1)[-1] is Reason.BLURRED


@pytest.mark.parametrize("state", [blind(Reason.HIDDEN), replace(DARK, window=None), replace(DARK, watch=Watch.PAUSED)])
def test_it_goes_at_once_with_the_window(watcher, state) -> None:
    watcher.see(DARK, UNSEEN_S + 1)
    assert watcher.see(state, 0.1) == [None]
    assert watcher.see(DARK, 1) == [None]


def test_dismissed_for_this_call_alone(watcher) -> None:
    watcher.see(DARK, UNSEEN_S + 1)
    watcher.unseen.dismiss()
    assert watcher.see(DARK, 1) == [None]
    watcher.see(GOOD, 60)
    watcher.see(replace(DARK, window=None), 5)  # the user reads a window of ours
    assert watcher.see(DARK, UNSEEN_S + 1) == [None]
    other = replace(DARK, window=replace(CALL, id=8))
    assert watcher.see(other, UNSEEN_S + 1) == [None, Reason.DARK]
    watcher.unseen.dismiss()
    watcher.see(State(Watch.NO_CALL, 0.0, Verdict(VerdictKind.NO_FACE, 0.0)), 1)
    assert watcher.see(other, UNSEEN_S + 1) == [None, Reason.DARK]
