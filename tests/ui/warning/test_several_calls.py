"""Several calls at once: the fresh warning is the one that is shown and heard, and an answer is to what was shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from guard.types import Call, Event, EventKind, Reason, Said, VerdictKind
from tests.ui import states
from tests.ui.screens import STRANGER
from tests.ui.states import CALL
from tests.ui.warning.test_unseen import Clock
from ui.icons import Sign
from ui.messages import Answer
from ui.practice.guide import HANG_UP, Guide
from ui.warning import overlay as overlays
from ui.warning.alarm_sound import TONE
from ui.warning.unseen import UNSEEN_S, Unseen

FAKE, SUSPECT = VerdictKind.FAKE, VerdictKind.SUSPECT


def zoom(kind: VerdictKind = VerdictKind.NO_SIGNS, **about: object) -> Call:
    return states.call(kind, id=1, application="Zoom", window=replace(CALL, id=1, application="Zoom"), **about)


def meet(kind: VerdictKind = VerdictKind.NO_SIGNS, **about: object) -> Call:
    return states.call(kind, id=2, application="Meet", window=replace(CALL, id=2, application="Meet"), **about)


def tell(controller, kind: EventKind, about: Call, *calls: Call) -> None:
    """One event of any of the calls that are on."""
    controller.engine.state = states.state(*calls)
    controller.engine.on_event(Event(kind, controller.engine.state, about))


@pytest.fixture
def repeating(controller):
    controller.keeper.apply(replace(controller.keeper.now, repeat_sound=True))
    return controller


def said(controller) -> str:
    return controller.overlay.window.frame.accessibleName()


def press(controller, answer: Answer) -> None:
    controller.overlay.window.buttons[answer].click()


# heard


def test_what_follows_the_warning_of_another_call_does_not_silence_it(repeating, heard) -> None:
    """Whichever of them is spoken of."""
    old, fresh = zoom(FAKE, snoozed=True), meet(FAKE)
    for calls in ((old, fresh), (fresh, old)):
        tell(repeating, EventKind.ALERT, fresh, *calls)
        assert heard[-1] == TONE
        tell(repeating, EventKind.VERDICT, old, *calls)
        assert repeating.sound.sounding
        repeating.sound.stop()


def test_once_each_was_put_off_it_is_silent(repeating) -> None:
    old = zoom(FAKE, snoozed=True)
    tell(repeating, EventKind.ALERT, meet(FAKE), old, meet(FAKE))
    tell(repeating, EventKind.SNOOZED, meet(FAKE, snoozed=True), old, meet(FAKE, snoozed=True))
    assert not repeating.sound.sounding


def test_the_strong_one_is_not_heard_for_a_weak_one(repeating, heard) -> None:
    """Neither on, where only the weak one is left, nor again, where it was answered already."""
    tell(repeating, EventKind.ALERT, zoom(FAKE), zoom(FAKE))
    press(repeating, Answer.WHAT)
    tell(repeating, EventKind.ALERT, meet(SUSPECT), zoom(FAKE), meet(SUSPECT))
    assert heard[-1] == TONE
    assert not repeating.sound.sounding
    tell(repeating, EventKind.ALERT, zoom(FAKE), zoom(FAKE), meet(SUSPECT))
    assert repeating.sound.sounding
    tell(repeating, EventKind.ENDED, zoom(FAKE), meet(SUSPECT))
    assert not repeating.sound.sounding


def test_a_weak_one_does_not_end_the_sound_of_the_strong_one(repeating) -> None:
    tell(repeating, EventKind.ALERT, zoom(FAKE), zoom(FAKE))
    tell(repeating, EventKind.ALERT, meet(SUSPECT), zoom(FAKE), meet(SUSPECT))
    assert repeating.sound.sounding


def test_what_no_screen_can_show_is_said_of_the_call_that_it_is_of(controller, monkeypatch) -> None:
    words: list[tuple] = []
    monkeypatch.setattr(controller.presence, "say", lambda *what, keep=False: words.append(what))
    monkeypatch.setattr(QGuiApplication, "screens", list)
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda: None)
    tell(controller, EventKind.ALERT, meet(SUSPECT), zoom(FAKE, snoozed=True), meet(SUSPECT))
    assert next((title, sign) for title, _, sign in words) == ("Something is odd with this face", Sign.SUSPECT)


def test_the_guide_hears_of_the_practice_call_beside_a_graver_one(controller, monkeypatch) -> None:
    monkeypatch.setattr(type(controller.practice), "lasts", True)
    controller.windows.open("guide", controller.practice._guide)
    guide = controller.windows.find("guide", Guide)
    guide.follow('{"event": "started"}')
    practice = states.call(FAKE, id=2, application="Practice", practice=True)
    tell(controller, EventKind.ALERT, zoom(FAKE), practice, zoom(FAKE))
    assert guide.step != HANG_UP
    tell(controller, EventKind.ALERT, practice, zoom(FAKE), practice)
    assert guide.step == HANG_UP


# seen, and answered


def test_the_fresh_one_is_shown_whole_beside_one_that_was_put_off(controller) -> None:
    tell(controller, EventKind.ALERT, zoom(FAKE), zoom(FAKE))
    press(controller, Answer.NOT_NOW)
    press(controller, Answer.HIDE)
    tell(controller, EventKind.ALERT, meet(FAKE), meet(FAKE), zoom(FAKE, snoozed=True))
    assert "The caller in Meet may be a deepfake" in said(controller)
    assert controller.overlay.window.buttons[Answer.NOT_NOW].isVisible()


def test_the_question_whether_to_hide_is_of_one_call(controller) -> None:
    tell(controller, EventKind.ALERT, zoom(FAKE), zoom(FAKE))
    press(controller, Answer.NOT_NOW)
    assert "Hide the warning" in said(controller)
    tell(controller, EventKind.ALERT, meet(FAKE), meet(FAKE), zoom(FAKE))
    assert "Hide the warning" not in said(controller)


def test_what_was_not_shown_yet_is_not_put_off(controller) -> None:
    """The other call turned red as the user pressed the button."""
    tell(controller, EventKind.ALERT, zoom(FAKE), zoom(FAKE))
    press(controller, Answer.NOT_NOW)
    controller.engine.state = states.state(meet(FAKE), zoom(FAKE))
    press(controller, Answer.HIDE)
    assert ("snooze", 120) not in controller.engine.asked
    assert "Meet" in said(controller)
    assert controller.overlay.window.buttons[Answer.NOT_NOW].isVisible()


def test_what_the_engine_did_not_take_as_put_off_is_back_in_a_moment(controller, monkeypatch) -> None:
    """It snoozes the call that it speaks of, which may be another one by then."""
    clock = Clock()
    monkeypatch.setattr(controller.overlay, "_clock", clock)
    monkeypatch.setattr(controller.engine, "snooze", lambda seconds: None)
    tell(controller, EventKind.ALERT, zoom(FAKE), zoom(FAKE))
    press(controller, Answer.NOT_NOW)
    press(controller, Answer.HIDE)
    assert not controller.overlay.window.buttons[Answer.NOT_NOW].isVisible()
    clock.now += overlays.TAKEN_S
    controller.overlay.follow()
    assert controller.overlay.window.buttons[Answer.NOT_NOW].isVisible()


def test_beside_the_card_of_a_call_that_is_over_the_next_warning_is_no_strip(controller, monkeypatch) -> None:
    """Who was hung up on calls again."""
    tell(controller, EventKind.ALERT, zoom(FAKE), zoom(FAKE))
    controller.engine.end()
    card = controller.windows["ended"]
    monkeypatch.setattr(QApplication, "activeWindow", staticmethod(lambda: card))
    tell(controller, EventKind.ALERT, meet(FAKE), meet(FAKE))
    assert "Hang up and call 102" in said(controller)
    assert controller.overlay.window.buttons[Answer.NOT_NOW].isVisible()


def test_an_answer_to_a_question_about_one_caller_is_none_about_another(controller) -> None:
    """Neither is what they say put down to the other, nor are the other's questions over."""
    controller.engine.tell(EventKind.WINDOW, zoom(found=STRANGER))
    controller.engine.state = states.state(meet(found=STRANGER), zoom(found=STRANGER))
    controller.overlay.window.answered.emit(Answer.YES)
    assert controller.engine.asked.count(("said", 2, Said.OFFICIAL)) == 0
    assert controller.overlay.check.look(controller.engine.state) is not None
    controller.overlay.window.answered.emit(Answer.YES)
    assert ("said", 2, Said.OFFICIAL) in controller.engine.asked


