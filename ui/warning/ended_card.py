"""After a call that was warned of: that it was right to end it, and the three things to do now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guard.settings.schema import Settings
from guard.types import Source, VerdictKind
from ui import icons, look, person
from ui.warning import advice, cautions, picture_signs, remote_access, screen_sharing

SIZE: Final = QSize(760, 560)


class EndedCard(QWidget):
    """``save`` asks for the evidence of this call, ``what_now`` for the whole advice.

    ``level``, ``source`` and ``name``: of the warning that stood over the call, as in its ``Alert``; ``can_save``:
    whether there is evidence of it.
    """

    save = Signal()
    what_now = Signal()

    def __init__(
        self,
        settings: Settings,
        level: VerdictKind,
        can_save: bool,
        source: Source = Source.FACE,
        name: str = "",
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings, self._level, self._source, self._name = settings, level, source, name
        self._heading, self._meaning = look.label(look.TITLE, bold=True), look.label(look.TEXT)
        self.steps = [look.label(look.LARGE, bold=True) for _ in range(4)]
        self.save_button = look.button(primary=True, tall=look.TALL + look.SMALL)
        self.save_button.setVisible(can_save)
        self.what_now_button, self._close = look.button(), look.button()
        self.save_button.clicked.connect(self.save)
        self.what_now_button.clicked.connect(self.what_now)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        sign = icons.Sign.DONE if level is VerdictKind.FAKE else icons.Sign.SUSPECT
        words = QWidget()
        head = QVBoxLayout(words)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._heading)
        head.addWidget(self._meaning)
        call_102, save, bank, trusted = self.steps
        page = look.Column(call_102, save, bank, trusted, self.what_now_button)
        page.rows.insertLayout(0, look.beside(look.sign(sign, 56), words))
        page.rows.setContentsMargins(look.WIDE, look.WIDE, look.WIDE, look.SMALL)
        self._scroll = look.paged(self, page, (self.save_button,), (self._close,))
        self._words()
        look.fit(self, SIZE)
        (self.save_button if can_save else self._close).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.setWindowTitle(self.tr("The call is over"))
        strong = self._level is VerdictKind.FAKE
        self._heading.setText(self.tr("The call is over. You did right.") if strong else self.windowTitle())
        self._meaning.setText(self._what_it_was())
        trusted = ", ".join(filter(None, person.shown(self._settings)))
        words = (
            advice.text("call_102") if strong else self.tr("If they spoke of money or codes: call 102"),
            self.tr("Save the evidence: it can be saved until the next call"),
            advice.text("call_bank"),
            f"{advice.text('call_trusted')}: {trusted}" if trusted else advice.text("call_trusted"),
        )
        can_save = not self.save_button.isHidden()
        self.steps[1].setVisible(can_save)
        shown = [step for step in self.steps if can_save or step is not self.steps[1]]
        for label, word in zip(self.steps, words, strict=True):
            label.setText(f"{shown.index(label) + 1}. {word}" if label in shown else "")
        self.save_button.setText(self.tr("Save evidence for the police…"))
        self.what_now_button.setText(self.tr("What to do now…"))
        self._close.setText(self.tr("Close"))
        self._scroll.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(
            " ".join((self._heading.text(), self._meaning.text(), *(s.text() for s in shown)))
        )

    def _what_it_was(self) -> str:
        """What the warning was of, and that it may have been nothing."""
        if self._level is VerdictKind.FAKE:
            return self.tr("The caller may have been a deepfake: a false face over the real one.")
        if self._source in cautions.SOURCES:
            return cautions.say(cautions.ENDED)
        if self._source in picture_signs.HEADLINES:
            named = picture_signs.say(picture_signs.HEADLINES[self._source])
            ended = "{sign}" if named.endswith("?") else "{sign}."
            return picture_signs.say(picture_signs.ENDED).replace("{sign}.", ended).replace("{sign}", named)
        if self._source is Source.SCREEN_SHARING:
            return screen_sharing.say(screen_sharing.ENDED)
        if self._source is Source.REMOTE_CONTROL:
            meaning = remote_access.say(remote_access.MEANING, self._name)
            return f"{meaning}. {remote_access.say(remote_access.ENDED)}"
        return self.tr("Something was odd with the caller's face. It may have been nothing.")
