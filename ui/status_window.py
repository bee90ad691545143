"""Takes the tray's place on a desktop that has none: the same state, the same actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

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
        self._fitted = False
        self._picture, self._words, self._note = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._note.hide()
        self._words.setMinimumWidth(260)
        top = QHBoxLayout()
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._words, 1)
        self._body = body = QWidget()
        layout = QVBoxLayout(body)
        layout.addLayout(top)
        layout.addWidget(self._note)
        for action in menu.choices():
            layout.addWidget(_Button(action, body))
        layout.addStretch()
        scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)  # for an enlarged screen
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a button that has the focus is scrolled to
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_state(self, state: State) -> None:
        """As the tray does."""
        sign = icons.sign_of(state)
        if sign is not self.sign:
            self.sign = sign
            self.setWindowIcon(icons.icon(sign))
            self._picture.setPixmap(icons.icon(sign).pixmap(SIGN_PX, SIGN_PX))
        self._words.setText(messages.status(state))
        self._fit()

    def say(self, title: str, text: str, sign: icons.Sign) -> None:
        """Where the tray would notify, a line in this window."""
        self._note.setText(f"{title}. {text}")
        self._note.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Grow until everything is in sight, as far as the screen goes."""
        if self.isVisible():
            wanted = self._body.sizeHint() + QSize(20, 0)
            room = self.screen().availableGeometry().size() * 0.94
            self.resize(wanted.expandedTo(self.size() if self._fitted else QSize()).boundedTo(room))
            self._fitted = True

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
