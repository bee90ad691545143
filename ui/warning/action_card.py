"""What to do now, on one screen: the two great words first, then whom to call, then what never to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from guard.settings.schema import Settings
from ui import icons, look, person
from ui.warning import advice, remote_access


@dataclass(frozen=True, slots=True)
class CardSizes:
    """In points: the two great words, the heading and the trusted person, the rest, the sources (0: left out)."""

    great: int
    heading: int
    line: int
    note: int


SIZES: Final = (
    CardSizes(60, 32, 26, 13),
    CardSizes(52, 28, 22, 11),
    CardSizes(46, 25, 20, 10),
    CardSizes(40, 22, 18, 10),
    CardSizes(34, 20, 16, 9),
    CardSizes(30, 18, 14, 9),
    CardSizes(26, 16, 12, 0),
    CardSizes(22, 14, 12, 0),
)
"""The first that fits is taken. Below the last the card scrolls."""

GAP: Final = 6  # px around the buttons
BUTTON: Final = look.NOTE  # points: beside a strip at the left there is room for no more


class _Line(QWidget):
    """One piece of advice and, in small, who said it; the pointer and the screen reader always get both."""

    def __init__(self, words: str, source: str, great: bool = False, heading: bool = False) -> None:
        super().__init__()
        self.words, self.source = words, source
        self._great, self._heading = great, heading
        self.setToolTip(source)
        self.setAccessibleName(words)
        self.setAccessibleDescription(source)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._words, self._source = (QLabel(part, wordWrap=True) for part in (words, source))
        for label in (self._words, self._source):
            label.setTextFormat(Qt.TextFormat.PlainText)  # a name that a person typed is never markup
            self._column.addWidget(label)

    def take(self, sizes: CardSizes) -> None:
        """These sizes. A heading keeps its source: it is the proof."""
        points = sizes.great if self._great else sizes.heading if self._heading else sizes.line
        note = sizes.note or (9 if self._heading and self.source else 0)
        look.enlarge(self._words, points, self._great or self._heading)
        look.enlarge(self._source, note or 9)
        self._source.setVisible(bool(note and self.source))
        self._column.setContentsMargins(0, 0, 0, 0 if self._great else sizes.line // 3 if sizes.note else 2)
        self.updateGeometry()


class ActionCard(QWidget):
    """``officials`` heads the card with what the officials themselves say of such calls, else it answers a warning.

    ``practice``: the call is one of ours, and nobody is to be called. ``program``: with which others may control this
    computer, where that is what was warned of. ``relative`` and ``told`` ask for the windows of these names.
    """

    relative = Signal()
    told = Signal()
    answers_warning = True

    def __init__(self, settings: Settings, officials: bool = False, practice: bool = False, program: str = "") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._trusted = person.shown(settings)
        self._officials, self._practice, self._program = officials, practice, program
        self.lines: list[_Line] = []
        self.sizes = SIZES[0]
        self._scroll = look.scroll_area()
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.relative_button, self.told_button, self.close_button = (look.button(tall=0) for _ in range(3))
        self.relative_button.clicked.connect(self.relative)
        self.told_button.clicked.connect(self.told)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self._scroll, 1)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(16, 0, 0, 0)
        for button in self._buttons():
            self._below.addWidget(button)
        self._below.insertStretch(0)  # what stands over the call is a strip at the left then
        layout.addLayout(self._below)
        self.resize(self.screen().availableGeometry().size() * look.SHARE)
        self._build()
        self.close_button.setFocus()

    def show_person(self, settings: Settings) -> None:
        """The trusted person of new settings."""
        if self._trusted != (trusted := person.shown(settings)):
            self._trusted = trusted
            self._build()

    def lead_with(self, officials: bool, practice: bool = False, program: str = "") -> None:
        """Change what the card is headed by."""
        if (officials, practice, program) != (self._officials, self._practice, self._program):
            self._officials, self._practice, self._program = officials, practice, program
            self._build()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        """All words, in the language of now."""
        title = self.tr("They say they are officials") if self._officials else self.tr("What to do now")
        self.setWindowTitle(title)
        self.relative_button.setText(self.tr("Ask my relative"))
        self.told_button.setText(self.tr("I already told or sent"))
        self.close_button.setText(self.tr("Close"))
        if self._officials:
            heading = [_advice(advice.RULE, heading=True)]
        elif self._program:
            meaning = remote_access.say(remote_access.MEANING, self._program)
            heading = [_Line(title, "", heading=True), _Line(f"{meaning}.", "")]
        else:
            heading = [
                _Line(title, "", heading=True),
                _Line(self.tr("The caller may be a deepfake: a computer puts a false face over the real one."), ""),
            ]
        if self._practice:
            heading.insert(
                0, _Line(self.tr("Practice: nobody is really calling. Do not call 102 now."), "", heading=True)
            )
        first = [_advice(name, great=True) for name in advice.FIRST]
        then = [*self._then(), self._person()]
        never = [_advice(name) for name in (*advice.NEVER, *(() if self._officials else (advice.RULE,)))]
        self.lines = [*heading, *first, *then, *never]
        self.setAccessibleName(title)
        self._scroll.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(line.words for line in self.lines))
        self._lay_out(heading, first, then, never)
        self._fit()

    def _then(self) -> list[_Line]:
        """Whom to call; of a program first how to close it, the last step of which is to call the bank."""
        if not self._program or self._officials:
            return [_advice(name) for name in advice.THEN]
        steps = [f"{number}. {remote_access.say(step)}" for number, step in enumerate(remote_access.STEPS, 1)]
        lines = [_Line(step, "") for step in steps[:-1]]
        return [*lines, _Line(steps[-1], advice.source("call_bank")), _advice("call_trusted")]

    def _lay_out(self, heading: list[_Line], first: list[_Line], then: list[_Line], never: list[_Line]) -> None:
        band = QFrame()
        band.setObjectName("band")
        band.setStyleSheet(f"#band {{ background: {icons.RED.name()}; }} #band QLabel {{ color: white; }}")
        band.setContentsMargins(12, 3, 12, 3)
        _stack(band, first)
        self._columns = QHBoxLayout()
        sides = [_stack(QWidget(), lines, stretch=True) for lines in (then, never)]
        for side in sides:
            self._columns.addWidget(side, 1)
        head = _stack(QWidget(), heading)
        self._parts = (head, band, *sides)
        body = QWidget()
        self._page = QVBoxLayout(body)
        self._page.setContentsMargins(16, 4, 16, 0)
        self._page.addWidget(head)
        self._page.addWidget(band)
        self._page.addLayout(self._columns, 1)
        self._scroll.setWidget(body)

    def _person(self) -> _Line:
        who = "\n".join(filter(None, self._trusted))
        if who:
            return _Line(who, "", heading=True)
        return _Line(self.tr("Their name and number can be entered in Settings, for the next time."), "")

    def _fit(self) -> None:
        """Take the largest words that the window has room for; on an enlarged screen none smaller than at 100%."""
        scale = self.devicePixelRatioF()
        whole = self.size().expandedTo(self.screen().geometry().size() * look.SHARE)
        least = self._largest(whole * scale).great / scale if scale > 1 else 0
        self._take(self._largest(self.size(), least))

    def _largest(self, room: QSize, least: float = 0) -> CardSizes:
        for sizes in SIZES:
            self._take(sizes)
            below = self._below.sizeHint().height() + 2 * GAP
            smaller = SIZES[SIZES.index(sizes) + 1 :]
            last = not smaller or smaller[0].great < least
            if last or self._page.totalHeightForWidth(room.width()) <= room.height() - below:
                return sizes
        raise AssertionError("the last is always taken")

    def _take(self, sizes: CardSizes) -> None:
        self.sizes = sizes
        for line in self.lines:
            line.take(sizes)
        for part in self._parts:  # their heights are asked for before any event has told them
            part.updateGeometry()
        self._columns.setSpacing(2 * sizes.line)
        self._page.setSpacing(sizes.line // 2)
        for button in self._buttons():
            look.enlarge(button, BUTTON, bold=True)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.relative_button, self.told_button, self.close_button


def _stack(widget: QWidget, lines: list[_Line], stretch: bool = False) -> QWidget:
    """The widget, with the lines one below the other in it."""
    stack = QVBoxLayout(widget)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    for line in lines:
        stack.addWidget(line)
    if stretch:
        stack.addStretch()
    return widget


def _advice(name: str, great: bool = False, heading: bool = False) -> _Line:
    return _Line(advice.text(name), advice.source(name), great, heading)
