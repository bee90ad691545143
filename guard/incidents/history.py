"""The local list of calls watched: one JSON line a call, and nothing of what was said or seen in it."""

from __future__ import annotations

import contextlib
import json
import math
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from guard import files
from guard.types import Source, VerdictKind

PRACTICE: Final = "Practice"
"""The application of our own practice call, as ``calls/apps.toml`` names it."""
MOST_BYTES: Final = 5_000_000
"""A larger file is not ours."""
MOST_CALLS: Final = 5000
"""More than that are not kept, whatever the clock says: the file cannot grow without end."""
MOST_ALERTS: Final = 1_000_000
YEARS: Final = range(1971, 2200)
"""Outside them a date cannot be told in every time zone, or not be shown by every system."""
LONGEST_S: Final = 2.0
"""To wait for another process that writes the list; it takes some milliseconds."""
AHEAD: Final = timedelta(days=1)
"""A call that ended later than this from now was written by a clock that was wrong, or is now."""
FIRST: Final = datetime(YEARS.start, 1, 1, tzinfo=UTC)
LAST: Final = datetime(YEARS.stop - 1, 12, 31, tzinfo=UTC)
CONFIRMED_BY: Final = 3
"""Only calls on so many later days make sure that a call is too old: a clock may be wrong for an evening."""


def believable(at: datetime) -> datetime:
    """The time, or the nearest of ``YEARS``: a computer whose battery is empty begins in 1970."""
    return min(max(at, FIRST), LAST)


@dataclass(frozen=True, slots=True)
class Record:
    """One call. ``application`` is the rule's name, never a window's title; times know their zone.

    ``alerts``: how many warnings were raised; ``alert_s``: how many seconds one stood; ``signs``: what else than the
    face was warned of. Raises ``ValueError``.
    """

    start: datetime
    end: datetime
    application: str
    worst: VerdictKind
    alerts: int = 0
    alert_s: float = 0.0
    signs: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("the times of a call need a zone")
        if self.start.year not in YEARS or self.end.year not in YEARS:
            raise ValueError("a call is of this time")
        if not 0 <= self.alerts <= MOST_ALERTS or not 0 <= self.alert_s < math.inf:
            raise ValueError("a call cannot have fewer alerts than none")

    @property
    def practice(self) -> bool:
        """Our own call, in which nobody calls: nothing of it is evidence of anything."""
        return self.application == PRACTICE


class History:
    """The calls of the last ``days`` days in ``path``; with 0 days nothing is kept. Safe for threads and processes.

    Every write makes the file anew and puts it in its place, so a crash leaves one or the other. Lines that cannot be
    read are passed over, counted in ``bad_lines`` and left in the file.

    The clock may be wrong (an empty battery, a step of the network's time): what looks too old is not shown, but goes
    from the file only once calls on ``CONFIRMED_BY`` days say so; the lines are in the order of the calls.
    """

    def __init__(self, path: Path, days: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.bad_lines = 0
        self._path = path
        self._days = days
        self._now = now
        self._lock = threading.Lock()

    def add(self, record: Record) -> None:
        """Add a call and drop those that are surely too old. Raises ``OSError`` where the file cannot be written."""
        with self._alone():
            if self._days <= 0:
                self._path.unlink(missing_ok=True)
                return
            lines = [*self._lines(), (_to_line(record), record)]
            old = self._surely_old([known for _, known in lines if known is not None])
            kept = [line for line, known in lines if known is None or id(known) not in old]
            files.write(self._path, b"\n".join(kept[-MOST_CALLS:]) + b"\n")

    def records(self) -> list[Record]:
        """The calls that may still be kept, in the order they were added. Raises ``OSError`` where it cannot read."""
        with self._lock:
            lines = self._lines()
            records = [record for _, record in lines if record is not None]
            self.bad_lines = len(lines) - len(records)
            if self._days <= 0:
                return []
            oldest = self._now() - timedelta(days=self._days)
            return [record for record, at in zip(records, self._times(records), strict=True) if at >= oldest]

    def clear(self) -> None:
        """Delete the whole list. Raises ``OSError``."""
        with self._alone():
            self._path.unlink(missing_ok=True)
            self.bad_lines = 0

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """No other thread and no other process changes the list meanwhile: each writes the whole of it."""
        with self._lock, files.alone(self._path.with_suffix(".lock"), LONGEST_S):
            yield

    def _times(self, records: Sequence[Record]) -> list[datetime]:
        """When each call ended, as far as that can be believed: none before the one above it, and none in the future.

        A clock that was behind, or ahead, for one call gives it the time of those about it.
        """
        latest, times, known = self._now() + AHEAD, [], None
        for record in records:
            if record.end <= latest:
                known = record.end if known is None else max(known, record.end)
            times.append(known or record.end)
        return times

    def _surely_old(self, records: Sequence[Record]) -> set[int]:
        """The ``id`` of each record that may go: those below it in the list are of days enough that are past its."""
        old: set[int] = set()
        newest: list[date] = []  # the days of the records below, latest first
        for record, at in reversed(list(zip(records, self._times(records), strict=True))):
            day = at.astimezone(UTC).date()
            if len(newest) == CONFIRMED_BY and newest[-1] - day > timedelta(days=self._days):
                old.add(id(record))
            newest = sorted({day, *newest}, reverse=True)[:CONFIRMED_BY]
        return old

    def _lines(self) -> list[tuple[bytes, Record | None]]:
        try:
            data = files.read(self._path, MOST_BYTES)
        except FileNotFoundError:
            return []
        return [(line, _from_line(line)) for line in data.split(b"\n") if line.strip()]


def _to_line(record: Record) -> bytes:
    data = {
        "start": record.start.astimezone(UTC).isoformat(timespec="seconds"),
        "end": record.end.astimezone(UTC).isoformat(timespec="seconds"),
        "application": record.application,
        "worst": record.worst.value,
        "alerts": record.alerts,
        "alert_s": round(record.alert_s, 1),
        "signs": [sign.value for sign in record.signs],
    }
    return json.dumps(data).encode()


def _from_line(line: bytes) -> Record | None:
    try:
        data: Any = json.loads(line)
        application, alerts, alert_s = data["application"], data["alerts"], data["alert_s"]
        if not isinstance(application, str) or len(application) > 200 or type(alerts) is not int:
            return None
        return Record(
            start=datetime.fromisoformat(data["start"]),
            end=datetime.fromisoformat(data["end"]),
            application=application,
            worst=VerdictKind(data["worst"]),
            alerts=alerts,
            alert_s=float(alert_s),
            signs=tuple(dict.fromkeys(Source(sign) for sign in data.get("signs", ()))),
        )
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
