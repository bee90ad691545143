"""When a warning is raised, how long it stands, and how it goes: calm enough to be read, never flickering."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from guard.types import Alert, Finding, Source, VerdictKind

CALM_S: Final = 30.0
"""A warning of a face goes only after so long of NO_SIGNS: a turned head, a dark camera or a missed face is no sign of
innocence, and their time does not count."""

STEP_S: Final = 1.0
"""The most that one judged picture can count towards it: a gap is not a look."""


class Alarm:
    """The warning of one call; all times are of one clock.

    ``weakest`` is the least level that is a warning: SUSPECT alone is too often wrong to stand over a call unasked.
    """

    def __init__(self, weakest: VerdictKind = VerdictKind.FAKE) -> None:
        self.weakest = weakest
        self._alert: Alert | None = None
        self._calm_s = 0.0
        self._last_s: float | None = None
        self._snoozed_until: dict[VerdictKind, float] = {}

    def anew(self) -> Alarm:
        """An alarm of the same kind for another call."""
        return Alarm(self.weakest)

    @property
    def standing(self) -> bool:
        """Whether a warning stands, snoozed or not."""
        return self._alert is not None

    def alert(self, t_s: float) -> Alert | None:
        """The warning that stands at ``t_s``; ``snoozed`` says whether the user put this level off."""
        alert = self._alert
        return alert and replace(alert, snoozed=t_s < self._snoozed_until.get(alert.level, t_s))

    def update(self, findings: Collection[Finding], calm: bool, t_s: float) -> None:
        """Follow what was found by ``t_s``; ``calm``: the people in the call were judged and show no signs.

        A graver finding raises anew, a weaker one leaves the warning as it stands. A warning of a face goes by real
        calm alone, one of another source with its finding.
        """
        passed_s = 0.0 if self._last_s is None else min(STEP_S, max(0.0, t_s - self._last_s))
        self._last_s = t_s
        gravest = max(findings, key=lambda finding: finding.level.severity, default=None)
        alert = self._alert
        if gravest is not None and gravest.level.severity >= self.weakest.severity:
            self._calm_s = 0.0
            if alert is None or gravest.level.severity > alert.level.severity:
                self._alert = Alert(gravest.level, t_s, gravest.subject, gravest.source)
            elif gravest.level is alert.level and gravest.subject != alert.track:
                self._alert = replace(alert, track=gravest.subject, source=gravest.source)
            return
        if findings:  # weaker than a warning, and no calm either
            self._calm_s = 0.0
        elif calm:
            self._calm_s += passed_s
        if alert is not None and not findings and (self._calm_s >= CALM_S or alert.source is not Source.FACE):
            self._alert = None

    def snooze(self, t_s: float, seconds: float) -> None:
        """The user said "not now" to the warning that stands: it is snoozed, and a graver one is not."""
        if self._alert is not None:
            self._snoozed_until[self._alert.level] = t_s + seconds
