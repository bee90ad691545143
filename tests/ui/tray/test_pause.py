"""A pause until the call ends, the reminder of a call that comes meanwhile, and the question before quitting."""

from __future__ import annotations

import pytest

from guard.types import EventKind, Watch
from tests.ui.states import CALL
from ui.tray import pause
from ui.tray.quit_window import QuitWindow


def calls_by_title(controller, *windows: int) -> None:
    controller.engine.tell(EventKind.WINDOW, watch=Watch.PAUSED, unwatched=frozenset(windows))


@pytest.fixture
def said(controller, monkeypatch) -> list[str]:
    titles: list[str] = []
    monkeypatch.setattr(controller.presence, "say", lambda title, *_more, **_about: titles.append(title))
    return titles


def test_until_this_call_ends(controller, qtbot) -> None:
    assert not controller.menu.pause_call.isVisible()
    controller.engine.watch()
    assert controller.menu.pause_call.isVisible()
    controller.menu.pause_call.trigger()
    assert ("pause", CALL) in controller.engine.asked
    over = controller.requests.pause.over
    calls_by_title(controller, CALL.id)
    assert not over.isActive()
    calls_by_title(controller)
    assert over.isActive()
    assert over.interval() == pause.OVER_MS
    calls_by_title(controller, CALL.id)  # it was back at once
    assert not over.isActive()
    calls_by_title(controller)
    over.start(20)
    qtbot.waitUntil(lambda: controller.engine.state.watch is Watch.NO_CALL, timeout=1000)


def test_a_call_that_comes_while_paused_is_said_once(controller, said) -> None:
    controller.engine.watch()
    said.clear()
    controller.menu.pause.trigger()
    calls_by_title(controller, CALL.id)  # the one that was on
    assert said == []
    for _ in range(3):
        calls_by_title(controller, CALL.id, 8)
    assert said == ["Paused: this call is not watched"]
    calls_by_title(controller)
    calls_by_title(controller, 9)
    assert len(said) == 2


def test_quitting_asks_and_the_harmless_answer_has_the_focus(controller, qtbot) -> None:
    controller.menu.quit.trigger()
    window = controller.windows.find("quit", QuitWindow)
    assert window.focusWidget() is window.keep
    with qtbot.waitSignal(window.agreed, timeout=1000):
        window.quit.click()
    window.keep.click()
    qtbot.waitUntil(lambda: "quit" not in controller.windows, timeout=1000)


ELSEWHERE = {"window": None, "watch": Watch.CANNOT_SEE, "application": "WhatsApp"}
"""The call is on, and its tab shows the bank."""


def test_until_a_call_ends_that_is_out_of_sight_and_comes_back(controller) -> None:
    controller.engine.watch()
    controller.engine.watch(**ELSEWHERE)
    controller.menu.pause_call.trigger()
    assert ("pause", CALL) in controller.engine.asked  # where it was seen last
    over = controller.requests.pause.over
    calls_by_title(controller)
    assert not over.isActive()  # it is out of sight still, and that is no end
    calls_by_title(controller, CALL.id)
    calls_by_title(controller)
    assert over.isActive()


@pytest.mark.parametrize("seen_before", [True, False])
def test_until_a_call_ends_whose_end_nobody_sees_is_an_hour_at_most(controller, qtbot, seen_before) -> None:
    if seen_before:
        controller.engine.watch()
    controller.engine.watch(**ELSEWHERE)
    controller.menu.pause_call.trigger()
    calls_by_title(controller)
    ends = controller.requests.pause.timer
    assert ends.isActive()
    assert ends.interval() == pause.HOUR_MS
    assert controller.menu.resume.text().startswith("Watch again (by itself at ")
    ends.start(20)
    qtbot.waitUntil(lambda: controller.engine.state.watch is Watch.NO_CALL, timeout=1000)
    assert controller.menu.resume.text() == "Watch again"


def test_until_a_call_ends_whose_window_never_changes_its_title_ends_too(controller) -> None:
    """A messenger's window is called the same with a call and without."""
    controller.engine.watch()
    controller.menu.pause_call.trigger()
    calls_by_title(controller, CALL.id)
    assert controller.requests.pause.timer.isActive()
    assert controller.requests.pause.timer.interval() == pause.LONGEST_MS


def test_a_pause_takes_the_place_of_another_one_with_all_that_it_waited_for(controller) -> None:
    """Where the checking has failed the menu offers them again."""
    controller.engine.watch()
    controller.menu.pause_call.trigger()
    controller.menu.pause.trigger()
    calls_by_title(controller)
    assert not controller.requests.pause.timer.isActive()
    assert not controller.requests.pause.over.isActive()


def test_the_call_of_now_is_no_other_one_when_it_comes_back_into_sight(controller, said) -> None:
    controller.engine.watch()
    controller.engine.watch(**ELSEWHERE)
    said.clear()
    controller.menu.pause.trigger()
    calls_by_title(controller, CALL.id)
    assert said == []
