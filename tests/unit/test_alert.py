"""When a warning is raised, how long it stands, and how it goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.decision.alert import CALM_S, Alarm
from guard.types import Finding, Source, VerdictKind

SUSPECT, FAKE = VerdictKind.SUSPECT, VerdictKind.FAKE


def found(level: VerdictKind = FAKE, track: int = 1) -> list[Finding]:
    return [Finding(Source.FACE, level, track, 0.0)]


def raised(level: VerdictKind = FAKE, weakest: VerdictKind = SUSPECT) -> Alarm:
    alarm = Alarm(weakest)
    alarm.update(found(level), False, 0.0)
    return alarm


def test_a_suspicion_is_a_warning_only_where_it_is_wanted() -> None:
    assert raised(SUSPECT, weakest=FAKE).alert(0.0) is None
    assert raised(SUSPECT).alert(0.0).level is SUSPECT
    assert raised(FAKE, weakest=FAKE).alert(0.0).level is FAKE


def test_a_graver_finding_raises_anew_and_a_weaker_one_leaves_it() -> None:
    alarm = raised(SUSPECT)
    alarm.update(found(FAKE), False, 5.0)
    assert (alarm.alert(5.0).level, alarm.alert(5.0).t_s) == (FAKE, 5.0)
    alarm.update(found(SUSPECT, track=2), False, 6.0)
    assert (alarm.alert(6.0).level, alarm.alert(6.0).track) == (FAKE, 1)


def test_the_same_warning_may_come_to_be_about_another_person() -> None:
    alarm = raised()
    alarm.update(found(track=2), False, 1.0)
    assert (alarm.alert(1.0).track, alarm.alert(1.0).t_s) == (2, 0.0)


def test_nothing_but_calm_takes_it_away_and_gaps_do_not_count() -> None:
    alarm = raised()
    alarm.update([], False, 1e6)  # a turned head, a dark camera, a missed face: for days
    assert alarm.standing
    alarm.update([], True, 2e6)
    assert alarm.standing
    for step in range(int(CALM_S) + 1):
        alarm.update([], True, 2e6 + step)
    assert not alarm.standing


def test_calm_is_counted_in_seconds_however_many_pictures_a_second_are_judged() -> None:
    alarm = raised()
    for step in range(1, int(CALM_S) * 5):
        alarm.update([], True, step / 5)
    assert alarm.standing
    alarm.update([], True, CALM_S + 0.1)
    assert not alarm.standing


@pytest.mark.parametrize("weakest", [SUSPECT, FAKE])
def test_a_sign_begins_the_calm_anew(weakest: VerdictKind) -> None:
    alarm = raised(weakest=weakest)
    for second in range(1, 200):
        alarm.update(found(SUSPECT) if second % 20 == 0 else [], second % 20 != 0, float(second))
    assert alarm.standing


def test_not_now_on_the_amber_notice_never_silences_the_red_one() -> None:
    alarm = raised(SUSPECT)
    alarm.snooze(1.0, 600)
    assert alarm.alert(2.0).snoozed
    alarm.update(found(FAKE), False, 3.0)
    assert not alarm.alert(3.0).snoozed


def test_a_snoozed_warning_stands_and_is_heard_again_after_its_time() -> None:
    alarm = raised()
    alarm.snooze(10.0, 60)
    alarm.update(found(), False, 20.0)
    assert alarm.standing
    assert alarm.alert(69.9).snoozed
    assert not alarm.alert(70.0).snoozed


@pytest.mark.parametrize("face_first", [True, False])
def test_of_two_that_are_as_grave_that_of_the_face_is_shown(face_first: bool) -> None:
    alarm, other = Alarm(FAKE), [Finding(Source.IDENTITY, FAKE, None, 0.0)]
    alarm.update(found() if face_first else other, False, 0.0)
    alarm.update([*found(), *other], False, 1.0)
    assert alarm.alert(1.0).source is Source.FACE


def test_what_goes_by_the_face_comes_again_whatever_its_level() -> None:
    alarm = raised(SUSPECT)
    alarm.snooze(1.0, 60)
    assert alarm.alert(60.0).snoozed
    assert not alarm.alert(61.0).snoozed


def test_a_possible_deepfake_comes_again_whatever_told_so() -> None:
    alarm = Alarm(FAKE)
    for source in (Source.IDENTITY, Source.CHALLENGE):
        alarm.update([Finding(source, FAKE, None, 0.0)], False, 0.0)
        alarm.snooze(1.0, 60)
        assert alarm.alert(60.0).snoozed
        assert not alarm.alert(61.0).snoozed


def test_what_another_source_found_goes_with_it() -> None:
    alarm = Alarm(SUSPECT)
    other = Finding(Source.FACE, FAKE, None, 0.0)
    alarm.update([other], False, 0.0)
    assert alarm.alert(0.0).track is None
    assert not alarm.anew().standing


@given(st.lists(st.tuples(st.sampled_from([None, SUSPECT, FAKE]), st.booleans(), st.floats(0, 5)), max_size=60))
def test_it_never_blinks(looks: list[tuple[VerdictKind | None, bool, float]]) -> None:
    alarm, t_s, was, fell_s = Alarm(FAKE), 0.0, False, None
    for level, calm, passed in looks:
        t_s += passed
        alarm.update(found(level) if level else [], calm, t_s)
        if was and not alarm.standing:
            fell_s = t_s
        if alarm.standing and not was and fell_s is not None:
            assert level is FAKE
        if level is FAKE:
            assert alarm.standing
        was = alarm.standing


def tool(name: str = "AnyDesk", level: VerdictKind = SUSPECT) -> Finding:
    return Finding(Source.REMOTE_CONTROL, level, None, 0.0, name=name)


def test_a_caution_of_another_source_is_a_warning_though_no_odd_face_would_be_one() -> None:
    alarm = Alarm(FAKE)
    alarm.update([tool(), *found(SUSPECT)], False, 1.0)
    shown = alarm.alert(1.0)
    assert (shown.level, shown.source, shown.name, shown.track) == (SUSPECT, Source.REMOTE_CONTROL, "AnyDesk", None)
    alarm.update([], False, 2.0)
    assert not alarm.standing


def test_what_is_only_to_be_mentioned_is_no_warning() -> None:
    alarm = Alarm(SUSPECT)
    alarm.update([tool(level=VerdictKind.INSUFFICIENT)], False, 1.0)
    assert not alarm.standing


def test_a_warning_of_what_is_only_to_be_mentioned_from_now_on_goes() -> None:
    alarm = Alarm(SUSPECT)
    alarm.update([tool()], False, 1.0)
    alarm.update([tool(level=VerdictKind.INSUFFICIENT)], False, 2.0)
    assert not alarm.standing


def test_nothing_weakens_the_red_one_and_it_keeps_nothing_else() -> None:
    alarm = Alarm(FAKE)
    alarm.update([tool()], False, 0.0)
    alarm.update([tool(), *found(FAKE, track=3)], False, 1.0)
    assert (alarm.alert(1.0).level, alarm.alert(1.0).source, alarm.person) == (FAKE, Source.FACE, 3)
    alarm.update([tool("RustDesk")], False, 2.0)  # another one is started, the face is turned away
    assert alarm.alert(2.0).level is FAKE
    for step in range(3, int(CALM_S) + 5):  # the face is calm: the tool does not keep its warning up
        alarm.update([tool("RustDesk")], True, float(step))
    assert (alarm.alert(99.0).source, alarm.person) == (Source.REMOTE_CONTROL, None)


def test_of_two_red_ones_that_of_the_face_is_shown() -> None:
    """Its person is framed, and "Why?" can show what speaks for it."""
    other = Finding(Source.IDENTITY, FAKE, 1, 0.0)
    for findings in ([other, *found(FAKE, track=3)], [*found(FAKE, track=3), other]):
        alarm = Alarm(FAKE)
        for one in findings:
            alarm.update([one, *findings], False, 1.0)
        assert (alarm.alert(1.0).source, alarm.alert(1.0).track) == (Source.FACE, 3)


def test_not_now_on_one_silences_neither_another_source_nor_another_tool() -> None:
    alarm = Alarm(FAKE)
    alarm.update([tool()], False, 0.0)
    alarm.snooze(1.0, 60)
    assert alarm.alert(1e6).snoozed  # a caution that was answered is not said again
    alarm.update([tool("RustDesk")], False, 2.0)
    assert (alarm.alert(2.0).name, alarm.alert(2.0).snoozed) == ("RustDesk", False)
    alarm.update([tool(), *found(FAKE)], False, 3.0)
    assert (alarm.alert(3.0).level, alarm.alert(3.0).snoozed) == (FAKE, False)
    alarm.snooze(4.0, 60)
    assert alarm.alert(5.0).snoozed
    alarm.update([tool("Supremo"), *found(FAKE)], False, 6.0)
    assert (alarm.alert(6.0).name, alarm.alert(6.0).snoozed) == ("Supremo", False)  # the red one was put off, this not
    assert alarm.person == 1
    assert alarm.alert(64.0).level is FAKE
