"""What can be asked of the program: the tray's menu, whose actions the home window shows as buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QMenu, QWidget

from guard.types import Source, State, Watch
from ui import messages

KEY: Final = "F1"
"""Opens "What to do" in every window of ours; the menu tells of it, the windows answer to it."""


class Menu(QMenu):
    """One QAction each; who made the menu connects their ``triggered``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status, self.home = QAction(self, enabled=False), QAction(self)
        self.what_now, self.officials = QAction(self), QAction(self)
        self.relative, self.told, self.report = QAction(self), QAction(self), QAction(self)
        self.challenge = QAction(self, visible=False)
        self.why, self.not_now = QAction(self, visible=False), QAction(self, visible=False)
        self.evidence = QAction(self, visible=False)
        self.pause, self.pause_quarter, self.pause_hour, self.pause_call = (QAction(self) for _ in range(4))
        self.pause_call.setVisible(False)
        self.resume = QAction(self, visible=False)
        self.pick, self.self_view, self.practice = QAction(self), QAction(self), QAction(self)
        self.leaflet, self.parents = QAction(self), QAction(self)
        self.settings, self.history, self.about, self.quit = QAction(self), QAction(self), QAction(self), QAction(self)
        self._until = ""
        self.setStyleSheet("QMenu { menu-scrollable: 1 }")  # on a low screen it scrolls; a second column may leave it
        groups = (
            (self.status, self.home),
            (
                self.what_now,
                self.officials,
                self.challenge,
                self.relative,
                self.told,
                self.why,
                self.not_now,
                self.evidence,
                self.report,
            ),
            (
                self.pause_quarter,
                self.pause_hour,
                self.pause_call,
                self.pause,
                self.resume,
                self.pick,
                self.self_view,
                self.practice,
            ),
            (self.settings, self.parents, self.history, self.leaflet, self.about),
            (self.quit,),
        )
        for group in groups:
            self.addActions(group)
            self.addSeparator()
        palette = self.palette()  # the state is there to be read, though it cannot be chosen
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.Text))
        self.setPalette(palette)
        self._words()

    def show_state(self, state: State, can_save: bool = False) -> None:
        """Say the state in the first line and offer only what makes sense now. ``can_save``: evidence of a call."""
        paused = state.watch is Watch.PAUSED
        self.status.setText(messages.status(state))
        self.why.setVisible(state.alert is not None and state.alert.source is Source.FACE)
        self.not_now.setVisible(state.alert is not None and not state.alert.snoozed)
        for action in (self.pause, self.pause_quarter, self.pause_hour):
            action.setVisible(not paused)
        self.pause_call.setVisible(not paused and state.call is not None)
        self.resume.setVisible(paused)
        self.challenge.setVisible(state.watch is Watch.WATCHING and state.call is not None and not state.call.practice)
        self.evidence.setVisible(can_save)
        self.self_view.setEnabled(state.watch is Watch.WATCHING)

    def paused_until(self, time: str) -> None:
        """Say when the watching goes on by itself: a time of day in words, or empty for a pause without an end."""
        self._until = time
        self._words()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.home.setText(self.tr("Open Qalqan"))
        what_now = self.tr("What to do now…")  # not within the next line, where lupdate does not find it
        self.what_now.setText(f"{what_now}\t{KEY}")
        self.why.setText(self.tr("Why this warning?"))
        self.not_now.setText(self.tr("Not now: hide the warning"))
        self.officials.setText(self.tr("They say they are police, KNB, bank or eGov…"))
        self.challenge.setText(self.tr("Check the caller: what to ask…"))
        self.relative.setText(self.tr("I am not sure: ask my relative…"))
        self.told.setText(self.tr("I already told a code or sent money…"))
        self.report.setText(self.tr("A report for 102…"))
        self.evidence.setText(self.tr("Save evidence for the police…"))
        self.pause.setText(self.tr("Pause"))
        self.pause_quarter.setText(self.tr("Pause for 15 minutes"))
        self.pause_call.setText(self.tr("Pause until this call ends"))
        self.pause_hour.setText(self.tr("Pause for an hour"))
        again = self.tr("Watch again (by itself at {time})") if self._until else self.tr("Watch again")
        self.resume.setText(again.replace("{time}", self._until))
        self.pick.setText(self.tr("Pick a window…"))
        self.self_view.setText(self.tr("Which picture is me…"))
        self.practice.setText(self.tr("Practice call"))
        self.settings.setText(self.tr("Settings…"))
        self.parents.setText(self.tr("Set it up for my parents…"))
        self.leaflet.setText(self.tr("A page to print…"))
        self.history.setText(self.tr("History…"))
        self.about.setText(self.tr("About Qalqan"))
        self.quit.setText(self.tr("Quit"))
