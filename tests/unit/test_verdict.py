"""The one word for the whole call."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guard.decision.cusum import Cusum, OperatingPoint
from guard.decision.verdict import judge
from guard.types import Reason, Score, Statistic, Verdict, VerdictKind

POINT = OperatingPoint(drift=0.5, suspect=3.0, fake=6.0)


def seen(track=1, total=0.0, mean=0.1, judged=20, left_out=0, since_s=0.0, reason=None) -> Statistic:
    return Statistic(track, total, mean, judged, left_out, since_s, reason)


def test_without_a_face_there_is_no_face():
    assert judge([], POINT, 3.0) == Verdict(VerdictKind.NO_FACE, 3.0)


@pytest.mark.parametrize(
    ("total", "kind"),
    [
        (0.0, VerdictKind.NO_SIGNS),
        (2.9, VerdictKind.NO_SIGNS),
        (3.0, VerdictKind.SUSPECT),
        (5.9, VerdictKind.SUSPECT),
        (6.0, VerdictKind.FAKE),
    ],
)
def test_the_levels(total, kind):
    assert judge([seen(total=total, mean=0.7)], POINT, 10.0) == Verdict(kind, 10.0, None, 1, 0.7, people=1)


def test_the_worst_track_speaks_for_the_call():
    verdict = judge([seen(1, 1.0, 0.9), seen(2, 6.5, 0.8), seen(3, 4.0, 0.7)], POINT, 10.0)
    assert (verdict.kind, verdict.track, verdict.score) == (VerdictKind.FAKE, 2, 0.8)


def test_among_tracks_without_evidence_the_highest_mean_is_the_score():
    assert judge([seen(1, mean=0.1), seen(2, mean=0.4)], POINT, 10.0).score == 0.4


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        (seen(judged=7), Reason.FEW_FRAMES),
        (seen(judged=30, since_s=8.5), Reason.FEW_FRAMES),  # many frames, too short a look
        (seen(judged=3, left_out=9, reason=Reason.DARK), Reason.DARK),
        (seen(judged=500, since_s=10.0, left_out=60, reason=Reason.BLURRED), Reason.BLURRED),  # blind by now
    ],
)
def test_a_short_look_is_insufficient_and_says_why(evidence, reason):
    verdict = judge([evidence], POINT, 10.0)
    assert (verdict.kind, verdict.reason) == (VerdictKind.INSUFFICIENT, reason)


def test_nothing_judged_has_no_score():
    assert judge([seen(judged=0, mean=0.0, left_out=2, reason=Reason.SMALL)], POINT, 10.0).score is None


def test_a_sign_needs_no_long_look():
    assert judge([seen(total=6.0, judged=3, since_s=9.9)], POINT, 10.0).kind is VerdictKind.FAKE


def test_no_signs_needs_a_look_at_everybody_and_says_who_could_not_be_judged():
    caller, me = seen(1, judged=0, left_out=300, reason=Reason.BLURRED), seen(2)
    verdict = judge([caller, me], POINT, 60.0)
    assert (verdict.kind, verdict.reason) == (VerdictKind.INSUFFICIENT, Reason.BLURRED)
    assert (verdict.people, verdict.unjudged) == (2, 1)
    assert judge([seen(1), seen(2)], POINT, 60.0).kind is VerdictKind.NO_SIGNS
    newcomer = judge([seen(1), seen(2, judged=0)], POINT, 60.0)
    assert (newcomer.kind, newcomer.reason) == (VerdictKind.INSUFFICIENT, Reason.FEW_FRAMES)


def test_a_doubt_takes_back_the_calm_and_never_a_sign():
    alone = judge([seen()], POINT, 10.0, doubt=Reason.SELF_VIEW)
    assert (alone.kind, alone.reason) == (VerdictKind.INSUFFICIENT, Reason.SELF_VIEW)
    assert judge([seen(total=6.0)], POINT, 10.0, doubt=Reason.SELF_VIEW).kind is VerdictKind.FAKE


@pytest.mark.parametrize(
    ("before", "total", "kind"),
    [
        (VerdictKind.FAKE, 3.0, VerdictKind.FAKE),
        (VerdictKind.FAKE, 2.9, VerdictKind.NO_SIGNS),
        (VerdictKind.SUSPECT, 1.5, VerdictKind.SUSPECT),
        (VerdictKind.SUSPECT, 1.4, VerdictKind.NO_SIGNS),
        (VerdictKind.NO_SIGNS, 2.9, VerdictKind.NO_SIGNS),
    ],
)
def test_a_level_once_reached_is_kept_for_a_while(before, total, kind):
    assert judge([seen(total=total)], POINT, 10.0, Verdict(before, 9.8, track=1)).kind is kind


def test_it_is_kept_for_its_own_track_only():
    before = Verdict(VerdictKind.FAKE, 9.8, track=1)
    assert judge([seen(2, total=4.0)], POINT, 10.0, before).kind is VerdictKind.SUSPECT
    both = judge([seen(1, total=4.0), seen(2, total=5.0)], POINT, 10.0, before)
    assert (both.kind, both.track) == (VerdictKind.FAKE, 1)


@pytest.mark.parametrize("rate_hz", [3, 5, 10])
def test_the_first_verdict_comes_within_three_seconds_of_the_face(rate_hz):
    accumulator, index = Cusum(1, POINT), 0
    while True:
        t_s = index / rate_hz
        evidence = accumulator.update(Score(1, t_s, 0.1, -2.0), None, t_s)
        if judge([evidence], POINT, t_s).kind is VerdictKind.NO_SIGNS:
            break
        index += 1
    assert 2.0 <= t_s <= 3.0


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.builds(
            seen, st.integers(1, 3), st.floats(0, 9), st.floats(0, 1), st.integers(0, 50), st.integers(0, 50),
            st.floats(0, 10), st.none() | st.sampled_from([Reason.DARK, Reason.SMALL]),
        ),
        max_size=4, unique_by=lambda e: e.track,
    ),
    st.sampled_from(VerdictKind), st.none() | st.integers(1, 3),
)  # fmt: skip
def test_never_calm_without_a_look_and_reasons_only_where_insufficient(evidences, kind, track):
    verdict = judge(evidences, POINT, 10.0, Verdict(kind, 9.8, track=track))
    assert (verdict.kind is VerdictKind.NO_FACE) is (not evidences)
    assert (verdict.reason is not None) is (verdict.kind is VerdictKind.INSUFFICIENT)
    if verdict.kind is VerdictKind.NO_SIGNS:
        assert all(e.judged >= 8 and e.since_s <= 8.0 for e in evidences)
        assert max(e.total for e in evidences) < POINT.suspect
    if any(e.total >= POINT.fake for e in evidences):
        assert verdict.kind is VerdictKind.FAKE
