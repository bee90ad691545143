"""A guided check of the caller: words to read aloud, one task after the other, and what the guard saw of each."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guard.types import Outcome, Task
from ui import icons, language, look
from ui.warning import advice

SIZE: Final = QSize(820, 560)
NARROW: Final = 700  # px of width, below which the words are smaller
FILE: Final = Path(__file__).resolve().parents[1] / "resources" / "challenge.toml"
SIGNS: Final = {
    None: icons.Sign.WATCHING,
    Outcome.DONE: icons.Sign.NO_CALL,  # nothing calm: that it was done is no proof
    Outcome.NOT_DONE: icons.Sign.SUSPECT,
    Outcome.BROKE: icons.Sign.FAKE,
}


SPARE: Final = {Task.TURN: "turn_head", Task.HAND: "hand_over_face"}
"""Of ``advice.WORDS``: what can be asked for all the same where the file is damaged or gone."""


def words() -> dict[Task, dict[str, str]]:
    """What is read aloud: of each task by language, in the order in which they are asked."""
    try:
        return read()
    except Exception:  # as the doctor says; the caller can be asked for two things without it
        return {
            task: {one: language.translate(one, "Advice", advice.WORDS[name]) for one in language.LANGUAGES}
            for task, name in SPARE.items()
        }


@cache
def read() -> dict[Task, dict[str, str]]:
    """The words of the file. Raises ``OSError``, or others where it is damaged."""
    told = tomllib.loads(FILE.read_text("utf-8"))
    said = {Task(name): {one: tongues[one].strip() for one in language.LANGUAGES} for name, tongues in told.items()}
    if set(said) != set(Task):
        raise ValueError("a task has no words")
    return said


class ChallengeWindow(QWidget):
    """``asked``: see whether the caller does this. ``refused``: they will not. ``over``: nothing is asked any more."""

    asked = Signal(Task)
    refused = Signal()
    over = Signal()
    what_now = Signal()
    answers_warning = True

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tasks, self._at = list(words()), 0
        self._outcome: Outcome | None = None
        self._ended = False
        self._heading, self._status = look.label(look.TEXT, bold=True), look.label(look.LARGE, bold=True)
        narrow = self.screen().availableGeometry().width() < NARROW
        self.sentence = look.label(look.LARGE if narrow else look.TITLE + 3, bold=True)
        self._others = [look.label(look.TEXT if narrow else look.LARGE) for _ in range(2)]
        self._sign = look.sign(icons.Sign.WATCHING, 40)
        self.will_not, self.next, self._close = look.button(), look.button(primary=True), look.button()
        self.what, self.did = look.button(primary=True), look.button(primary=True)
        self.will_not.clicked.connect(self.refused)
        self.did.clicked.connect(self._done)
        self.next.clicked.connect(self._go_on)
        self.what.clicked.connect(self.what_now)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        page = look.Column(self._heading, self.sentence, *self._others)
        page.rows.setContentsMargins(look.WIDE, look.WIDE, look.WIDE, look.SMALL)
        self._scroll = look.scrolled(page)
        below = QVBoxLayout()
        below.setContentsMargins(look.WIDE, 0, look.WIDE, look.GAP)
        below.addLayout(look.beside(self._sign, self._status))
        row = QHBoxLayout()
        for button in (self.will_not, self._close, self.what, self.did, self.next):
            row.addWidget(button)
        below.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(below)
        self._words()
        look.fit(self, SIZE)

    @property
    def task(self) -> Task:
        """The one on the screen."""
        return self._tasks[self._at]

    def begin(self) -> None:
        """Ask for the task on the screen."""
        self._outcome = None
        self._words()
        self.asked.emit(self.task)

    def told(self, task: Task, outcome: Outcome) -> None:
        """What came of a task."""
        if task is self.task and not self._ended:
            self._outcome = outcome
            self._words()

    def end(self) -> None:
        """The call is over: nobody is left to be asked. What came of the last task stays to be read."""
        self._ended = True
        self._words()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.over.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _done(self) -> None:
        """The user saw it: of a finger in the cheek the guard does not."""
        self.over.emit()
        self.told(self.task, Outcome.DONE)

    def _go_on(self) -> None:
        self._at += 1
        self.begin()

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Check the caller"))
        place = self.tr("{n} of {all}").replace("{n}", str(self._at + 1)).replace("{all}", str(len(self._tasks)))
        aloud = self.tr("Read this aloud to the caller:")  # not within the next line, where lupdate does not find it
        self._heading.setText(f"{aloud}  {place}")
        said = dict(words()[self.task])
        self.sentence.setText(said.pop(language.current()))
        for label, text in zip(self._others, said.values(), strict=True):
            label.setText(text)
        last = self._at + 1 == len(self._tasks)
        said_of = {
            None: self.tr("Watching the face. The caller has 20 seconds."),
            Outcome.DONE: self.tr("They did it. This is not proof: ask for the next."),
            Outcome.NOT_DONE: self.tr("They did not, or it was not seen. Hang up, and call a number you know."),
            Outcome.BROKE: self.tr("The face changed: possible deepfake. Hang up and call 102."),
        }
        by_eye = self.task is Task.CHEEK
        if by_eye:
            said_of[None] = self.tr("Watch the cheek yourself: a false face smears there. Did they do it?")
        if last:
            said_of[Outcome.DONE] = self.tr("They did it. This is not proof. If they speak of money, hang up.")
        if self._ended:
            said_of[None] = said_of[Outcome.DONE] = self.tr("The call is over.")
        self._status.setText(said_of[self._outcome])
        look.draw(self._sign, icons.Sign.NO_CALL if self._ended and self._outcome is None else SIGNS[self._outcome], 40)
        self.will_not.setText(self.tr("They will not do it"))
        self.did.setText(self.tr("They did it"))
        self.did.setVisible(by_eye and self._outcome is None and not self._ended)
        self.next.setText(self.tr("Next"))
        self.what.setText(self.tr("What to do now…"))
        self._close.setText(self.tr("Close"))
        self.will_not.setVisible(self._outcome is None and not self._ended)
        self.next.setVisible(self._outcome is Outcome.DONE and not last and not self._ended)
        self.what.setVisible(self._outcome in (Outcome.NOT_DONE, Outcome.BROKE))
        self._scroll.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(f"{self.sentence.text()} {self._status.text()}")
