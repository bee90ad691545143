"""The action card: what comes first, for whom, how large, and without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from guard.settings.schema import Settings
from ui.warning import advice
from ui.warning.action_card import SIZES, ActionCard

LAPTOP = (1284, 680)  # 1366x768 less the panel and the window's frame
DOUBLED = (642, 320)  # the same at 200%


@pytest.fixture
def card(qtbot, english):
    def make(settings: Settings | None = None, officials: bool = False, size: tuple[int, int] = LAPTOP) -> ActionCard:
        window = ActionCard(settings or Settings(), officials)
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return make


def words(card: ActionCard) -> list[str]:
    return [line.words for line in card.lines]


def points(line) -> int:
    return line.findChild(QLabel).font().pointSize()


def test_hang_up_stands_first_and_largest_then_call_102(card) -> None:
    window = card()
    heading, meaning, *rest = words(window)
    assert (heading, rest[:2]) == ("What to do now", ["Hang up", "Call 102"])
    assert "a false face over the real one" in meaning  # what a deepfake is
    sizes = [points(line) for line in window.lines]
    assert sizes[2] == sizes[3] == max(sizes)
    assert max(sizes[4:]) * 2 <= sizes[2]


@pytest.mark.parametrize("officials", [False, True])
def test_every_piece_of_advice_stands_there_once_with_its_source(card, officials: bool) -> None:
    window = card(officials=officials)
    by_words = {line.words: line for line in window.lines}
    for name in set(advice.WORDS) - {*advice.CHECK, advice.SECRECY}:
        line = by_words[advice.text(name)]
        assert words(window).count(line.words) == 1
        assert line.toolTip() == line.accessibleDescription() == advice.source(name) != ""
        assert line.accessibleName() == line.words


def test_the_official_rule_heads_the_card_with_its_source_in_sight(card) -> None:
    for size in (LAPTOP, DOUBLED):
        window = card(officials=True, size=size)
        heading = window.lines[0]
        assert heading.words == "Real officials do not video-call about money"
        assert heading.findChildren(QLabel)[1].isVisible()
        assert "zakon.kz" in heading.findChildren(QLabel)[1].text()


@pytest.mark.parametrize("size", [LAPTOP])
@pytest.mark.parametrize("officials", [False, True])
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_nothing_scrolls(card, english, lang: str, officials: bool, size: tuple[int, int]) -> None:
    english(lang)
    person = Settings(trusted_name="Айгерім Сәрсенбайқызы", trusted_phone="+7 (701) 000-00-00")
    for settings in (Settings(), person):
        window = card(settings, officials, size)
        assert window._scroll.verticalScrollBar().maximum() == 0
        if size == LAPTOP:
            assert window.sizes.great >= 30
            assert window.sizes.note


def test_a_window_too_small_scrolls_and_hides_nothing(card, qtbot) -> None:
    window = card(size=(420, 240))
    assert window.sizes is SIZES[-1]
    qtbot.waitUntil(lambda: window._scroll.verticalScrollBar().maximum() > 0, timeout=1000)
    window.resize(*LAPTOP)
    qtbot.waitUntil(lambda: window._scroll.verticalScrollBar().maximum() == 0, timeout=1000)
    assert window.sizes.great >= 34


def test_the_trusted_person_stands_there_as_plain_text(card) -> None:
    window = card(Settings(trusted_name="<b>Aigerim</b>", trusted_phone="8 701 000"))
    line = next(line for line in window.lines if "Aigerim" in line.words)
    assert line.words == "<b>Aigerim</b>\n8\xa0701\xa0000"
    assert line.findChild(QLabel).textFormat() is Qt.TextFormat.PlainText
    window.show_person(Settings())
    assert not any("Aigerim" in text for text in words(window))
    assert any("Settings" in text for text in words(window))


def test_the_screen_reader_is_told_everything_at_once(card) -> None:
    window = card()
    assert window.accessibleName() == "What to do now"
    assert all(text in window.accessibleDescription() for text in words(window))


def test_in_practice_nobody_is_called(card) -> None:
    window = card()
    window.lead_with(officials=False, practice=True)
    assert words(window)[0] == "Practice: nobody is really calling. Do not call 102 now."
    window.lead_with(officials=False)
    assert words(window)[0] == "What to do now"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_closes_it(card, qtbot, key: Qt.Key) -> None:
    window = card()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=2000)
    assert window.focusWidget() is window.close_button
    with qtbot.waitSignal(window.destroyed, timeout=2000):
        qtbot.keyClick(window.close_button, key)


def test_the_language_changes_live(card, english, qtbot) -> None:
    window = card()
    assert window.lines[2].source.endswith("26 January 2026")
    english("ru")
    qtbot.waitUntil(lambda: window.lines[2].source.endswith("26 января 2026"), timeout=1000)
