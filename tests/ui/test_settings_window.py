"""Every choice takes effect at once, can be taken back, and can be made without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from guard.settings.schema import SelfView, Settings
from guard.types import Measured, Picture, State, Verdict, VerdictKind, Watch
from tests.ui import screens
from tests.ui.conftest import CALL
from ui import autostart
from ui.settings_window import SettingsWindow

START = Settings(language="en")
APPLICATIONS = ("WhatsApp", "Zoom")
MEASURED = {"cautious": Measured(20, 0, 2.7, 20, 5), "balanced": Measured(20, 2, 0.9, 20, 8)}
CALM = State(Watch.WATCHING, 0.0, Verdict(VerdictKind.NO_SIGNS, 0.0), window=CALL)
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
GENERAL, WARNINGS, CALLS, PERSON, RECORDS, SPEED = range(6)


@pytest.fixture
def opened(qapp, english: Callable[[str], None], monkeypatch) -> Iterator[Callable[..., SettingsWindow]]:
    """Makes the window on a laptop's screen; it has a list ``said`` of what it has changed."""
    monkeypatch.setattr(autostart, "supported", lambda: True)
    windows: list[SettingsWindow] = []

    def make(settings: Settings = START, applications: tuple[str, ...] = APPLICATIONS, **more: object) -> QWidget:
        window = screens.shown(lambda: SettingsWindow(settings, applications, **more))
        window.said = []
        window.changed.connect(window.said.append)
        windows.append(window)
        return window

    with screens.laptop(qapp):
        yield make
        for window in windows:
            screens.gone(window)


def make_each_choice(window: SettingsWindow) -> None:
    window.general.start_paused.click()
    window.general.autostart.click()
    window.warnings.operating_points["sensitive"].click()
    for name in ("sound", "repeat_sound", "voice", "odd_notice", "unseen_notice"):
        getattr(window.warnings, name).click()
    window.warnings.snooze.setValue(10)
    window.calls.apps.item(1).setCheckState(Qt.CheckState.Unchecked)
    window.person.name.setText("Aigerim")
    window.person.phone.setText("\u202a+7\xa0701 000 00 00\u202c")  # as copied from a list of contacts
    window.person.phone.editingFinished.emit()
    window.records.history.setCurrentIndex(window.records.history.findData(7))
    window.records.evidence_clip.click()
    window.speed.rate.setValue(8)


CHOSEN = replace(
    START,
    start_paused=True,
    autostart=True,
    operating_point="sensitive",
    sound=False,
    repeat_sound=False,
    voice=True,
    odd_notice=True,
    unseen_notice=False,
    snooze_s=600,
    apps_off=("Zoom",),
    trusted_name="Aigerim",
    trusted_phone="+7 701 000 00 00",
    history_days=7,
    evidence_clip=True,
    rate_hz=8.0,
)


# choices


def test_every_choice_is_told_at_once(opened) -> None:
    window = opened(voice=True)
    make_each_choice(window)
    assert window.said[-1] == window.settings == CHOSEN
    assert len(window.said) == 15
    assert window.said[0] == replace(START, start_paused=True)


def test_the_window_shows_what_is_chosen(opened) -> None:
    window = opened(replace(CHOSEN, evidence_folder="/"), voice=True)
    assert window.general.language.currentData() == "en"
    assert window.warnings.operating_points["sensitive"].isChecked()
    assert window.calls.apps.item(1).checkState() == Qt.CheckState.Unchecked
    assert (window.warnings.snooze.value(), window.speed.rate.value()) == (10, 8)
    assert (window.person.name.text(), window.person.phone.text()) == ("Aigerim", "+7 701 000 00 00")
    assert window.records.history.currentData() == 7
    assert window.records._where.text().startswith("/")
    window.close()
    assert window.said == []  # to look is not to choose


def test_odd_values_are_shown_and_left_alone(opened) -> None:
    window = opened(Settings(language="en", snooze_s=10, rate_hz=2.4, history_days=45))
    assert window.warnings.snooze.value() == 1
    assert window.records.history.currentText() == "for 45 days"
    window.close()
    assert window.said == []


def test_without_applications_there_is_no_empty_list(opened) -> None:
    window = opened(applications=())
    window.sections.setCurrentRow(CALLS)
    assert not window.calls.apps.isVisible()


def test_autostart_is_offered_only_where_it_can_be(opened, monkeypatch) -> None:
    assert opened().general.autostart.isVisible()
    monkeypatch.setattr(autostart, "supported", lambda: False)
    assert not opened().general.autostart.isVisible()


