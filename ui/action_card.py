"""What to do now, on one screen: the two great words first, then whom to call, then what never to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from guard.settings.schema import Settings
from ui import advice, icons


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes in points: the two great words, the heading and the trusted person, the rest, the sources (0: left out)."""

    great: int
    heading: int
    line: int
    note: int


PLANS: Final = (
    Plan(60, 32, 26, 13),
    Plan(52, 28, 22, 11),
    Plan(46, 25, 20, 10),
    Plan(40, 22, 18, 10),
    Plan(34, 20, 16, 9),
    Plan(30, 18, 14, 0),
    Plan(22, 14, 12, 0),
    Plan(17, 12, 10, 0),
)
"""The first that fits is taken. Below the last the card scrolls."""

GAP: Final = 6  # px around the button
SHARE: Final = 0.94  # of the screen that the card takes


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

    def take(self, plan: Plan) -> None:
        """The sizes of this plan. A heading keeps its source: it is the proof."""
        points = plan.great if self._great else plan.heading if self._heading else plan.line
        note = plan.note or (8 if self._heading and self.source else 0)
        self._words.setFont(_font(self, points, self._great or self._heading))
        self._source.setFont(_font(self, note or 8, False))
        self._source.setVisible(bool(note and self.source))
        self._column.setContentsMargins(0, 0, 0, 0 if self._great else plan.line // 3 if plan.note else 2)
        self.updateGeometry()


class ActionCard(QWidget):
    """``officials`` heads the card with what the officials themselves say of such calls, else it answers a warning."""

    def __init__(self, settings: Settings, officials: bool = False) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name, self._phone, self._officials = settings.trusted_name, settings.trusted_phone, officials
        self.lines: list[_Line] = []
        self.plan = PLANS[0]
        self._scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(self.close)
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self, self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.resize(self.screen().availableGeometry().size() * SHARE)
        self._build()
        self.close_button.setFocus()

    def show_person(self, settings: Settings) -> None:
        """The trusted person of new settings."""
        if (self._name, self._phone) != (settings.trusted_name, settings.trusted_phone):
            self._name, self._phone = settings.trusted_name, settings.trusted_phone
            self._build()

    def lead_with(self, officials: bool) -> None:
        """Change what the card is headed by."""
        if officials != self._officials:
            self._officials = officials
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
        self.close_button.setText(self.tr("Close"))
        heading = _advice(advice.RULE, heading=True) if self._officials else _Line(title, "", heading=True)
        first = [_advice(name, great=True) for name in advice.FIRST]
        then = [_advice(name) for name in advice.THEN] + [self._person()]
        never = [_advice(name) for name in (*advice.NEVER, *(() if self._officials else (advice.RULE,)))]
        self.lines = [heading, *first, *then, *never]
        self.setAccessibleName(title)
        self._scroll.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(line.words for line in self.lines))

        self._band = band = QFrame(objectName="band")
        band.setStyleSheet(f"#band {{ background: {icons.RED.name()}; }} #band QLabel {{ color: white; }}")
        great = QVBoxLayout(band)
        great.setContentsMargins(12, 3, 12, 3)
        great.setSpacing(0)
        for line in first:
            great.addWidget(line)
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(16, 4, 16, 0)
        self._grid.addWidget(heading, 0, 0, 1, 2)
        self._grid.addWidget(band, 1, 0, 1, 2)
        for column, lines in enumerate((then, never)):
            stack = QVBoxLayout()
            stack.setSpacing(0)
            for line in lines:
                stack.addWidget(line)
            stack.addStretch()
            self._grid.addLayout(stack, 2, column)
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(2, 1)
        self._scroll.setWidget(body)
        self._fit()

    def _person(self) -> _Line:
        who = "\n".join(part for part in (self._name, self._phone.replace(" ", "\N{NO-BREAK SPACE}")) if part)
        if who:
            return _Line(who, "", heading=True)
        return _Line(self.tr("Their name and number can be entered in Settings, for the next time."), "")

    def _fit(self) -> None:
        """Take the largest words that the window has room for."""
        for self.plan in PLANS:
            for line in self.lines:
                line.take(self.plan)
            self._band.updateGeometry()
            self._grid.setHorizontalSpacing(2 * self.plan.line)
            self._grid.setVerticalSpacing(self.plan.line // 2)
            self.close_button.setFont(_font(self, max(11, self.plan.line), True))
            room = self.height() - self.close_button.sizeHint().height() - 2 * GAP
            if self._grid.totalHeightForWidth(self.width()) <= room:
                break


def _advice(name: str, great: bool = False, heading: bool = False) -> _Line:
    return _Line(advice.text(name), advice.source(name), great, heading)


def _font(widget: QWidget, points: int, bold: bool) -> QFont:
    font = QFont(widget.font())
    font.setPointSize(points)
    font.setBold(bold)
    return font
