"""When a warning is raised, how long it stands, and how it goes: calm enough to be read, never flickering.

Each source has a warning of its own, so that none of them takes another's away, silences it, or keeps it; the gravest
that was not put off is the one that is shown.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from math import inf
from typing import Final

from guard.types import Alert, Finding, Source, VerdictKind

CALM_S: Final = 30.0
"""A warning of a face goes only after so long of NO_SIGNS: a turned head, a dark camera or a missed face is no sign of
innocence, and their time does not count."""

STEP_S: Final = 1.0
"""The most that one judged picture can count towards it: a gap is not a look."""


class Alarm:
    """The warnings of one call; all times are of one clock.

    ``weakest`` is the least level of a face that is a warning: SUSPECT alone is too often wrong to stand over a call
    unasked. What another source calls SUSPECT always is one.
    """

    def __init__(self, weakest: VerdictKind = VerdictKind.FAKE) -> None:
        self.weakest = weakest
        self._standing: dict[Source, Alert] = {}
        self._calm_s = 0.0
        self._last_s: float | None = None
        self._snoozed_until: dict[tuple[Source, VerdictKind, str], float] = {}

    def anew(self) -> Alarm:
        """An alarm of the same kind for another call."""
        return Alarm(self.weakest)

    @property
    def standing(self) -> bool:
        """Whether a warning stands, snoozed or not."""
        return bool(self._standing)

    @property
    def person(self) -> int | None:
        """The track whose face is warned of, whatever is shown."""
        face = self._standing.get(Source.FACE)
        return None if face is None else face.track

    def alert(self, t_s: float) -> Alert | None:
        """The warning to show at ``t_s``: what was not put off, then the gravest, then that of the face.

        ``snoozed`` says whether the user put off this level of this source.
        """
        alerts = [
            replace(alert, snoozed=t_s < self._snoozed_until.get(_key(alert), t_s)) for alert in self._standing.values()
        ]
        return max(alerts, key=lambda a: (not a.snoozed, a.level.severity, a.source is Source.FACE), default=None)

    def update(self, findings: Collection[Finding], calm: bool, t_s: float) -> None:
        """Follow what was found by ``t_s``; ``calm``: the people in the call were judged and show no signs.

        A graver finding raises anew, a weaker one leaves the warning as it stands. A warning of a face goes by real
        calm alone, one of another source with its finding.
        """
        by_source = {finding.source: finding for finding in findings}
        self._follow_face(by_source.pop(Source.FACE, None), calm, t_s)
        for source in self._standing.keys() - by_source.keys() - {Source.FACE}:
            del self._standing[source]
        for finding in by_source.values():
            if finding.level.severity >= VerdictKind.SUSPECT.severity:
                self._raise(finding, t_s)
            else:  # only to be mentioned
                self._standing.pop(finding.source, None)

    def snooze(self, t_s: float, seconds: float) -> None:
        """The user said "not now" to the warning that is shown: it is snoozed, and none that is graver or another.

        "Possible deepfake" and what goes by the face come again after ``seconds``. What else was found is a caution:
        once answered it is not said again in this call, unless it is of something else.
        """
        alert = self.alert(t_s)
        if alert is not None:
            self._snoozed_until[_key(alert)] = inf if _caution(alert) else t_s + seconds

    def _follow_face(self, finding: Finding | None, calm: bool, t_s: float) -> None:
        passed_s = 0.0 if self._last_s is None else min(STEP_S, max(0.0, t_s - self._last_s))
        self._last_s = t_s
        if finding is not None and finding.level.severity >= self.weakest.severity:
            self._calm_s = 0.0
            self._raise(finding, t_s)
        elif finding is not None:  # weaker than a warning, and no calm either
            self._calm_s = 0.0
        elif calm:
            self._calm_s += passed_s
            if self._calm_s >= CALM_S:
                self._standing.pop(Source.FACE, None)

    def _raise(self, finding: Finding, t_s: float) -> None:
        """Let the warning of this source stand; it begins anew where it is graver, or of something else."""
        alert = self._standing.get(finding.source)
        if alert is None or finding.level.severity > alert.level.severity or finding.name != alert.name:
            self._standing[finding.source] = Alert(
                finding.level, t_s, finding.subject, finding.source, name=finding.name
            )
        elif finding.level is alert.level and finding.subject != alert.track:
            self._standing[finding.source] = replace(alert, track=finding.subject)


def _caution(alert: Alert) -> bool:
    return alert.source is not Source.FACE and alert.level is not VerdictKind.FAKE


def _key(alert: Alert) -> tuple[Source, VerdictKind, str]:
    return alert.source, alert.level, alert.name
