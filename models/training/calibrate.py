"""``calibrate``: what a logit is worth, and how much evidence an alert needs; from what was held out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guard.detection.calibration import Calibration
from models.training import data, metrics, panel, points
from models.training.export import FILE, write_entry
from models.training.simulate import Run, alerts, runs_of

LIMIT = 3.0
"""Nats that one frame may say: however sure the network is, an alert takes several frames."""


def weights(rows: Sequence[Mapping[str, Any]]) -> NDArray[np.float64]:
    """A weight for each crop, 1 in all: half for each class, within it alike for each kind, source, clip, and crop."""
    share = np.zeros(len(rows))
    _divide(list(range(len(rows))), rows, 1.0, ("label", "kind", "source", "clip"), share)
    return share


def _divide(
    numbers: list[int], rows: Sequence[Mapping[str, Any]], whole: float, by: tuple[str, ...], share: NDArray[np.float64]
) -> None:
    if not by:
        share[numbers] = whole / len(numbers)
        return
    parts: dict[Any, list[int]] = {}
    for number in numbers:
        parts.setdefault(rows[number].get(by[0], ""), []).append(number)
    for part in parts.values():
        _divide(part, rows, whole / len(parts), by[1:], share)


def fit(logits: NDArray[np.float64], rows: Sequence[Mapping[str, Any]]) -> Calibration:
    """Platt scaling of held-out clips and people, weighed by :func:`weights`: no one source decides."""
    labels = np.array([row["label"] for row in rows], np.int64)
    slope, intercept = metrics.platt(logits, labels, weights(rows))
    return Calibration(round(slope, 4), round(intercept, 4), LIMIT)


def fits(logits: NDArray[np.float64], rows: Sequence[Mapping[str, Any]]) -> dict[str, Calibration]:
    """For each fold the fit of the other folds' crops."""
    folds = np.array([row["fold"] for row in rows])
    return {
        str(fold): fit(logits[folds != fold], [row for row in rows if row["fold"] != fold]) for fold in np.unique(folds)
    }


def as_ratios(
    fitted: Mapping[str, Calibration], logits: NDArray[np.float64], rows: Sequence[Mapping[str, Any]]
) -> NDArray[np.float64]:
    """``logits`` as ratios (nats), each crop by the calibration of its fold."""
    folds = np.array([row["fold"] for row in rows])
    ratios = np.zeros(len(rows))
    for fold, calibration in fitted.items():
        ratios[folds == fold] = calibration.llr(logits[folds == fold])
    return ratios


def calibrate() -> None:
    """Fit, choose, write build/training/calibration.json and, where the detector is exported, its manifest entry."""
    rows, logits = panel.by_folds()
    calibration = fit(logits, rows)
    chosen = points.Bench(panel.calls(rows, calibration.llr(logits))).choose()
    left_out = panel.calls(rows, as_ratios(fits(logits, rows), logits, rows))
    apart = points.nested(points.Bench(left_out), list(data.config()["folds"]))
    fitted = {
        "calibration": {"slope": calibration.slope, "intercept": calibration.intercept, "limit": LIMIT},
        "operating_points": chosen,
        "measured": {name: measured(left_out, apart, name) | minutes(rows) for name in points.NAMES},
    }
    (data.BUILD / "calibration.json").write_text(json.dumps(fitted | {"folds": apart}, indent=2) + "\n", "utf-8")
    if FILE.exists():
        write_entry(fitted)
    print(json.dumps(fitted | {"folds": apart}, indent=2))


def minutes(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """How long the genuine clips are by themselves, not as the calls that are made of them."""
    runs = runs_of(list(rows), np.zeros(len(rows)))
    genuine = [
        run for run in runs if run.label == 0 and run.swapped and run.kind != "people" and run.condition == "h264"
    ]
    return {"real_minutes": round(sum(float(run.t_s[-1] - run.t_s[0]) for run in genuine) / 60, 1)}


def measured(runs: Sequence[Run], apart: Mapping[str, Mapping[str, points.Point]], name: str) -> dict[str, float]:
    """What such a point does on clips as a call sends them (H.264); see ``guard.types.Measured``.

    The clips of each fold are judged by the point that the other folds' clips choose, so that the number of false
    alarms is a measurement; each genuine clip is a call of :data:`panel.CALL_S` made of it, a swapped one of
    :data:`panel.WITHIN_S`.
    """
    judged = [run for run in runs if run.condition == "h264" and run.swapped and run.kind != "people"]
    raised = [alerts(run, apart[run.fold][name]) is not None for run in judged]
    genuine = [(run, up) for run, up in zip(judged, raised, strict=True) if run.label == 0]
    swapped = [up for run, up in zip(judged, raised, strict=True) if run.label == 1]
    return {
        "real_clips": len(genuine),
        "false_alarms": sum(up for _, up in genuine),
        "swapped_clips": len(swapped),
        "found": sum(swapped),
    }
