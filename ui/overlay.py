"""The warning over the call: a banner and a border that clicks fall through, and buttons that take them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from guard.types import Alert, State, VerdictKind, Watch
from ui import banner, messages
from ui.places import visible_part
from ui.unseen import Unseen

FOLLOW_MS: Final = 100
LOOK_MS: Final = 500  # while a call is watched and nothing stands over it
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
    """What stands over the call of ``state()``: its alert, or that its picture cannot be judged; the alert comes first.

    It follows the window and goes with it. ``dismissed``: an alert was put off. ``why``: its reason is asked for.
    ``unseen_notice``: whether anything is said of a picture that cannot be judged.
    """

    dismissed = Signal()
    why = Signal()

    def __init__(
        self,
        state: Callable[[], State],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.unseen_notice = True
        self._state, self._unseen = state, Unseen(clock)
        self._put_off: Alert | None = None
        self._laid_out: tuple[messages.Message, QSize] | None = None
        self.frame, self.not_now, self.ask_why = _Frame(), _Button(), _Button()
        self._all = (self.frame, self.not_now, self.ask_why)
        self.not_now.clicked.connect(self.dismiss)
        self.ask_why.clicked.connect(self.why)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.follow)

    @property
    def shown(self) -> VerdictKind | None:
        """What stands on the screen now: FAKE, SUSPECT, INSUFFICIENT (cannot be judged), or nothing."""
        return self.frame.strength if self.frame.isVisible() else None

    @property
    def visible(self) -> bool:
        """Whether anything stands on the screen now."""
        return self.shown is not None

    def follow(self) -> None:
        """Look at the newest state: call it on every event; during a call it also calls itself."""
        state = self._state()
        alert, unseen = state.alert, self._unseen.look(state)
        strength, message = None, None
        if alert is None:
            self._put_off = None
            if unseen is not None and self.unseen_notice:
                strength, message = VerdictKind.INSUFFICIENT, messages.unseen(unseen)
        elif alert != self._put_off:
            strength, message = alert.strength, messages.warning(alert.strength)
        place = None
        if message is not None and state.window is not None and not state.window.minimised:
            place = visible_part(state.window.region, QGuiApplication.screens())
        if place is None:
            self._hide()
        else:
            self._show(message, strength, place)
        if alert is not None or state.watch in (Watch.WATCHING, Watch.CANNOT_SEE):
            self._timer.start(FOLLOW_MS if self.visible else LOOK_MS)
        else:
            self._timer.stop()

    def dismiss(self) -> None:
        """Put this alert off; a new one, or a stronger one, is shown again. The other notice goes for this call."""
        shown = self.shown
        self._hide()
        if shown is VerdictKind.INSUFFICIENT:
            self._unseen.dismiss()
            return
        self._put_off = self._state().alert
        self.dismissed.emit()

    def close(self) -> None:
        """Take everything away for good."""
        self._timer.stop()
        for window in self._all:
            window.close()

    def _hide(self) -> None:
        for window in self._all:
            window.hide()

    def _show(self, message: messages.Message, strength: VerdictKind, place: QRect) -> None:
        if self._laid_out != (message, place.size()):
            self._lay_out(message, strength, place.size())
        layout = self.frame.layout_
        whole = QRect(0, 0, place.width(), place.height())
        for window, part in zip(self._all, (whole, layout.dismiss, layout.why), strict=True):
            if part.isEmpty():
                window.hide()
                continue
            window.setGeometry(part.translated(place.topLeft()))
            window.show()
            window.raise_()

    def _lay_out(self, message: messages.Message, strength: VerdictKind, size: QSize) -> None:
        layout = banner.arrange(message, strength, size, self.frame.font())
        self._laid_out = (message, size)
        self.frame.strength, self.frame.layout_ = strength, layout
        self.frame.setWindowTitle(message.headline)
        self.frame.setAccessibleName(". ".join((message.headline, message.instruction, *message.advice)))
        self.frame.setMask(layout.shape())
        self.frame.update()
        font = self.not_now.font()
        font.setPointSize(layout.button_points)
        font.setBold(True)
        for button, word in ((self.not_now, message.dismiss), (self.ask_why, message.why)):
            button.setFont(font)
            button.setText(word)
