"""Before money: a question with a way on, once, and never over the red warning."""

from __future__ import annotations

import tomllib

import pytest

from guard import integrity
from guard.types import EventKind, VerdictKind
from tests.ui import screens
from tests.ui.states import CALL
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


def test_with_it_open_the_warning_is_a_strip_and_never_gone(controller) -> None:
    controller.engine.alert(VerdictKind.SUSPECT)
    controller.engine.money("Kaspi")
    assert controller.overlay.visible
    controller.engine.change(EventKind.ALERT, alert=screens.state(VerdictKind.FAKE).alert)
    assert controller.overlay.shown is VerdictKind.FAKE
