"""What is known of the newest call, in memory alone, until the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np

from guard.incidents.evidence_file import MOST_STILLS
from guard.incidents.history import Record
from guard.types import Alert, Event, EventKind, Reason, State, Verdict, VerdictKind, Watch
from tests.ui.states import CALL
from ui import evidence_gatherer
from ui.evidence_gatherer import Gatherer

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Call:
    """A call whose picture is as bright as its second."""

    def __init__(self) -> None:
        self.t_s, self.picture = 0.0, True
        self.gatherer = Gatherer(self.newest, lambda: NOON + timedelta(seconds=self.t_s))

    def newest(self):
        return np.full((4, 6, 3), round(self.t_s), np.uint8) if self.picture else None

    def at(self, t_s, kind=EventKind.VERDICT, watch=Watch.WATCHING, window=CALL, verdict=VerdictKind.NO_SIGNS) -> None:
        self.t_s = t_s
        alert = Alert(verdict, t_s, 1) if kind is EventKind.ALERT else None
        self.gatherer.follow(Event(kind, State(watch, t_s, Verdict(verdict, t_s), None, window, alert)))

    def alert(self, t_s) -> None:
        self.at(t_s, EventKind.ALERT, verdict=VerdictKind.FAKE)

    def of(self, start_s=10.0):
        start = NOON + timedelta(seconds=start_s)
        record = Record(start.replace(microsecond=0), start, "WhatsApp", VerdictKind.FAKE, 1)
        incident, stills = self.gatherer.incident(record, "0.1.0", {"detector": "0.3"})
        assert (incident.record, incident.version, incident.models) == (record, "0.1.0", {"detector": "0.3"})
        return incident.changes, [int(still.image[0, 0, 0]) for still in stills]


def test_a_call_with_a_warning() -> None:
    call = Call()
    call.at(5, EventKind.WINDOW, Watch.NO_CALL, None)
    call.at(10.7, EventKind.WINDOW)
    call.at(12)
    call.alert(20)
    call.at(30, EventKind.WINDOW, Watch.CANNOT_SEE)
    call.at(40, EventKind.WINDOW, Watch.NO_CALL, None)
    call.at(50, EventKind.WINDOW, Watch.NO_CALL, None)
    changes, pictures = call.of(10.7)
    assert [(change.at - NOON).total_seconds() for change in changes] == [10.7, 12, 20, 30, 40]
    assert changes[2].verdict is VerdictKind.FAKE
    assert pictures == [20]


def test_of_an_older_call_there_is_the_record_alone() -> None:
    call = Call()
    call.at(10, EventKind.WINDOW)
    call.alert(20)
    assert call.of(start_s=-3600) == ((), [])


def test_the_next_call_and_forgetting_drop_it() -> None:
    call = Call()
    call.at(10, EventKind.WINDOW)
    call.alert(20)
    call.at(60, EventKind.WINDOW, window=replace(CALL, id=8))
    assert call.of() == ((), [])
    changes, pictures = call.of(60)
    assert (len(changes), pictures) == (1, [])
    call.alert(70)
    call.gatherer.forget()
    assert call.of(60) == ((), [])


def test_the_same_window_called_anew_is_another_call() -> None:
    call = Call()
    call.at(10, EventKind.WINDOW)
    call.alert(20)
    call.at(30, EventKind.WINDOW, Watch.PAUSED, None)
    call.at(90, EventKind.WINDOW)
    assert call.of() == ((), [])
    assert len(call.of(90)[0]) == 1


def test_the_first_pictures_and_the_newest_are_kept() -> None:
    call = Call()
    call.at(10, EventKind.WINDOW)
    for t_s in (20, 30, 40, 50):
        call.alert(t_s)
    assert call.of()[1] == [20, 30, 50]
    assert MOST_STILLS == 3


def test_a_picture_is_taken_when_asked_and_only_of_a_call() -> None:
    call = Call()
    call.gatherer.look()
    call.at(10, EventKind.WINDOW)
    call.gatherer.look()
    call.picture = False
    call.gatherer.look()
    call.picture = True
    call.at(30, EventKind.WINDOW, Watch.NO_CALL, None)
    call.gatherer.look()
    assert call.of()[1] == [10]


def test_a_long_call_does_not_grow_and_loses_no_warning(monkeypatch) -> None:
    monkeypatch.setattr(evidence_gatherer, "MOST_CHANGES", 5)
    call = Call()
    call.at(10, EventKind.WINDOW)
    call.alert(11)
    for t_s in range(12, 30):
        call.at(t_s)
    changes, _ = call.of()
    assert [(change.at - NOON).total_seconds() for change in changes] == [10, 11, 27, 28, 29]
    incident, _ = call.gatherer.incident(
        Record(NOON + timedelta(seconds=10), NOON, "Zoom", VerdictKind.FAKE), "0.1.0", {}
    )
    assert incident.left_out == 15


def test_the_reason_is_told_too() -> None:
    call = Call()
    call.at(10, EventKind.WINDOW)
    state = State(Watch.CANNOT_SEE, 12, Verdict(VerdictKind.INSUFFICIENT, 12), Reason.MINIMISED, CALL)
    call.gatherer.follow(Event(EventKind.WINDOW, state))
    assert call.of()[0][-1].reason is Reason.MINIMISED


def test_the_short_video_is_of_this_call_alone_and_forgotten_with_it() -> None:
    call, film = Call(), lambda: call.gatherer.film()
    record = Record(NOON + timedelta(seconds=10), NOON, "WhatsApp", VerdictKind.FAKE, 1)
    film()  # no call: nothing is taken
    call.at(10, EventKind.WINDOW)
    film()
    assert call.gatherer.moments(record) == ()
    call.alert(12)
    film()
    assert [(moment.at - NOON).total_seconds() for moment in call.gatherer.moments(record)] == [10, 12]
    assert call.gatherer.moments(replace(record, start=NOON - timedelta(minutes=5))) == ()
    call.gatherer.forget()
    assert call.gatherer.moments(record) == ()
