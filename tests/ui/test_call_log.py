"""One record a call, whatever happens to its window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from guard.types import Alert, State, Verdict, VerdictKind, Watch
from tests.ui.states import CALL
from ui.call_log import CallLog

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Diary:
    def __init__(self) -> None:
        self.records, self.t_s = [], 0.0
        self.log = CallLog(self.records.append, lambda: NOON + timedelta(seconds=self.t_s))

    def at(self, t_s, watch=Watch.WATCHING, kind=VerdictKind.NO_SIGNS, window=CALL, alert=False) -> None:
        self.t_s = t_s
        raised = Alert(kind, t_s, 1) if alert else None
        self.log.follow(State(watch, t_s, Verdict(kind, t_s), window=window, alert=raised))


def test_a_call_with_two_warnings() -> None:
    diary = Diary()
    diary.at(0, Watch.NO_CALL, window=None)
    diary.at(10)
    diary.at(20, kind=VerdictKind.SUSPECT, alert=True)
    diary.at(25, kind=VerdictKind.SUSPECT, alert=True)
    diary.at(30)
    diary.at(40, kind=VerdictKind.FAKE, alert=True)
    diary.at(45, Watch.CANNOT_SEE, kind=VerdictKind.INSUFFICIENT, alert=True)
    diary.at(50, Watch.NO_CALL, window=None)
    (record,) = diary.records
    assert (record.start, record.end) == (NOON + timedelta(seconds=10), NOON + timedelta(seconds=50))
    assert (record.worst, record.alerts, record.application) == (VerdictKind.FAKE, 2, "WhatsApp")
    assert record.alert_s == pytest.approx(20)


def test_minimising_does_not_end_a_call_and_another_window_does() -> None:
    from dataclasses import replace

    diary = Diary()
    diary.at(0)
    diary.at(5, Watch.CANNOT_SEE)
    diary.at(9)
    assert diary.records == []
    diary.at(12, window=replace(CALL, id=8))
    assert len(diary.records) == 1
    diary.log.finish()
    diary.log.finish()
    assert len(diary.records) == 2


@pytest.mark.parametrize("watch", [Watch.PAUSED, Watch.FAILED])
def test_a_pause_or_a_failure_ends_it(watch) -> None:
    diary = Diary()
    diary.at(0)
    diary.at(3, watch)
    assert len(diary.records) == 1
