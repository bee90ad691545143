"""When the warning is raised, how long it stands, and how it goes: calm enough to be read, never flickering."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from guard.types import Alert, EventKind, Verdict, VerdictKind

HOLD_S: Final = 5.0
"""A warning stands at least so long: the time to read one line."""

CALM_S: Final = 2.0
"""It goes only after so long without a sign, so that a verdict at its edge does not make it blink."""

_SIGNS: Final = (VerdictKind.SUSPECT, VerdictKind.FAKE)

Change = tuple[Alert | None, EventKind | None]
"""The alert that stands now, and what has just changed: ALERT, CLEARED or nothing."""


class Alarm:
    """The warning of one call at a time; all times are of the one clock that the verdicts carry.

    ``weakest`` is the least verdict that is a warning: SUSPECT alone is too often wrong to stand over a call unasked.
    """

    def __init__(self, snooze_s: float = 120, weakest: VerdictKind = VerdictKind.FAKE) -> None:
        self.snooze_s = snooze_s
        self.weakest = weakest
        self._alert: Alert | None = None
        self._sign_s = 0.0
        self._quiet_until_s: float | None = None

    def update(self, verdict: Verdict, t_s: float) -> Change:
        """Follow the newest verdict: a stronger sign raises anew, a weaker one leaves the warning as it stands."""
        if self._quiet_until_s is not None:
            if t_s < self._quiet_until_s:
                return None, None
            self._quiet_until_s = None
        if verdict.kind in _SIGNS[_SIGNS.index(self.weakest) :] and verdict.track is not None:
            return self._sign(verdict, verdict.track, t_s)
        alert = self._alert
        if alert is not None and t_s - alert.t_s >= HOLD_S and t_s - self._sign_s >= CALM_S:
            return self._clear()
        return alert, None

    def snooze(self, t_s: float, seconds: float | None = None) -> Change:
        """The user said "not now": no warning for ``seconds`` (``snooze_s`` if not given); later it may come back."""
        self._quiet_until_s = t_s + (self.snooze_s if seconds is None else seconds)
        return self._clear()

    def call_ended(self, t_s: float) -> Change:
        """The call is over: the warning goes at once, and so does "not now", for the next call is another danger."""
        self._quiet_until_s = None
        return self._clear()

    def _sign(self, verdict: Verdict, track: int, t_s: float) -> Change:
        self._sign_s = t_s
        if self._alert is None or (self._alert.strength, verdict.kind) == _SIGNS:
            self._alert = Alert(verdict.kind, t_s, track)
            return self._alert, EventKind.ALERT
        if self._alert.strength is verdict.kind and self._alert.track != track:
            self._alert = replace(self._alert, track=track)
        return self._alert, None

    def _clear(self) -> Change:
        event = EventKind.CLEARED if self._alert is not None else None
        self._alert = None
        return None, event
