"""Every choice can be taken back, in any language, without a mouse; the preview looks only while it is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QRadioButton,
    QWidget,
)

from guard.settings.schema import SelfView, Settings
from guard.types import Picture
from tests.ui import screens, states
from tests.ui.settings.case import (
    APPLICATIONS,
    CHOSEN,
    CONTROLS,
    GENERAL,
    MEASURED,
    PERSON,
    SPEED,
    START,
    WARNINGS,
    make_each_choice,
)
from ui.settings.window import SettingsWindow

CALM = states.state(states.call())


# undo


def test_every_choice_can_be_taken_back(opened_settings) -> None:
    window = opened_settings(voice=True)
    assert not window.undo.isEnabled()
    make_each_choice(window)
    told = list(window.said)
    for before in [*reversed(told[:-1]), START]:
        assert window.undo.isEnabled()
        window.undo.click()
        assert window.said[-1] == window.settings == before
    assert not window.undo.isEnabled()
    assert window.warnings.operating_points["balanced"].isChecked()
    assert (window.warnings.sound.isChecked(), window.warnings.snooze.value()) == (True, 2)
    assert window.calls.apps["Zoom"].isChecked()
    assert (window.person.name.text(), window.person.phone.text()) == ("", "")
    assert (window.records.history.currentData(), window.speed.rate.value()) == (90, 5)
    window.take_back()  # nothing more: no harm
    assert window.settings == START


def test_undo_shows_the_page_of_what_it_takes_back(opened_settings) -> None:
    window = opened_settings()
    window.sections.setCurrentRow(WARNINGS)
    window.warnings.sound.click()
    window.sections.setCurrentRow(SPEED)
    window.undo.click()
    assert window.sections.currentRow() == WARNINGS
    assert window.warnings.sound.isChecked()


def test_undo_by_the_keyboard(opened_settings) -> None:
    window = opened_settings()
    window.activateWindow()
    QTest.qWaitForWindowActive(window, 1000)
    window.general.start_paused.click()
    QTest.keyClick(window.general.start_paused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.settings == START


def test_undo_leaves_what_was_changed_elsewhere(opened_settings) -> None:
    window = opened_settings()
    window.warnings.sound.click()
    mine = (SelfView.in_corner("WhatsApp", "top_left"),)
    window.take(replace(window.settings, self_views=mine, rate_hz=7.0))
    assert window.speed.rate.value() == 7
    assert len(window.said) == 1  # to be told is not to choose
    window.undo.click()
    assert window.settings == window.said[-1] == replace(START, self_views=mine, rate_hz=7.0)


def test_undo_forgets_a_refused_number(opened_settings) -> None:
    window = opened_settings(replace(START, trusted_phone="102"))
    window.general.start_paused.click()
    window.person.phone.setText("my daughter")
    window.person.phone.editingFinished.emit()
    window.undo.click()
    assert window.person.phone.text() == "102"
    assert window.person.problem.text() == ""


# other windows, the preview


def test_the_other_windows_are_asked_for(opened_settings, qtbot) -> None:
    window = opened_settings()
    with qtbot.waitSignal(window.pick_window, timeout=1000):
        window.calls.pick.click()
    with qtbot.waitSignal(window.mark_self_view, timeout=1000):
        window.calls.self_view.click()


def test_the_preview_looks_only_while_its_page_is_seen(opened_settings, picture: Picture) -> None:
    window = opened_settings(picture=lambda: picture, state=lambda: CALM)
    preview = window.speed.preview
    assert not preview.looking
    window.sections.setCurrentRow(SPEED)
    assert preview.looking
    window.sections.setCurrentRow(GENERAL)
    assert not preview.looking
    window.sections.setCurrentRow(SPEED)
    window.close()
    assert not preview.looking


def test_without_a_picture_to_ask_for_there_is_no_preview(opened_settings) -> None:
    assert opened_settings().speed.preview is None


# languages, the keyboard, the screen


def test_the_language_changes_live_and_leaves_everything_else(opened_settings, english: Callable[[str], None]) -> None:
    window = opened_settings(CHOSEN, voice=True)
    window.sections.setCurrentRow(PERSON)
    window.person.phone.setText("my daughter")
    window.person.phone.editingFinished.emit()
    control, said = window.person.phone, len(window.said)
    english("kk")
    QApplication.processEvents()
    assert window.windowTitle() == "Qalqan баптаулары"
    assert window.sections.currentRow() == PERSON
    assert window.person.phone is control
    assert control.text() == "my daughter"
    assert control.accessibleDescription() == window.person.problem.text() != ""
    assert len(window.said) == said
    assert window.settings == CHOSEN
    assert window.general.language.itemText(0) != ""
    english("en")


def test_the_language_is_chosen_by_its_own_name(opened_settings) -> None:
    window = opened_settings()
    words = [window.general.language.itemText(index) for index in range(window.general.language.count())]
    assert words == ["As the system", "Қазақша", "Русский", "English"]
    window.general.language.setCurrentIndex(1)
    assert window.said[-1].language == "kk"


def test_tab_reaches_every_control_of_every_page(opened_settings) -> None:
    window = opened_settings(replace(START, evidence_folder="/"), voice=True)
    window.activateWindow()
    QTest.qWaitForWindowActive(window, 1000)
    window.general.start_paused.click()  # so that there is something to undo
    for row in range(window.sections.count()):
        window.sections.setCurrentRow(row)
        window.sections.setFocus()
        inner = (QAbstractSpinBox, QComboBox)
        found = [one for one in window.findChildren(QWidget) if isinstance(one, CONTROLS) and one.isVisible()]
        wanted = [one for one in found if one.isEnabled() and not isinstance(one.parentWidget(), inner)]
        wanted = [one for one in wanted if not isinstance(one, QRadioButton) or one.isChecked()]
        visited = []
        for _ in range(2 * len(wanted) + 2):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            visited.append(window.focusWidget())
        assert [one for one in wanted if one not in visited] == []


def test_the_arrows_go_through_the_pages_and_escape_closes(opened_settings) -> None:
    window = opened_settings()
    window.activateWindow()
    QTest.qWaitForWindowActive(window, 1000)
    window.sections.setFocus()
    QTest.keyClick(window.sections, Qt.Key.Key_Down)
    assert window.warnings.isVisible()
    QTest.keyClick(window.sections, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_page_fits_a_laptop(scale: float, qapp, english) -> None:
    with screens.laptop(qapp, scale):
        window = screens.shown(lambda: SettingsWindow(START, APPLICATIONS, MEASURED))
        try:
            room = screens.LAPTOP / scale
            assert window.size().boundedTo(room) == window.size()
            for row, scroll in enumerate(window._scrolls):
                window.sections.setCurrentRow(row)
                QApplication.processEvents()
                assert scroll.horizontalScrollBar().maximum() == 0
                scrolls = scroll.verticalScrollBar().maximum() > 0
                assert scrolls == bool(scroll.focusPolicy() & Qt.FocusPolicy.TabFocus)
                if scale == 1.0:
                    assert not scrolls
        finally:
            screens.gone(window)


def test_each_field_is_somewhere_in_the_window_or_has_a_reason_not_to_be() -> None:
    elsewhere = {"version", "welcomed", "self_views", "window_pattern", "evidence_folder", "language"}
    chosen = {field.name for field in fields(Settings) if getattr(CHOSEN, field.name) != getattr(START, field.name)}
    assert {field.name for field in fields(Settings)} - chosen == elsewhere
