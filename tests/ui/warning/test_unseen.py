"""When it must be said that a call cannot be judged, on a clock of the test's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guard.types import Reason, State, VerdictKind, Watch
from tests.ui import states
from ui.warning.unseen import IN_SIGHT, SETTLED_S, UNSEEN_S, Unseen


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def judged(kind: VerdictKind, reason: Reason | None = None, **about: object) -> State:
    return states.state(states.call(kind, reason, **about))


def blind(reason: Reason) -> State:
    return judged(VerdictKind.INSUFFICIENT, reason, watch=Watch.CANNOT_SEE)


GOOD = judged(VerdictKind.NO_SIGNS)
DARK = judged(VerdictKind.INSUFFICIENT, Reason.DARK)
HIDDEN = judged(VerdictKind.INSUFFICIENT, Reason.DARK, window=None)
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
        judged(VerdictKind.INSUFFICIENT, Reason.SELF_VIEW),  # said in the tray alone
        blind(Reason.AWAY),
        blind(Reason.MINIMISED),
        blind(Reason.HIDDEN),
        blind(Reason.CLOSED),
        replace(DARK, watch=Watch.PAUSED),
        replace(DARK, watch=Watch.FAILED),
        HIDDEN,
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


@pytest.mark.parametrize("state", [blind(Reason.HIDDEN), HIDDEN, replace(DARK, watch=Watch.PAUSED)])
def test_it_goes_at_once_with_the_window(watcher, state) -> None:
    watcher.see(DARK, UNSEEN_S + 1)
    assert watcher.see(state, 0.1) == [None]
    assert watcher.see(DARK, 1) == [None]


def test_dismissed_for_this_call_alone(watcher) -> None:
    watcher.see(DARK, UNSEEN_S + 1)
    watcher.unseen.dismiss()
    assert watcher.see(DARK, 1) == [None]
    watcher.see(GOOD, 60)
    watcher.see(HIDDEN, 5)
    assert watcher.see(DARK, UNSEEN_S + 1) == [None]
    other = judged(VerdictKind.INSUFFICIENT, Reason.DARK, id=2)
    assert watcher.see(other, UNSEEN_S + 1) == [None, Reason.DARK]
    watcher.unseen.dismiss()
    watcher.see(states.state(), 1)
    assert watcher.see(other, UNSEEN_S + 1) == [None, Reason.DARK]


def test_reasons_that_change_all_the_time_are_no_reason_for_silence(watcher) -> None:
    for _ in range(int(UNSEEN_S)):
        assert watcher.see(DARK, SETTLED_S / 4) == [None]
        assert watcher.see(BLURRED, SETTLED_S / 4) == [None]
    assert watcher.see(DARK, SETTLED_S / 4)[-1] is Reason.DARK
