"""What is written down of a call, and what is kept of it for the police: by the call's id, and never another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from guard.incidents.call_log import CallLog
from guard.incidents.clip import BEFORE
from guard.incidents.evidence_file import MOST_STILLS
from guard.incidents.gatherer import MOST_CHANGES, Gatherer
from guard.incidents.history import Record
from guard.status import changes
from guard.types import Alert, Call, Picture, Reason, Region, Source, State, Verdict, VerdictKind, Watch, Window

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
WINDOW = Window(1, "a title", "WhatsApp", "whatsapp", Region(0, 0, 4, 4))


class Day:
    """A clock, the calls that are on, and what follows them."""

    def __init__(self) -> None:
        self.t_s, self.clock_off = 1000.0, timedelta()
        self.state = State(Watch.NO_CALL, self.t_s)
        self.records: list[Record] = []
        self.pictures: dict[int, Picture] = {}
        self.log = CallLog(self.records.append, self.now)
        self.gatherer = Gatherer(self.pictures.get, self.log, self.now)

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.t_s - 1000) + self.clock_off

    def put(self, *calls: Call, passed_s: float = 0.0) -> None:
        self.t_s += passed_s
        new = State(Watch.WATCHING if calls else Watch.NO_CALL, self.t_s, calls=calls)
        for event in changes(self.state, new):
            self.log.follow(event)
            self.gatherer.follow(event)
        self.state = new

    def call(
        self, number: int = 1, application: str = "WhatsApp", kind=VerdictKind.NO_SIGNS, alert: bool = False
    ) -> Call:
        self.pictures[number] = np.full((4, 4, 3), number, np.uint8)
        raised = Alert(VerdictKind.FAKE, self.t_s, 1) if alert else None
        return Call(number, application, self.t_s, WINDOW, Watch.WATCHING, Verdict(kind, self.t_s), alert=raised)


@pytest.fixture
def day() -> Day:
    return Day()


def test_a_call_is_one_line_though_it_was_out_of_sight(day: Day) -> None:
    call = day.call()
    day.put(call)
    day.put(replace(call, window=None, watch=Watch.CANNOT_SEE), passed_s=60)
    day.put(call, passed_s=60)
    day.put(passed_s=30)
    [record] = day.records
    assert (record.application, record.start, record.end) == ("WhatsApp", NOON, NOON + timedelta(seconds=150))


@pytest.mark.parametrize("began", [datetime(1970, 1, 1), datetime(1969, 12, 31), datetime(2199, 12, 31, 23, 59)])
def test_whatever_the_clock_says_a_call_is_written_down_and_its_evidence_kept(day: Day, began: datetime) -> None:
    """An empty battery: 1970."""
    day.clock_off = began.replace(tzinfo=UTC) - NOON
    call = day.call(alert=True)
    day.put(call)
    record = day.log.record(1)
    assert record is not None
    incident, stills = day.gatherer.incident(record, "0.1.0", {})
    assert incident.changes
    assert stills
    day.put(passed_s=300)
    [record] = day.records
    assert record.alerts == 1
    assert day.gatherer.incident(record, "0.1.0", {})[1]


def test_the_worst_word_and_how_long_it_was_warned(day: Day) -> None:
    call = day.call()
    day.put(call)
    warned = replace(call, verdict=Verdict(VerdictKind.FAKE, 0), alert=Alert(VerdictKind.FAKE, 0, 1))
    day.put(warned, passed_s=10)
    day.put(replace(warned, alert=replace(warned.alert, snoozed=True)), passed_s=20)
    day.put(call, passed_s=30)
    day.put(passed_s=5)
    [record] = day.records
    assert (record.worst, record.alerts, record.alert_s) == (VerdictKind.FAKE, 1, 50)


def test_another_sign_than_the_face_is_written_down_once(day: Day) -> None:
    call, tool = day.call(), Alert(VerdictKind.SUSPECT, 0, None, Source.REMOTE_CONTROL, name="AnyDesk")
    day.put(replace(call, alert=tool))
    day.put(call, passed_s=10)
    day.put(replace(call, alert=replace(tool, name="RustDesk")), passed_s=10)
    day.put(passed_s=5)
    [record] = day.records
    assert (record.signs, record.alerts, record.worst) == ((Source.REMOTE_CONTROL,), 2, VerdictKind.NO_SIGNS)


@pytest.mark.parametrize(
    ("source", "level", "worst"),
    [
        (Source.IDENTITY, VerdictKind.SUSPECT, VerdictKind.SUSPECT),
        (Source.CHALLENGE, VerdictKind.SUSPECT, VerdictKind.NO_SIGNS),
        (Source.CHALLENGE, VerdictKind.FAKE, VerdictKind.FAKE),
    ],
)
def test_what_else_is_seen_of_a_face_counts_as_the_face(
    day: Day, source: Source, level: VerdictKind, worst: VerdictKind
) -> None:
    day.put(replace(day.call(), alert=Alert(level, 0, None, source)))
    day.put(passed_s=5)
    [record] = day.records
    assert (record.signs, record.worst) == ((source,), worst)


@pytest.mark.parametrize("jump", [timedelta(hours=-3), timedelta(days=400)])
def test_a_clock_that_is_set_changes_no_duration(day: Day, jump: timedelta) -> None:
    day.put(day.call())
    day.clock_off = jump
    day.put(passed_s=90)
    [record] = day.records
    assert record.end - record.start == timedelta(seconds=90)


def test_two_calls_at_once_are_two_lines_with_what_is_their_own(day: Day) -> None:
    first, second = day.call(1, "WhatsApp"), day.call(2, "Zoom")
    day.put(first)
    day.put(first, second, passed_s=1.5)
    warned = replace(second, verdict=Verdict(VerdictKind.FAKE, 0), alert=Alert(VerdictKind.FAKE, 0, 1))
    day.put(first, warned, passed_s=10)
    records = [day.log.record(1), day.log.record(2)]
    incident, stills = day.gatherer.incident(records[0], "0.1", {})
    assert (stills, [change.verdict for change in incident.changes if change.verdict is VerdictKind.FAKE]) == ([], [])
    incident, stills = day.gatherer.incident(records[1], "0.1", {})
    assert [int(still.image[0, 0, 0]) for still in stills] == [2]
    day.log.finish()
    assert [record.application for record in day.records] == ["WhatsApp", "Zoom"]


def test_after_a_call_its_evidence_waits_until_another_begins(day: Day) -> None:
    day.put(day.call(alert=True))
    day.put(passed_s=20)
    [record] = day.records
    assert day.gatherer.incident(record, "0.1", {})[1]
    day.put(day.call(2, "Zoom"), passed_s=60)
    incident, stills = day.gatherer.incident(record, "0.1", {})
    assert (list(incident.changes), stills) == ([], [])


def test_a_tab_that_was_left_costs_no_picture(day: Day) -> None:
    call = day.call(alert=True)
    day.put(call)
    day.put(replace(call, window=None, watch=Watch.CANNOT_SEE), passed_s=5)
    day.put(call, passed_s=5)
    assert len(day.gatherer.incident(day.log.record(1), "0.1", {})[1]) == 1


def test_pictures_and_changes_are_bounded_and_no_warning_is_dropped(day: Day) -> None:
    call = day.call(alert=True)
    day.put(call)
    for number in range(MOST_CHANGES + 20):
        kind = VerdictKind.FAKE if number % 2 else VerdictKind.SUSPECT
        day.put(replace(call, verdict=Verdict(kind, 0)), passed_s=1)
        day.gatherer.look(1)
    incident, stills = day.gatherer.incident(day.log.record(1), "0.1", {})
    assert len(stills) == MOST_STILLS
    assert len(incident.changes) == MOST_CHANGES
    assert incident.left_out > 0
    assert any(change.kind == "alert" for change in incident.changes)


def test_a_picture_that_comes_and_goes_for_hours_drops_no_warning(day: Day) -> None:
    call = day.call(alert=True)
    day.put(call)
    lost = Verdict(VerdictKind.INSUFFICIENT, 0, Reason.BLACK)
    dark = replace(call, watch=Watch.CANNOT_SEE, reason=Reason.BLACK, verdict=lost)
    for number in range(MOST_CHANGES + 200):  # more changes of the window alone than are kept
        day.put(call if number % 2 else dark, passed_s=1)
    incident, _ = day.gatherer.incident(day.log.record(1), "0.1", {})
    assert len(incident.changes) == MOST_CHANGES
    assert [change.kind for change in incident.changes].count("alert") == 1
    assert [change.at for change in incident.changes] == sorted(change.at for change in incident.changes)
    assert incident.changes[-1].at == day.now()


def test_the_short_video_is_of_the_call_it_is_asked_for(day: Day) -> None:
    call = day.call()
    day.put(call)
    for _ in range(5):
        day.t_s += 0.2
        day.gatherer.film()
    assert day.gatherer.moments(day.log.record(1)) == ()
    day.put(day.call(alert=True), passed_s=0.2)
    moments = day.gatherer.moments(day.log.record(1))
    assert moments
    assert day.now() - moments[0].at <= BEFORE
    day.gatherer.forget()
    assert day.gatherer.moments(day.log.record(1)) == ()
