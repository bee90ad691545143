"""The figures of whole calls: nobody accused is hidden by others, nor who is protected least."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest

pytest.importorskip("torch", reason="training only: the train extra")
figures = pytest.importorskip("models.training.figures", reason="training only: the train extra")
data = pytest.importorskip("models.training.data")
metrics = pytest.importorskip("models.training.metrics")
Run = pytest.importorskip("models.training.simulate").Run

POINT = {"drift": 0.0, "suspect": 1.2, "fake": 2.0}


def track(clip: str, label: int, llr: float, kind: str = "live", source: str = "", condition: str = "clean"):
    times = np.arange(20) / 5
    return Run(clip, condition, ("real", "fake")[label], True, label, times, np.full(20, llr), kind, source)


def by(_run) -> dict[str, float]:
    return POINT


def test_a_group_that_is_missed_is_not_hidden_by_the_others() -> None:
    groups = data.config()["live"]["groups"]
    missed, *others = groups
    runs = [track(clip, 0, -2.0) for clip in chain(*groups.values())]
    runs += [track(clip, 1, -3.0 if clip in groups[missed] else 3.0) for clip in chain(*groups.values())]
    told = figures.by_whose(runs, by, "clean")
    assert told["live: man on man"]["clip_auc"] == 0
    assert told["live: man on man"]["found"]["of"] == f"0/{len(groups[missed])}"
    assert told["live: woman"]["clip_auc"] == 1
    assert len(told) == 1 + len(others)


@pytest.mark.skipif(not (data.DATA / "live-swaps").is_dir(), reason="real faces are never in the repository")
def test_every_pair_stands_in_one_group() -> None:
    assert sorted(chain(*data.config()["live"]["groups"].values())) == data.live_clips()


def test_a_source_that_is_accused_is_named_once_a_clip() -> None:
    runs = [track("a", 0, 2.0, "speaker", "bad", condition) for condition in ("clean", "h264", "vp8")]
    runs += [track(f"{n}", 0, -2.0, "speaker", "good") for n in range(5)]
    told = figures.by_source(runs, by)
    assert list(told) == ["bad", "good"]
    assert told["bad"]["of"] == "1/1"
    assert told["good"]["of"] == "0/5"


def test_accused_and_found_count_conditions_apart() -> None:
    runs = [track("a", 0, 2.0, "speaker", "s", "vp8"), track("a", 0, -2.0, "speaker", "s")]
    runs += [track("b", 1, 3.0, "tool", "t"), track("b", 1, -3.0, "tool", "t", "vp8")]
    accused = figures.accused(runs, by)["all clips"]
    assert {name: one["of"] for name, one in accused.items()} == {"vp8": "1/1", "clean": "0/1"}
    found = figures.found(runs, by)["all"]
    assert {name: one["found"]["of"] for name, one in found.items()} == {"vp8": "0/1", "clean": "1/1"}
    assert found["clean"]["clip_auc"] == 1


def test_the_interval_of_a_share_is_that_of_the_tables() -> None:
    assert metrics.of_many(0, 20) == pytest.approx((0, 0.168), abs=1e-3)
    assert metrics.of_many(3, 30) == pytest.approx((0.021, 0.265), abs=1e-3)
    assert metrics.of_many(5, 5)[1] == 1
