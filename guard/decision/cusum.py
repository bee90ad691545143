"""The statistic of one track: a sequential change test over the calibrated log-likelihood ratios of its frames.

CUSUM (Page, "Continuous inspection schemes", Biometrika 41, 1954), that is Wald's sequential probability ratio test
("Sequential tests of statistical hypotheses", 1945) restarted whenever it would accept "genuine": a swap may begin at
any second of an hour's call, and an hour of a real face must not be credit for a fake one.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Final

from guard.types import Reason, Score, Statistic

STALE_S: Final = 5.0
"""After so long without a judged frame, what was seen before is no longer a look at the present."""

FIRST_STEP_S: Final = 0.2
"""The time that a track's first frame stands for: one step at the default 5 frames a second."""


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """How cautious the guard is, in nats: what is taken from each frame's ratio, and the two levels of the sum."""

    drift: float
    suspect: float
    fake: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.drift) and 0 < self.suspect <= self.fake < math.inf):
            raise ValueError(f"an operating point needs 0 < suspect <= fake and a finite drift, not {self}")


class Cusum:
    """The running statistic of the track ``track``; one is made for each track and dropped with it.

    ``correlation_s``: frames nearer than this in time say partly the same thing and count in proportion to their
    distance. ``cap`` (nats, 1.5 x ``point.fake`` if not given) bounds the sum, so that it can go when the face is real
    again.
    """

    def __init__(self, track: int, point: OperatingPoint, correlation_s: float = 0.5, cap: float | None = None) -> None:
        self._track = track
        self._point = point
        self._correlation_s = correlation_s
        self._cap = 1.5 * point.fake if cap is None else cap
        self._total = 0.0
        self._mean = 0.0
        self._judged = 0
        self._left_out: Counter[Reason] = Counter()  # since the last fresh start
        self._left_out_total = 0
        self._judged_fresh = 0
        self._since_s: float | None = None
        self._last_s: float | None = None

    def update(self, score: Score | None, reason: Reason | None, t_s: float) -> Statistic:
        """Add one frame of the track: its ``score``, or None and the ``reason`` why it was left out.

        Sum: S = clip(S + w (llr - drift), 0, cap), w = min(1, dt / correlation_s), dt the time since the last judged
        frame. So a gap adds nothing, and a frame left out adds nothing. In the answer ``since_s`` is since when
        the track has been judged without a pause of ``STALE_S`` (``t_s`` itself where it is not), and ``reason`` the
        commonest reason of that time, where more frames were left out than judged. A score that is not a number
        counts as left out.
        """
        if score is not None and not (math.isfinite(score.llr) and math.isfinite(score.probability)):
            score, reason = None, Reason.MODEL_FAILED
        if self._last_s is not None and t_s - self._last_s > STALE_S and self._since_s is not None:
            self._since_s = None
            self._left_out.clear()
            self._judged_fresh = 0
        if score is not None:
            self._judge(score, t_s)
        elif reason is not None:
            self._left_out[reason] += 1
            self._left_out_total += 1
        return self.statistic(t_s)

    def statistic(self, t_s: float) -> Statistic:
        """What has been gathered by ``t_s``."""
        return Statistic(
            track=self._track,
            total=self._total,
            mean=self._mean,
            judged=self._judged,
            left_out=self._left_out_total,
            since_s=t_s if self._since_s is None else self._since_s,
            reason=self._reason(),
        )

    def _judge(self, score: Score, t_s: float) -> None:
        passed_s = FIRST_STEP_S if self._last_s is None else max(0.0, t_s - self._last_s)
        weight = min(1.0, passed_s / self._correlation_s)
        self._total = min(self._cap, max(0.0, self._total + weight * (score.llr - self._point.drift)))
        self._judged += 1
        self._judged_fresh += 1
        self._mean += (score.probability - self._mean) / self._judged
        self._last_s = t_s
        if self._since_s is None:
            self._since_s = t_s

    def _reason(self) -> Reason | None:
        if self._left_out.total() <= self._judged_fresh:
            return None
        return self._left_out.most_common(1)[0][0]
