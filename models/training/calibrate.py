"""``calibrate``: what a logit is worth, and how much evidence an alert needs; from what was held out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guard.detection.calibration import Calibration
from models.training import data, metrics
from models.training.conditions import CONDITIONS
from models.training.export import FILE, write_entry
from models.training.simulate import Run, alerts, levels, runs_of
from models.training.train import kept, logits, trained

LIMIT = 3.0
"""Nats that one frame may say: however sure the network is, an alert takes several frames."""

PARTS = 4
"""Quarters of the held-out people, each judged by a calibration of the others."""

DRIFTS = np.round(np.arange(0.0, 3.0, 0.1), 2)
MOST_ABOVE = {"cautious": 0.05, "balanced": 0.10, "sensitive": 0.20}
"""No drift that more of the held-out DFDC reals exceed: people at whom evidence would only grow."""

SPARE = {"cautious": 1.7, "balanced": 1.1, "sensitive": 0.85}
"""What an alert needs, in times the most evidence that anything in a bona fide clip gathered."""

LEAST = {"cautious": 3.0, "balanced": 2.2, "sensitive": 1.5}
"""And at least so many nats: with the drifts that come out five, three or two frames that say all they may (LIMIT), a
fifth of a second apart."""


def balanced(labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights that sum to 1, half of it for each class."""
    return np.where(labels == 1, 0.5 / max((labels == 1).sum(), 1), 0.5 / max((labels == 0).sum(), 1))


def fit(groups: Sequence[NDArray[np.float64]], labels: NDArray[np.int64]) -> Calibration:
    """Platt scaling of pictures whose logits each of ``groups`` holds in another condition; all weigh the same.

    Of DFDC's people alone, though live swaps come out too low by it (their reals as well): a fit of both was off by
    .09 to .15 on either, and what an alert needs is chosen on live clips below, whatever the scale.
    """
    times = len(groups)
    slope, intercept = metrics.platt(
        np.concatenate(groups), np.tile(labels, times), np.tile(balanced(labels), times)
    )  # fmt: skip
    return Calibration(round(slope, 4), round(intercept, 4), LIMIT)


def by_others(
    groups: Sequence[NDArray[np.float64]], labels: NDArray[np.int64], people: NDArray[np.str_]
) -> list[NDArray[np.float64]]:
    """``groups`` as ratios (nats), the pictures of each quarter of ``people`` by a fit on the other three's."""
    names, person = np.unique(people, return_inverse=True)
    part = np.random.default_rng(0).permutation(len(names))[person] % PARTS
    ratios = [np.zeros(len(labels)) for _ in groups]
    for number in range(PARTS):
        mine = part == number
        fitted = fit([group[~mine] for group in groups], labels[~mine])
        for ratio, group in zip(ratios, groups, strict=True):
            ratio[mine] = fitted.llr(group[mine])
    return ratios


def live_logits(provisional: bool) -> tuple[NDArray[np.float64], list[dict[str, Any]]]:
    """The logits of the live tracks, of each identity by the network that never saw it; and their rows."""
    live = data.load("live")
    rows: list[dict[str, Any]] = []
    parts: list[NDArray[np.float32]] = []
    for fold, identities in ({"main": None} if provisional else data.config()["folds"]).items():
        mine = [n for n, row in enumerate(live.rows) if identities is None or data.identity(row["clip"]) in identities]
        mine = [n for n in mine if live.rows[n]["condition"] == "clean"] if provisional else mine
        rows += [live.rows[n] for n in mine]
        parts.append(logits(kept() if provisional else trained(f"fold-{fold}"), live.pixels[mine]))
    return np.concatenate(parts).astype(np.float64), rows


def calibrate(provisional: bool = False) -> None:
    """Fit, choose, write build/training/calibration.json and, where the detector is exported, its manifest entry."""
    pixels, labels, _ = (part[:: 4 if provisional else 2] for part in data.val_crops())
    network = kept() if provisional else trained("final")
    conditions = [CONDITIONS["clean"]] if provisional else CONDITIONS.values()
    groups = [logits(network, change(pixels)).astype(np.float64) for change in conditions]
    calibration = fit(groups, labels)
    still = calibration.llr(groups[0])[labels == 0]
    live, rows = live_logits(provisional)
    runs = runs_of(rows, calibration.llr(live))
    drifts = {
        name: [float(drift) for drift in DRIFTS if (still > drift).mean() <= most] for name, most in MOST_ABOVE.items()
    }
    points = {name: choose(runs, drifts[name], name) for name in SPARE}
    fitted = {
        "calibration": {"slope": calibration.slope, "intercept": calibration.intercept, "limit": LIMIT},
        "operating_points": points,
        "measured": {name: measured(runs, drifts[name], name) for name in SPARE},
    }
    (data.BUILD / "calibration.json").write_text(json.dumps(fitted, indent=2) + "\n", "utf-8")
    if FILE.exists():
        write_entry(fitted)
    print(json.dumps(fitted, indent=2))


def choose(runs: list[Run], drifts: list[float], name: str) -> dict[str, float]:
    """The operating point that finds most swapped tracks of ``runs`` with a level no bona fide one comes near.

    Among equals that of the highest drift: the farthest from the faces of people who are not in ``runs``.
    """
    points = []
    for drift in reversed(drifts):
        most = max(float(levels(run, drift)[1].max()) for run in runs if run.side == "real")
        points.append(point(drift, max(LEAST[name], SPARE[name] * most)))
    return max(points, key=lambda chosen: sum(alerts(run, chosen) is not None for run in runs if run.label == 1))


def point(drift: float, fake: float) -> dict[str, float]:
    """An operating point; a suspicion at six tenths of an alert."""
    return {"drift": float(drift), "suspect": round(0.6 * fake, 2), "fake": round(fake, 2)}


def measured(runs: list[Run], drifts: list[float], name: str) -> dict[str, float]:
    """What such a point does on live clips as a call sends them (H.264); see ``guard.types.Measured``.

    The clips of each fold are judged by the point that the other folds' clips choose, so that the number of false
    alarms is a measurement: on its own clips it would be nothing by construction.
    """
    condition = "h264" if any(run.condition == "h264" for run in runs) else "clean"
    real: list[tuple[Run, bool]] = []
    swapped: list[tuple[Run, bool]] = []
    for identities in data.config()["folds"].values():
        mine = [data.identity(run.clip) in identities for run in runs]
        chosen = choose([run for run, own in zip(runs, mine, strict=True) if not own], drifts, name)
        for run, own in zip(runs, mine, strict=True):
            if own and run.swapped and run.condition == condition:
                (swapped if run.label else real).append((run, alerts(run, chosen) is not None))
    return {
        "real_clips": len(real),
        "false_alarms": sum(raised for _, raised in real),
        "real_minutes": round(sum(float(run.t_s[-1] - run.t_s[0]) for run, _ in real) / 60, 1),
        "swapped_clips": len(swapped),
        "found": sum(raised for _, raised in swapped),
    }