# as one and then another is spoken of


def test_that_a_call_is_watched_is_said_once_of_each(controller, monkeypatch) -> None:
    words: list[str] = []
    monkeypatch.setattr(controller.presence, "say", lambda title, *_: words.append(title))
    for calls in ((zoom(), meet()), (meet(), zoom()), (zoom(), meet())):
        controller.engine.tell(EventKind.WINDOW, *calls)
    assert words == ["Watching: Zoom", "Watching: Meet"]


def test_a_notice_that_was_dismissed_of_one_call_stays_away_after_another_was_spoken_of() -> None:
    clock = Clock()
    unseen = Unseen(clock)

    def said(*calls: Call) -> bool:
        unseen.look(states.state(*calls))
        clock.now += UNSEEN_S + 1
        return unseen.look(states.state(*calls)) is not None

    dark = zoom(VerdictKind.INSUFFICIENT, reason=Reason.DARK)
    assert said(dark, meet())
    unseen.dismiss()
    assert not said(dark, meet())
    assert not said(meet(), dark)
    assert not said(dark, meet())
    assert not said()
    assert said(dark)  # a call of that number anew


def test_a_short_video_is_kept_of_whichever_call_is_in_sight(controller) -> None:
    controller.keeper.apply(replace(controller.keeper.now, evidence_clip=True))
    away = replace(zoom(FAKE), window=None)
    controller.engine.tell(EventKind.WINDOW, away, meet())
    assert controller.records._filming.isActive()
    controller.engine.tell(EventKind.WINDOW, away, replace(meet(), window=None))
    assert not controller.records._filming.isActive()
