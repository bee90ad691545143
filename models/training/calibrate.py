"""``calibrate``: what a logit is worth, and how much evidence an alert needs; from what was held out."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guard.detection.calibration import Calibration
from models.training import data, metrics
from models.training.conditions import CONDITIONS
from models.training.evaluate import val_crops
from models.training.export import FILE, write_entry
from models.training.simulate import Run, alerts, levels, runs_of
from models.training.train import kept, logits, trained

LIMIT = 3.0
"""Nats that one frame may say: however sure the network is, an alert takes several frames."""

DRIFTS = np.round(np.arange(0.0, 3.0, 0.1), 2)
MOST_ABOVE = {"cautious": 0.05, "balanced": 0.10, "sensitive": 0.20}
"""No drift that more of the held-out DFDC reals exceed: people at whom evidence would only grow."""

SPARE = {"cautious": 1.7, "balanced": 1.1, "sensitive": 0.85}
"""What an alert needs, in times the most evidence that anything in a bona fide clip gathered."""

LEAST = {"cautious": 3.0, "balanced": 2.0, "sensitive": 1.5}
"""And at least so many nats: four, three or two frames that say all they may (LIMIT), a fifth of a second apart."""


def balanced(labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights that sum to 1, half of it for each class."""
    return np.where(labels == 1, 0.5 / max((labels == 1).sum(), 1), 0.5 / max((labels == 0).sum(), 1))


def held_out(provisional: bool) -> tuple[list[NDArray[np.float64]], list[NDArray[np.int64]], list[dict[str, Any]]]:
    """Groups of logits and labels that weigh the same: DFDC val in each condition, live tracks; and the live rows."""
    thin = 4 if provisional else 2
    pixels, labels = (part[::thin] for part in val_crops())
    conditions = [CONDITIONS["clean"]] if provisional else list(CONDITIONS.values())
    live = data.load("live")
    rows, live_logits = [], []
    parts: list[NDArray[np.float64]] = []
    folds = {"main": None} if provisional else data.config()["folds"]
    for fold, identities in folds.items():
        network = kept() if identities is None else trained(f"fold-{fold}")
        mine = [n for n, row in enumerate(live.rows) if identities is None or data.identity(row["clip"]) in identities]
        mine = [n for n in mine if live.rows[n]["condition"] == "clean"] if provisional else mine
        rows += [live.rows[n] for n in mine]
        live_logits.append(logits(network, live.pixels[mine]))
        if not parts:  # the folds' networks differ little on DFDC: one stands for all
            parts = [logits(network, change(pixels)).astype(np.float64) for change in conditions]
    groups = [*parts, np.concatenate(live_logits).astype(np.float64)]
    named = [labels] * len(parts) + [np.array([row["label"] for row in rows], np.int64)]
    return groups, named, rows


def calibrate(provisional: bool = False) -> None:
    """Fit, choose, write build/training/calibration.json and, where the detector is exported, its manifest entry."""
    groups, labels, rows = held_out(provisional)
    weights = [
        balanced(y) * (len(groups) - 1 if group is groups[-1] else 1) for group, y in zip(groups, labels, strict=True)
    ]
    slope, intercept = metrics.platt(np.concatenate(groups), np.concatenate(labels), np.concatenate(weights))
    calibration = Calibration(round(slope, 4), round(intercept, 4), LIMIT)
    runs = runs_of(rows, calibration.llr(groups[-1]))
    still = calibration.llr(groups[0])[labels[0] == 0]
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
