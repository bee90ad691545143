"""The list of calls watched: short, local, forgotten in time."""

from __future__ import annotations

import json
import tempfile
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guard.incidents.history import History, Record
from guard.types import VerdictKind

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


def call(days_ago: float = 0, application: str = "Zoom") -> Record:
    start = NOW - timedelta(days=days_ago, minutes=10)
    return Record(start, start + timedelta(minutes=9), application, VerdictKind.FAKE, 2, 12.5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "history.jsonl"


def history(path: Path, days: int = 90) -> History:
    return History(path, days, now=lambda: NOW)


def test_nothing_watched_is_an_empty_list(path):
    assert history(path).records() == []
    assert not path.parent.exists()


def test_calls_come_back_in_their_order(path):
    calls = [call(2), call(1, "WhatsApp"), call(0, "Бейнеқоңырау")]
    for record in calls:
        history(path).add(record)
    assert history(path).records() == calls
    assert [file.name for file in path.parent.iterdir()] == ["history.jsonl"]


def test_a_line_is_plain_json_in_utc(path):
    almaty = timezone(timedelta(hours=5))
    start = datetime(2026, 11, 23, 23, 30, tzinfo=almaty)
    history(path).add(Record(start, start + timedelta(minutes=5), "Zoom", VerdictKind.NO_SIGNS))
    assert json.loads(path.read_text("utf-8")) == {
        "start": "2026-11-23T18:30:00+00:00",
        "end": "2026-11-23T18:35:00+00:00",
        "application": "Zoom",
        "worst": "no_signs",
        "alerts": 0,
        "alert_s": 0.0,
    }


def test_what_is_too_old_is_not_shown_and_goes_with_the_next_call(path):
    history(path, 365).add(call(100))
    history(path, 365).add(call(20))
    assert history(path, 90).records() == [call(20)]
    assert path.read_text("utf-8").count("\n") == 2
    history(path, 90).add(call(0))
    assert path.read_text("utf-8").count("\n") == 2
    assert history(path, 365).records() == [call(20), call(0)]


def test_nothing_is_kept_where_nothing_may_be(path):
    history(path, 0).add(call())
    assert not path.exists()
    history(path).add(call())
    assert history(path, 0).records() == []
    history(path, 0).add(call())
    assert not path.exists()


BAD = [
    b"{",
    b"\xff\xff",
    b"[]",
    b"null",
    b'{"start": "yesterday"}',
    b'{"start": 5}',
    json.dumps({"start": "2026-11-23T18:30:00", "end": "2026-11-23T18:35:00", "application": "Zoom",
                "worst": "fake", "alerts": 1, "alert_s": 1}).encode(),  # times of no zone
    json.dumps({"start": "2026-11-23T18:30:00Z", "end": "2026-11-23T18:35:00Z", "application": "Zoom",
                "worst": "awful", "alerts": 1, "alert_s": 1}).encode(),
    json.dumps({"start": "2026-11-23T18:30:00Z", "end": "2026-11-23T18:35:00Z", "application": "Zoom",
                "worst": "fake", "alerts": 1, "alert_s": float("inf")}).encode(),
]  # fmt: skip


def test_bad_lines_are_passed_over_counted_and_kept(path):
    history(path).add(call(1))
    path.write_bytes(path.read_bytes() + b"\n".join(BAD))  # and no newline at the end: a line half written
    past = history(path)
    past.add(call(0))
    assert past.records() == [call(1), call(0)]
    assert past.bad_lines == len(BAD)
    assert all(line in path.read_bytes().split(b"\n") for line in BAD)


def test_everything_goes_when_asked(path):
    past = history(path)
    past.clear()
    past.add(call())
    past.clear()
    assert not path.exists()
    assert past.records() == []


@pytest.mark.parametrize(
    "change",
    [{"start": datetime(2026, 1, 1)}, {"alerts": -1}, {"alert_s": -0.1}, {"alert_s": float("nan")}],
)
def test_a_record_that_cannot_be_is_not_made(change):
    with pytest.raises(ValueError, match="call"):
        replace(call(), **change)


def test_two_threads_lose_no_call(path):
    past = history(path)
    threads = [threading.Thread(target=lambda: [past.add(call()) for _ in range(10)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(past.records()) == 40


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes_as_a_file_stop_nothing(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.jsonl"
        path.write_bytes(data)
        past = history(path)
        assert past.records() == []
        past.add(call())
        assert past.records() == [call()]
