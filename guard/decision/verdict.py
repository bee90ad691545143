"""The one word for a call: the worst of its people, and never "no signs" where one of them could not be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from guard.decision.evidence import OperatingPoint
from guard.types import Evidence, Reason, Verdict, VerdictKind

ENOUGH_FRAMES: Final = 8
ENOUGH_S: Final = 2.0
"""The shortest look after which "no signs found" may be said; at 5 frames a second it is there 2 s after the face."""


def judge(
    evidences: Sequence[Evidence],
    point: OperatingPoint,
    t_s: float,
    before: Verdict | None = None,
    doubt: Reason | None = None,
) -> Verdict:
    """The verdict at ``t_s`` over the evidence of the people now in the call who could be the caller.

    With ``before``, the verdict of last time, a level once reached is kept for its track until the evidence falls
    below the next lower one: FAKE until under ``suspect``, SUSPECT until under half of it. "No signs" needs a long
    enough look at every one of them, and no ``doubt`` that the caller is among them. ``score`` is the mean P(fake) of
    the worst track, where a frame of it was judged.
    """
    if not evidences:
        return Verdict(VerdictKind.NO_FACE, t_s)
    unjudged = [evidence for evidence in evidences if not _judged(evidence, t_s)]
    worst = max(evidences, key=lambda evidence: (evidence.total, evidence.mean))
    kept = _kept(evidences, point, before)

    def verdict(kind: VerdictKind, evidence: Evidence, reason: Reason | None = None) -> Verdict:
        score = evidence.mean if evidence.judged else None
        return Verdict(kind, t_s, reason, evidence.track, score, len(evidences), len(unjudged))

    if worst.total >= point.fake:
        return verdict(VerdictKind.FAKE, worst)
    if kept is not None and before is not None and before.kind is VerdictKind.FAKE:
        return verdict(VerdictKind.FAKE, kept)
    if worst.total >= point.suspect:
        return verdict(VerdictKind.SUSPECT, worst)
    if kept is not None:
        return verdict(VerdictKind.SUSPECT, kept)
    if unjudged:
        [(reason, _)] = Counter(evidence.reason for evidence in unjudged if evidence.reason).most_common(1) or [
            (Reason.FEW_FRAMES, 0)
        ]
        return verdict(VerdictKind.INSUFFICIENT, worst, reason)
    if doubt is not None:
        return verdict(VerdictKind.INSUFFICIENT, worst, doubt)
    return verdict(VerdictKind.NO_SIGNS, worst)


def _judged(evidence: Evidence, t_s: float) -> bool:
    return evidence.judged >= ENOUGH_FRAMES and t_s - evidence.since_s >= ENOUGH_S


def _kept(evidences: Sequence[Evidence], point: OperatingPoint, before: Verdict | None) -> Evidence | None:
    """The track that the last verdict spoke of, if its evidence still carries that verdict."""
    if before is None or before.kind not in (VerdictKind.FAKE, VerdictKind.SUSPECT):
        return None
    floor = point.suspect if before.kind is VerdictKind.FAKE else point.suspect / 2
    return next((e for e in evidences if e.track == before.track and e.total >= floor), None)
