"""Before money: a question with a way on, once, and never over the red warning."""

from __future__ import annotations

import tomllib

import pytest
from PySide6.QtWidgets import QApplication

from guard import integrity
from guard.types import EventKind, VerdictKind
from tests.ui import screens, states
from tests.ui.states import CALL
from ui.messages import Answer
from ui.warning import money_card
from ui.warning.action_card import ActionCard
from ui.warning.money_card import MoneyCard


@pytest.mark.parametrize(("place", "shown"), [("Kaspi", "opened: Kaspi."), ("loan", "opened: a page for loans.")])
def test_it_asks_who_wanted_it_and_one_can_always_continue(place: str, shown: str, english) -> None:
    window = screens.shown(lambda: MoneyCard(place))
    try:
        assert window._heading.text() == "Who told you to do this?"
        assert shown in window._why.text()
        assert window.focusWidget() is window.go_on
        window.go_on.click()
        assert not window.isVisible()
    finally:
        screens.gone(window)


def test_the_page_for_loans_is_named_as_the_guard_names_it() -> None:
    places = tomllib.loads((integrity.ROOT / "guard/signals/money.toml").read_text("utf-8"))["place"]
    assert money_card.LOAN in {place["name"] for place in places}


def test_it_comes_with_the_event_and_leads_to_the_advice(controller) -> None:
    controller.engine.money("Kaspi")
    card = controller.windows.find("money", MoneyCard)
    assert card.isVisible()
    card._told.click()
    assert controller.windows.find("card", ActionCard) is not None


def test_while_the_red_warning_stands_it_waits_and_comes_once_that_was_put_off(controller) -> None:
    controller.engine.alert()
    controller.engine.money("Kaspi")
    assert "money" not in controller.windows
    assert controller.overlay.shown is VerdictKind.FAKE
    controller.engine.snooze(120)
    assert "money" in controller.windows
    controller.windows.close("money")
    controller.engine.watch(CALL)
    assert "money" not in controller.windows


def test_after_the_call_there_is_one_window_and_not_two(controller) -> None:
    controller.engine.alert()
    controller.engine.money("Kaspi")
    controller.engine.end()
    assert "ended" in controller.windows
    assert "money" not in controller.windows


def test_beside_it_a_caution_is_a_strip(controller, monkeypatch) -> None:
    """It comes without taking the keys, and is before the eyes all the same."""
    controller.engine.alert(VerdictKind.SUSPECT)
    controller.engine.money("Kaspi")
    monkeypatch.setattr(QApplication, "activeWindow", staticmethod(lambda: None))
    assert controller.overlay._reading() is controller.windows["money"]
    controller.windows["money"].hide()
    assert controller.overlay._reading() is None


def test_to_the_red_warning_it_gives_way_and_comes_again_once_that_was_put_off(controller) -> None:
    controller.engine.watch()
    controller.engine.money("Kaspi")
    controller.engine.alert()
    assert "money" not in controller.windows
    assert controller.overlay.window.buttons[Answer.NOT_NOW].isVisible()  # the whole banner, no strip
    controller.engine.snooze(120)
    assert controller.windows.find("money", MoneyCard).place == "Kaspi"


RED, PAGE = states.call(VerdictKind.FAKE, id=1), states.call(id=2, application="Web page", window=None)


def test_what_is_owed_for_one_call_does_not_go_with_another(controller) -> None:
    controller.engine.tell(EventKind.ALERT, RED, PAGE)
    controller.engine.money("Kaspi")
    controller.engine.end_of(PAGE, RED)
    controller.engine.snooze(120)
    assert controller.windows.find("money", MoneyCard).place == "Kaspi"


def test_what_gave_way_to_one_call_does_not_go_with_another(controller) -> None:
    controller.engine.tell(EventKind.WINDOW, PAGE)
    controller.engine.money("Kaspi")
    controller.engine.tell(EventKind.ALERT, RED, PAGE)
    controller.engine.end_of(PAGE, RED)
    controller.engine.snooze(120)
    assert "money" in controller.windows


def test_with_the_call_that_it_is_owed_for_it_goes_though_another_is_on(controller) -> None:
    controller.engine.tell(EventKind.ALERT, RED, PAGE)
    controller.engine.money("Kaspi")
    controller.engine.end_of(RED, PAGE)
    controller.engine.tell(EventKind.CLEARED, PAGE)
    assert "money" not in controller.windows


def test_it_waits_on_where_another_red_warning_stands(controller) -> None:
    other = states.call(VerdictKind.FAKE, id=3)
    controller.engine.tell(EventKind.ALERT, RED, other)
    controller.engine.money("Kaspi")
    controller.engine.end_of(RED, other)
    assert "money" not in controller.windows
    controller.engine.snooze(120)
    assert "money" in controller.windows
