"""The one word for a call: the worst of its people, and never "no signs" where one of them could not be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from guard.decision.cusum import OperatingPoint
from guard.types import Reason, Statistic, Verdict, VerdictKind

ENOUGH_FRAMES: Final = 8
ENOUGH_S: Final = 2.0
"""The shortest look after which "no signs found" may be said; at 5 frames a second it is there 2 s after the face."""


def judge(
    statistics: Sequence[Statistic],
    point: OperatingPoint,
    t_s: float,
    before: Verdict | None = None,
    doubt: Reason | None = None,
) -> Verdict:
    """The verdict at ``t_s`` over the statistics of the people now in the call who could be the caller.

    With ``before``, the verdict of last time, a level once reached is kept for its track until the statistic falls
    below the next lower one: FAKE until under ``suspect``, SUSPECT until under half of it. "No signs" needs a long
    enough look at every one of them, and no ``doubt`` that the caller is among them. ``score`` is the mean P(fake) of
    the worst track, where a frame of it was judged.
    """
    if not statistics:
        return Verdict(VerdictKind.NO_FACE, t_s)
    unjudged = [statistic for statistic in statistics if not _judged(statistic, t_s)]
    worst = max(statistics, key=lambda statistic: (statistic.total, statistic.mean))
    kept = _kept(statistics, point, before)

    def verdict(kind: VerdictKind, statistic: Statistic, reason: Reason | None = None) -> Verdict:
        score = statistic.mean if statistic.judged else None
        return Verdict(kind, t_s, reason, statistic.track, score, len(statistics), len(unjudged))

    if worst.total >= point.fake:
        return verdict(VerdictKind.FAKE, worst)
    if kept is not None and before is not None and before.kind is VerdictKind.FAKE:
        return verdict(VerdictKind.FAKE, kept)
    if worst.total >= point.suspect:
        return verdict(VerdictKind.SUSPECT, worst)
    if kept is not None:
        return verdict(VerdictKind.SUSPECT, kept)
    if unjudged:
        [(reason, _)] = Counter(statistic.reason for statistic in unjudged if statistic.reason).most_common(1) or [
            (Reason.FEW_FRAMES, 0)
        ]
        return verdict(VerdictKind.INSUFFICIENT, worst, reason)
    if doubt is not None:
        return verdict(VerdictKind.INSUFFICIENT, worst, doubt)
    return verdict(VerdictKind.NO_SIGNS, worst)


def _judged(statistic: Statistic, t_s: float) -> bool:
    return statistic.judged >= ENOUGH_FRAMES and t_s - statistic.since_s >= ENOUGH_S


def _kept(statistics: Sequence[Statistic], point: OperatingPoint, before: Verdict | None) -> Statistic | None:
    """The track that the last verdict spoke of, if its statistic still carries that verdict."""
    if before is None or before.kind not in (VerdictKind.FAKE, VerdictKind.SUSPECT):
        return None
    floor = point.suspect if before.kind is VerdictKind.FAKE else point.suspect / 2
    return next((e for e in statistics if e.track == before.track and e.total >= floor), None)
