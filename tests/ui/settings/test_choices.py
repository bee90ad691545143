"""Every choice takes effect at once; what cannot be is said beside it and not kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QWidget,
)

from guard.settings.schema import Settings
from guard.types import Measured
from tests.ui.settings.case import (
    CALLERS,
    CALLS,
    CHOSEN,
    GENERAL,
    MEASURED,
    PERSON,
    RECORDS,
    SPEED,
    START,
    WARNINGS,
    make_each_choice,
)
from ui import autostart


def dialog_of(window: QWidget) -> QFileDialog:
    """The question for a folder, which holds nothing up."""
    *_, dialog = window.findChildren(QFileDialog)
    assert not dialog.isModal()
    return dialog


def choose(window: QWidget, folder: Path) -> None:
    dialog = dialog_of(window)
    dialog.fileSelected.emit(str(folder))
    dialog.close()


# choices


def test_every_choice_is_told_at_once(opened_settings) -> None:
    window = opened_settings(voice=True)
    make_each_choice(window)
    assert window.said[-1] == window.settings == CHOSEN
    assert len(window.said) == 21
    assert window.said[0] == replace(START, start_paused=True)


def test_the_window_shows_what_is_chosen(opened_settings) -> None:
    window = opened_settings(replace(CHOSEN, evidence_folder="/"), voice=True)
    assert window.general.language.currentData() == "en"
    assert window.warnings.operating_points["sensitive"].isChecked()
    assert not window.calls.apps["Zoom"].isChecked()
    assert (window.warnings.snooze.value(), window.speed.rate.value()) == (10, 8)
    assert (window.person.name.text(), window.person.phone.text()) == ("Aigerim", "+7 701 000 00 00")
    assert window.records.history.currentData() == 7
    assert window.records._where.text().startswith("/")
    window.close()
    assert window.said == []  # to look is not to choose


def test_odd_values_are_shown_and_left_alone(opened_settings) -> None:
    window = opened_settings(Settings(language="en", snooze_s=10, rate_hz=2.4, history_days=45))
    assert window.warnings.snooze.value() == 1
    assert window.records.history.currentText() == "for 45 days"
    window.close()
    assert window.said == []


def test_without_applications_there_is_no_empty_list(opened_settings) -> None:
    window = opened_settings(applications=())
    window.sections.setCurrentRow(CALLS)
    assert not window.calls._apps.isVisible()


def test_autostart_is_offered_only_where_it_can_be(opened_settings, monkeypatch) -> None:
    assert opened_settings().general.autostart.isVisible()
    monkeypatch.setattr(autostart, "supported", lambda: False)
    assert not opened_settings().general.autostart.isVisible()


def test_a_voice_that_cannot_be_had_is_said(opened_settings) -> None:
    window = opened_settings(Settings(language="en", voice=True))
    window.sections.setCurrentRow(WARNINGS)
    voice = window.warnings.voice
    assert (voice.isEnabled(), voice.isChecked()) == (False, False)
    assert voice.accessibleDescription() == "This computer has no voice for it."
    assert window.settings.voice  # kept for the day when there is one
    window = opened_settings(voice=True)
    assert window.warnings.voice.isEnabled()
    assert window.warnings.voice.accessibleDescription() == ""


def test_a_number_that_cannot_be_is_said_beside_it_and_not_kept(opened_settings) -> None:
    window = opened_settings(replace(START, trusted_phone="102"))
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


def test_the_window_stays_once_where_a_number_cannot_be_kept(opened_settings) -> None:
    window = opened_settings()
    window.person.phone.setText("8 701 000-00-00, WhatsApp")
    window._close.click()
    assert window.isVisible()
    assert window.sections.currentRow() == PERSON
    assert window.person.problem.isVisible()
    window._close.click()
    assert not window.isVisible()


@pytest.mark.parametrize("phone", ["8 701 000 00 00 8 7172 11 22 33", "+7", "+"])
def test_a_number_is_one_number(opened_settings, phone: str) -> None:
    window = opened_settings()
    window.person.phone.setText(phone)
    window.person.phone.editingFinished.emit()
    assert (window.settings.trusted_phone == phone) == (phone == "+7")


def test_what_is_being_written_outlives_a_change_from_elsewhere(opened_settings, qtbot) -> None:
    window = opened_settings(replace(START, contacts=("Askar",)))
    window.activateWindow()
    window.sections.setCurrentRow(CALLERS)
    window.callers.contacts.setFocus()
    qtbot.waitUntil(window.callers.contacts.hasFocus)
    window.callers.contacts.appendPlainText("Aigerim")
    window.take(replace(START, contacts=("Askar", "Marat")))
    window.callers.commit()
    assert window.settings.contacts == ("Askar", "Aigerim", "Marat")
    window.sections.setCurrentRow(PERSON)
    window.person.phone.setFocus()
    QTest.keyClicks(window.person.phone, "8 701")
    window.take(replace(window.settings, sound=False))
    assert window.person.phone.text() == "8 701"


def test_what_was_typed_last_is_kept_when_the_window_closes(opened_settings) -> None:
    window = opened_settings()
    window.person.name.setText("Aigerim")
    window.warnings.snooze.lineEdit().setText("7 min")
    window.speed.rate.lineEdit().setText("3")
    window.close()
    settings = window.said[-1]
    assert (settings.trusted_name, settings.snooze_s, settings.rate_hz) == ("Aigerim", 420, 3.0)


def test_a_number_that_is_being_typed_is_one_choice(opened_settings) -> None:
    window = opened_settings()
    window.sections.setCurrentRow(WARNINGS)
    snooze = window.warnings.snooze
    snooze.selectAll()
    QTest.keyClicks(snooze, "15")
    assert window.said == []
    QTest.keyClick(snooze, Qt.Key.Key_Return)
    assert [settings.snooze_s for settings in window.said] == [900]


def test_the_wheel_scrolls_and_never_chooses(opened_settings) -> None:
    window = opened_settings()
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


def test_a_folder_for_evidence_is_chosen_and_given_up(opened_settings, tmp_path: Path) -> None:
    window = opened_settings()
    window.sections.setCurrentRow(RECORDS)
    page = window.records
    assert page._where.text() == "In your Documents folder"
    assert not page.documents.isEnabled()
    page.folder.click()
    choose(window, tmp_path)
    assert window.settings.evidence_folder == str(tmp_path)
    window.take_back()
    window.take(replace(window.settings, evidence_folder=str(tmp_path)))
    assert page._where.text().replace("\u200b", "") == str(tmp_path)
    page.folder.click()
    dialog_of(window).reject()  # thought better of it
    assert window.settings.evidence_folder == str(tmp_path)
    page.documents.click()
    assert window.settings.evidence_folder == ""


def test_a_folder_that_cannot_be_is_said_beside_it(opened_settings) -> None:
    window = opened_settings()
    window.sections.setCurrentRow(RECORDS)
    window.records.folder.click()
    choose(window, Path("/" + "x" * 300))
    assert window.records.problem.isVisible()
    assert (window.settings.evidence_folder, window.said) == ("", [])


def test_a_folder_that_has_gone_is_said(opened_settings, tmp_path: Path) -> None:
    window = opened_settings(replace(START, evidence_folder=str(tmp_path / "gone")))
    assert "This folder is not there now" in window.records._where.text()


# what was measured


def test_an_operating_point_says_in_words_what_was_measured(opened_settings) -> None:
    window = opened_settings(measured=MEASURED)
    window.sections.setCurrentRow(WARNINGS)
    words = {name: label.text() for name, label in window.warnings.rates.items()}
    assert words["cautious"] == (
        "Only strong signs. On 20 real callers (3 minutes): no false warning. Of 20 swapped faces it found 5."
    )
    assert words["balanced"] == (
        "On 20 real callers (about a minute): 2 false warnings. Of 20 swapped faces it found 8."
    )
    assert (
        words["sensitive"]
        == "Weak signs too. More false alarms, most on a bad line or with a beauty filter. Not measured."
    )
    assert window.warnings._few.isVisible()
    for name, button in window.warnings.operating_points.items():
        assert button.accessibleDescription() == words[name]
    assert not any("%" in word or "." in word.replace(". ", "").rstrip(".") for word in words.values())  # no bare rates


def test_one_false_warning_is_one(opened_settings) -> None:
    window = opened_settings(measured={"balanced": Measured(20, 1, 2.7, 20, 0)})
    assert "one false warning." in window.warnings.rates["balanced"].text()
    assert window.warnings.rates["balanced"].text().endswith("it found 0.")


def test_where_nothing_was_measured_that_is_said(opened_settings) -> None:
    window = opened_settings()
    window.sections.setCurrentRow(WARNINGS)
    assert all(label.text().endswith("Not measured.") for label in window.warnings.rates.values())
    assert not window.warnings._few.isVisible()
