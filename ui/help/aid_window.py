"""I already told a code, sent money, or a loan was taken: what to do now, in what order, and who said so."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from ui import look
from ui.help import aid
from ui.help.aid import STEPS, Harm
from ui.look import Dot

SIZE: Final = QSize(1040, 700)
WIDE: Final = 900  # px of the screen, from which the three stand beside each other
MOST: Final = max(map(len, STEPS.values()))


class AidWindow(QWidget):
    """``relative`` and ``report`` ask for the windows of these names."""

    relative = Signal()
    report = Signal()
    answers_warning = True

    def __init__(self, harm: Harm = Harm.CODE) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading, self._calm = look.label(look.TITLE, bold=True), look.label(look.TEXT)
        self.harms = {one: Dot() for one in Harm}
        self.steps = [look.label(look.LARGE, bold=True) for _ in range(MOST)]
        self.sources = [look.label(look.NOTE) for _ in range(MOST)]
        self._relative, self._report, self._close = look.button(), look.button(), look.button(primary=True)
        group = QButtonGroup(self)
        for dot in self.harms.values():
            look.enlarge(dot, look.LARGE)
            group.addButton(dot)
            dot.clicked.connect(self._show_steps)
        self.harms[harm].setChecked(True)
        self._relative.clicked.connect(self.relative)
        self._report.clicked.connect(self.report)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        wide = self.screen().availableGeometry().width() >= WIDE
        ways = QBoxLayout.Direction
        harms = QBoxLayout(ways.LeftToRight if wide else ways.TopToBottom)
        for dot in self.harms.values():
            harms.addWidget(dot)
        page = look.Column(self._heading, self._calm, spacing=look.SMALL)
        page.rows.insertLayout(2, harms)
        for step, source in zip(self.steps, self.sources, strict=True):
            both = QVBoxLayout()
            both.setSpacing(2)
            for part in (step, source):
                both.addWidget(part)
            page.rows.insertLayout(page.rows.count() - 1, both)
        page.rows.setContentsMargins(look.WIDE, look.GAP, look.WIDE, look.SMALL)
        self._scroll = look.paged(self, page, (self._relative, self._report), (self._close,))
        self._words()
        look.fit(self, SIZE)
        self.harms[harm].setFocus()

    @property
    def harm(self) -> Harm:
        """What is said to have happened."""
        return next(harm for harm, dot in self.harms.items() if dot.isChecked())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _show_steps(self) -> None:
        steps = STEPS[self.harm]
        for number, (label, source) in enumerate(zip(self.steps, self.sources, strict=True)):
            there = number < len(steps)
            label.setText(f"{number + 1}. {aid.text(steps[number])}" if there else "")
            source.setText(aid.source(steps[number]) if there else "")
            label.setVisible(there)
            source.setVisible(bool(source.text()))
        said = (self._heading.text(), *(label.text() for label in self.steps))
        self.setAccessibleDescription(" ".join(filter(None, said)))

    def _words(self) -> None:
        self.setWindowTitle(self.tr("It has happened already"))
        self._heading.setText(self.tr("Do this now, one after the other"))
        self._calm.setText(self.tr("It can happen to anyone. Do not wait: begin with the first line."))
        for harm, dot in self.harms.items():
            dot.setText(aid.name(harm))
        self._relative.setText(self.tr("Ask my relative"))
        self._report.setText(self.tr("A report for 102…"))
        self._close.setText(self.tr("Close"))
        self._scroll.setAccessibleName(self.windowTitle())
        self._show_steps()
