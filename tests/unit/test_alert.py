"""The warning: raised once, long enough to read, gone when the evidence is, quiet when asked."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guard.decision.alert import CALM_S, HOLD_S, Alarm
from guard.decision.evidence import Accumulator, OperatingPoint
from guard.decision.verdict import judge
from guard.types import Alert, EventKind, Score, Verdict, VerdictKind

FAKE, SUSPECT, NO_SIGNS, NO_FACE = VerdictKind.FAKE, VerdictKind.SUSPECT, VerdictKind.NO_SIGNS, VerdictKind.NO_FACE


def said(alarm: Alarm, kind: VerdictKind, t_s: float, track: int = 1):
    return alarm.update(Verdict(kind, t_s, track=None if kind is NO_FACE else track), t_s)


def test_it_is_raised_once():
    alarm = Alarm()
    assert said(alarm, NO_SIGNS, 0.0) == (None, None)
    alert = Alert(FAKE, 1.0, 1)
    assert said(alarm, FAKE, 1.0) == (alert, EventKind.ALERT)
    assert said(alarm, FAKE, 1.2) == (alert, None)


def test_a_suspicion_alone_is_no_warning():
    alarm = Alarm()
    assert said(alarm, SUSPECT, 0.0) == (None, None)
    alert, _ = said(alarm, FAKE, 1.0)
    assert alert == Alert(FAKE, 1.0, 1)
    assert said(alarm, SUSPECT, 9.0) == (None, EventKind.CLEARED)


def test_a_weak_one_becomes_a_strong_one_and_never_the_other_way():
    alarm = Alarm(weakest=SUSPECT)
    assert said(alarm, SUSPECT, 0.0) == (Alert(SUSPECT, 0.0, 1), EventKind.ALERT)
    assert said(alarm, FAKE, 1.0) == (Alert(FAKE, 1.0, 1), EventKind.ALERT)
    assert said(alarm, SUSPECT, 9.0) == (Alert(FAKE, 1.0, 1), None)


def test_it_follows_the_face_without_a_new_event():
    alarm = Alarm()
    said(alarm, FAKE, 0.0, track=1)
    assert said(alarm, FAKE, 0.2, track=2) == (Alert(FAKE, 0.0, 2), None)


def test_it_stands_long_enough_to_be_read():
    alarm = Alarm()
    alert, _ = said(alarm, FAKE, 0.0)
    assert said(alarm, NO_SIGNS, 0.2) == (alert, None)
    assert said(alarm, NO_SIGNS, HOLD_S - 0.01) == (alert, None)
    assert said(alarm, NO_SIGNS, HOLD_S) == (None, EventKind.CLEARED)
    assert said(alarm, NO_SIGNS, HOLD_S + 1) == (None, None)


def test_it_goes_when_the_face_has_gone():
    alarm = Alarm()
    said(alarm, FAKE, 0.0)
    said(alarm, FAKE, 20.0)
    assert said(alarm, NO_FACE, 20.0 + CALM_S - 0.1)[1] is None
    assert said(alarm, NO_FACE, 20.0 + CALM_S) == (None, EventKind.CLEARED)


def test_it_goes_at_once_when_the_call_ends():
    alarm = Alarm()
    said(alarm, FAKE, 0.0)
    assert alarm.call_ended(0.5) == (None, EventKind.CLEARED)
    assert alarm.call_ended(0.6) == (None, None)


def test_not_now_is_quiet_and_then_comes_back_if_the_evidence_stands():
    alarm = Alarm(snooze_s=120)
    said(alarm, FAKE, 0.0)
    assert alarm.snooze(1.0) == (None, EventKind.CLEARED)
    assert said(alarm, FAKE, 120.9) == (None, None)
    assert said(alarm, FAKE, 121.0) == (Alert(FAKE, 121.0, 1), EventKind.ALERT)


def test_not_now_for_a_time_of_ones_own_and_without_a_warning():
    alarm = Alarm()
    assert alarm.snooze(0.0, 10) == (None, None)
    assert said(alarm, FAKE, 9.9) == (None, None)
    assert said(alarm, NO_SIGNS, 10.0) == (None, None)
    assert said(alarm, FAKE, 10.2)[1] is EventKind.ALERT


def test_the_next_call_is_warned_of_again():
    alarm = Alarm()
    said(alarm, FAKE, 0.0)
    alarm.snooze(1.0)
    alarm.call_ended(2.0)
    assert said(alarm, FAKE, 3.0)[1] is EventKind.ALERT


steps = st.lists(
    st.tuples(
        st.floats(0.05, 3.0),
        st.sampled_from([*VerdictKind, FAKE, SUSPECT, NO_SIGNS, "snooze", "ended"]),
        st.integers(1, 2),
    ),
    max_size=150,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_whatever_happens_it_does_not_flicker(history):
    alarm, t_s, standing = Alarm(snooze_s=20, weakest=SUSPECT), 0.0, None
    raised_s = quiet_until_s = calm_since_s = -1000.0
    for passed_s, what, track in history:
        t_s += passed_s
        by_hand = isinstance(what, str) and what in ("snooze", "ended")
        if what == "snooze":
            alert, event = alarm.snooze(t_s)
            quiet_until_s = t_s + 20
        elif what == "ended":
            alert, event = alarm.call_ended(t_s)
            quiet_until_s = -1000.0
        else:
            alert, event = said(alarm, VerdictKind(what), t_s, track)
            if what in (FAKE, SUSPECT):
                calm_since_s = t_s
        if event is EventKind.ALERT:
            assert alert is not None
            assert alert.t_s == t_s
            assert what is alert.strength
            assert standing is None or (standing.strength, alert.strength) == (SUSPECT, FAKE)
            assert t_s >= quiet_until_s
            raised_s = t_s
        elif event is EventKind.CLEARED:
            assert standing is not None
            assert alert is None
            assert by_hand or (t_s - raised_s >= HOLD_S and t_s - calm_since_s >= CALM_S)
        else:
            assert (alert is None) is (standing is None)
            assert alert is None or alert.strength is standing.strength
        standing = alert
        if what is FAKE and t_s >= quiet_until_s:
            assert standing is not None
            assert standing.strength is FAKE


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.floats(-6, 6), max_size=300))
def test_from_scores_to_warning_each_one_stands_its_time(llrs):
    point = OperatingPoint(0.5, 3.0, 6.0)
    gathered, alarm, before, changes = Accumulator(1, point), Alarm(), None, []
    for i, llr in enumerate(llrs):
        t_s = i * 0.2
        evidence = gathered.update(Score(1, t_s, 0.5, llr), None, t_s)
        before = judge([evidence], point, t_s, before)
        alert, event = alarm.update(before, t_s)
        if event is not None:
            changes.append((event, t_s))
        if evidence.total >= point.fake:
            assert alert is not None
    kinds = [event for event, _ in changes]
    assert kinds == ([EventKind.ALERT, EventKind.CLEARED] * len(kinds))[: len(kinds)]
    for (event, began_s), (_, ended_s) in pairwise(changes):
        assert event is EventKind.CLEARED or ended_s - began_s >= HOLD_S
