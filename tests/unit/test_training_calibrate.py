"""What a logit is worth: the fit, and its measurement on people it was not fitted on."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="training only: the train extra")
pytest.importorskip("scipy", reason="training only: the train extra")

from guard.detection.calibration import Calibration
from models.training.calibrate import by_others, fit
from models.training.metrics import ece

SLOPE, INTERCEPT = 0.5, -0.4


@pytest.fixture
def pictures():
    """Logits of two conditions, labels, and the people: 200 with 20 pictures each."""
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 2, 4000)
    ratios = [rng.normal(2 * labels - 1, np.sqrt(2)) for _ in range(2)]  # such normals are their own odds
    return [(ratio - INTERCEPT) / SLOPE for ratio in ratios], labels, np.repeat([f"p{n}" for n in range(200)], 20)


def test_the_fit_finds_the_odds_that_made_the_logits(pictures):
    groups, labels, _ = pictures
    fitted = fit(groups, labels)
    assert fitted.slope == pytest.approx(SLOPE, abs=0.04)
    assert fitted.intercept == pytest.approx(INTERCEPT, abs=0.08)


def test_as_many_more_reals_change_nothing(pictures):
    groups, labels, _ = pictures
    more = np.concatenate([np.arange(len(labels)), *[np.flatnonzero(labels == 0)] * 3])
    fitted, other = fit(groups, labels), fit([group[more] for group in groups], labels[more])
    assert other.intercept == pytest.approx(fitted.intercept, abs=0.01)


def test_nobody_is_judged_by_a_fit_that_saw_them(pictures):
    groups, labels, people = pictures
    before = by_others(groups, labels, people)
    mine = people == "p7"
    turned = np.where(mine, 1 - labels, labels)
    after = by_others(groups, turned, people)
    for old, new in zip(before, after, strict=True):
        np.testing.assert_array_equal(old[mine], new[mine])
        assert not np.array_equal(old[~mine], new[~mine])


def test_the_odds_of_others_hold(pictures):
    groups, labels, people = pictures
    for ratios in by_others(groups, labels, people):
        assert ece(Calibration.probability(ratios), labels) < 0.03
