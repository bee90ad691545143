"""One step of the analysis thread, by a clock of the test's own: what is judged, answered, counted and raised."""

from __future__ import annotations

import numpy as np
import pytest

from guard.analyst import MOST_FAILURES, WAIT_S, Analyst
from guard.calls.finder import Found
from guard.detection.session import ModelError
from guard.latest import Latest
from guard.settings.schema import SelfView, Settings
from guard.status import Status
from guard.types import Event, EventKind, Frame, Track, VerdictKind
from guard.watcher import Shot, Wishes
from tests.unit.faces import face
from tests.unit.scripted_guard import CALL, Script


class Bench:
    def __init__(self, settings: Settings | None = None) -> None:
        self.now, self.events = 0.0, []
        self.script, self.slot = Script(), Latest[Shot]()
        self.status = Status(self.events.append, lambda: self.now)
        self.wishes = Wishes(settings or Settings())
        self.analyst = Analyst(self.script, self.wishes.settings, self.status, self.slot, self.wishes)
        [target] = self.status.follow([Found(CALL, "Zoom", certain=True)], {CALL.id})
        self.call = target.call_id

    def step(self, picture: bool = True) -> float:
        self.now += 0.2
        if picture:
            self.status.looked(self.call, None)
            self.slot.put(Shot(self.call, "Zoom", Frame(np.zeros((4, 4, 3), np.uint8), self.now, 0)))
        return self.analyst.step(self.now)

    def heard(self, kind: EventKind) -> list[Event]:
        return [event for event in self.events if event.kind is kind]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_picture_is_judged_at_once_and_without_one_it_waits(bench: Bench) -> None:
    assert bench.step() == 0.0
    assert bench.status.state.verdict.kind is VerdictKind.NO_SIGNS
    assert bench.step(picture=False) == WAIT_S
    assert bench.status.state.counters.analysed == 1


def test_one_bad_picture_is_counted_and_many_in_a_row_are_raised(bench: Bench) -> None:
    bench.script.error = ZeroDivisionError()
    for _ in range(MOST_FAILURES - 1):
        bench.step()
    bench.script.error = None
    bench.step()  # a good one between: they are not in a row
    bench.script.error = ZeroDivisionError()
    for _ in range(MOST_FAILURES - 1):
        bench.step()
    with pytest.raises(ZeroDivisionError):
        bench.step()
    assert bench.status.state.counters.failed == 2 * MOST_FAILURES - 1


def test_a_failed_network_is_raised_at_once(bench: Bench) -> None:
    bench.script.error = ModelError("broken")
    with pytest.raises(ModelError):
        bench.step()


def test_another_operating_point_is_used_from_the_next_picture_on(bench: Bench) -> None:
    bench.wishes.settings = Settings(operating_point="cautious")
    bench.step()
    bench.step()
    assert bench.script.used == ["cautious"]


def test_a_question_is_answered_with_the_call_that_is_warned_of(bench: Bench) -> None:
    bench.script.verdict = VerdictKind.FAKE
    bench.step()
    bench.wishes.explain = True
    bench.step(picture=False)
    [event] = bench.heard(EventKind.EXPLAINED)
    assert event.explanation is bench.script.explanation
    assert event.call.id == bench.call
    assert bench.script.kept == {bench.call}


def test_who_is_in_the_picture_is_in_the_state(bench: Bench) -> None:
    bench.script.people = (Track(1, face(), 0, 0, 9),)
    bench.step()
    assert bench.status.state.tracks == bench.script.people


def test_the_marked_self_view_of_the_application_is_given_to_the_analysis() -> None:
    bench = Bench(Settings(self_views=(SelfView.in_corner("Zoom", "top_left"), SelfView("Meet", 0, 0, 1, 1))))
    given = []
    bench.script.step = lambda frame, call, view, may_be_self: given.append((view, may_be_self)) or Script().step(frame)
    bench.step()
    [(view, may_be_self)] = given
    assert (view.x, view.y, view.width, may_be_self) == (0.0, 0.0, 0.3, False)
