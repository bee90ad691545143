"""Genuine callers as calls carry them: every way changes the picture, and an hour's alerts are counted once each."""

from __future__ import annotations

import os

import numpy as np
import pytest

pytest.importorskip("torch", reason="training only: the train extra")
pytest.importorskip("av", reason="training only: the train extra")

callers = pytest.importorskip("models.training.callers")
clips = pytest.importorskip("models.training.clips")
Run = pytest.importorskip("models.training.simulate").Run

POINT = {"drift": 0.0, "suspect": 1.2, "fake": 2.0}


def track(llr: list[float]) -> Run:
    return Run("c", "as it is", "real", True, 0, np.arange(len(llr)) / 5, np.array(llr))


def test_who_stands_wrong_is_counted_once_a_minute_and_who_does_not_never() -> None:
    apart_s = callers.AGAIN_S + 2  # the minute, and the time to gather evidence again
    assert (
        callers.LONG_S / apart_s - 1 < callers.long_alerts([track([1.0] * 20)], POINT) <= callers.LONG_S / apart_s + 1
    )
    assert callers.long_alerts([track([-1.0] * 20)], POINT) == 0


def test_all_clips_of_one_person_make_their_call() -> None:
    alone = callers.long_alerts([track([1.0] * 20)], POINT)
    mixed = callers.long_alerts([track([1.0] * 10), track([-3.0] * 90)], POINT)
    assert 0 < mixed < alone


@pytest.mark.parametrize("name", list(callers.ways()))
def test_each_way_is_a_change_of_the_whole_clip_or_of_its_crops(name: str) -> None:
    rng = np.random.default_rng(1)
    rough = rng.integers(0, 256, (12, 16, 3)).astype(np.uint8)
    picture = np.kron(rough, np.ones((16, 16, 1), np.uint8))
    on_clip, on_crops = callers.ways()[name]
    clip = on_clip(clips.Clip([picture] * 6, 25.0))
    crop = on_crops(picture[None, :160, :160])[0]
    assert len(clip.frames) == 6
    assert crop.shape == (160, 160, 3)
    same = clip.frames[-1].shape == picture.shape and np.array_equal(clip.frames[-1], picture)
    changed = not same or not np.array_equal(crop, picture[:160, :160])
    assert changed == (name != "as it is")


@pytest.mark.skipif(not hasattr(os, "sched_getscheduler"), reason="Linux only")
def test_no_codec_leaves_its_caller_a_real_time_thread() -> None:
    before = os.sched_getscheduler(0)
    picture = np.zeros((96, 128, 3), np.uint8)
    for codec in clips.CODECS:
        clips.recode(clips.Clip([picture] * 3, 25.0), codec, 100)
        assert os.sched_getscheduler(0) == before
