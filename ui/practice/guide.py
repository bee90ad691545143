"""The steps of the practice call, beside it: what happens now, what to do, and at the end what was learnt."""

from __future__ import annotations

import json
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons, look
from ui.practice.window import GUIDE_PX, LEAST

COMES, WATCH, WARNED, HANG_UP, CALL = range(5)
DONE, NOW, LATER = "✓", "►", ""  # the sign before a step
POINTS: Final = 14
HEIGHT: Final = 640
FRAME_PX: Final = 16  # that the desktop's frame may take beside and above


class Guide(QWidget):
    """``follow`` takes the lines of the practice call, ``alerted`` that the warning came; ``again``: practise anew.

    It never takes the focus from the call.
    """

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self._warned = self._hung_up = self._ended = False
        self._lasts = True
        self.step = COMES
        self._heading, self._steps = look.label(POINTS + 4, bold=True), [look.label(POINTS) for _ in range(5)]
        self._signs = [look.label(POINTS, bold=True) for _ in self._steps]
        self._outcome = look.label(POINTS, bold=True)
        self._patience = look.label(look.NOTE)
        self._done = look.sign(icons.Sign.DONE, 56)
        self._again, self._close = look.button(tall=44), look.button(tall=44)
        self._again.clicked.connect(self._anew)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self._lay_out()
        self._show()

    def follow(self, line: str) -> None:
        """Take one line of the practice call's: a JSON object with its ``event``. What is none is left out."""
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            return
        event = told.get("event") if isinstance(told, dict) else None
        if event == "started":
            self._lasts = True
            self._warned = self._hung_up = self._ended = False
            self._go(WATCH)
        elif event == "swap" and self.step < WARNED:
            self._go(WARNED)
        elif event == "hung_up":
            self._hung_up = True
            self._go(CALL)
        elif event == "ended" and not self._ended:
            self._lasts, self._ended = False, True
            self._go(CALL)

    def alerted(self) -> None:
        """The warning stands over the call."""
        self._warned = True
        if self.step < HANG_UP:
            self._go(HANG_UP)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _anew(self) -> None:
        """The button stays until the call has come: one that is just ending starts no other."""
        self._warned = self._hung_up = self._ended = False
        self._go(COMES)
        self.again.emit()

    def _go(self, step: int) -> None:
        self.step = step
        self._show()
        last = self._last()
        QAccessible.updateAccessibility(QAccessibleEvent(last, QAccessible.Event.Alert))
        self._look()

    def _last(self) -> QLabel:
        """What was said last."""
        return self._outcome if self._ended else self._steps[self.step]

    def _look(self) -> None:
        """Bring that into sight, where not everything has room."""
        self._grid.activate()
        self._scroll.ensureWidgetVisible(self._last())

    def _lay_out(self) -> None:
        body = QWidget()
        self._grid = grid = QGridLayout(body)
        grid.setVerticalSpacing(10)
        grid.addWidget(self._heading, 0, 0, 1, 2)
        grid.addWidget(self._done, 1, 0, 1, 2)
        grid.addWidget(self._outcome, 2, 0, 1, 2)
        for row, (sign, step) in enumerate(zip(self._signs, self._steps, strict=True), 3):
            sign.setMinimumWidth(max(sign.fontMetrics().horizontalAdvance(mark) for mark in (DONE, NOW)))
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(step, row, 1)
        last = len(self._steps) + 3
        grid.addWidget(self._patience, last, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(last + 1, 1)
        self._scroll = look.scrolled(body)
        layout = QVBoxLayout(self)
        layout.addWidget(self._scroll, 1)
        buttons = QHBoxLayout()
        for button in (self._again, self._close):
            buttons.addWidget(button)
        layout.addLayout(buttons)
        room = self.screen().availableGeometry()
        size = QSize(min(GUIDE_PX, room.width() - LEAST) - FRAME_PX, min(HEIGHT, room.height() - 2 * FRAME_PX))
        self.resize(size)
        self.move(room.right() - size.width() - FRAME_PX // 2, room.top())

    def _show(self) -> None:
        """Everything, in the language of now."""
        self.setWindowTitle(self.tr("Practice, step by step"))
        self._scroll.setAccessibleName(self.windowTitle())
        self._heading.setText(self.windowTitle())
        words = (
            self.tr("A call comes in. This is only practice."),
            self.tr("Watch the face. After a few seconds it is replaced."),
            self.tr("The warning appears over the call."),
            self.tr("Hang up: press the red button."),
            self.tr("In a real call you now call 102. Not in practice."),
        )
        for step, (label, word) in enumerate(zip(self._steps, words, strict=True)):
            now = step == self.step and (self._hung_up or not self._ended)
            done = step < self.step and (step not in (WARNED, HANG_UP) or self._came(step))
            sign = DONE if done else NOW if now else LATER
            self._signs[step].setText(sign)
            label.setText(f"{step + 1}. {word}")
            label.setAccessibleName(f"{sign} {label.text()}".strip())
            look.enlarge(label, POINTS, now)
            for part in (label, self._signs[step]):  # who did it right sees that first, and what comes next
                part.setVisible(step == CALL or not (self._ended and self._hung_up))
        self._patience.setText(self.tr("There is no hurry: the call waits for you."))
        self._patience.setVisible(not self._ended)
        right = self.tr("You hung up. That is exactly right.")
        ready = self.tr("Now you know it. Qalqan watches your calls by itself.")
        self._outcome.setText(
            f"{right} {ready}"
            if self._hung_up
            else self.tr("The call ended by itself. Next time hang up as soon as the warning comes.")
        )
        self._outcome.setVisible(self._ended)
        self._done.setVisible(self._ended and self._hung_up)
        self._again.setText(self.tr("Practise again"))
        self._again.setEnabled(not self._lasts)
        self._close.setText(self.tr("Close"))

    def _came(self, step: int) -> bool:
        """Whether the warning came, or the person hung up."""
        return self._warned if step == WARNED else self._hung_up
