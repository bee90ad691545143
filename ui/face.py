"""The program's face: an icon in the tray, or a small window on a desktop without one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from guard.types import State
from ui import icons
from ui.menu import Menu
from ui.status_window import StatusWindow
from ui.tray import Tray

LOOK_MS: Final = 2000
"""How often a tray is looked for where there was none: at log-in the panel may come after us."""


class Face(QObject):
    """Shows the newest state in whichever of the two there is; ``shown`` is that one."""

    closed = Signal()
    """The window that stood for the tray was closed: nothing of the program would be left to see."""

    def __init__(self, menu: Menu, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu, self._state = menu, state
        self.shown: Tray | StatusWindow | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.take_place)

    def take_place(self) -> None:
        """Go to the tray, or to a window until there is one."""
        tray = QSystemTrayIcon.isSystemTrayAvailable()
        if isinstance(self.shown, Tray if tray else StatusWindow):
            return
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
        if tray:
            self._timer.stop()
            self.shown = Tray(self._menu, self)
        else:
            self._timer.start()
            self.shown = StatusWindow(self._menu)
            self.shown.closed.connect(self.closed)
        self.show_state(self._state)
        self.shown.show()

    def show_state(self, state: State) -> None:
        """Sign, words and menu of this state."""
        self._state = state
        self._menu.show_state(state)
        if self.shown is not None:
            self.shown.show_state(state)

    def say(self, title: str, text: str, sign: icons.Sign) -> None:
        """A notification, or a line in the window."""
        if self.shown is not None:
            self.shown.say(title, text, sign)

    def hide(self) -> None:
        """Leave the screen for good."""
        self._timer.stop()
        self._menu.hide()
        if self.shown is not None:
            self.shown.hide()
