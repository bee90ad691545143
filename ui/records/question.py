"""A question within a window, asked once before something that cannot be taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui import look


class Question(QFrame):
    """The words and two answers; the harmless one has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._words, self.yes, self.no = (
            look.label(bold=True),
            look.button(look.NOTE),
            look.button(look.NOTE, primary=True),
        )
        row = QHBoxLayout(self)
        row.addWidget(self._words, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)

    def ask(self, words: str, yes: str, no: str) -> None:
        """Say it in these words."""
        self._words.setText(words)
        self.yes.setText(yes)
        self.no.setText(no)
