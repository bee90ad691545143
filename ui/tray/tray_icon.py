"""The icon in the tray: the state at a glance, in words under the pointer; a click opens the home window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from guard.types import State
from ui import icons, messages
from ui.tray.menu import Menu

BALLOON_MS = 5000


class TrayIcon(QSystemTrayIcon):
    """Never looks calm unless the guard is watching: the sign comes from ``icons.sign_of``."""

    clicked = Signal()

    def __init__(self, menu: Menu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sign: icons.Sign | None = None
        self.setContextMenu(menu)
        self.activated.connect(self._activated)

    def show_state(self, state: State) -> None:
        """Change icon and words; drawing is left out where the sign has not changed."""
        sign = icons.sign_of(state)
        if sign is not self.sign:
            self.sign = sign
            self.setIcon(icons.icon(sign))
        self.setToolTip(f"Qalqan. {messages.status(state)}")

    def say(self, title: str, text: str, sign: icons.Sign) -> None:
        """A notification of the desktop."""
        self.showMessage(title, text, icons.icon(sign), BALLOON_MS)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.clicked.emit()
