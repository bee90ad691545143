"""The guided check of the caller: what is read aloud, what is said of each outcome, and when nothing is asked more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from guard.types import EventKind, Outcome, Source, Task, VerdictKind
from tests.ui import screens, states
from ui.help import challenge_window
from ui.help.challenge_window import ChallengeWindow
from ui.warning.action_card import ActionCard

LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def window(qapp, english):
    opened = screens.shown(ChallengeWindow)
    opened.heard = []
    opened.asked.connect(opened.heard.append)
    opened.refused.connect(lambda: opened.heard.append("refused"))
    opened.over.connect(lambda: opened.heard.append("over"))
    yield opened
    screens.gone(opened)


def buttons(window: ChallengeWindow) -> set[QPushButton]:
    return {button for button in (window.will_not, window.next, window.what) if button.isVisible()}


def test_every_task_has_its_sentence_in_every_language() -> None:
    assert set(challenge_window.words()) == set(Task)
    for task, said in challenge_window.words().items():
        assert set(said) == set(LANGUAGES), task
        assert len(set(said.values())) == len(LANGUAGES), task
        assert all(words == words.strip() and words.endswith(".") for words in said.values()), task


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_users_language_is_the_large_one_and_the_others_are_there(name: str, window, english, qapp) -> None:
    english(name)
    qapp.processEvents()
    said = dict(challenge_window.words()[Task.TURN])
    assert window.sentence.text() == said.pop(name)
    assert [label.text() for label in window._others] == list(said.values())
    assert all(window.sentence.font().pointSizeF() > label.font().pointSizeF() for label in window._others)


def test_of_a_finger_in_the_cheek_the_user_says_whether_it_was_done(window) -> None:
    while window.task is not Task.CHEEK:
        assert not window.did.isVisible()
        window._go_on()
    assert "yourself" in window._status.text()
    window.heard.clear()
    window.did.click()
    assert window.heard == ["over"]
    assert "not proof" in window._status.text()
    assert not window.did.isVisible()


def test_nothing_is_asked_until_it_begins(window) -> None:
    assert window.heard == []
    window.begin()
    assert window.heard == [next(iter(challenge_window.words()))]
    assert buttons(window) == {window.will_not}


@pytest.mark.parametrize(
    ("outcome", "words", "offered"),
    [
        (Outcome.DONE, "not proof", "next"),
        (Outcome.NOT_DONE, "Hang up", "what"),
        (Outcome.BROKE, "possible deepfake", "what"),
    ],
)
def test_each_outcome_has_its_words_and_one_way_on(outcome: Outcome, words: str, offered: str, window) -> None:
    window.begin()
    window.told(window.task, outcome)
    assert words in window._status.text()
    assert words in window.accessibleDescription()
    assert buttons(window) == {getattr(window, offered)}
    assert "safe" not in window._status.text()


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_every_outcome_is_said_in_every_language(outcome: Outcome | None, window, english, qapp) -> None:
    if outcome is not None:
        window.told(window.task, outcome)
    said = set()
    for name in LANGUAGES:
        english(name)
        qapp.processEvents()
        said.add((window.windowTitle(), window._status.text()))
    assert len({title for title, _ in said}) == len({words for _, words in said}) == 3


def test_one_after_the_other_and_after_the_last_there_is_no_next(window, qtbot) -> None:
    window.begin()
    for task in Task:
        assert window.task is task
        window.told(task, Outcome.DONE)
        if window.next.isVisible():
            qtbot.mouseClick(window.next, Qt.MouseButton.LeftButton)
    assert window.heard == list(Task)
    assert buttons(window) == set()
    assert "money" in window._status.text()


def test_what_came_of_another_task_is_not_said_of_this_one(window) -> None:
    window.begin()
    window.told(Task.CLOSER, Outcome.BROKE)
    assert buttons(window) == {window.will_not}


def test_by_the_keyboard_alone(window, qtbot) -> None:
    window.begin()
    window.activateWindow()
    qtbot.keyClick(window.will_not, Qt.Key.Key_Space)
    assert window.heard[-1] == "refused"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.heard[-1] == "over"
    assert not window.isVisible()


def test_when_the_call_is_over_nobody_is_asked(window) -> None:
    window.begin()
    window.end()
    assert window._status.text() == "The call is over."
    assert buttons(window) == set()
    window.told(window.task, Outcome.DONE)
    assert window._status.text() == "The call is over."


def test_what_was_seen_before_the_end_stays_to_be_read(window) -> None:
    window.begin()
    window.told(window.task, Outcome.BROKE)
    window.end()
    assert "possible deepfake" in window._status.text()
    assert buttons(window) == {window.what}


# in the program


@pytest.fixture
def opened(controller) -> ChallengeWindow:
    controller.engine.watch()
    controller.menu.challenge.trigger()
    return controller.windows.find("challenge", ChallengeWindow)


def test_the_menu_offers_it_in_a_call_that_is_watched(controller) -> None:
    assert not controller.menu.challenge.isVisible()
    controller.engine.watch()
    assert controller.menu.challenge.isVisible()
    controller.engine.watch(practice=True)
    assert not controller.menu.challenge.isVisible()  # a clip can do nothing that it is asked


def test_the_engine_is_asked_for_the_first_task_and_what_it_says_is_shown(controller, opened) -> None:
    assert ("challenge", Task.TURN) in controller.engine.asked
    controller.engine.challenged(Task.TURN, Outcome.DONE)
    opened.next.click()
    assert controller.engine.asked[-1] == ("challenge", Task.HAND)
    controller.engine.challenged(Task.HAND, Outcome.BROKE)
    assert buttons(opened) == {opened.what}
    assert controller.engine.state.alert.level is VerdictKind.FAKE
    assert controller.overlay.shown is VerdictKind.FAKE


def test_a_refusal_is_a_caution(controller, opened) -> None:
    opened.will_not.click()
    alert = controller.engine.state.alert
    assert (alert.source, alert.level) == (Source.CHALLENGE, VerdictKind.SUSPECT)
    assert buttons(opened) == {opened.what}
    opened.what.click()
    assert controller.windows.find("card", ActionCard).isVisible()


def test_closing_it_stops_the_asking(controller, opened) -> None:
    opened.close()
    assert controller.engine.asked[-1] == ("challenge", None)
    controller.engine.challenged(Task.TURN, Outcome.DONE)  # that comes late opens nothing
    assert not opened.isVisible()


def test_a_call_that_ends_meanwhile_is_said(controller, opened) -> None:
    controller.engine.end()
    assert controller.engine.asked[-1] == ("challenge", None)
    assert opened._status.text() == "The call is over."


def test_the_check_ends_with_its_own_call_and_with_no_other(controller) -> None:
    mine, other = states.call(id=1), states.call(id=2)
    controller.engine.tell(EventKind.WINDOW, mine, other)
    controller.menu.challenge.trigger()
    window = controller.windows.find("challenge", ChallengeWindow)
    controller.engine.end_of(other, mine)
    assert "over" not in window._status.text()
    controller.engine.tell(EventKind.WINDOW, mine, other)
    controller.engine.end_of(mine, other)
    assert window._status.text() == "The call is over."
    assert controller.engine.task is None


def test_while_it_is_read_the_warning_is_a_strip(controller, opened) -> None:
    controller.engine.alert()
    controller.overlay.follow()
    whole = controller.overlay.window.frame.shown[0].banner.height()
    assert opened.answers_warning
    assert whole < 140


def test_where_the_file_is_damaged_two_things_can_be_asked_for(damaged, english) -> None:
    damaged(challenge_window, "read")
    opened = screens.shown(ChallengeWindow)
    try:
        asked = []
        opened.asked.connect(asked.append)
        opened.begin()
        assert opened.sentence.text() == "Ask them to turn their head sideways"
        assert all(label.text() for label in opened._others)
        opened._go_on()
        assert asked == [Task.TURN, Task.HAND]
    finally:
        screens.gone(opened)
