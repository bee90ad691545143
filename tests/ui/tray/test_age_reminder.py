"""That the program is old is said calmly, in words, once a month at most; the window about it says the same."""

from __future__ import annotations

from datetime import date

import pytest

from guard import RELEASED, age
from ui.tray import age_reminder
from ui.tray.about_window import AboutWindow
from ui.tray.age_reminder import AgeReminder

OLD, YOUNG = date(2099, 1, 1), date.fromisoformat(RELEASED)


def test_an_old_program_says_so_some_time_after_the_start_and_then_looks_once_a_day(
    qtbot, english, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(age_reminder, "FIRST_MS", 1)
    said = []
    reminder = AgeReminder(tmp_path / "reminded", lambda *what: said.append(what), today=lambda: OLD)
    qtbot.waitUntil(lambda: bool(said), timeout=2000)
    [(title, text, _sign)] = said
    assert title == "Qalqan has grown old"
    assert str(age.months(OLD)) in text
    assert "{" not in text
    reminder.look()
    assert len(said) == 1
    assert reminder._timer.interval() == age_reminder.AGAIN_MS


def test_a_young_one_says_nothing(qapp, tmp_path) -> None:
    said = []
    AgeReminder(tmp_path / "reminded", lambda *what: said.append(what), today=lambda: YOUNG).look()
    assert said == []


@pytest.mark.parametrize("name", ["en", "ru", "kk"])
def test_about_says_its_day_and_where_a_newer_one_is_found_or_that_it_is_old(qtbot, english, name) -> None:
    english(name)
    young, old = AboutWindow(YOUNG), AboutWindow(OLD)
    for window in (young, old):
        qtbot.addWidget(window)
    assert young.age.text() != old.age.text()
    assert str(age.months(OLD)) in old.age.text()
    found = {"en": "A newer version is found", "ru": "Новая версия", "kk": "Жаңа нұсқасы"}[name]
    assert young.age.text().startswith(found)
