"""From the stream of states to one history record a call: when, where, what was said, and for how long. No more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from guard.incidents.history import Record
from guard.types import State, VerdictKind, Watch

RANK: Final = {kind: rank for rank, kind in enumerate(VerdictKind)}


@dataclass(slots=True)
class _Call:
    window_id: int
    application: str
    start: datetime
    worst: VerdictKind = VerdictKind.NO_FACE
    alerts: int = 0
    alert_s: float = 0.0
    alert_since_s: float | None = None


class CallLog:
    """A call begins when its window is watched and ends when another is, or none. Minimised, it is still the same."""

    def __init__(self, save: Callable[[Record], None], now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._save, self._now = save, now
        self._call: _Call | None = None
        self._t_s = 0.0

    def follow(self, state: State) -> None:
        """Take in the state after each event."""
        self._t_s = state.t_s
        window = state.window if state.watch in (Watch.WATCHING, Watch.CANNOT_SEE) else None
        if self._call is not None and (window is None or window.id != self._call.window_id):
            self.finish()
        if self._call is None and window is not None and state.watch is Watch.WATCHING:
            self._call = _Call(window.id, window.application or window.process, self._now())
        if self._call is None:
            return
        call = self._call
        call.worst = max(call.worst, state.verdict.kind, key=RANK.__getitem__)
        if state.alert is not None and call.alert_since_s is None:
            call.alerts += 1
            call.alert_since_s = state.t_s
        elif state.alert is None and call.alert_since_s is not None:
            call.alert_s += state.t_s - call.alert_since_s
            call.alert_since_s = None

    def record(self) -> Record | None:
        """The call of now, as far as it went; None where there is none."""
        call = self._call
        if call is None:
            return None
        standing = 0.0 if call.alert_since_s is None else self._t_s - call.alert_since_s
        alert_s = max(0.0, call.alert_s + standing)
        return Record(call.start, self._now(), call.application, call.worst, call.alerts, alert_s)

    def finish(self) -> None:
        """The call is over: write it down."""
        record, self._call = self.record(), None
        if record is not None:
            self._save(record)
