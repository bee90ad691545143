"""Figures of a two-class test, each with its source; scores are higher for fake, labels are 1 for fake."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import beta, chi2


def auc(scores: ArrayLike, labels: ArrayLike) -> float:
    """The chance that a random fake stands above a random real one, ties half (Mann and Whitney, 1947)."""
    s, y = np.asarray(scores, np.float64), np.asarray(labels) == 1
    values, inverse, counts = np.unique(s, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    fakes, reals = int(y.sum()), int((~y).sum())
    if not fakes or not reals or not len(values):
        return float("nan")
    return float((ranks[y].sum() - fakes * (fakes + 1) / 2) / (fakes * reals))


def error_rates(scores: ArrayLike, labels: ArrayLike, threshold: float) -> tuple[float, float]:
    """APCER and BPCER (ISO/IEC 30107-3): fakes at or below the threshold, reals above it."""
    s, y = np.asarray(scores), np.asarray(labels) == 1
    return float((s[y] <= threshold).mean()), float((s[~y] > threshold).mean())


def eer(scores: ArrayLike, labels: ArrayLike) -> float:
    """Where the two error rates meet, taken between the two nearest thresholds."""
    s, y = np.asarray(scores, np.float64), np.asarray(labels) == 1
    order = np.argsort(s, kind="stable")
    missed = np.cumsum(y[order]) / y.sum()
    false = 1 - np.cumsum(~y[order]) / (~y).sum()
    at = int(np.argmin(np.abs(missed - false)))
    return float((missed[at] + false[at]) / 2)


def ece(probabilities: ArrayLike, labels: ArrayLike, bins: int = 10) -> float:
    """Expected calibration error (Naeini et al., AAAI 2015): bins of equal width, both classes weighing the same."""
    y = np.asarray(labels) == 1
    return weighted_ece(probabilities, y, np.where(y, 0.5 / max(y.sum(), 1), 0.5 / max((~y).sum(), 1)), bins)


def weighted_ece(probabilities: ArrayLike, labels: ArrayLike, weight: NDArray[np.float64], bins: int = 10) -> float:
    """The same with a weight for each, 1 in all."""
    p, y = np.asarray(probabilities, np.float64), np.asarray(labels) == 1
    places = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs((weight * (p - y))[places == place].sum()) for place in range(bins)]
    return float(sum(gaps))


def platt(logits: NDArray[np.float64], labels: NDArray[np.int64], weights: NDArray[np.float64]) -> tuple[float, float]:
    """Slope and intercept of the weighted logistic fit (Platt, 1999; Newton's method, a weak prior at slope 1)."""
    theta = np.array([1.0, 0.0])
    x = np.stack([logits, np.ones_like(logits)], 1)
    w = weights / weights.sum() * len(weights)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ theta, -30, 30)))
        gradient = x.T @ (w * (p - labels)) + [1e-2 * (theta[0] - 1), 0]
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag([1e-2, 1e-6])
        step = np.linalg.solve(hessian, gradient)
        theta -= np.clip(step, -1, 1)  # a whole step may overshoot where the slope is far from 1
        if np.abs(step).max() < 1e-9:
            break
    return float(theta[0]), float(theta[1])


def an_hour(events: int, minutes: float) -> tuple[float, float, float]:
    """Events an hour, and the 95% interval of their rate if they come at random (Garwood, Biometrika 28, 1936)."""
    hours = minutes / 60
    low = chi2.ppf(0.025, 2 * events) / 2 if events else 0.0
    return events / hours, float(low) / hours, float(chi2.ppf(0.975, 2 * events + 2)) / 2 / hours


def of_many(events: int, count: int) -> tuple[float, float]:
    """The 95% interval of a share (Clopper and Pearson, Biometrika 26, 1934)."""
    low = float(beta.ppf(0.025, events, count - events + 1)) if events else 0.0
    return low, float(beta.ppf(0.975, events + 1, count - events)) if events < count else 1.0


def rounded(value: float, digits: int = 4) -> float | None:
    """For a JSON file: short, and null where there is no number."""
    return round(float(value), digits) if np.isfinite(value) else None
