"""The program at a glance: the state in large, what to do, and the way to everything else.

It opens by a click on the icon; on a desktop without a tray it stands in for the icon.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from guard.types import State, Watch
from ui import icons, look, messages
from ui.tray.menu import KEY, Menu

SIZE: Final = QSize(500, 480)
SIGN_PX: Final = 72
LONGEST_PX: Final = 400  # of a button's words on one line


class ActionButton(QPushButton):
    """An action of the menu; looks and says what the action does."""

    def __init__(self, action: QAction, points: float = look.TEXT, primary: bool = False) -> None:
        super().__init__(autoDefault=True)
        self._action = action
        self.setMinimumHeight(look.TALL + (look.SMALL if primary else 0))
        look.enlarge(self, points, primary)
        if primary:
            self.setStyleSheet(look.PRIMARY)
        action.changed.connect(self._copy)
        self.clicked.connect(action.trigger)
        self._copy()

    def _copy(self) -> None:
        self.setText(self._lines(self._action.text().partition("\t")[0]))
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())

    def _lines(self, words: str) -> str:
        """The words, on two lines of about one length where one would be too long."""
        if self.fontMetrics().horizontalAdvance(words) <= LONGEST_PX:
            return words
        spaces = [index for index, letter in enumerate(words) if letter == " "]
        if not spaces:
            return words
        middle = min(spaces, key=lambda index: abs(index - len(words) // 2))
        return f"{words[:middle]}\n{words[middle + 1 :]}"


class HomeWindow(QWidget):
    """``closed``: it was closed while it stood in for the icon, so nothing of the program would be left to see."""

    closed = Signal()

    def __init__(self, menu: Menu) -> None:
        super().__init__()
        self.setWindowTitle("Qalqan")
        self.sign: icons.Sign | None = None
        self.stands_in = False
        self._menu, self._state = menu, State(Watch.NO_CALL, 0.0)
        self._picture = look.sign(icons.Sign.NO_CALL, SIGN_PX)
        self.headline, self.details = look.label(look.TITLE, bold=True), look.label(look.TEXT)
        self.note, self._ends = look.label(look.NOTE), look.label(look.NOTE)
        self.note.hide()
        words = QWidget()
        said = QVBoxLayout(words)
        said.setContentsMargins(0, 0, 0, 0)
        for part in (self.headline, self.details):
            said.addWidget(part)
        panel = QFrame()
        panel.setFrameShape(QFrame.Shape.StyledPanel)
        panel.setBackgroundRole(self.palette().ColorRole.Base)
        panel.setAutoFillBackground(True)
        row = look.beside(self._picture, words)
        row.setContentsMargins(look.GAP, look.GAP, look.GAP, look.GAP)
        panel.setLayout(row)
        self.what_now = ActionButton(menu.what_now, look.LARGE, primary=True)
        self._danger, self._more_heading = look.label(look.NOTE, bold=True), look.label(look.NOTE, bold=True)
        grid = QGridLayout()
        grid.setSpacing(look.SMALL)
        buttons = [ActionButton(action) for action in (menu.practice, menu.history, menu.settings)]
        self.more = look.button()
        self.more.setMenu(menu)
        for index, button in enumerate((*buttons, self.more)):
            grid.addWidget(button, index // 2, index % 2)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        self._page = page = look.Column(
            panel, self.note, self._danger, self.what_now, ActionButton(menu.officials), ActionButton(menu.why),
            ActionButton(menu.evidence), ActionButton(menu.resume), self._more_heading, spacing=look.SMALL,
        )  # fmt: skip
        column = page.rows
        column.setContentsMargins(look.WIDE, look.WIDE, look.WIDE, look.GAP)
        for before in (self._danger, self._more_heading):
            before.setContentsMargins(0, look.GAP, 0, 0)
        column.insertLayout(column.count() - 1, grid)
        column.addWidget(self._ends)
        self._scroll = look.scrolled(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        QShortcut(QKeySequence(KEY), self, menu.what_now.trigger)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._escape)
        self._words()
        self.what_now.setFocus()

    def stand_in(self, whether: bool) -> None:
        """Whether it is all that there is of the program on the screen."""
        self.stands_in = whether
        self._ends.setVisible(whether)

    def show_state(self, state: State) -> None:
        """As the icon does."""
        self._state = state
        sign = icons.sign_of(state)
        if sign is not self.sign:
            self.sign = sign
            self.setWindowIcon(icons.icon(sign))
            look.draw(self._picture, sign, SIGN_PX)
        self.headline.setText(messages.headline(state))
        calm = self.tr("It begins by itself when a video call is on the screen.")
        self.details.setText(messages.details(state) or (calm if state.watch is Watch.NO_CALL else ""))
        self.details.setVisible(bool(self.details.text()))
        self._fit()

    def say(self, title: str, text: str, sign: icons.Sign) -> None:
        """Where the tray would notify, a line in this window."""
        self.note.setText(f"{title}. {text}")
        self.note.show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self.stands_in:
            self.closed.emit()

    def _fit(self) -> None:
        """Grow until everything is in sight, as far as the screen goes: no word cut off, and nothing to scroll."""
        self._page.ensurePolished()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        wide = max(SIZE.width(), self._page.minimumSizeHint().width() + bar)
        for part in self._page.findChildren(QWidget):  # their heights are asked for before any event has told them
            part.updateGeometry()
        tall = self._page.rows.totalHeightForWidth(wide - bar)
        size = SIZE.expandedTo(QSize(wide, tall + look.GAP))
        look.fit(self, size.expandedTo(self.size()) if self.isVisible() else size)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _escape(self) -> None:
        if not self.stands_in:
            self.close()

    def _words(self) -> None:
        self._danger.setText(self.tr("If a call frightens you"))
        self._more_heading.setText(self.tr("To learn, to look back, to choose"))
        self.more.setText(self.tr("More"))
        self._ends.setText(self.tr("Closing this window ends Qalqan."))
        self._ends.setVisible(self.stands_in)
        self._scroll.setAccessibleName(self.windowTitle())
        self.show_state(self._state)
        self._fit()
