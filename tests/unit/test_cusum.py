"""The sequential test of one track."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guard.decision.cusum import Cusum, OperatingPoint
from guard.types import Reason, Score

POINT = OperatingPoint(drift=0.5, suspect=3.0, fake=6.0)


def score(llr: float, probability: float = 0.5) -> Score:
    return Score(1, 0.0, probability, llr)


def test_the_sum_is_the_papers():
    accumulator = Cusum(7, POINT)
    first = accumulator.update(score(2.5, 0.9), None, 10.0)
    assert first.total == pytest.approx(0.4 * 2.0)  # the first frame stands for 0.2 s of the 0.5
    second = accumulator.update(score(1.5, 0.7), None, 10.1)
    assert second.total == pytest.approx(0.8 + 0.2 * 1.0)
    third = accumulator.update(score(-9.5), None, 10.2)
    assert third.total == 0.0
    assert (first.track, third.judged, third.left_out, third.since_s) == (7, 3, 0, 10.0)


def test_the_mean_is_of_the_judged_frames_alone():
    accumulator = Cusum(1, POINT)
    for i, p in enumerate((0.9, 0.3, 0.6)):
        accumulator.update(score(0.0, p), None, i * 0.2)
        evidence = accumulator.update(None, Reason.BLURRED, i * 0.2 + 0.1)
    assert evidence.mean == pytest.approx(0.6)
    assert (evidence.judged, evidence.left_out) == (3, 3)


def test_frames_left_out_and_gaps_add_nothing():
    accumulator = Cusum(1, POINT)
    total = accumulator.update(score(3.0), None, 0.0).total
    assert accumulator.update(None, Reason.DARK, 30.0).total == total
    assert accumulator.update(score(3.0), None, 600.0).total == total + 2.5  # one whole frame, not ten minutes of them


def test_the_rate_hardly_changes_how_fast_evidence_grows():
    def after_two_seconds(rate_hz: int) -> float:
        accumulator = Cusum(1, OperatingPoint(0.0, 50.0, 100.0))
        return [accumulator.update(score(1.0), None, i / rate_hz) for i in range(2 * rate_hz + 1)][-1].total

    assert after_two_seconds(5) == pytest.approx(4.4)
    assert after_two_seconds(10) == pytest.approx(4.4)
    assert after_two_seconds(30) == pytest.approx(4.4)


def test_the_cap_lets_evidence_go_when_the_face_is_real_again():
    accumulator = Cusum(1, POINT)
    for i in range(5 * 600):
        evidence = accumulator.update(score(4.0), None, i * 0.2)
    assert evidence.total == pytest.approx(9.0)
    t_s = steps = 0
    while evidence.total >= POINT.suspect:
        steps += 1
        t_s = 600 + steps * 0.2
        evidence = accumulator.update(score(0.0), None, t_s)  # frames that say nothing: the drift alone
    assert t_s - 600 <= 15


def test_an_hour_of_a_real_face_is_no_credit():
    accumulator = Cusum(1, POINT)
    for i in range(5 * 600):
        accumulator.update(score(-4.0), None, i * 0.2)
    evidence = [accumulator.update(score(3.5), None, 600 + i * 0.2) for i in range(6)][-1]
    assert evidence.total >= POINT.fake


def test_a_long_time_without_a_judged_frame_begins_the_look_anew():
    accumulator = Cusum(1, POINT)
    accumulator.update(score(0.0), None, 0.0)
    assert accumulator.update(score(0.0), None, 4.0).since_s == 0.0
    assert accumulator.update(None, Reason.DARK, 8.0).since_s == 0.0
    blind = accumulator.update(None, Reason.DARK, 9.5)
    assert (blind.since_s, blind.reason) == (9.5, Reason.DARK)
    seeing = accumulator.update(score(0.0), None, 10.0)
    assert (seeing.since_s, seeing.judged, seeing.left_out) == (10.0, 3, 2)


def test_the_reason_is_the_commonest_and_only_where_most_was_left_out():
    accumulator = Cusum(1, POINT)
    assert accumulator.update(None, Reason.SMALL, 0.0).reason is Reason.SMALL
    assert accumulator.update(score(0.0), None, 0.2).reason is None
    accumulator.update(None, Reason.DARK, 0.4)
    assert accumulator.update(None, Reason.DARK, 0.6).reason is Reason.DARK


def test_a_score_that_is_no_number_is_left_out():
    evidence = Cusum(1, POINT).update(score(float("nan")), None, 0.0)
    assert (evidence.judged, evidence.left_out, evidence.total, evidence.reason) == (0, 1, 0.0, Reason.MODEL_FAILED)


def test_nothing_judged_has_no_mean():
    assert Cusum(1, POINT).update(None, Reason.SMALL, 0.0).mean == 0.0


@pytest.mark.parametrize("values", [(0.0, 0.0, 1.0), (0.0, 2.0, 1.0), (float("nan"), 1.0, 2.0), (0, 1, float("inf"))])
def test_an_operating_point_must_make_sense(values):
    with pytest.raises(ValueError, match="operating point"):
        OperatingPoint(*values)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.floats(0, 8), st.none() | st.floats(allow_nan=True)), max_size=80))
def test_the_sum_stays_between_nothing_and_the_cap(frames):
    accumulator, t_s = Cusum(1, POINT), 0.0
    for passed_s, llr in frames:
        t_s += passed_s
        evidence = accumulator.update(None if llr is None else score(llr), Reason.DARK if llr is None else None, t_s)
        assert 0 <= evidence.total <= 1.5 * POINT.fake
        assert evidence.since_s <= t_s
    if frames:
        assert evidence.judged + evidence.left_out == len(frames)
