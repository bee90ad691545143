"""What the police could be given of a call: its changes and pictures of its warnings, in memory alone.

Nothing of it is written before the user asks. It is kept while its call is on, of the last call until another begins;
``forget`` and the program's end drop it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from guard.incidents.call_log import CallLog
from guard.incidents.clip import Film, Moment
from guard.incidents.evidence_file import MOST_STILLS, Change, Incident
from guard.incidents.history import Record
from guard.incidents.still import Still
from guard.types import Event, EventKind, Picture

MOST_CHANGES: Final = 1000


@dataclass(slots=True)
class _Kept:
    """Of one call."""

    application: str
    start: datetime
    changes: list[Change] = field(default_factory=list)
    left_out: int = 0
    stills: list[Still] = field(default_factory=list)
    film: Film = field(default_factory=Film)
    on: bool = True

    def note(self, change: Change) -> None:
        if len(self.changes) == MOST_CHANGES:  # the oldest goes: of the verdicts, then of all others but the warnings
            self.changes.remove(min(self.changes, key=_worth))
            self.left_out += 1
        self.changes.append(change)


class Gatherer:
    """Follows the guard's events, each after ``log`` has. Not for several threads at once."""

    def __init__(
        self,
        newest_picture: Callable[[int], Picture | None],
        log: CallLog,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``newest_picture`` gives that of a call by its id; None while it is out of sight."""
        self._newest_picture, self._log, self._now = newest_picture, log, now
        self._calls: dict[int, _Kept] = {}

    def forget(self) -> None:
        """Drop everything."""
        self._calls.clear()

    def follow(self, event: Event) -> None:
        """Take in one event; of a warning also the picture that it was raised for."""
        call = event.call
        if call is None:
            return
        if call.id not in self._calls:
            start = self._log.start_of(call.id)
            if start is None:
                return
            self._calls = {number: kept for number, kept in self._calls.items() if kept.on}
            self._calls[call.id] = _Kept(call.application, start)
        kept = self._calls[call.id]
        kept.note(Change.of(event, self._now()))
        if event.kind is EventKind.ALERT:
            kept.film.warned(self._now())
            self.look(call.id)
        if event.kind is EventKind.ENDED:
            kept.on = False

    def look(self, call_id: int) -> None:
        """Keep the picture of now of this call; the first ones stay, the last place is the newest's."""
        kept, picture = self._calls.get(call_id), self._newest_picture(call_id)
        if kept is not None and picture is not None:
            del kept.stills[MOST_STILLS - 1 :]
            kept.stills.append(Still(self._now(), picture.copy()))

    def film(self) -> None:
        """Take the pictures of now into the short videos; called some times a second where the user allowed it."""
        for number, kept in self._calls.items():
            picture = self._newest_picture(number) if kept.on else None
            if picture is not None:
                kept.film.add(self._now(), picture)

    def moments(self, record: Record) -> tuple[Moment, ...]:
        """The short video of this call's first warning; nothing of an older call."""
        kept = self._of(record)
        return () if kept is None else kept.film.moments()

    def incident(self, record: Record, version: str, models: Mapping[str, str]) -> tuple[Incident, list[Still]]:
        """The call of ``record`` with what is known of it: of an older call the record alone."""
        kept = self._of(record)
        if kept is None:
            return Incident(record, version, models), []
        return Incident(record, version, models, tuple(kept.changes), kept.left_out), list(kept.stills)

    def _of(self, record: Record) -> _Kept | None:
        """By application and start; the history keeps whole seconds."""
        return next((kept for kept in self._calls.values() if _same(kept, record)), None)


def _worth(change: Change) -> int:
    return {EventKind.VERDICT: 0, EventKind.ALERT: 2}.get(change.kind, 1)


def _same(kept: _Kept, record: Record) -> bool:
    starts = (kept.start.replace(microsecond=0), record.start.replace(microsecond=0))
    return starts[0] == starts[1] and kept.application == record.application
