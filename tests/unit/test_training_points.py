"""Operating points: chosen on some, measured on others; the sensitive miss nothing that the cautious find."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="training only: the train extra")
pytest.importorskip("scipy", reason="training only: the train extra")

points = pytest.importorskip("models.training.points")
simulate = pytest.importorskip("models.training.simulate")


def calls(seed: int, count: int = 60, gap: float = 2.0) -> list:
    """Genuine clips, people and swaps of three folds, whole clips high or low."""
    rng = np.random.default_rng(seed)
    out = []
    for kind, label in (("speaker", 0), ("people", 0), ("live", 1), ("tool", 1)):
        for number in range(count):
            llr = np.clip(rng.normal(-1.5 + gap * label, 1.0) + rng.normal(0, 0.7, 30), -3, 3)
            more = {"kind": kind, "fold": "abc"[number % 3]}
            out.append(simulate.Run(f"{kind}{number}", "clean", "real", True, label, np.arange(30) / 5, llr, **more))
    return out


def test_many_drifts_at_once_are_what_the_running_program_adds_up() -> None:
    for run in calls(3, 4):
        expected = [simulate.levels(run, float(drift))[1].max() for drift in points.DRIFTS]
        np.testing.assert_allclose(simulate.peaks(run, points.DRIFTS), expected, atol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_a_more_sensitive_point_alerts_wherever_a_less_sensitive_one_does(seed: int) -> None:
    chosen = points.Bench(calls(seed)).choose()
    for less, more in zip(points.NAMES, points.NAMES[1:], strict=False):
        for name in ("drift", "suspect", "fake"):
            assert chosen[more][name] <= chosen[less][name]
    for run in calls(seed + 10):
        raised = [simulate.alerts(run, chosen[name]) is not None for name in points.NAMES]
        assert raised == sorted(raised)


def test_no_point_accuses_more_than_it_may_where_it_is_chosen() -> None:
    bench = points.Bench(calls(1))
    chosen = bench.choose()
    for name, most in points.ALLOWED.items():
        raised = bench.raised(lambda run, name=name: chosen[name])
        for kinds, share in ((("speaker",), most.clips), (("people",), most.people)):
            mine = np.array([run.kind in kinds for run in bench.runs])
            assert raised[mine].mean() <= share


def test_a_fold_is_judged_by_what_the_others_chose() -> None:
    runs = calls(2)
    before = points.nested(points.Bench(runs), "abc")
    wild = [simulate.replace(run, llr=np.full(30, 3.0)) if run.fold == "a" and run.label == 0 else run for run in runs]
    after = points.nested(points.Bench(wild), "abc")
    assert before["a"] == after["a"]
    assert before["b"] != after["b"]


def test_a_clip_becomes_a_call_of_its_own_frames() -> None:
    run = calls(0, 1)[0]
    long = simulate.held_for(run, 20.0)
    assert long.t_s[-1] == pytest.approx(20.0, abs=0.21)
    assert set(np.round(long.llr, 9)) <= set(np.round(run.llr, 9))
    single = simulate.held_for(simulate.replace(run, t_s=run.t_s[:1], llr=run.llr[:1]), 4.0)
    assert len(single.t_s) == 21
