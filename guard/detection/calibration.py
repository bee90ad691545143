"""From a network's logit to odds: what one crop says of "fake" against "genuine", in nats."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Calibration:
    """Platt scaling (Platt, "Probabilistic outputs for support vector machines", 1999), fitted on held-out people.

    Fitted with both classes weighing the same, so the calibrated logit is the log-likelihood ratio itself, and the
    probability is that of a balanced prior. Positive speaks for fake, negative for genuine. ``limit`` (nats) bounds
    what a single frame may say. Raises ``ValueError`` where ``slope`` or ``limit`` is not positive and finite: a
    negative slope would call real faces fake.
    """

    slope: float
    intercept: float
    limit: float

    def __post_init__(self) -> None:
        if not (0 < self.slope < math.inf and math.isfinite(self.intercept) and 0 < self.limit < math.inf):
            raise ValueError(f"a calibration needs a positive slope and limit and a finite intercept, not {self}")

    def llr(self, logits: NDArray[np.float64]) -> NDArray[np.float64]:
        """clip(slope * logit + intercept, -limit, limit), of any shape; natural log, fake over genuine."""
        return np.clip(self.slope * logits + self.intercept, -self.limit, self.limit)

    @staticmethod
    def probability(llr: NDArray[np.float64]) -> NDArray[np.float64]:
        """P(fake) at a balanced prior: 1 / (1 + exp(-llr))."""
        return 1.0 / (1.0 + np.exp(-llr))
