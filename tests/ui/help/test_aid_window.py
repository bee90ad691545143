"""It has happened already: the steps of what was chosen, numbered, each with who said so."""

from __future__ import annotations

import pytest

from tests.ui import screens
from ui.help import aid
from ui.help.aid import STEPS, Harm
from ui.help.aid_window import AidWindow


@pytest.mark.parametrize("harm", list(Harm))
def test_the_steps_stand_in_their_order_with_their_sources(harm: Harm, english) -> None:
    window = screens.shown(AidWindow)
    try:
        window.harms[harm].click()
        shown = [label.text() for label in window.steps if label.isVisible()]
        assert shown == [f"{number}. {aid.text(step)}" for number, step in enumerate(STEPS[harm], 1)]
        sources = [label.text() for label in window.sources if label.isVisible()]
        assert sources == [aid.source(step) for step in STEPS[harm]]
        assert all(words in window.accessibleDescription() for words in shown)
    finally:
        screens.gone(window)


def test_the_language_changes_live(english, qtbot) -> None:
    window = screens.shown(AidWindow)
    try:
        english("ru")
        qtbot.waitUntil(lambda: "разговор" in window.steps[0].text(), timeout=1000)
    finally:
        screens.gone(window)


def test_where_their_file_is_damaged_the_steps_stand_all_the_same(damaged, english) -> None:
    damaged(aid, "sources")
    window = screens.shown(AidWindow)
    try:
        assert [label.isVisible() for label in window.steps] == [True] * len(STEPS[Harm.CODE])
        assert all(label.text() for label in window.sources if label.isVisible())
        assert "" in map(aid.source, aid.WORDS)
    finally:
        screens.gone(window)
