"""The local list of calls watched: one JSON line a call, and nothing of what was said or seen in it."""

from __future__ import annotations

import json
import math
import os
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from guard.types import VerdictKind


@dataclass(frozen=True, slots=True)
class Record:
    """One call. ``application`` is the rule's name, never a window's title; times know their zone.

    ``alerts``: how many warnings were raised; ``alert_s``: how many seconds one stood. Raises ``ValueError``.
    """

    start: datetime
    end: datetime
    application: str
    worst: VerdictKind
    alerts: int = 0
    alert_s: float = 0.0

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("the times of a call need a zone")
        if self.alerts < 0 or not 0 <= self.alert_s < math.inf:
            raise ValueError("a call cannot have fewer alerts than none")


class History:
    """The calls of the last ``days`` days in ``path``; with 0 days nothing is kept. Safe to share between threads.

    Every write makes the file anew beside the old one and puts it in its place, so a crash leaves one or the other.
    Lines that cannot be read are passed over, counted in ``bad_lines`` and left in the file.
    """

    def __init__(self, path: Path, days: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.bad_lines = 0
        self._path = path
        self._days = days
        self._now = now
        self._lock = threading.Lock()

    def add(self, record: Record) -> None:
        """Add a call and drop those that are too old. Raises ``OSError`` where the file cannot be written."""
        with self._lock:
            if self._days <= 0:
                self._path.unlink(missing_ok=True)
                return
            kept = [line for line, known in self._lines() if known is None or self._recent(known)]
            self._write([*kept, _to_line(record)])

    def records(self) -> list[Record]:
        """The calls that may still be kept, in the order they were added. Raises ``OSError`` where it cannot read."""
        with self._lock:
            lines = self._lines()
            self.bad_lines = sum(record is None for _, record in lines)
            return [record for _, record in lines if record is not None and self._recent(record)]

    def clear(self) -> None:
        """Delete the whole list. Raises ``OSError``."""
        with self._lock:
            self._path.unlink(missing_ok=True)
            self.bad_lines = 0

    def _recent(self, record: Record) -> bool:
        return self._now() - record.end <= timedelta(days=self._days) and self._days > 0

    def _lines(self) -> list[tuple[bytes, Record | None]]:
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return []
        return [(line, _from_line(line)) for line in data.split(b"\n") if line.strip()]

    def _write(self, lines: list[bytes]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=self._path.name, suffix=".tmp", dir=self._path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(b"\n".join(lines) + b"\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _to_line(record: Record) -> bytes:
    data = {
        "start": record.start.astimezone(UTC).isoformat(timespec="seconds"),
        "end": record.end.astimezone(UTC).isoformat(timespec="seconds"),
        "application": record.application,
        "worst": record.worst.value,
        "alerts": record.alerts,
        "alert_s": round(record.alert_s, 1),
    }
    return json.dumps(data).encode()


def _from_line(line: bytes) -> Record | None:
    try:
        data: Any = json.loads(line)
        return Record(
            start=datetime.fromisoformat(data["start"]),
            end=datetime.fromisoformat(data["end"]),
            application=str(data["application"]),
            worst=VerdictKind(data["worst"]),
            alerts=int(data["alerts"]),
            alert_s=float(data["alert_s"]),
        )
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
