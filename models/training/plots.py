"""ROC and reliability of one evaluation, as two SVG files beside the model card."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import matplotlib
import numpy as np
from numpy.typing import NDArray

from guard.detection.calibration import Calibration

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "qalqan"  # the same figures give the same file
from matplotlib import pyplot as plt  # noqa: E402  # after the backend is chosen

Scored = Mapping[str, tuple[NDArray[np.float64], NDArray[np.int64]]]
"""By name: ratios (nats) and labels (1 for fake), of the same length."""


def roc(scored: Scored, path: Path) -> None:
    """Swaps found against reals wrongly called swapped, for every threshold."""
    figure, axes = plt.subplots(figsize=(5, 5), layout="constrained")
    for name, (llr, labels) in scored.items():
        axes.plot(*corners(llr, labels), label=name)
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.set(xlabel="reals above the threshold", ylabel="fakes above the threshold", xlim=(0, 1), ylim=(0, 1))
    axes.legend(loc="lower right")
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def corners(llr: NDArray[np.float64], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """The curve's points that are not on a straight line with their neighbours: 2 x N, shares of reals and of fakes."""
    values, place = np.unique(-llr, return_inverse=True)  # equal ratios are one step
    steps = [np.bincount(place[labels == label], minlength=len(values)) for label in (0, 1)]
    points = np.stack([np.r_[0, np.cumsum(step)] / max(step.sum(), 1) for step in steps])
    counts = np.stack(steps)
    turns = counts[0, :-1] * counts[1, 1:] != counts[0, 1:] * counts[1, :-1]
    return points[:, np.r_[True, turns, True]]


def reliability(scored: Scored, path: Path, bins: int = 10) -> None:
    """The share of fakes among pictures of each stated probability, both classes weighing the same."""
    figure, axes = plt.subplots(figsize=(5, 5), layout="constrained")
    for name, (llr, labels) in scored.items():
        p = Calibration.probability(llr)
        weight = np.where(labels == 1, 0.5 / max((labels == 1).sum(), 1), 0.5 / max((labels == 0).sum(), 1))
        place = np.minimum((p * bins).astype(int), bins - 1)
        used = [b for b in range(bins) if weight[place == b].sum() > 0.01]
        stated = [np.average(p[place == b], weights=weight[place == b]) for b in used]
        found = [np.average(labels[place == b], weights=weight[place == b]) for b in used]
        axes.plot(stated, found, marker="o", label=name)
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.set(xlabel="stated probability of a fake", ylabel="share of fakes", xlim=(0, 1), ylim=(0, 1))
    axes.legend(loc="upper left")
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
