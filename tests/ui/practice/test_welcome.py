"""The first pages: every choice takes effect at once, Enter leads through, and they come only once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from guard.settings.schema import Settings
from ui import autostart
from ui.practice.welcome import HEADLINE, HELP, PRACTICE, WelcomeWindow

START = Settings(language="en")
BLIND = "The system does not allow the screen to be seen"


@pytest.fixture
def opened(opening) -> Callable[..., WelcomeWindow]:
    """Opens the first pages; ``said`` also has "practise" where that was asked."""

    def make(settings: Settings = START, permission: Callable[[], str | None] = lambda: None) -> WelcomeWindow:
        window = opening(lambda: WelcomeWindow(settings, permission))
        window.practise.connect(lambda: window.said.append("practise"))
        return window

    return make


def press(window: WelcomeWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key)


def page(window: WelcomeWindow) -> int:
    return window._pages.currentIndex()


def test_enter_alone_leads_through_the_pages(opened) -> None:
    window = opened()
    seen = []
    for _ in range(4):
        seen.append(page(window))
        press(window, Qt.Key.Key_Return)
    assert seen == [0, 1, 2, 3]
    assert not window.isVisible()
    assert window.said == [replace(START, welcomed=True), "practise"]  # it comes last, and nothing is left behind it


def test_the_last_page_can_be_left_without_practice(opened) -> None:
    window = opened()
    window._show_page(PRACTICE)
    window.next.click()
    assert not window.isVisible()
    assert window.said == [replace(START, welcomed=True)]


def test_back_leads_back(opened) -> None:
    window = opened()
    assert not window.back.isEnabled()
    window.next.click()
    assert window.back.isEnabled()
    window.back.setFocus()
    press(window, Qt.Key.Key_Return)
    assert page(window) == 0


def test_a_language_is_taken_at_once(opened, english, qapp) -> None:
    window = opened()
    window.changed.connect(lambda settings: english(settings.language))
    window.languages["ru"].setFocus()
    press(window, Qt.Key.Key_Return)
    qapp.processEvents()
    assert window.said == [replace(START, language="ru")]
    assert [name for name, button in window.languages.items() if button.isChecked()] == ["ru"]
    assert window.languages["ru"].text().startswith("✓")  # not by its look alone
    assert window.person.name.accessibleName().startswith("Близкий человек")
    press(window, Qt.Key.Key_Return)  # the focus went on
    assert page(window) == 1


def test_pressing_the_chosen_language_again_keeps_it_marked(opened) -> None:
    window = opened()
    window.languages["en"].click()
    assert window.languages["en"].isChecked()
    assert window.said == []


def test_what_the_system_does_not_allow_is_asked_anew(opened) -> None:
    missing: list[str | None] = [BLIND]
    window = opened(permission=lambda: missing[0])
    window._show_page(HELP)
    assert window._allowed.text() == BLIND
    missing[0] = None
    window._show_page(1)
    window._show_page(HELP)
    assert window._allowed.text() == "This computer lets Qalqan see video calls."


def test_autostart_is_offered_only_where_it_can_be(opened, monkeypatch) -> None:
    window = opened()
    window._show_page(HELP)
    window.autostart.click()
    assert window.said == [replace(START, autostart=True)]
    monkeypatch.setattr(autostart, "supported", lambda: False)
    window = opened()
    window._show_page(HELP)
    assert not window.autostart.isVisible()


def test_a_trusted_person_is_kept(opened) -> None:
    window = opened()
    window._show_page(HELP)
    window.person.name.setText("Aigerim")
    window.person.phone.setText("+7 701 000 00 00")
    window.next.click()
    assert page(window) == PRACTICE
    assert window.said[-1] == replace(START, trusted_name="Aigerim", trusted_phone="+7 701 000 00 00")


def test_a_number_that_cannot_be_is_said_beside_it(opened) -> None:
    window = opened()
    window._show_page(HELP)
    window.person.phone.setText("my son")
    window.next.click()
    assert page(window) == HELP
    assert window.person.problem.isVisible()
    assert window.focusWidget() is window.person.phone
    window.person.phone.clear()
    window.next.click()
    assert page(window) == PRACTICE


def test_a_practice_call_ends_the_welcome(opened) -> None:
    window = opened()
    window._show_page(PRACTICE)
    window.practice.setFocus()
    press(window, Qt.Key.Key_Return)
    assert not window.isVisible()
    assert window.said == [replace(START, welcomed=True), "practise"]


def test_closing_anyhow_counts_as_read(opened) -> None:
    window = opened()
    window.person.phone.setText("my son")
    press(window, Qt.Key.Key_Escape)
    assert window.said == [replace(START, welcomed=True)]
    again = opened(replace(START, welcomed=True))
    again.close()
    assert again.said == []


def test_settings_changed_elsewhere_are_shown_and_kept(opened) -> None:
    window = opened()
    window.take(replace(START, trusted_name="Aigerim", sound=False))
    assert window.person.name.text() == "Aigerim"
    assert window.said == []
    window.close()
    assert window.said == [replace(START, trusted_name="Aigerim", sound=False, welcomed=True)]


def test_headlines_are_large(opened) -> None:
    window = opened()
    for index in range(4):
        window._show_page(index)
        sizes = [label.font().pointSize() for label in window.findChildren(QLabel) if label.isVisible()]
        assert max(sizes) == HEADLINE >= 24
