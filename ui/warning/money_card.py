"""Before money, in or soon after a suspicious call: who told you to do this? A question, and nothing is stopped."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import icons, look
from ui.warning import advice

SIZE: Final = QSize(700, 400)
LOAN: Final = "loan"
"""In ``guard/signals/money.toml`` any page that offers one."""
RULES: Final = ("no_safe_account", "no_money", "call_bank")


class MoneyCard(QWidget):
    """``place``: what came to the front. ``what_now`` and ``relative`` ask for the windows of these names."""

    what_now = Signal()
    relative = Signal()
    answers_warning = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.place = place
        self._heading, self._why = look.label(look.TITLE, bold=True), look.label(look.TEXT)
        self._rules = [look.label(look.TEXT) for _ in RULES]
        self.go_on, self._told, self._relative = look.button(), look.button(primary=True), look.button()
        self.go_on.clicked.connect(self.close)
        for button, wish in ((self._told, self.what_now), (self._relative, self.relative)):
            button.clicked.connect(wish)
            button.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        words = QWidget()
        head = QVBoxLayout(words)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._heading)
        head.addWidget(self._why)
        page = look.Column(*self._rules, spacing=look.SMALL)
        page.rows.insertLayout(0, look.beside(look.sign(icons.Sign.SUSPECT, 56), words))
        page.rows.setContentsMargins(look.WIDE, look.GAP, look.WIDE, look.SMALL)
        self._scroll = look.scrolled(page)
        below = QVBoxLayout()
        below.setContentsMargins(look.WIDE, 0, look.WIDE, look.GAP)
        below.addWidget(self._told)
        row = QHBoxLayout()
        row.addWidget(self._relative)
        row.addWidget(self.go_on)
        below.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(below)
        self._words()
        look.fit(self, SIZE)
        self.go_on.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Before you go on"))
        self._heading.setText(self.tr("Who told you to do this?"))
        place = self.tr("a page for loans") if self.place == LOAN else self.place
        why = self.tr("After a suspicious call you opened: {place}. If the caller asked for it, do not go on.")
        self._why.setText(why.replace("{place}", place))
        for label, rule in zip(self._rules, RULES, strict=True):
            label.setText(f"•  {advice.text(rule)}")
            label.setToolTip(advice.source(rule))
        self._told.setText(self.tr("The caller told me: what to do?"))
        self._relative.setText(self.tr("Ask my relative"))
        self.go_on.setText(self.tr("I decided it myself: continue"))
        self._scroll.setAccessibleName(self.windowTitle())
        said = (self._heading.text(), self._why.text(), *(label.text() for label in self._rules))
        self.setAccessibleDescription(" ".join(said))
