"""The questions about an unknown caller: who is asked, how often, what comes of a yes; and what the cautions say."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from guard import integrity
from guard.types import EventKind, Finding, Said, Source, Stranger, VerdictKind
from tests.ui import states
from tests.ui.screens import STRANGER
from ui import messages
from ui.messages import Answer
from ui.warning import advice, cautions
from ui.warning.action_card import ActionCard
from ui.warning.caller_check import CallerCheck


def strange(**about: object):
    return states.state(states.call(VerdictKind.NO_FACE, found=STRANGER, **about))


def test_of_three_noes_nothing_is_left(english) -> None:
    check = CallerCheck()
    asked = []
    while (question := check.look(strange())) is not None:
        asked.append(question.headline)
        assert check.answer(strange().call, Answer.NO) is None
    assert asked == [cautions.say(words) for words in cautions.QUESTIONS.values()]
    assert check.look(strange()) is None


@pytest.mark.parametrize("at", range(3))
def test_one_yes_says_what_and_ends_the_questions(at: int, english) -> None:
    check = CallerCheck()
    for _ in range(at):
        check.look(strange())
        check.answer(strange().call, Answer.NO)
    assert check.look(strange()).answers[0][0] is Answer.YES
    assert check.answer(strange().call, Answer.YES) is list(Said)[at]
    assert check.look(strange()) is None


@pytest.mark.parametrize("answer", [Answer.KNOWN, Answer.DISMISS])
def test_once_put_away_it_stays_away_for_this_call_and_comes_for_the_next(answer: Answer, english) -> None:
    check = CallerCheck()
    check.look(strange())
    assert check.answer(strange().call, answer) is None
    assert check.look(strange()) is None
    assert check.look(strange(id=2)) is not None


def test_nobody_else_is_asked_about(english) -> None:
    check = CallerCheck()
    assert check.look(states.state()) is None
    assert check.look(states.state(states.call(VerdictKind.NO_FACE))) is None
    for warned in (strange(alert=VerdictKind.FAKE), strange(alert=VerdictKind.SUSPECT, snoozed=True)):
        assert check.look(warned) is None


# on the screen


def stranger(controller, **about: object) -> None:
    controller.engine.watch()
    controller.engine.change(EventKind.WINDOW, findings=(STRANGER,), **about)


def shown(controller) -> str:
    return controller.overlay.window.frame.windowTitle() if controller.overlay.visible else ""


def press(controller, answer: Answer) -> None:
    controller.overlay.window.answered.emit(answer)


def test_the_strip_comes_and_one_yes_opens_the_card(controller) -> None:
    stranger(controller)
    assert shown(controller) == cautions.QUESTIONS[Said.OFFICIAL]
    press(controller, Answer.YES)
    assert ("said", 1, Said.OFFICIAL) in controller.engine.asked
    assert controller.windows.find("card", ActionCard).lines[0].words == advice.text(advice.RULE)


def test_the_red_warning_is_never_hidden_or_delayed_by_a_question(controller) -> None:
    stranger(controller)
    controller.engine.change(EventKind.ALERT, alert=states.call(VerdictKind.FAKE).alert)
    assert controller.overlay.shown is VerdictKind.FAKE
    assert shown(controller).startswith("Possible deepfake")
    assert controller.overlay.window.buttons[Answer.WHAT].isVisible()
    assert not controller.overlay.window.buttons[Answer.YES].isVisible()


def test_who_is_known_goes_into_the_list_and_is_not_asked_about_again(controller) -> None:
    stranger(controller)
    press(controller, Answer.KNOWN)
    assert controller.keeper.now.contacts == ("+77011234567",)
    assert shown(controller) == ""


def test_it_can_be_switched_off(controller) -> None:
    controller.keeper.apply(replace(controller.keeper.now, caller_check=False))
    stranger(controller)
    assert shown(controller) == ""


def test_the_menu_says_with_one_click_that_they_say_they_are_officials(controller) -> None:
    controller.engine.watch()
    controller.menu.officials.trigger()
    assert ("said", 1, Said.OFFICIAL) in controller.engine.asked
    assert controller.windows.find("card", ActionCard) is not None


def test_without_a_call_the_same_click_only_opens_the_card(controller) -> None:
    controller.menu.officials.trigger()
    assert not any(isinstance(one, tuple) and one[0] == "said" for one in controller.engine.asked)
    assert "card" in controller.windows


# the words


def test_every_body_stranger_and_answer_has_words(english) -> None:
    bodies = tomllib.loads((integrity.ROOT / "guard/signals/officials.toml").read_text("utf-8"))["body"]
    assert set(cautions.BODIES) == {body["id"] for body in bodies}
    assert set(cautions.SAYS) == set(cautions.RULES) == set(cautions.QUESTIONS) == set(Said)
    assert set(cautions.STRANGERS) == set(Stranger)
    assert set(cautions.RULES.values()) <= set(advice.WORDS)


@pytest.mark.parametrize(
    ("source", "name"), [(Source.OFFICIAL_CLAIM, "knb"), *((Source.CALLER_SAYS, said) for said in Said)]
)
def test_a_caution_brings_its_rule_with_who_said_so_and_says_nothing_of_a_face(
    source: Source, name: str, english
) -> None:
    call = states.call(VerdictKind.NO_FACE, found=Finding(source, VerdictKind.SUSPECT, None, 0.0, name=name))
    words = messages.warning(call, "Aigerim")
    assert words.instruction in advice.WORDS.values()
    assert words.notes[0] == advice.source(cautions.rule(call))
    assert "deepfake" not in words.said().lower()
    assert Answer.WHY not in dict(words.answers)
    assert Answer.ASK in dict(words.answers)


def test_at_every_size_a_question_can_be_answered_both_ways(qapp, english) -> None:
    from PySide6.QtCore import QSize

    from ui.warning import banner
    from ui.warning.banner_styles import QUESTION

    question = CallerCheck().look(strange())
    for width, height in ((320, 240), (480, 360), (960, 640), (1366, 708)):
        for scale in (1.0, 2.0):
            layout = banner.arrange(question, QUESTION, QSize(width, height), qapp.font(), scale)
            assert {Answer.YES, Answer.NO} <= set(layout.buttons)
            assert layout.banner.height() <= max(QUESTION.least, height / 3)
