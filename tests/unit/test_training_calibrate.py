"""What a logit is worth: the fit, and its measurement on folds that it was not fitted on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch", reason="training only: the train extra")
pytest.importorskip("scipy", reason="training only: the train extra")

from guard.detection.calibration import Calibration
from models.training.calibrate import as_ratios, fit, fits, weights
from models.training.metrics import ece

SLOPE, INTERCEPT = 0.5, -0.4


@pytest.fixture
def crops() -> tuple[np.ndarray, list[dict[str, Any]]]:
    """Logits of 4,000 crops of 200 clips of 20 sources in three folds, and their rows."""
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 2, 4000)
    ratio = rng.normal(2 * labels - 1, np.sqrt(2))  # such normals are their own odds
    rows = [
        {"label": int(label), "kind": "tool", "source": f"s{n % 20}", "clip": f"{label}/{n % 200}",
         "fold": "abc"[n % 20 % 3]}
        for n, label in enumerate(labels)
    ]  # fmt: skip
    return (ratio - INTERCEPT) / SLOPE, rows


def test_the_fit_finds_the_odds_that_made_the_logits(crops) -> None:
    fitted = fit(*crops)
    assert fitted.slope == pytest.approx(SLOPE, abs=0.04)
    assert fitted.intercept == pytest.approx(INTERCEPT, abs=0.08)


def test_more_crops_of_one_clip_change_nothing(crops) -> None:
    logits, rows = crops
    first = [n for n, row in enumerate(rows) if row["clip"] == "0/7"]
    more = np.concatenate([np.arange(len(rows)), *[first] * 30])
    again = fit(logits[more], [rows[n] for n in more])
    assert again.intercept == pytest.approx(fit(logits, rows).intercept, abs=0.01)


def test_classes_and_sources_weigh_alike(crops) -> None:
    _, rows = crops
    share = weights(rows)
    labels, sources = (np.array([row[key] for row in rows]) for key in ("label", "source"))
    assert share.sum() == pytest.approx(1)
    assert share[labels == 1].sum() == pytest.approx(0.5)
    of_sources = [share[(labels == 0) & (sources == source)].sum() for source in np.unique(sources)]
    np.testing.assert_allclose(of_sources, 0.5 / 20)


def test_no_fold_is_judged_by_a_fit_that_saw_it(crops) -> None:
    logits, rows = crops
    before = fits(logits, rows)
    moved = logits + np.array([3.0 if row["fold"] == "a" else 0.0 for row in rows])
    after = fits(moved, rows)
    assert before["a"] == after["a"]
    assert before["b"] != after["b"]


def test_the_odds_of_others_hold(crops) -> None:
    logits, rows = crops
    ratios = as_ratios(fits(logits, rows), logits, rows)
    assert ece(Calibration.probability(ratios), [row["label"] for row in rows]) < 0.04
