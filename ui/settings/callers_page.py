"""The page of the settings on who calls: whom the user knows, and what is asked when somebody else does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from guard.settings.schema import MOST_CONTACTS, Settings
from ui.settings.controls import Page, Sentence, Title, clean_line

LONGEST: Final = 60  # letters of a name
TALL: Final = 120  # px of the list


class Names(QPlainTextEdit):
    """One a line. ``left``: the keys went elsewhere; Tab leaves it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(tabChangesFocus=True)
        self.setMaximumHeight(TALL)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class CallersPage(Page):
    """Names and numbers are taken when the list is left, or the window closed."""

    def __init__(self, choose: Callable[..., None]) -> None:
        super().__init__(choose)
        self.contacts, self._shown = Names(), tuple[str, ...]()
        self._contacts, self._how = Title(self.contacts), Sentence(self.contacts)
        self.caller_check, self.claim_notice = self._check("caller_check"), self._check("claim_notice")
        self.money_pause, self.family_word = self._check("money_pause"), self._check("family_word")
        self._asks, self._claims = Sentence(self.caller_check), Sentence(self.claim_notice)
        self._money, self._word = Sentence(self.money_pause), Sentence(self.family_word)
        self.contacts.left.connect(self.commit)
        self._block(self._contacts, self._how, self.contacts, wide=True)
        self._block(self.caller_check, self._asks)
        self._block(self.claim_notice, self._claims)
        self._block(self.money_pause, self._money)
        self._block(self.family_word, self._word)
        self._end()
        self.words()

    def words(self) -> None:
        self._contacts.setText(self.tr("People I know"))
        self._how.say(
            self.tr("A name or a number on each line, as the call window shows it. They are never asked about.")
        )
        self.contacts.setAccessibleName(self._contacts.text())
        self.caller_check.setText(self.tr("Ask when a stranger calls"))
        self._asks.say(self.tr("Three questions on a thin strip, once a call. No picture and no internet are needed."))
        self.claim_notice.setText(self.tr("Warn of officials' names"))
        self._claims.say(
            self.tr("When the caller's name is that of the police, a bank or eGov: a caution, by the name alone.")
        )
        self.money_pause.setText(self.tr("Ask before money"))
        self._money.say(
            self.tr("When a bank's page opens during or soon after a suspicious call. You can always continue.")
        )
        self.family_word.setText(self.tr("We have a family word"))
        self._word.say(self.tr("A word that only the family knows. Do not write it here: ask the caller for it."))

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        names = self._names()
        if self.contacts.hasFocus():  # what is being written stays; what came from elsewhere is put below it
            if new := [name for name in settings.contacts if name not in (*self._shown, *names)]:
                self.contacts.appendPlainText("\n".join(new))
        elif names != settings.contacts:
            self.contacts.setPlainText("\n".join(settings.contacts))
        self._shown = settings.contacts

    def commit(self) -> None:
        self._choose(contacts=self._names())

    def _names(self) -> tuple[str, ...]:
        lines = (clean_line(line)[:LONGEST].strip() for line in self.contacts.toPlainText().splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))[:MOST_CONTACTS]
