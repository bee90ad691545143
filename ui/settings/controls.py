"""What the pages of the settings are made of: a control, its name above it, and a sentence on it below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from guard.settings.schema import Settings
from ui.look import Tick

POINTS: Final = 12  # the least for the words of a page
APART: Final = 10  # px between two things to choose
CLOSE: Final = 3  # px within one of them
INDENT: Final = 28  # px of a sentence under a box to tick


class Choice(QComboBox):
    """One of some. The wheel scrolls the page and never changes what happens to lie under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # to other words too

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Number(QSpinBox):
    """A whole number, taken when it was typed to its end; the wheel is the page's here too."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__(minimum=low, maximum=high)
        self.setKeyboardTracking(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Page(QWidget):
    """Things to choose, one below the other.

    ``choose(field=value)`` takes a choice into use; it raises ``SettingsError`` where the value cannot be.
    """

    def __init__(self, choose: Callable[..., None]) -> None:
        super().__init__()
        self._choose = choose
        self._checks: dict[str, QCheckBox] = {}
        font = self.font()
        font.setPointSizeF(max(font.pointSizeF(), POINTS))
        self.setFont(font)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(CLOSE)

    def words(self) -> None:
        """Say everything in the language of now."""
        raise NotImplementedError

    def show_settings(self, settings: Settings) -> None:
        """Show these values."""
        for name, check in self._checks.items():
            check.setChecked(getattr(settings, name))

    def commit(self) -> None:
        """Take what was typed last."""

    def may_close(self) -> bool:
        """Take what was typed last; False, once, where it cannot be kept and the user has not been told by closing."""
        self.commit()
        return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.words()
        super().changeEvent(event)

    def _check(self, name: str) -> QCheckBox:
        """A box to tick for the setting of this name."""
        check = self._checks[name] = Tick()
        check.toggled.connect(lambda on: self._choose(**{name: on}))
        return check

    def _block(self, *parts: QWidget, wide: bool = False) -> None:
        """Parts that belong together. A control is as wide as its words, or ``wide``; a sentence is always wide."""
        if self.column.count():
            self.column.addSpacing(APART - CLOSE)
        for part in parts:
            whole = wide or isinstance(part, QLabel)
            self.column.addWidget(part, 0, Qt.AlignmentFlag(0) if whole else Qt.AlignmentFlag.AlignLeft)

    def _end(self) -> None:
        """What room is left stays below."""
        self.column.addStretch(1)


class Title(QLabel):
    """The bold name above a control, which a screen reader reads with it."""

    def __init__(self, control: QWidget | None = None) -> None:
        super().__init__(wordWrap=True)
        if control is not None:
            self.setBuddy(control)
        font = self.font()
        font.setBold(True)
        self.setFont(font)


class Sentence(QLabel):
    """Some words, as many lines as they need, plain and never markup; a screen reader says them with the control."""

    def __init__(self, control: QWidget | None = None) -> None:
        super().__init__(wordWrap=True)
        self.hide()
        self._control = control
        self.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(control, QAbstractButton) and control.isCheckable():
            self.setIndent(INDENT)

    def say(self, words: str) -> None:
        """These words now; a sentence without any is not there."""
        self.setText(words)
        self.setVisible(bool(words))
        if self._control is not None:
            self._control.setAccessibleDescription(words)


def rename(choice: QComboBox, word: Callable[[Any], str]) -> None:
    """Give every value of a choice its word."""
    for index in range(choice.count()):
        choice.setItemText(index, word(choice.itemData(index)))


def clean_line(text: str) -> str:
    """One clean line: contacts that are copied carry marks that cannot be seen."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
