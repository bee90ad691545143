"""Where the program can be found: an icon in the tray, or a small window where there is no tray, or none any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from guard.types import State
from ui import icons
from ui.tray.home_window import HomeWindow
from ui.tray.menu import Menu
from ui.tray.tray_icon import TrayIcon

LOOK_MS: Final = 2000
"""How often a tray is looked for: at log-in the panel may come after us, and any time it may end."""


class Presence(QObject):
    """Shows the newest state in whichever of the two there is. The home window also opens by a click on the icon.

    ``busy()``: an alert stands or a window of ours is read, so that no balloon may come. What must not be lost then
    (``keep``) is said afterwards.
    """

    closed = Signal()
    """The window that stood in for the tray was closed: nothing of the program would be left to see."""

    def __init__(
        self, menu: Menu, state: State, parent: QObject | None = None, busy: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(parent)
        self._menu, self._state, self._busy = menu, state, busy
        self._kept: tuple[str, str, icons.Sign] | None = None
        self.tray: TrayIcon | None = None
        self.home = HomeWindow(menu)
        self.home.closed.connect(self.closed)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def sign(self) -> icons.Sign | None:
        """What is shown now."""
        return self.tray.sign if self.tray is not None else self.home.sign

    def look(self) -> None:
        """Be in the tray, or in a window for as long as there is none; say what was kept."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there and self.tray is None:
            self.tray = TrayIcon(self._menu, self)
            self.tray.clicked.connect(self.open_home)
            self.tray.show_state(self._state)
            self.tray.show()
            if self.home.stands_in:
                self.home.stand_in(False)
                self.home.hide()
        elif not there and not self.home.stands_in:
            if self.tray is not None:
                self.tray.hide()
                self.tray.deleteLater()
                self.tray = None
            self.home.stand_in(True)
            self._show_unasked()
        self._timer.start()
        if self._kept is not None and not self._busy():
            kept, self._kept = self._kept, None
            self.say(*kept)

    def _show_unasked(self) -> None:
        """The keys stay with whoever has them: a panel may die in a call."""
        self.home.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.home.show()
        self.home.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def open_home(self) -> None:
        """Bring the home window before the user's eyes."""
        self.home.showNormal()
        self.home.raise_()
        self.home.activateWindow()
        self.home.what_now.setFocus()

    def show_state(self, state: State, can_save: bool = False) -> None:
        """Sign, words and menu of this state."""
        self._state = state
        self._menu.show_state(state, can_save)
        self.home.show_state(state)
        if self.tray is not None:
            self.tray.show_state(state)

    def say(self, title: str, text: str, sign: icons.Sign, keep: bool = False) -> None:
        """A notification, or a line in the window."""
        if self.tray is None:
            self.home.say(title, text, sign)
        elif not self._busy():
            self.tray.say(title, text, sign)
        elif keep:
            self._kept = (title, text, sign)

    def hide(self) -> None:
        """Leave the screen for good."""
        self._timer.stop()
        self._menu.hide()
        self.home.stand_in(False)
        self.home.hide()
        if self.tray is not None:
            self.tray.hide()
