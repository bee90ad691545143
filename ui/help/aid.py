"""What to do, in order, once a code was told, money was sent or a loan was taken.

The words are here, their sources in ``resources/aid.toml``; a test joins the two.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui import RESOURCES
from ui.noop import QT_TRANSLATE_NOOP
from ui.warning import advice
from ui.warning.advice import Source

FILE: Final = RESOURCES / "aid.toml"

WORDS: Final = {
    "stop_talking": QT_TRANSLATE_NOOP("Aid", "Stop talking to them, also if the voice seems familiar"),
    "bank_block": QT_TRANSLATE_NOOP(
        "Aid",
        "Call your bank, and the one that gave a loan: block the card, the account and the app. "
        "Ask to record your call",
    ),
    "next_caller": QT_TRANSLATE_NOOP(
        "Aid", "Soon “police”, “KNB” or “bank security” may call to “help”. It is the same fraud: hang up"
    ),
    "statement": QT_TRANSLATE_NOOP("Aid", "Call 102. Give a statement to the police: there, in eGov or in eOtinish"),
    "bring": QT_TRANSLATE_NOOP(
        "Aid", "Bring SMS, screenshots of numbers and chats, bank statements; say when and how much"
    ),
    "victim": QT_TRANSLATE_NOOP(
        "Aid", "Ask the police for the paper that you are a victim, and take it to the bank: interest is stopped"
    ),
    "stop_credit": QT_TRANSLATE_NOOP(
        "Aid", "Turn on “Stop credit” on eGov.kz or in eGov Mobile: it forbids new loans in your name"
    ),
}


class Harm(StrEnum):
    """What has happened already."""

    CODE = "code"
    MONEY = "money"
    LOAN = "loan"


NAMES: Final = {
    Harm.CODE: QT_TRANSLATE_NOOP("Aid", "I told a code"),
    Harm.MONEY: QT_TRANSLATE_NOOP("Aid", "I sent money"),
    Harm.LOAN: QT_TRANSLATE_NOOP("Aid", "A loan was taken"),
}
STEPS: Final = {
    Harm.CODE: ("stop_talking", "bank_block", "next_caller", "statement", "stop_credit"),
    Harm.MONEY: ("stop_talking", "bank_block", "statement", "bring", "stop_credit"),
    Harm.LOAN: ("bank_block", "statement", "bring", "victim", "stop_credit"),
}
"""The bank before the police: what is blocked first is lost last."""


@cache
def sources() -> dict[str, Source]:
    """The source of each id of ``WORDS``. Raises ``OSError`` or ``ValueError`` where the file is damaged."""
    return advice.read(FILE)


def text(name: str) -> str:
    """One step, in the language of now."""
    return QCoreApplication.translate("Aid", WORDS[name])


def name(harm: Harm) -> str:
    """What has happened, as the person would say it."""
    return QCoreApplication.translate("Aid", NAMES[harm])


def source(step: str) -> str:
    """As ``advice.source``."""
    return advice.told(sources, step)
