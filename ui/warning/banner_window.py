"""The banner on the screen: a frame that clicks fall through, and buttons that take them. Neither takes the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.messages import Answer, Message
from ui.warning import banner
from ui.warning.banner_styles import Style

# Qt.Tool is not click-through under X11 window managers and Qt.ToolTip is (FACTS.md); neither takes the focus.
FLAGS: Final = (
    Qt.WindowType.ToolTip
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.NoDropShadowWindowHint
)
KEPT: Final = 4  # layouts, so that one place can be measured while another is shown
LARGE_SHEET: Final = (
    "QPushButton { background: white; color: #1a1300; border: 3px solid #1a1300; border-radius: 6px; padding: 0; }"
    "QPushButton:hover { background: #e8e8e8; } QPushButton:pressed { background: #c8c8c8; }"
)
SMALL_SHEET: Final = (
    "QPushButton { background: #e6e6e6; color: #1a1300; border: 1px solid #1a1300; padding: 0; }"
    "QPushButton:hover { background: white; } QPushButton:pressed { background: #c8c8c8; }"
)


class _Frame(QWidget):
    """Banner and border, opaque and shaped by a mask, so that no compositor is needed."""

    def __init__(self) -> None:
        super().__init__(None, FLAGS | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.shown: tuple[banner.Layout, Style] | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is not None:
            banner.paint(QPainter(self), *self.shown)


class _Button(QPushButton):
    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.setWindowFlags(FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet(LARGE_SHEET if answer in (Answer.WHAT, Answer.YES, Answer.NO) else SMALL_SHEET)


class BannerWindow(QObject):
    """``answered`` carries an ``Answer``."""

    answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame = _Frame()
        self.buttons = {answer: _Button(answer) for answer in Answer}
        for answer, button in self.buttons.items():
            button.clicked.connect(lambda _checked, answer=answer: self.answered.emit(answer))
        self._known: list[tuple[tuple[Message, Style, QSize, float], banner.Layout]] = []

    @property
    def visible(self) -> bool:
        """Whether it stands on the screen."""
        return self.frame.isVisible()

    def arrange(self, message: Message, style: Style, size: QSize, scale: float) -> banner.Layout:
        """These words, laid out for a place of this size; nothing of it is shown yet."""
        key = (message, style, size, scale)
        layout = next((layout for known, layout in self._known if known == key), None)
        if layout is None:
            layout = banner.arrange(message, style, size, self.frame.font(), scale)
            self._known = [*self._known[1 - KEPT :], (key, layout)]
        return layout

    def show_at(self, layout: banner.Layout, message: Message, style: Style, place: QRect) -> None:
        """Stand there, above everything. What has not changed is not drawn anew: nothing may flicker."""
        if self.frame.shown is None or self.frame.shown[0] is not layout:
            self.frame.shown = layout, style
            self.frame.setWindowTitle(message.headline)
            self.frame.setAccessibleName(message.said())
            self.frame.setMask(layout.shape())
            self.frame.update()
            self._word(message, layout)
        self.frame.setGeometry(place)
        _raise(self.frame)
        for answer, button in self.buttons.items():
            if answer in layout.buttons:
                button.setGeometry(layout.buttons[answer][0].translated(place.topLeft()))
                _raise(button)
            else:
                button.hide()

    def hide(self) -> None:
        """Leave the screen."""
        for window in (self.frame, *self.buttons.values()):
            window.hide()

    def close(self) -> None:
        """Leave it for good."""
        for window in (self.frame, *self.buttons.values()):
            window.close()
            window.deleteLater()

    def _word(self, message: Message, layout: banner.Layout) -> None:
        for answer, word in message.answers:
            if answer in layout.buttons:
                button = self.buttons[answer]
                font = button.font()
                font.setPointSize(layout.buttons[answer][1])
                font.setBold(True)
                button.setFont(font)
                button.setText(word)
                button.setWindowTitle(word)  # a window of its own, and never without a name


def _raise(window: QWidget) -> None:
    window.show()
    if QApplication.activePopupWidget() is None:  # a menu of ours that is open is what the user reads and clicks
        window.raise_()
