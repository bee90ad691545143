"""What is said of a caution that goes by names and by the user's own answers: never of a face, and never surely."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from guard.types import Call, Said, Source, Stranger
from ui.noop import QT_TRANSLATE_NOOP
from ui.warning import advice

BODIES: Final = {
    "police": QT_TRANSLATE_NOOP("Caution", "police"),
    "knb": QT_TRANSLATE_NOOP("Caution", "KNB"),
    "national_bank": QT_TRANSLATE_NOOP("Caution", "National Bank"),
    "bank_security": QT_TRANSLATE_NOOP("Caution", "bank"),
    "egov": QT_TRANSLATE_NOOP("Caution", "eGov"),
    "operator": QT_TRANSLATE_NOOP("Caution", "operator"),
    "prosecutor": QT_TRANSLATE_NOOP("Caution", "prosecutor"),
}
"""Each id of ``guard/signals/officials.toml``; a test joins the two."""
NAMED: Final = QT_TRANSLATE_NOOP("Caution", "The caller is named: {body}")
SAYS: Final = {
    Said.OFFICIAL: QT_TRANSLATE_NOOP("Caution", "They say they are officials"),
    Said.MONEY: QT_TRANSLATE_NOOP("Caution", "They speak of money, codes or a loan"),
    Said.TELL_NOBODY: QT_TRANSLATE_NOOP("Caution", "They say: tell nobody"),
}
RULES: Final = {Said.OFFICIAL: advice.RULE, Said.MONEY: "no_money", Said.TELL_NOBODY: advice.SECRECY}
"""Of each answer the piece of advice with its source."""
STRANGERS: Final = {
    Stranger.FIRST_NUMBER: QT_TRANSLATE_NOOP("Caution", "First call from this number"),
    Stranger.NUMBER: QT_TRANSLATE_NOOP("Caution", "The number is not in your list"),
    Stranger.NAME: QT_TRANSLATE_NOOP("Caution", "The name is not in your list"),
}
QUESTIONS: Final = {
    Said.OFFICIAL: QT_TRANSLATE_NOOP("Caution", "Do they say they are police, KNB, a bank or eGov?"),
    Said.MONEY: QT_TRANSLATE_NOOP("Caution", "Do they speak of money, codes or a loan?"),
    Said.TELL_NOBODY: QT_TRANSLATE_NOOP("Caution", "Do they say “tell nobody” or “do not hang up”?"),
}
SOURCES: Final = (Source.OFFICIAL_CLAIM, Source.CALLER_SAYS)
HIDE: Final = QT_TRANSLATE_NOOP("Caution", "Hide this until the call ends?")
ENDED: Final = QT_TRANSLATE_NOOP(
    "Caution", "The caller spoke or was named like fraudsters do. It may have been nothing."
)


def say(words: str) -> str:
    """Some of the words above, in the language of now."""
    return QCoreApplication.translate("Caution", words)


def headline(call: Call) -> str:
    """Of the caution that is warned of now, in a few words; empty where the warning is another one, or none."""
    alert = call.alert
    if alert is not None and alert.source is Source.OFFICIAL_CLAIM:
        return say(NAMED).replace("{body}", say(BODIES[alert.name]))
    if alert is not None and alert.source is Source.CALLER_SAYS:
        return say(SAYS[Said(alert.name)])
    return ""


def rule(call: Call) -> str:
    """The id of the advice that answers it."""
    assert call.alert is not None
    return RULES[Said(call.alert.name)] if call.alert.source is Source.CALLER_SAYS else advice.RULE


def stranger(call: Call) -> str:
    """That the caller is unknown, and why; empty where they are known or cannot be told."""
    names = [found.name for found in call.findings if found.source is Source.UNKNOWN_CALLER]
    return say(STRANGERS[Stranger(names[0])]) if names else ""
