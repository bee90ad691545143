"""The list of calls watched: short, local, forgotten in time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guard import files
from guard.calls.rules import load_rules
from guard.incidents import history as module
from guard.incidents.history import PRACTICE, History, Record
from guard.types import Source, VerdictKind

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
    assert {file.name for file in path.parent.iterdir()} <= {"history.jsonl", "history.lock"}


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
        "signs": [],
    }


def test_what_else_was_warned_of_comes_back_and_older_lines_knew_none(path):
    record = replace(call(1), signs=(Source.REMOTE_CONTROL,))
    history(path).add(call(2))
    history(path).add(record)
    assert history(path).records() == [call(2), record]
    text = path.read_text("utf-8")
    path.write_text(text.replace(', "signs": []', "").replace("remote_control", "telepathy"), "utf-8")
    again = history(path)
    assert again.records() == [call(2)]
    assert again.bad_lines == 1


def test_what_is_too_old_is_not_shown_and_goes_once_calls_on_three_days_say_so(path):
    for days_ago in (100, 20, 19):
        history(path, 365).add(call(days_ago))
    assert history(path, 85).records() == [call(20), call(19)]
    history(path, 85).add(call(1))
    assert path.read_text("utf-8").count("\n") == 4  # of the 20th day before it may still be
    history(path, 60).add(call(0))
    assert history(path, 365).records() == [call(20), call(19), call(1), call(0)]


LEAPS = [timedelta(days=400), timedelta(days=60), timedelta(days=36500), timedelta(days=-400), timedelta(days=-19000)]


@pytest.mark.parametrize("leap", LEAPS, ids=str)
@pytest.mark.parametrize("calls", [1, 5])
def test_a_clock_that_is_wrong_for_an_evening_deletes_nothing(path, leap, calls):
    """Ahead or behind, for one call or for several: all is there when it is right again."""
    past = [call(40 - number) for number in range(40)]
    for record in past:
        history(path).add(record)
    wrong = NOW + leap
    during = [replace(call(), start=wrong + timedelta(hours=hour), end=wrong + timedelta(hours=hour, minutes=9))
              for hour in range(calls)]  # fmt: skip
    for record in during:
        History(path, 90, now=lambda: wrong).add(record)
    assert history(path).records() == [*past, *during]
    for days_later in (170, 171, 172, 173):  # and what the wrong clock wrote ages with the calls about it
        later = NOW + timedelta(days=days_later)
        shown = History(path, 90, now=lambda later=later: later)
        shown.add(replace(call(), start=later, end=later))
    assert not set(during) & set(shown.records())
    assert path.read_text("utf-8").count("\n") == 4


def test_the_file_cannot_grow_without_end(path, monkeypatch):
    monkeypatch.setattr("guard.incidents.history.MOST_CALLS", 30)
    for number in range(50):
        history(path).add(call(0, str(number)))
    assert [record.application for record in history(path).records()] == [str(number) for number in range(20, 50)]


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.timeout(10)
def test_what_is_no_file_or_too_large_is_said_and_nobody_waits(path, monkeypatch):
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(OSError, match="not a file"):
        history(path).records()
    history(path).clear()
    monkeypatch.setattr("guard.incidents.history.MOST_BYTES", 10)
    history(path).add(call())
    with pytest.raises(OSError, match="too large"):
        history(path).add(call())


def test_the_practice_call_is_told_by_the_name_of_its_rule():
    assert PRACTICE in load_rules().apps()
    assert call(0, PRACTICE).practice
    assert not call(0, "Zoom").practice


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
    *(json.dumps({"start": "2026-11-23T18:30:00Z", "end": "2026-11-23T18:35:00Z", "application": "Zoom",
                  "worst": "fake", "alerts": 1, "alert_s": 1, **odd}).encode() for odd in (
        {"alerts": 99999999999}, {"alerts": 1.5}, {"alerts": "3"}, {"alerts": True}, {"alerts": -1},
        {"start": "0001-01-01T00:00:00+00:00"}, {"end": "9999-12-31T23:59:59+00:00"},
        {"start": "9999-12-31T23:59:59-12:00"}, {"alert_s": "NaN"}, {"alert_s": 10**400},
        {"application": {}}, {"application": None}, {"application": "x" * 201}, {"worst": ["fake"]}, {"end": 5})),
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


ADD = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from guard.incidents.history import History, Record
from guard.types import VerdictKind
now = datetime.now(UTC)
sys.stdin.readline()
for _ in range(40):
    History(Path(sys.argv[1]), 90).add(Record(now, now, sys.argv[2], VerdictKind.NO_SIGNS))
"""


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
def test_calls_that_two_processes_end_at_once_are_all_kept(path):
    """The tray and a second one, or the practice beside it: each reads, changes and replaces the whole file."""
    root = Path(__file__).parents[2]
    writers = [
        subprocess.Popen([sys.executable, "-c", ADD, str(path), name], stdin=subprocess.PIPE, cwd=root)
        for name in ("Zoom", "WhatsApp")
    ]
    for writer in writers:
        writer.stdin.write(b"\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    kept = History(path, 90).records()
    assert [sum(record.application == name for record in kept) for name in ("Zoom", "WhatsApp")] == [40, 40]


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
def test_a_lock_that_somebody_keeps_keeps_no_call_back(path, monkeypatch):
    monkeypatch.setattr(module, "LONGEST_S", 0.1)
    with files.alone(path.with_suffix(".lock"), 1):
        history(path).add(call())
    assert len(history(path).records()) == 1


def test_a_sign_counts_once_however_often_it_stands_in_a_line(path):
    """Fifty thousand of them stood the window still."""
    history(path).add(call())
    line = json.loads(path.read_text())
    path.write_text(json.dumps(line | {"signs": ["identity"] * 50_000}) + "\n")
    assert history(path).records()[0].signs == (Source.IDENTITY,)
    path.write_text(json.dumps(line | {"signs": ["identity", "identity", "recording"]}) + "\n")
    assert history(path).records()[0].signs == (Source.IDENTITY, Source.RECORDING)
