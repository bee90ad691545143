"""The age of the program, by days of the test's own: said truly, and reminded of once a month at most."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import guard
from guard import age
from guard.integrity import ROOT

BORN = date(2026, 1, 31)


@pytest.fixture(autouse=True)
def born(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "RELEASED", BORN.isoformat())


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (BORN, 0), (date(2026, 2, 28), 0), (date(2026, 3, 1), 1), (date(2026, 7, 30), 5), (date(2026, 7, 31), 6),
        (date(2027, 1, 31), 12), (date(1970, 1, 1), 0),
    ],
)  # fmt: skip
def test_whole_months_count(today: date, months: int) -> None:
    assert age.months(today) == months
    assert age.old(today) is (months >= 6)


def test_it_reminds_when_it_is_old_and_once_in_thirty_days(tmp_path: Path) -> None:
    note = tmp_path / "new" / "reminded"
    days = [BORN + timedelta(days=n) for n in range(365)]
    reminded = [day for day in days if age.remind(note, day)]
    assert reminded[0] == date(2026, 7, 31)
    gaps = {(later - sooner).days for sooner, later in itertools.pairwise(reminded)}
    assert gaps == {30}


def test_a_young_program_leaves_no_file(tmp_path: Path) -> None:
    assert not age.remind(tmp_path / "reminded", BORN)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kept", [b"", b"yesterday", b"\xff\xfe", b"2099-01-01", b"9999-12-31", b"x" * 1000])
def test_a_note_that_is_not_ours_or_of_a_clock_that_was_wrong_is_written_anew(tmp_path: Path, kept: bytes) -> None:
    note, today = tmp_path / "reminded", date(2027, 1, 1)
    note.write_bytes(kept)
    assert age.remind(note, today)
    assert note.read_text() == "2027-01-01"
    assert not age.remind(note, today)


def test_where_the_day_cannot_be_kept_nobody_is_reminded_at_every_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not age.remind(tmp_path / "file" / "reminded", date(2027, 1, 1))


def test_the_day_of_this_version_is_one_and_that_of_the_changelog() -> None:
    released = date.fromisoformat(guard.RELEASED)
    version, day = re.search(r"^## (\S+) - (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M).groups()
    assert version == guard.__version__
    assert day in ("unreleased", released.isoformat())
