"""What the tests of the settings window have in common."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
)

from guard.settings.schema import Settings
from guard.types import Measured
from ui.settings.window import SettingsWindow

START = Settings(language="en")
APPLICATIONS = ("WhatsApp", "Zoom")
MEASURED = {"cautious": Measured(20, 0, 2.7, 20, 5), "balanced": Measured(20, 2, 0.9, 20, 8)}
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
GENERAL, WARNINGS, CALLS, PERSON, CALLERS, RECORDS, SPEED = range(7)


def make_each_choice(window: SettingsWindow) -> None:
    window.general.start_paused.click()
    window.general.autostart.click()
    window.warnings.operating_points["sensitive"].click()
    for name in ("sound", "repeat_sound", "voice", "odd_notice", "unseen_notice"):
        getattr(window.warnings, name).click()
    window.warnings.snooze.setValue(10)
    window.calls.remote_notice.click()
    window.calls.apps["Zoom"].click()
    window.person.name.setText("Aigerim")
    window.person.phone.setText("\u202a+7\xa0701 000 00 00\u202c")  # as copied from a list of contacts
    window.person.phone.editingFinished.emit()
    window.callers.contacts.setPlainText(" Aigerim\u202c \n\n+7 701 000 00 00\nAigerim\n")
    window.callers.contacts.left.emit()
    for name in ("caller_check", "claim_notice", "money_pause", "family_word"):
        getattr(window.callers, name).click()
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
    remote_notice=False,
    snooze_s=600,
    contacts=("Aigerim", "+7 701 000 00 00"),
    caller_check=False,
    claim_notice=False,
    money_pause=False,
    family_word=True,
    apps_off=("Zoom",),
    trusted_name="Aigerim",
    trusted_phone="+7 701 000 00 00",
    history_days=7,
    evidence_clip=True,
    rate_hz=8.0,
)
