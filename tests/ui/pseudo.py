"""The pseudo-locale: every text half as long again and with accents, to find words cut off or not translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import Final

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from ui import language

NAME: Final = "pseudo"
STRETCH: Final = 1.5
KEPT: Final = re.compile(r"(\{\w+\}|%L?n|%L?\d+|&(?=\w)|<[^>]*>|\(\*\.\w+\))")
"""What must pass unchanged: placeholders, the mark of an access key, markup, and a file dialog's pattern."""
ACCENTS: Final = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")


def stretch(text: str) -> str:
    """The text with accents, then words of its own again until it is half as long again; placeholders are kept."""
    parts = KEPT.split(text)
    accented = "".join(part if index % 2 else part.translate(ACCENTS) for index, part in enumerate(parts))
    words = "".join(part for index, part in enumerate(parts) if not index % 2).translate(ACCENTS).split()
    if not words:
        return accented
    missing = round(len(text.strip()) * (STRETCH - 1))
    padding = ""
    for word in cycle(words):
        if len(padding) >= missing:
            return accented + padding
        padding += (" " + word)[: max(2, missing - len(padding))]
    raise AssertionError("a cycle has no end")


class PseudoLocale(QTranslator):
    """Translates every context, Qt's own too; numbers are put in by Qt as for any language."""

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        return stretch(source)

    def isEmpty(self) -> bool:
        return False


@contextmanager
def spoken(app: QApplication, name: str) -> Iterator[None]:
    """The program in one of ``language.LANGUAGES`` or in the pseudo-locale; English again at the end."""
    language.install(app, "en" if name == NAME else name)
    pseudo = PseudoLocale()
    if name == NAME:
        QCoreApplication.installTranslator(pseudo)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(pseudo)
        language.install(app, "en")
