"""What is said of signs in the picture that are not the detector's: another face, a recording, a task not done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from guard.types import Call, Source, VerdictKind
from ui.noop import QT_TRANSLATE_NOOP

HEADLINES: Final = {
    Source.IDENTITY: QT_TRANSLATE_NOOP("PictureSign", "Another face showed for a moment"),
    Source.RECORDING: QT_TRANSLATE_NOOP("PictureSign", "The same movements again: a recording?"),
    Source.CHALLENGE: QT_TRANSLATE_NOOP("PictureSign", "The caller did not do what you asked"),
}
MEANINGS: Final = {
    Source.IDENTITY: QT_TRANSLATE_NOOP(
        "PictureSign", "A false face slips off for a moment when the head turns or is covered"
    ),
    Source.RECORDING: QT_TRANSLATE_NOOP(
        "PictureSign", "A film that is played again cannot answer you: ask for something new"
    ),
    Source.CHALLENGE: QT_TRANSLATE_NOOP("PictureSign", "Fraudsters refuse, because a false face would break"),
}
ENDED: Final = QT_TRANSLATE_NOOP("PictureSign", "{sign}. It may have been nothing.")
BROKE: Final = QT_TRANSLATE_NOOP("PictureSign", "The face changed while the caller did what you asked")


def say(words: str) -> str:
    """Some of the words above, in the language of now."""
    return QCoreApplication.translate("PictureSign", words)


def headline(call: Call) -> str:
    """Of a sign that is no "possible deepfake"; empty where the warning is another one, or there is none."""
    alert = call.alert
    weak = alert is not None and alert.source in HEADLINES and alert.level is not VerdictKind.FAKE
    return say(HEADLINES[alert.source]) if alert is not None and weak else ""


def meaning(call: Call) -> str:
    """What it may mean, in one sentence; empty as above."""
    alert = call.alert
    if alert is None or alert.source not in MEANINGS:
        return ""
    broke = alert.source is Source.CHALLENGE and alert.level is VerdictKind.FAKE
    return say(BROKE if broke else MEANINGS[alert.source])
