"""The figures by whose face is worn by whom."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest

evaluate = pytest.importorskip("models.training.evaluate", reason="training only: the train extra")
data = pytest.importorskip("models.training.data")
Run = pytest.importorskip("models.training.simulate").Run

POINT = {"drift": 0.3, "level": 2.0}


def groups() -> dict[str, list[str]]:
    return data.config()["live"]["groups"]


def track(clip: str, label: int, llr: float) -> object:
    times = np.arange(10) / 5
    return Run(clip, "clean", ("real", "fake")[label], True, label, times, np.full(10, llr))


def test_a_group_that_is_missed_is_not_hidden_by_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "alerts", lambda run, point: 1.0 if run.llr.mean() > 0 else None)
    missed, *others = groups()
    runs = [track(clip, 0, -2.0) for clip in chain(*groups().values())]
    runs += [track(clip, 1, -3.0 if clip in groups()[missed] else 3.0) for clip in chain(*groups().values())]
    told = evaluate.by_group(runs, POINT)
    assert told[missed]["clip_auc"] == 0
    assert told[missed]["alerts_on_fake"] == f"0/{len(groups()[missed])}"
    for group in others:
        assert told[group]["clip_auc"] == told[group]["frame_auc"] == 1
        assert told[group]["alerts_on_fake"] == f"{len(groups()[group])}/{len(groups()[group])}"


@pytest.mark.skipif(not (data.DATA / "live-swaps").is_dir(), reason="real faces are never in the repository")
def test_every_pair_stands_in_one_group() -> None:
    assert sorted(chain(*groups().values())) == data.live_clips()
