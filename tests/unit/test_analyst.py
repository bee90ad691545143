"""One step of the analysis thread, by a clock of the test's own: what is judged, answered, counted and raised."""

from __future__ import annotations

import numpy as np
import pytest

from guard.analyst import IDLE, MOST_FAILURES, WAIT_S, Analyst
from guard.calls.finder import Found
from guard.detection.session import ModelError
from guard.latest import Latest
from guard.people import Seen
from guard.settings.schema import SelfView, Settings
from guard.signals.challenge import BEFORE, TIME_S, Challenge
from guard.status import Status
from guard.types import Event, EventKind, Frame, Outcome, Quality, Source, Task, Track, VerdictKind
from guard.vision.identity import Flip
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
        [target] = self.status.follow([Found(CALL, "Zoom", certain=True)], [CALL])
        self.call = target.call_id

    def step(self, picture: bool = True) -> float:
        self.now += 0.2
        if picture:
            self.status.looked(self.call, None)
            self.slot.put(self.call, Shot(self.call, "Zoom", Frame(np.zeros((4, 4, 3), np.uint8), self.now, 0)))
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


def test_it_works_once_a_picture_was_judged_or_none_came_for_long(bench: Bench) -> None:
    bench.script.error = ZeroDivisionError()
    bench.step()
    bench.step(picture=False)
    assert not bench.analyst.works
    bench.script.error = None
    bench.step()
    assert bench.analyst.works
    idle = Bench()
    for _ in range(IDLE + 1):
        idle.step(picture=False)
    assert idle.analyst.works


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


# what an eye on each picture can tell


def seen(flip: Flip | None = None, again: bool = False, eyes_px: float = 60.0, turned: float = 0.05) -> Seen:
    crop = np.random.default_rng(5).integers(0, 255, (160, 160, 3), np.uint8)
    quality = Quality(eyes_px, 120.0, 300.0, turned, None)
    return Seen(Track(1, face(), 0.0, 9.0, 90), quality, None, crop, flip, again)


def findings(bench: Bench) -> list[tuple[Source, VerdictKind]]:
    return [(one.source, one.level) for one in bench.status.state.call.findings]


def test_another_face_for_a_moment_is_odd_and_the_second_time_a_possible_deepfake(bench: Bench) -> None:
    bench.script.seen = (seen(Flip(1.0, 2, 0.3, 1)),)
    bench.step()
    assert findings(bench) == [(Source.IDENTITY, VerdictKind.SUSPECT)]
    assert bench.status.state.alert.level is VerdictKind.SUSPECT
    bench.script.seen = (seen(Flip(2.0, 2, 0.3, 2)),)
    bench.step()
    assert bench.status.state.alert.level is VerdictKind.FAKE
    assert bench.status.state.alert.track == 1
    bench.script.seen = (seen(),)
    bench.step()  # it stands
    assert findings(bench) == [(Source.IDENTITY, VerdictKind.FAKE)]
    assert len(bench.heard(EventKind.ALERT)) == 2


def test_movements_shown_before_are_a_recording_and_told_once(bench: Bench) -> None:
    bench.script.seen = (seen(again=True),)
    for _ in range(5):
        bench.step()
    assert findings(bench) == [(Source.RECORDING, VerdictKind.SUSPECT)]
    assert len(bench.heard(EventKind.ALERT)) == 1


def ask(bench: Bench, task: Task) -> None:
    bench.wishes.challenge = bench.call, Challenge(task)


def follow(bench: Bench, looks: int, **how: object) -> None:
    bench.script.seen = (seen(**how),)
    for _ in range(looks):
        bench.step()


def test_a_task_that_is_done_is_told_and_nothing_is_found(bench: Bench) -> None:
    ask(bench, Task.CLOSER)
    follow(bench, BEFORE + 1)
    follow(bench, 4, eyes_px=90.0)
    follow(bench, 12)
    [event] = bench.heard(EventKind.CHALLENGED)
    assert (event.task, event.outcome, event.call.id) == (Task.CLOSER, Outcome.DONE, bench.call)
    assert findings(bench) == []
    assert bench.wishes.challenge is None


@pytest.mark.parametrize("which", ["flip", "verdict"])
def test_a_face_that_breaks_meanwhile_is_a_possible_deepfake(bench: Bench, which: str) -> None:
    ask(bench, Task.TURN)
    follow(bench, BEFORE + 1)
    if which == "verdict":
        bench.script.verdict = VerdictKind.FAKE
    follow(bench, 1, flip=Flip(1.0, 2, 0.3, 1) if which == "flip" else None)
    [event] = bench.heard(EventKind.CHALLENGED)
    assert event.outcome is Outcome.BROKE
    assert (Source.CHALLENGE, VerdictKind.FAKE) in findings(bench)


def test_one_that_is_not_done_in_time_is_a_caution_by_the_name_of_the_task(bench: Bench) -> None:
    ask(bench, Task.TURN)
    follow(bench, BEFORE + 2 + round(TIME_S / 0.2))
    assert bench.heard(EventKind.CHALLENGED)[0].outcome is Outcome.NOT_DONE
    assert bench.status.state.alert.source is Source.CHALLENGE
    assert bench.status.state.alert.name == Task.TURN


def test_a_refusal_takes_no_broken_face_back(bench: Bench) -> None:
    bench.status.challenged(bench.call, Task.TURN, Outcome.BROKE)
    bench.status.challenged(bench.call, Task.HAND, Outcome.NOT_DONE)
    assert bench.status.state.alert.level is VerdictKind.FAKE
    assert findings(bench) == [(Source.CHALLENGE, VerdictKind.FAKE)]


def test_nobody_else_is_looked_at_for_a_task_of_another_call(bench: Bench) -> None:
    bench.wishes.challenge = bench.call + 1, Challenge(Task.TURN)
    follow(bench, BEFORE + 2 + round(TIME_S / 0.2))
    assert bench.heard(EventKind.CHALLENGED) == []


def test_who_is_no_more_asked_is_not_told_of(bench: Bench) -> None:
    ask(bench, Task.TURN)
    follow(bench, BEFORE + 1)
    bench.wishes.challenge = None
    follow(bench, round(TIME_S / 0.2))
    assert bench.heard(EventKind.CHALLENGED) == []


def test_what_came_of_it_after_the_call_is_of_no_call(bench: Bench) -> None:
    bench.status.pause()
    bench.status.challenged(bench.call, Task.TURN, Outcome.NOT_DONE)
    [event] = bench.heard(EventKind.CHALLENGED)
    assert event.call is None
