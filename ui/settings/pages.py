"""The pages of the settings with little on them; that of the warnings and that of the records stand by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from guard.settings.schema import Settings, SettingsError
from guard.types import Picture, State
from ui import autostart, language, look, messages
from ui.look import Tick
from ui.settings.controls import Choice, Number, Page, Sentence, Title, clean_line, rename
from ui.settings.preview import Preview

FIELD_PX: Final = 420  # the most that a line to write on takes


class LanguagePage(Page):
    """The language alone."""

    def __init__(self, choose: Callable[..., None]) -> None:
        super().__init__(choose)
        self.language = Choice()
        for name in ("system", *language.LANGUAGES):
            self.language.addItem("", name)
        self.language.currentIndexChanged.connect(lambda: self._choose(language=self.language.currentData()))
        self._language = Title(self.language)
        self._block(self._language, self.language)
        self._more()
        self._end()
        self.words()

    def words(self) -> None:
        self._language.setText(self.tr("Language"))
        system = self.tr("As the system")
        rename(self.language, lambda name: language.LANGUAGES.get(name, system))

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self.language.setCurrentIndex(self.language.findData(settings.language))

    def _more(self) -> None:
        """What else stands on the page."""


class GeneralPage(LanguagePage):
    """The language, and the start."""

    def words(self) -> None:
        super().words()
        self.autostart.setText(self.tr("Start with the computer"))
        self.start_paused.setText(self.tr("Start paused"))
        self._paused.say(self.tr("Nothing is watched until you choose “Watch again”."))

    def _more(self) -> None:
        self.autostart, self.start_paused = self._check("autostart"), self._check("start_paused")
        self._paused = Sentence(self.start_paused)
        if autostart.supported():
            self._block(self.autostart)
        self._block(self.start_paused, self._paused)


class CallsPage(Page):
    """What is watched. ``pick_window`` and ``mark_self_view`` ask for the windows of these names."""

    pick_window = Signal()
    mark_self_view = Signal()

    def __init__(self, choose: Callable[..., None], applications: Sequence[str]) -> None:
        super().__init__(choose)
        self.pick, self.self_view = look.button(look.NOTE, tall=0), look.button(look.NOTE, tall=0)
        self._pick, self._self_view, self._apps = Sentence(self.pick), Sentence(self.self_view), Title()
        self.apps = {name: Tick(name) for name in applications}
        self.remote_notice = self._check("remote_notice")
        self._remote = Sentence(self.remote_notice)
        self.pick.clicked.connect(self.pick_window)
        self.self_view.clicked.connect(self.mark_self_view)
        for tick in self.apps.values():
            tick.toggled.connect(lambda: self._choose(apps_off=self._off()))
        self._block(self.pick, self._pick)
        self._block(self.self_view, self._self_view)
        self._block(self.remote_notice, self._remote)
        if self.apps:
            self._block(self._apps, *self.apps.values())
        self._end()
        self.words()

    def words(self) -> None:
        self.pick.setText(self.tr("Pick a window…"))
        self._pick.say(self.tr("If Qalqan does not find the call by itself."))
        self.self_view.setText(self.tr("Which picture is me…"))
        self._self_view.say(self.tr("So that only the caller is checked. For this a video call must be open."))
        self.remote_notice.setText(self.tr("Warn of remote access"))
        self._remote.say(
            self.tr(
                "When AnyDesk, TeamViewer or another one is opened during a call, or your screen is shown to the "
                "caller. Nothing is closed."
            )
        )
        self._apps.setText(self.tr("Watch calls in"))
        for name, tick in self.apps.items():
            tick.setText(messages.application(name))

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        for name, tick in self.apps.items():
            tick.setChecked(name not in settings.apps_off)

    def _off(self) -> tuple[str, ...]:
        return tuple(name for name, tick in self.apps.items() if not tick.isChecked())


class PersonPage(Page):
    """Whom to call. A number that cannot be one is said beside it, and the old one stands."""

    def __init__(self, choose: Callable[..., None]) -> None:
        super().__init__(choose)
        self.name, self.phone = QLineEdit(maxLength=60), QLineEdit()
        self._name, self._phone = Title(self.name), Title(self.phone)
        self._why, self.problem = Sentence(), Sentence(self.phone)
        for field in (self.name, self.phone):
            field.setMaximumWidth(FIELD_PX)
            field.editingFinished.connect(self.commit)
        self._block(self._why)
        self._block(self._name, self.name, wide=True)
        self._block(self._phone, self.phone, self.problem, wide=True)
        self._end()
        self.words()
        self.problem.say("")
        self._refused = ""

    def words(self) -> None:
        trusted = self.tr("Someone you trust")
        self._why.say(self.tr("Call this person when a call frightens you. The name and number stand on the advice."))
        for label, field, word in (
            (self._name, self.name, self.tr("Name")),
            (self._phone, self.phone, self.tr("Telephone number")),
        ):
            label.setText(word)
            field.setAccessibleName(f"{trusted}: {word}")
        if self.problem.text():
            self._refuse()

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        for field, kept in ((self.name, settings.trusted_name), (self.phone, settings.trusted_phone)):
            if field.text() != kept and not (field.hasFocus() and field.isModified()):  # it is being written
                field.setText(kept)
        if not self.phone.isModified():
            self.problem.say("")

    def commit(self) -> None:
        self._choose(trusted_name=clean_line(self.name.text()))
        try:
            self._choose(trusted_phone=clean_line(self.phone.text()))
        except SettingsError:
            self._refuse()
            return
        self.problem.say("")
        for field in (self.name, self.phone):
            field.setModified(False)

    def may_close(self) -> bool:
        self.commit()
        told, self._refused = self._refused, self.phone.text() if self.problem.text() else ""
        if self._refused != told:
            self.phone.setFocus()
        return self._refused == told

    def _refuse(self) -> None:
        self.problem.say(self.tr("This number is not kept. Write one number: only digits, spaces and + - ( )."))


class SpeedPage(Page):
    """How often the guard looks, and what it sees."""

    def __init__(
        self,
        choose: Callable[..., None],
        picture: Callable[[], Picture | None] | None,
        state: Callable[[], State] | None,
    ) -> None:
        super().__init__(choose)
        self.rate = Number(1, 10)
        self._rate, self._easier = Title(self.rate), Sentence(self.rate)
        self.rate.valueChanged.connect(lambda rate: self._choose(rate_hz=float(rate)))
        self._block(self._rate, self.rate, self._easier)
        self.preview = Preview(picture, state) if picture is not None and state is not None else None
        if self.preview is None:
            self._end()
        else:
            self._block(self.preview, wide=True)
            self.column.setStretchFactor(self.preview, 1)
        self.words()

    def words(self) -> None:
        self._rate.setText(self.tr("Pictures checked a second"))
        self._easier.say(self.tr("Fewer is easier for a slow computer; more warns sooner."))

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self.rate.setValue(round(settings.rate_hz))

    def commit(self) -> None:
        self.rate.interpretText()
