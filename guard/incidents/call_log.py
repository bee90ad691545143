"""From the stream of events to one history record a call: when, where, what was said, and for how long. No more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from guard.incidents.history import Record, believable
from guard.types import Call, Event, EventKind, Source, VerdictKind

OF_THE_FACE: Final = (Source.FACE, Source.IDENTITY, Source.RECORDING)
"""Whose warnings say of the face that it is odd; what others call SUSPECT is said of something else."""


@dataclass(slots=True)
class _Entry:
    """One call; its clock time is asked for once, and what follows is counted from there: clocks are set right."""

    start: datetime
    newest: Call
    t_s: float
    worst: VerdictKind = VerdictKind.NO_FACE
    alerts: int = 0
    alert_s: float = 0.0
    alert_since_s: float | None = None
    signs: tuple[Source, ...] = ()

    def follow(self, call: Call, t_s: float) -> None:
        self.newest, self.t_s = call, max(t_s, self.t_s)
        said = [call.verdict.kind]
        if call.alert is not None and (call.alert.level is VerdictKind.FAKE or call.alert.source in OF_THE_FACE):
            said.append(call.alert.level)
        self.worst = max(self.worst, *said, key=lambda kind: kind.severity)
        if call.alert is not None and call.alert.source not in (Source.FACE, *self.signs):
            self.signs += (call.alert.source,)
        if call.alert is not None and self.alert_since_s is None:
            self.alerts += 1
            self.alert_since_s = t_s
        elif call.alert is None and self.alert_since_s is not None:
            self.alert_s += t_s - self.alert_since_s
            self.alert_since_s = None

    def record(self) -> Record:
        standing = 0.0 if self.alert_since_s is None else self.t_s - self.alert_since_s
        end = believable(self.start + timedelta(seconds=max(0.0, self.t_s - self.newest.began_s)))
        alert_s = max(0.0, self.alert_s + standing)
        return Record(self.start, end, self.newest.application, self.worst, self.alerts, alert_s, self.signs)


class CallLog:
    """Follows the guard's events; a call is one record, however often its window changed."""

    def __init__(self, save: Callable[[Record], None], now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._save, self._now = save, now
        self._open: dict[int, _Entry] = {}

    def follow(self, event: Event) -> None:
        """Take in one event."""
        state = event.state
        for call in state.calls:
            self._entry(call, state.t_s).follow(call, state.t_s)
        if event.kind is EventKind.ENDED and event.call is not None:
            entry = self._open.pop(event.call.id, None)
            if entry is not None:
                entry.t_s = max(entry.t_s, state.t_s)
                self._save(entry.record())

    def start_of(self, call_id: int) -> datetime | None:
        """When this call, which is on, began by this computer's clock."""
        entry = self._open.get(call_id)
        return None if entry is None else entry.start

    def record(self, call_id: int) -> Record | None:
        """The record of this call, as far as it went; None where it is not on."""
        entry = self._open.get(call_id)
        return None if entry is None else entry.record()

    def finish(self) -> None:
        """The program ends: write down what is on."""
        for call_id in list(self._open):
            self._save(self._open.pop(call_id).record())

    def _entry(self, call: Call, t_s: float) -> _Entry:
        if call.id not in self._open:
            start = believable(self._now() - timedelta(seconds=max(0.0, t_s - call.began_s)))
            self._open[call.id] = _Entry(start, call, t_s)
        return self._open[call.id]
