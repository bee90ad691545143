"""What helps besides the warning: the windows of ``ui/help``, and the question before money."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from guard.types import Call, Outcome, Task, VerdictKind
from ui.help import leaflet
from ui.help.aid_window import AidWindow
from ui.help.challenge_window import ChallengeWindow
from ui.help.parents_window import ParentsWindow
from ui.help.relative_window import RelativeWindow
from ui.settings.window import PERSON, SettingsWindow
from ui.warning import voice
from ui.warning.money_card import MoneyCard

if TYPE_CHECKING:
    from ui.controller import Controller


class Help(QObject):
    """``refused``: what could not be done, and why; ``done``: what was, and what to do with it.

    ``owed``: the place for money about which is to be asked once no red warning stands; owed of the call that has it.
    """

    refused = Signal(str, str)
    done = Signal(str, str)

    def __init__(self, program: Controller) -> None:
        super().__init__(program)
        self._program, self._windows, self._keeper = program, program.windows, program.keeper
        self._engine, self._menu, self._sound = program.engine, program.menu, program.sound
        self.owed = ""
        self._owed_of: int | None = None
        self._checked: int | None = None
        """The call whose caller was asked last to do something."""
        self._menu.relative.triggered.connect(self._relative)
        self._menu.challenge.triggered.connect(self._challenge)
        self._menu.told.triggered.connect(self._told)
        self._menu.leaflet.triggered.connect(self._leaflet)
        self._menu.parents.triggered.connect(lambda: self._windows.open("parents", self._parents))

    def money(self, place: str) -> None:
        """A place for money came to the front: ask once who wanted it. While a red warning stands that one says it."""
        self._owe(place)
        self.ask_of_money()

    def give_way(self) -> None:
        """A warning was raised: to a red one the question before money gives way, and is owed."""
        card = self._windows.find("money", MoneyCard)
        if card is not None and self._red() is not None:
            self._owe(card.place)
            self._windows.close("money")

    def _red(self) -> int | None:
        """The first call over which a red warning stands that was not put off."""
        alerts = ((call.id, call.alert) for call in self._engine.state.calls if call.alert is not None)
        red = (number for number, alert in alerts if alert.level is VerdictKind.FAKE and not alert.snoozed)
        return next(red, None)

    def _owe(self, place: str) -> None:
        self.owed, self._owed_of = place, self._red()

    def ask_of_money(self) -> None:
        """The question that is owed, as soon as no red warning stands any more, or it was put off."""
        if not self.owed or self._red() is not None:
            return
        place, self.owed = self.owed, ""

        def make() -> QWidget:
            window = MoneyCard(place)
            window.what_now.connect(self._menu.what_now.trigger)
            window.relative.connect(self._menu.relative.trigger)
            return window

        self._windows.close("money")
        self._windows.open("money", make, focus=False)
        self._program.overlay.follow()

    def challenged(self, task: Task | None, outcome: Outcome | None) -> None:
        """What came of a task of the guided check."""
        window = self._windows.find("challenge", ChallengeWindow)
        if window is not None and task is not None and outcome is not None:
            window.told(task, outcome)

    def ended(self, call: Call, over: bool) -> None:
        """A call is not watched any more; ``over``: it was seen to end. Its caller is not asked any more.

        Nor is a question owed for it (what to do now speaks of the bank too), but for the next that is warned of so.
        """
        last = not self._engine.state.calls
        if last or call.id == self._owed_of:
            self._owe(self.owed if self._red() is not None else "")
        window = self._windows.find("challenge", ChallengeWindow)
        if window is not None and (last or call.id == self._checked):
            self._engine.challenge(None)
            window.end() if over else self._windows.close("challenge")

    def _ask_for(self, task: Task) -> None:
        call = self._engine.state.call
        self._checked = call.id if call is not None else None
        self._engine.challenge(task)

    def _challenge(self) -> None:
        self._sound.stop()

        def make() -> QWidget:
            window = ChallengeWindow()
            window.asked.connect(self._ask_for)
            window.refused.connect(self._engine.refuse)
            window.over.connect(lambda: self._engine.challenge(None))
            window.what_now.connect(self._menu.what_now.trigger)
            window.begin()
            return window

        self._windows.open("challenge", make)
        self._program.overlay.follow()

    def _relative(self) -> None:
        self._sound.stop()

        def make() -> QWidget:
            window = RelativeWindow(self._keeper.now)
            window.enter.connect(lambda: self._settings_at(PERSON))
            return window

        self._windows.open("relative", make)
        self._program.overlay.follow()

    def _told(self) -> None:
        self._sound.stop()

        def make() -> QWidget:
            window = AidWindow()
            window.report.connect(self._menu.report.trigger)
            window.relative.connect(self._menu.relative.trigger)
            return window

        self._windows.open("told", make)
        self._program.overlay.follow()

    def _leaflet(self) -> None:
        def write(path: Path) -> None:
            what = self.tr("A page to print")
            try:
                place = leaflet.write(self._keeper.now, path)
            except OSError as problem:
                self.refused.emit(what, problem.strerror or type(problem).__name__)
            else:
                words = self.tr("Saved in the folder “{folder}”: {name}. Print it and put it beside the telephone.")
                words = words.replace("{folder}", str(place.parent)).replace("{name}", place.name)
                self.done.emit(what, words)

        self._windows.close("leaflet")
        self._windows.open("leaflet", lambda: leaflet.ask(self._keeper.now.evidence_folder, write))

    def _parents(self) -> QWidget:
        window = ParentsWindow(self._keeper.now, voice.available(self._keeper.now.language))
        window.changed.connect(self._keeper.apply)
        window.leaflet.connect(self._menu.leaflet.trigger)
        window.practise.connect(self._program.practice.begin)
        return window

    def _settings_at(self, page: int) -> None:
        self._menu.settings.trigger()
        window = self._windows.find("settings", SettingsWindow)
        if window is not None:
            window.sections.setCurrentRow(page)
