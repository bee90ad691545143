"""The one word for a call: the worst of its tracks, and never "no signs" without a long enough look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from guard.decision.evidence import OperatingPoint
from guard.types import Evidence, Reason, Verdict, VerdictKind

ENOUGH_FRAMES: Final = 8
ENOUGH_S: Final = 2.0
"""The shortest look after which "no signs found" may be said; at 5 frames a second it is there 2 s after the face."""


def judge(evidences: Sequence[Evidence], point: OperatingPoint, t_s: float, before: Verdict | None = None) -> Verdict:
    """The verdict at ``t_s`` over the evidence of the tracks now in the call; ``before`` is the verdict of last time.

    With ``before`` a level once reached is kept for its track until the evidence falls below the next lower one: FAKE
    until under ``suspect``, SUSPECT until under half of it. ``score`` is the mean P(fake) of the worst track, where a
    frame of it was judged.
    """
    if not evidences:
        return Verdict(VerdictKind.NO_FACE, t_s)
    worst = max(evidences, key=lambda evidence: (evidence.total, evidence.mean))
    kept = _kept(evidences, point, before)
    if worst.total >= point.fake:
        return _verdict(VerdictKind.FAKE, worst, t_s)
    if kept is not None and before is not None and before.kind is VerdictKind.FAKE:
        return _verdict(VerdictKind.FAKE, kept, t_s)
    if worst.total >= point.suspect:
        return _verdict(VerdictKind.SUSPECT, worst, t_s)
    if kept is not None:
        return _verdict(VerdictKind.SUSPECT, kept, t_s)
    if any(evidence.judged >= ENOUGH_FRAMES and t_s - evidence.since_s >= ENOUGH_S for evidence in evidences):
        return _verdict(VerdictKind.NO_SIGNS, worst, t_s)
    longest = max(evidences, key=lambda evidence: evidence.judged + evidence.left_out)
    return _verdict(VerdictKind.INSUFFICIENT, worst, t_s, longest.reason or Reason.FEW_FRAMES)


def _kept(evidences: Sequence[Evidence], point: OperatingPoint, before: Verdict | None) -> Evidence | None:
    """The track that the last verdict spoke of, if its evidence still carries that verdict."""
    if before is None or before.kind not in (VerdictKind.FAKE, VerdictKind.SUSPECT):
        return None
    floor = point.suspect if before.kind is VerdictKind.FAKE else point.suspect / 2
    return next((e for e in evidences if e.track == before.track and e.total >= floor), None)


def _verdict(kind: VerdictKind, evidence: Evidence, t_s: float, reason: Reason | None = None) -> Verdict:
    score = evidence.mean if evidence.judged else None
    return Verdict(kind, t_s, reason=reason, track=evidence.track, score=score)
