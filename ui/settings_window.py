"""The choices, in words. Each takes effect at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from guard.settings.schema import Settings, SettingsError
from ui import autostart, language

ROOM: Final = QSize(40, 100)
"""Pixels beyond what the form asks for: margins, wrapped rows, and the words beside a refused number."""


class SettingsWindow(QWidget):
    """``changed`` carries the new Settings after every choice."""

    changed = Signal(object)

    def __init__(self, settings: Settings, applications: Sequence[str]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.settings, self._applications = settings, tuple(applications)
        self._scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)  # for an enlarged screen
        QVBoxLayout(self).addWidget(self._scroll)
        self._build()
        wanted = self._scroll.widget().sizeHint() + ROOM
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size() * 0.94))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._person()  # what was typed last
        super().closeEvent(event)

    def _choose(self, **values: Any) -> None:
        settings = replace(self.settings, **values)
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)

    def _build(self) -> None:
        """All words and widgets, in the language of now."""
        self.setWindowTitle(self.tr("Qalqan settings"))
        self._scroll.setAccessibleName(self.windowTitle())
        body, old = QWidget(), self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        form = QFormLayout(body)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Language"), self._language())
        form.addRow(self.tr("Warnings"), self._operating_point())
        self.sound = self._check(self.tr("Sound with a warning"), "sound")
        form.addRow("", self.sound)
        form.addRow(self.tr("“Not now” hides a warning for"), self._snooze())
        if self._applications:
            form.addRow(self.tr("Watch calls in"), self._apps())
        form.addRow(self.tr("Someone you trust"), self._trusted())
        form.addRow(self.tr("Pictures checked a second"), self._rate())
        form.addRow(self.tr("Keep the list of calls"), self._history())
        if autostart.supported():
            self.autostart = self._check(self.tr("Start with the computer"), "autostart")
            form.addRow("", self.autostart)
        kept = self.tr("Everything stays on this computer. No picture is stored unless you save evidence.")
        note = QLabel(kept, wordWrap=True)
        form.addRow(note)
        self._scroll.setWidget(body)

    def _language(self) -> QComboBox:
        self.language = QComboBox()
        self.language.addItem(self.tr("As the system"), "system")
        for name, word in language.LANGUAGES.items():
            self.language.addItem(word, name)
        self.language.setCurrentIndex(self.language.findData(self.settings.language))
        self.language.currentIndexChanged.connect(lambda: self._choose(language=self.language.currentData()))
        return self.language

    def _operating_point(self) -> QWidget:
        words = {
            "cautious": self.tr("Fewest false alarms: only strong signs"),
            "balanced": self.tr("Balanced"),
            "sensitive": self.tr("Earliest: weak signs too, more false alarms"),
        }
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self.operating_points: dict[str, QRadioButton] = {}
        group = QButtonGroup(box)
        for name, word in words.items():
            button = self.operating_points[name] = QRadioButton(word)
            button.setChecked(name == self.settings.operating_point)
            button.clicked.connect(lambda _checked, name=name: self._choose(operating_point=name))
            group.addButton(button)
            column.addWidget(button)
        return box

    def _check(self, word: str, name: str) -> QCheckBox:
        check = QCheckBox(word)
        check.setChecked(getattr(self.settings, name))
        check.toggled.connect(lambda checked: self._choose(**{name: checked}))
        return check

    def _snooze(self) -> QSpinBox:
        self.snooze = QSpinBox(minimum=1, maximum=60, suffix=self.tr(" min"))
        self.snooze.setValue(max(1, round(self.settings.snooze_s / 60)))
        self.snooze.valueChanged.connect(lambda minutes: self._choose(snooze_s=60 * minutes))
        return self.snooze

    def _trusted(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self.trusted_name = QLineEdit(self.settings.trusted_name, placeholderText=self.tr("Name"), maxLength=60)
        self.trusted_phone = QLineEdit(self.settings.trusted_phone, placeholderText=self.tr("Telephone number"))
        self.phone_problem = QLabel(wordWrap=True, visible=False)
        for field in (self.trusted_name, self.trusted_phone):
            field.setAccessibleName(f"{self.tr('Someone you trust')}: {field.placeholderText()}")
            field.editingFinished.connect(self._person)
            column.addWidget(field)
        column.addWidget(self.phone_problem)
        box.setFocusProxy(self.trusted_name)
        return box

    def _person(self) -> None:
        """Keep the name and number typed; a number that cannot be one is said beside it, and the old one stands."""
        self._choose(trusted_name=_line(self.trusted_name.text()))
        problem = ""
        try:
            self._choose(trusted_phone=_line(self.trusted_phone.text()))
        except SettingsError:
            problem = self.tr("This number is not kept. Write only digits, spaces and + - ( ), at most 30.")
        self.phone_problem.setText(problem)
        self.phone_problem.setVisible(bool(problem))
        self.trusted_phone.setAccessibleDescription(problem)

    def _rate(self) -> QSpinBox:
        self.rate = QSpinBox(minimum=1, maximum=10)
        self.rate.setValue(round(self.settings.rate_hz))
        self.rate.setToolTip(self.tr("Fewer is easier for a slow computer; more warns sooner."))
        self.rate.valueChanged.connect(lambda rate: self._choose(rate_hz=float(rate)))
        return self.rate

    def _apps(self) -> QListWidget:
        self.apps = QListWidget()
        self.apps.setMaximumHeight(110)
        for name in self._applications:
            item = QListWidgetItem(name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            on = name not in self.settings.apps_off
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.apps.addItem(item)
        self.apps.itemChanged.connect(lambda: self._choose(apps_off=self._apps_off()))
        return self.apps

    def _apps_off(self) -> tuple[str, ...]:
        items = (self.apps.item(row) for row in range(self.apps.count()))
        return tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Unchecked)

    def _history(self) -> QComboBox:
        self.history = QComboBox()
        words = {
            0: self.tr("do not keep it"),
            7: self.tr("for a week"),
            30: self.tr("for a month"),
            90: self.tr("for three months"),
            365: self.tr("for a year"),
        }
        for days in sorted({*words, self.settings.history_days}):
            self.history.addItem(words.get(days, str(days)), days)
        self.history.setCurrentIndex(self.history.findData(self.settings.history_days))
        self.history.currentIndexChanged.connect(lambda: self._choose(history_days=self.history.currentData()))
        return self.history


def _line(text: str) -> str:
    """One clean line: contacts that are copied carry marks that cannot be seen."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
