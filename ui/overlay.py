"""The warning over the call: a banner and a border that clicks fall through, and one small button that takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from guard.types import Alert, State, VerdictKind
from ui import banner, messages
from ui.places import visible_part

FOLLOW_MS: Final = 100
# Qt.Tool is not click-through under X11 window managers and Qt.ToolTip is (FACTS.md); neither takes the focus.
FLAGS: Final = (
    Qt.WindowType.ToolTip
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.NoDropShadowWindowHint
)


class _Frame(QWidget):
    """Banner and border, opaque and shaped by a mask, so that no compositor is needed."""

    def __init__(self) -> None:
        super().__init__(None, FLAGS | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.layout_: banner.Layout | None = None
        self.strength = VerdictKind.FAKE

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.layout_ is not None:
            banner.paint(QPainter(self), self.layout_, self.strength)


class _Button(QPushButton):
    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlags(FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet(
            "QPushButton { background: white; color: #1a1300; border: 2px solid #1a1300; padding: 0; }"
            "QPushButton:hover { background: #e8e8e8; } QPushButton:pressed { background: #c8c8c8; }"
        )


class Overlay(QObject):
    """Shows the alert of ``state()`` over its window, follows the window, and goes when the alert or the call goes."""

    dismissed = Signal()

    def __init__(self, state: Callable[[], State], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._put_off: Alert | None = None
        self._laid_out: tuple | None = None
        self.frame, self.button = _Frame(), _Button()
        self.button.clicked.connect(self.dismiss)
        self._timer = QTimer(self, interval=FOLLOW_MS)
        self._timer.timeout.connect(self.follow)

    @property
    def visible(self) -> bool:
        """Whether the warning stands on the screen now."""
        return self.frame.isVisible()

    def follow(self) -> None:
        """Look at the newest state: call it on every event; while an alert stands it also calls itself."""
        state = self._state()
        alert = state.alert
        if alert is None:
            self._timer.stop()
            self._put_off = None
            self._hide()
            return
        self._timer.start() if not self._timer.isActive() else None
        place = None
        if state.window is not None and not state.window.minimised and alert != self._put_off:
            place = visible_part(state.window.region, QGuiApplication.screens())
        if place is None:
            self._hide()
        else:
            self._show(alert.strength, place)

    def dismiss(self) -> None:
        """Put this alert off; a new one, or a stronger one, is shown again."""
        self._put_off = self._state().alert
        self._hide()
        self.dismissed.emit()

    def close(self) -> None:
        """Take the warning away for good."""
        self._timer.stop()
        for window in (self.frame, self.button):
            window.close()

    def _hide(self) -> None:
        self.frame.hide()
        self.button.hide()

    def _show(self, strength: VerdictKind, place: QRect) -> None:
        message = messages.warning(strength)
        if self._laid_out != (message, place.size()):
            self._lay_out(message, strength, place.size())
        layout = self.frame.layout_
        self.frame.setGeometry(place)
        self.button.setGeometry(layout.button.translated(place.topLeft()))
        for window in (self.frame, self.button):
            window.show()
            window.raise_()

    def _lay_out(self, message: messages.Message, strength: VerdictKind, size: QSize) -> None:
        layout = banner.arrange(message, size, self.frame.font())
        self._laid_out = (message, size)
        self.frame.strength, self.frame.layout_ = strength, layout
        self.frame.setWindowTitle(message.headline)
        self.frame.setAccessibleName(". ".join((message.headline, message.instruction, *message.advice)))
        self.frame.setMask(layout.shape())
        self.frame.update()
        font = self.button.font()
        font.setPointSize(layout.button_points)
        font.setBold(True)
        self.button.setFont(font)
        self.button.setText(message.dismiss)
