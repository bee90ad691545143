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
        self.not_now = QAction(self, visible=False)
        self.pause = QAction(self)
        self.resume = QAction(self, visible=False)
        self.pick, self.mine, self.practice = QAction(self), QAction(self), QAction(self)
        self.settings, self.history, self.about, self.quit = QAction(self), QAction(self), QAction(self), QAction(self)
        groups = (
            (self.status,),
            (self.not_now, self.pause, self.resume, self.pick, self.mine, self.practice),
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
        self.not_now.setVisible(state.alert is not None)
        self.pause.setVisible(not paused)
        self.resume.setVisible(paused)
        self.mine.setEnabled(state.watch is Watch.WATCHING)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.not_now.setText(self.tr("Not now: hide the warning"))
        self.pause.setText(self.tr("Pause"))
        self.resume.setText(self.tr("Watch again"))
        self.pick.setText(self.tr("Pick a window…"))
        self.mine.setText(self.tr("Which picture is me…"))
        self.practice.setText(self.tr("Practice call"))
        self.settings.setText(self.tr("Settings…"))
        self.history.setText(self.tr("History…"))
        self.about.setText(self.tr("About Qalqan"))
        self.quit.setText(self.tr("Quit"))
