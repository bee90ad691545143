"""Takes the tray's place on a desktop that has none: the same state, the same actions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from guard.types import State
from ui import icons, messages
from ui.menu import Menu

SIGN_PX = 64


class _Button(QPushButton):
    """An action of the menu; looks and says what the action does."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        action.changed.connect(self._copy)
        self.clicked.connect(action.trigger)
        self._copy()

    def _copy(self) -> None:
        self.setText(self._action.text())
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())


class StatusWindow(QWidget):
    """A small window; closing it is asking to quit, for nothing else of the program would be left to see."""

    closed = Signal()

    def __init__(self, menu: Menu) -> None:
        super().__init__()
        self.setWindowTitle("Qalqan")
        self.sign: icons.Sign | None = None
        self._picture, self._words, self._note = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._note.hide()
        self._words.setMinimumWidth(260)
        top = QHBoxLayout()
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._words, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._note)
        for action in menu.choices():
            layout.addWidget(_Button(action, self))
        layout.addStretch()

    def show_state(self, state: State) -> None:
        """As the tray does."""
        sign = icons.sign_of(state)
        if sign is not self.sign:
            self.sign = sign
            self.setWindowIcon(icons.icon(sign))
            self._picture.setPixmap(icons.icon(sign).pixmap(SIGN_PX, SIGN_PX))
        self._words.setText(messages.status(state))

    def say(self, title: str, text: str, sign: icons.Sign) -> None:
        """Where the tray would notify, a line in this window."""
        self._note.setText(f"{title}. {text}")
        self._note.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