def test_a_voice_that_cannot_be_had_is_said(opened) -> None:
    window = opened(Settings(language="en", voice=True))
    window.sections.setCurrentRow(WARNINGS)
    voice = window.warnings.voice
    assert (voice.isEnabled(), voice.isChecked()) == (False, False)
    assert voice.accessibleDescription() == "This computer has no voice for it."
    assert window.settings.voice  # kept for the day when there is one
    window = opened(voice=True)
    assert window.warnings.voice.isEnabled()
    assert window.warnings.voice.accessibleDescription() == ""


def test_a_number_that_cannot_be_is_said_beside_it_and_not_kept(opened) -> None:
    window = opened(replace(START, trusted_phone="102"))
    window.sections.setCurrentRow(PERSON)
    page = window.person
    assert not page.problem.isVisible()
    page.phone.setText("my daughter")
    page.phone.editingFinished.emit()
    assert page.problem.isVisible()
    assert page.problem.text() == page.phone.accessibleDescription() != ""
    assert (window.settings.trusted_phone, window.said) == ("102", [])
    assert not window.undo.isEnabled()
    page.phone.setText("8 (701) 000-00-00")
    page.phone.editingFinished.emit()
    assert not page.problem.isVisible()
    assert window.settings.trusted_phone == "8 (701) 000-00-00"


def test_what_was_typed_last_is_kept_when_the_window_closes(opened) -> None:
    window = opened()
    window.person.name.setText("Aigerim")
    window.warnings.snooze.lineEdit().setText("7 min")
    window.speed.rate.lineEdit().setText("3")
    window.close()
    settings = window.said[-1]
    assert (settings.trusted_name, settings.snooze_s, settings.rate_hz) == ("Aigerim", 420, 3.0)


def test_a_number_that_is_being_typed_is_one_choice(opened) -> None:
    window = opened()
    window.sections.setCurrentRow(WARNINGS)
    snooze = window.warnings.snooze
    snooze.selectAll()
    QTest.keyClicks(snooze, "15")
    assert window.said == []
    QTest.keyClick(snooze, Qt.Key.Key_Return)
    assert [settings.snooze_s for settings in window.said] == [900]


