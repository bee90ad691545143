"""The words of the page for the police, each in all three languages on one page."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QTranslator

from ui import language
from ui.noop import QT_TRANSLATE_NOOP

CONTEXT: Final = "EvidenceReport"
ORDER: Final = ("kk", "ru", "en")

BY_ITSELF: Final = QT_TRANSLATE_NOOP("EvidenceReport", "A suspicious call: a report for the police (102)")
TITLE: Final = QT_TRANSLATE_NOOP("EvidenceReport", "A video call checked by the program Qalqan")
APPLICATION: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Application")
WATCHED: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Watched from")
UNTIL: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Watched until")
WARNINGS: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Warnings: how many, how long, when")
REMOTE: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Remote access program opened during the call")
SIGNS: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Other signs, and when")
PROGRAM: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Program and its networks")
SHOWN: Final = QT_TRANSLATE_NOOP("EvidenceReport", "The call at this moment")
FILES: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Files saved with this page (SHA-256)")

BY_HAND: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Please fill in")
LINES: Final = (
    QT_TRANSLATE_NOOP("EvidenceReport", "Who they said they were"),
    QT_TRANSLATE_NOOP("EvidenceReport", "Their number or account"),
    QT_TRANSLATE_NOOP("EvidenceReport", "What they asked for"),
    QT_TRANSLATE_NOOP("EvidenceReport", "What I told them"),
    QT_TRANSLATE_NOOP("EvidenceReport", "Money sent: how much, when, where to"),
    QT_TRANSLATE_NOOP("EvidenceReport", "My name and telephone"),
)
"""What only the person who was called knows."""

SECTIONS: Final = (
    (
        QT_TRANSLATE_NOOP("EvidenceReport", "What happened"),
        QT_TRANSLATE_NOOP(
            "EvidenceReport",
            "Qalqan watched the picture of a video call on this computer and looked for signs of a deepfake in the "
            "face of the caller. The strongest thing it said: “{verdict}”.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("EvidenceReport", "What this does not prove"),
        QT_TRANSLATE_NOOP(
            "EvidenceReport",
            "This is an automatic estimate, not an expert's opinion, and it can be wrong both ways. It proves neither "
            "that the face was replaced nor who was calling. A SHA-256 sum shows whether a file was changed since "
            "this page was made, not who made it. Times are those of this computer's clock.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("EvidenceReport", "Where to turn"),
        QT_TRANSLATE_NOOP(
            "EvidenceReport",
            "Police: 102. Keep the SMS, chats, screenshots and bank statements as well: the police ask for them.",
        ),
    ),
)


WHERE: Final = SECTIONS[-1]
"""Of a call that was not watched only this can be said."""


def translators() -> list[QTranslator]:
    """One for each language, in ``ORDER``."""
    return [_translator(name) for name in ORDER]


def say(translator: QTranslator, source: str, context: str = CONTEXT) -> str:
    """These words in one language, as HTML."""
    return escape(translator.translate(context, source) or source)


def _translator(name: str) -> QTranslator:
    translator = QTranslator()
    translator.load(f"qalqan_{name}", str(language.FOLDER))  # for English there is none: the source is English
    return translator
