"""The one State: what it says, that it never contradicts itself, and that it is told in its own order."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from guard.call import STALE_S
from guard.calls.finder import Found
from guard.status import Status
from guard.types import (
    Event,
    EventKind,
    Finding,
    Outcome,
    Reason,
    Region,
    Source,
    Task,
    Track,
    Verdict,
    VerdictKind,
    Watch,
    Window,
)
from tests.unit.faces import face

CALL = Window(7, "t", "WhatsApp", "whatsapp", Region(100, 80, 640, 480), active=True)
FOUND = Found(CALL, "WhatsApp", certain=True)
PEOPLE = (Track(1, face(), 0, 0, 5),)


class Heard:
    """A status, its clock, and what it told."""

    def __init__(self, tell=None) -> None:
        self.now, self.events = 100.0, []
        self.status = Status(tell or self.events.append, lambda: self.now)

    def watch(self, found: Found = FOUND) -> int:
        [target] = self.status.follow([found], [found.window])
        self.status.looked(target.call_id, None)
        return target.call_id

    def judge(self, call: int, kind: VerdictKind) -> None:
        self.status.judged(call, self.now, Verdict(kind, self.now, track=1), PEOPLE, live=True)

    def kinds(self) -> list[EventKind]:
        return [event.kind for event in self.events]


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_a_call_from_its_beginning_to_its_end(heard: Heard) -> None:
    call = heard.watch()
    heard.judge(call, VerdictKind.FAKE)
    assert heard.kinds() == [EventKind.WINDOW, EventKind.VERDICT, EventKind.ALERT]
    assert heard.status.state.alert.level is VerdictKind.FAKE
    heard.now += 1
    heard.status.follow([], [])
    assert heard.status.state.alert is not None
    assert heard.status.state.reason is Reason.AWAY
    heard.events.clear()
    heard.now += 60
    heard.status.follow([], [])
    assert heard.kinds()[:2] == [EventKind.CLEARED, EventKind.ENDED]
    assert heard.events[1].call.alert is not None
    assert heard.status.state.watch is Watch.NO_CALL
    assert heard.status.state.calls == ()


def test_a_lost_tab_and_back_is_one_alert(heard: Heard) -> None:
    call = heard.watch()
    heard.judge(call, VerdictKind.FAKE)
    for _ in range(5):
        heard.now += 5
        heard.status.follow([], [replace(CALL, title="Other")])
        heard.now += 5
        heard.watch()
        heard.judge(call, VerdictKind.FAKE)
    assert heard.kinds().count(EventKind.ALERT) == 1
    assert EventKind.ENDED not in heard.kinds()


def test_events_leave_in_the_order_of_the_states_though_a_thread_is_held_up_while_it_tells() -> None:
    order: list[Event] = []
    inside, gate = threading.Event(), threading.Event()

    def tell(event: Event) -> None:
        if threading.current_thread().name == "analysis" and not gate.is_set():
            inside.set()
            assert gate.wait(5)
        order.append(event)

    heard = Heard(tell)
    call = heard.watch()
    analysis = threading.Thread(target=heard.judge, args=(call, VerdictKind.FAKE), name="analysis")
    analysis.start()
    assert inside.wait(5)
    heard.status.pause()  # the other thread, meanwhile: it does not wait
    gate.set()
    analysis.join(5)
    assert [event.kind for event in order][-4:] == [
        EventKind.ALERT,
        EventKind.CLEARED,
        EventKind.ENDED,
        EventKind.WINDOW,
    ]
    assert order[-1].state == heard.status.state
    times = [event.state.t_s for event in order]
    assert times == sorted(times)


def test_a_listener_that_fails_stops_nobody_and_one_that_calls_back_is_answered() -> None:
    heard = Heard()

    def tell(event: Event) -> None:
        heard.events.append(event)
        if event.kind is EventKind.ALERT and not event.state.alert.snoozed:
            heard.status.snooze(60)
        raise RuntimeError("Internal C++ object already deleted")

    heard.status = Status(tell, lambda: heard.now)
    heard.judge(heard.watch(), VerdictKind.FAKE)
    assert heard.kinds()[-2:] == [EventKind.ALERT, EventKind.SNOOZED]


def test_a_snooze_ends_by_itself_and_is_told(heard: Heard) -> None:
    call = heard.watch()
    heard.judge(call, VerdictKind.FAKE)
    heard.status.snooze(120)
    assert heard.status.state.alert.snoozed
    heard.events.clear()
    heard.now += 121
    heard.status.looked(call, None)
    heard.status.check()
    assert not heard.status.state.alert.snoozed
    assert EventKind.ALERT in heard.kinds()


def test_the_watchdog_takes_back_the_word_watching(heard: Heard) -> None:
    heard.judge(heard.watch(), VerdictKind.NO_SIGNS)
    assert heard.status.state.watch is Watch.WATCHING
    heard.now += 6
    heard.status.check()
    state = heard.status.state
    assert (state.watch, state.verdict.kind) == (Watch.CANNOT_SEE, VerdictKind.INSUFFICIENT)


def test_a_worker_that_is_down_is_said_and_the_warning_stands(heard: Heard) -> None:
    call = heard.watch()
    heard.judge(call, VerdictKind.FAKE)
    heard.status.health("capture", Reason.CAPTURE_FAILED)
    state = heard.status.state
    assert (state.watch, state.reason, state.verdict.kind) == (
        Watch.FAILED,
        Reason.CAPTURE_FAILED,
        VerdictKind.INSUFFICIENT,
    )
    assert state.alert is not None
    assert heard.kinds()[-1] is EventKind.HEALTH
    heard.status.health("capture", None)
    assert heard.status.state.watch is not Watch.FAILED
    assert heard.kinds()[-1] is EventKind.HEALTH


def test_a_desktop_that_cannot_be_seen_says_why(heard: Heard) -> None:
    heard.status.blind(Reason.NO_DISPLAY)
    assert (heard.status.state.watch, heard.status.state.reason) == (Watch.CANNOT_SEE, Reason.NO_DISPLAY)
    assert heard.kinds() == [EventKind.WINDOW]
    heard.watch()
    assert heard.status.state.watch is Watch.WATCHING


@pytest.mark.parametrize("on", [True, False], ids=["in a call", "without one"])
def test_a_desktop_that_does_not_answer_is_not_called_quiet(heard: Heard, on: bool) -> None:
    if on:
        heard.watch()
    else:
        heard.status.follow([], [])
    heard.now += STALE_S + 1
    heard.status.check()
    assert (heard.status.state.watch, heard.status.state.reason) == (Watch.CANNOT_SEE, Reason.CAPTURE_FAILED)
    heard.status.follow([], [])
    assert heard.status.state.reason is not Reason.CAPTURE_FAILED
    heard.status.pause()
    heard.now += STALE_S + 1
    heard.status.check()
    assert heard.status.state.watch is Watch.PAUSED


def test_what_was_judged_of_a_call_that_is_over_changes_nothing(heard: Heard) -> None:
    call = heard.watch()
    heard.status.pause()
    heard.judge(call, VerdictKind.FAKE)
    assert heard.status.state.calls == ()


def test_another_source_warns_by_the_same_way(heard: Heard) -> None:
    call = heard.watch()
    heard.status.find(call, Finding(Source.FACE, VerdictKind.FAKE, None, heard.now))
    assert heard.status.state.alert.track is None
    heard.status.withdraw(call, Source.FACE)
    assert heard.status.state.alert is not None


def test_another_source_is_told_by_its_name_and_leaves_the_face_alone(heard: Heard) -> None:
    call = heard.watch()
    heard.judge(call, VerdictKind.FAKE)
    for name in ("AnyDesk", "RustDesk"):
        heard.status.snooze(60)
        heard.status.find(call, Finding(Source.REMOTE_CONTROL, VerdictKind.SUSPECT, None, heard.now, name=name))
        assert heard.status.state.alert.name == name
    assert heard.kinds()[-5:] == [
        EventKind.ALERT, EventKind.SNOOZED, EventKind.ALERT, EventKind.SNOOZED, EventKind.ALERT,
    ]  # fmt: skip
    assert heard.status.warned() == {call: 1}
    heard.status.withdraw(call, Source.REMOTE_CONTROL)
    assert (heard.status.state.alert.level, heard.status.state.alert.snoozed) == (VerdictKind.FAKE, True)


def test_the_call_with_the_gravest_alert_is_spoken_of_first(heard: Heard) -> None:
    other = Found(replace(CALL, id=8, application="zoom", active=False), "Zoom", certain=True)
    targets = heard.status.follow([FOUND, other], [FOUND.window, other.window])
    for target in targets:
        heard.status.looked(target.call_id, None)
    heard.judge(targets[0].call_id, VerdictKind.FAKE)
    heard.judge(targets[1].call_id, VerdictKind.NO_SIGNS)
    assert [call.application for call in heard.status.state.calls] == ["WhatsApp", "Zoom"]


def test_a_window_that_moves_or_changes_its_title_within_the_call_is_no_event(heard: Heard) -> None:
    heard.watch()
    heard.events.clear()
    heard.watch(replace(FOUND, window=replace(CALL, title="t (2)", region=Region(0, 0, 640, 480))))
    assert heard.events == []


def test_only_a_locked_screen_is_no_window_that_has_gone(heard: Heard) -> None:
    for reason, on in ((Reason.LOCKED, True), (Reason.NO_DISPLAY, False)):
        heard.watch()
        heard.status.blind(reason)
        heard.now += 20
        heard.status.blind(reason)
        assert bool(heard.status.state.calls) is on


def test_of_a_call_that_is_not_spoken_of_it_is_told_too_that_it_is_out_of_sight(heard: Heard) -> None:
    other = replace(FOUND, window=replace(CALL, id=8, application="zoom", process="zoom"), app="Zoom")
    heard.status.follow([FOUND, other], [FOUND.window, other.window])
    spoken_of, quiet = (call.id for call in heard.status.state.calls)
    heard.judge(spoken_of, VerdictKind.FAKE)
    heard.events.clear()
    heard.status.looked(quiet, Reason.BLACK)
    assert [(event.kind, event.call.id) for event in heard.events][:1] == [(EventKind.WINDOW, quiet)]


def test_a_task_that_is_done_takes_back_none_that_was_refused(heard: Heard) -> None:
    call = heard.watch()
    heard.status.challenged(call, Task.TURN, Outcome.NOT_DONE)
    heard.status.challenged(call, Task.HAND, Outcome.DONE)
    assert heard.events[-1].outcome is Outcome.DONE
    [finding] = heard.status.state.call.findings
    assert (finding.level, finding.name) == (VerdictKind.SUSPECT, "turn")
    assert heard.status.state.alert is not None
