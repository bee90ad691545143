"""What can be asked of the program: the tray's menu, whose actions the status window shows as buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QMenu, QWidget

from guard.types import State, Watch
from ui import messages


class Menu(QMenu):
    """One QAction each; who made the menu connects their ``triggered``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = QAction(self, enabled=False)
        self.what_now, self.why, self.not_now = (QAction(self, visible=False) for _ in range(3))
        self.officials, self.evidence = QAction(self), QAction(self, visible=False)
        self.pause, self.pause_hour = QAction(self), QAction(self)
        self.resume = QAction(self, visible=False)
        self.pick, self.mine, self.practice = QAction(self), QAction(self), QAction(self)
        self.settings, self.history, self.about, self.quit = QAction(self), QAction(self), QAction(self), QAction(self)
        self._until = ""
        self.setStyleSheet("QMenu { menu-scrollable: 1 }")  # on a low screen it scrolls; a second column may leave it
        groups = (
            (self.status,),
            (self.what_now, self.why, self.not_now, self.officials, self.evidence),
            (self.pause, self.pause_hour, self.resume, self.pick, self.mine, self.practice),
            (self.settings, self.history, self.about),
            (self.quit,),
        )
        for group in groups:
            self.addActions(group)
            self.addSeparator()
        palette = self.palette()  # the state is there to be read, though it cannot be chosen
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.Text))
        self.setPalette(palette)
        self._words()

    def choices(self) -> list[QAction]:
        """The actions that a person can choose, without separators and the state line."""
        return [action for action in self.actions() if not action.isSeparator() and action is not self.status]

    def show_state(self, state: State) -> None:
        """Say the state in the first line and offer only what makes sense now."""
        paused = state.watch is Watch.PAUSED
        self.status.setText(messages.status(state))
        for action in (self.what_now, self.why, self.not_now):
            action.setVisible(state.alert is not None)
        for action in (self.pause, self.pause_hour):
            action.setVisible(not paused)
        self.resume.setVisible(paused)
        self.evidence.setVisible(state.window is not None)
        self.mine.setEnabled(state.watch is Watch.WATCHING)

    def paused_until(self, time: str) -> None:
        """Say when the watching goes on by itself: a time of day in words, or empty for a pause without an end."""
        self._until = time
        self._words()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.what_now.setText(self.tr("What to do now…"))
        self.why.setText(self.tr("Why this warning?"))
        self.not_now.setText(self.tr("Not now: hide the warning"))
        self.officials.setText(self.tr("They say they are police, KNB, bank or eGov…"))
        self.evidence.setText(self.tr("Save evidence for the police…"))
        self.pause.setText(self.tr("Pause"))
        self.pause_hour.setText(self.tr("Pause for an hour"))
        again = self.tr("Watch again (by itself at {time})") if self._until else self.tr("Watch again")
        self.resume.setText(again.replace("{time}", self._until))
        self.pick.setText(self.tr("Pick a window…"))
        self.mine.setText(self.tr("Which picture is me…"))
        self.practice.setText(self.tr("Practice call"))
        self.settings.setText(self.tr("Settings…"))
        self.history.setText(self.tr("History…"))
        self.about.setText(self.tr("About Qalqan"))
        self.quit.setText(self.tr("Quit"))