def test_the_wheel_scrolls_and_never_chooses(opened) -> None:
    window = opened()
    for row, control in (
        (RECORDS, window.records.history),
        (SPEED, window.speed.rate),
        (GENERAL, window.general.language),
    ):
        window.sections.setCurrentRow(row)
        control.setFocus()
        place = QPointF(5, 5)
        wheel = QWheelEvent(
            place, control.mapToGlobal(place), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(control, wheel)
    assert window.said == []


# evidence


def test_a_folder_for_evidence_is_chosen_and_given_up(opened, monkeypatch, tmp_path: Path) -> None:
    window = opened()
    window.sections.setCurrentRow(RECORDS)
    page = window.records
    assert page._where.text() == "In your Documents folder"
    assert not page.documents.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.folder.click()
    assert window.settings.evidence_folder == str(tmp_path)
    window.take_back()
    window.take(replace(window.settings, evidence_folder=str(tmp_path)))
    assert page._where.text().replace("\u200b", "") == str(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page.folder.click()  # thought better of it
    assert window.settings.evidence_folder == str(tmp_path)
    page.documents.click()
    assert window.settings.evidence_folder == ""


def test_a_folder_that_cannot_be_is_said_beside_it(opened, monkeypatch) -> None:
    window = opened()
    window.sections.setCurrentRow(RECORDS)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/" + "x" * 300)
    window.records.folder.click()
    assert window.records.problem.isVisible()
    assert (window.settings.evidence_folder, window.said) == ("", [])


def test_a_folder_that_has_gone_is_said(opened, tmp_path: Path) -> None:
    window = opened(replace(START, evidence_folder=str(tmp_path / "gone")))
    assert "This folder is not there now" in window.records._where.text()


# what was measured


def test_an_operating_point_says_in_words_what_was_measured(opened) -> None:
    window = opened(measured=MEASURED)
    window.sections.setCurrentRow(WARNINGS)
    words = {name: label.text() for name, label in window.warnings.rates.items()}
    assert words["cautious"] == (
        "Only strong signs. On 20 real callers (3 minutes): no false warning. Of 20 swapped faces it found 5."
    )
    assert words["balanced"] == (
        "On 20 real callers (about a minute): 2 false warnings. Of 20 swapped faces it found 8."
    )
    assert words["sensitive"] == "Weak signs too, more false alarms. Not measured."
    assert window.warnings._few.isVisible()
    for name, button in window.warnings.operating_points.items():
        assert button.accessibleDescription() == words[name]
    assert not any("%" in word or "." in word.replace(". ", "").rstrip(".") for word in words.values())  # no bare rates


def test_one_false_warning_is_one(opened) -> None:
    window = opened(measured={"balanced": Measured(20, 1, 2.7, 20, 0)})
    assert "one false warning." in window.warnings.rates["balanced"].text()
    assert window.warnings.rates["balanced"].text().endswith("it found 0.")


def test_where_nothing_was_measured_that_is_said(opened) -> None:
    window = opened()
    window.sections.setCurrentRow(WARNINGS)
    assert all(label.text().endswith("Not measured.") for label in window.warnings.rates.values())
    assert not window.warnings._few.isVisible()


# undo


def test_every_choice_can_be_taken_back(opened) -> None:
    window = opened(voice=True)
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
    assert window.calls.apps.item(1).checkState() == Qt.CheckState.Checked
    assert (window.person.name.text(), window.person.phone.text()) == ("", "")
    assert (window.records.history.currentData(), window.speed.rate.value()) == (90, 5)
    window.take_back()  # nothing more: no harm
    assert window.settings == START


def test_undo_shows_the_page_of_what_it_takes_back(opened) -> None:
    window = opened()
    window.sections.setCurrentRow(WARNINGS)
    window.warnings.sound.click()
    window.sections.setCurrentRow(SPEED)
    window.undo.click()
    assert window.sections.currentRow() == WARNINGS
    assert window.warnings.sound.isChecked()


def test_undo_by_the_keyboard(opened) -> None:
    window = opened()
    window.activateWindow()
    QTest.qWaitForWindowActive(window, 1000)
    window.general.start_paused.click()
    QTest.keyClick(window.general.start_paused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.settings == START


def test_undo_leaves_what_was_changed_elsewhere(opened) -> None:
    window = opened()
    window.warnings.sound.click()
    mine = (SelfView.in_corner("WhatsApp", "top_left"),)
    window.take(replace(window.settings, self_views=mine, rate_hz=7.0))
    assert window.speed.rate.value() == 7
    assert len(window.said) == 1  # to be told is not to choose
    window.undo.click()
    assert window.settings == window.said[-1] == replace(START, self_views=mine, rate_hz=7.0)


def test_undo_forgets_a_refused_number(opened) -> None:
    window = opened(replace(START, trusted_phone="102"))
    window.general.start_paused.click()
    window.person.phone.setText("my daughter")
    window.person.phone.editingFinished.emit()
    window.undo.click()
    assert window.person.phone.text() == "102"
    assert window.person.problem.text() == ""


# other windows, the preview


def test_the_other_windows_are_asked_for(opened, qtbot) -> None:
    window = opened()
    with qtbot.waitSignal(window.pick_window, timeout=1000):
        window.calls.pick.click()
    with qtbot.waitSignal(window.mark_me, timeout=1000):
        window.calls.mine.click()


def test_the_preview_looks_only_while_its_page_is_seen(opened, picture: Picture) -> None:
    window = opened(picture=lambda: picture, state=lambda: CALM)
    preview = window.speed.preview
    assert not preview.looking
    window.sections.setCurrentRow(SPEED)
    assert preview.looking
    window.sections.setCurrentRow(GENERAL)
    assert not preview.looking
    window.sections.setCurrentRow(SPEED)
    window.close()
    assert not preview.looking


def test_without_a_picture_to_ask_for_there_is_no_preview(opened) -> None:
    assert opened().speed.preview is None


# languages, the keyboard, the screen


def test_the_language_changes_live_and_leaves_everything_else(opened, english: Callable[[str], None]) -> None:
    window = opened(CHOSEN, voice=True)
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


def test_the_language_is_chosen_by_its_own_name(opened) -> None:
    window = opened()
    words = [window.general.language.itemText(index) for index in range(window.general.language.count())]
    assert words == ["As the system", "Қазақша", "Русский", "English"]
    window.general.language.setCurrentIndex(1)
    assert window.said[-1].language == "kk"


def test_tab_reaches_every_control_of_every_page(opened) -> None:
    window = opened(replace(START, evidence_folder="/"), voice=True)
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


def test_the_arrows_go_through_the_pages_and_escape_closes(opened) -> None:
    window = opened()
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
