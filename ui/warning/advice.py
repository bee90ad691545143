"""What to do, and who said so. The words are here, their sources in ``resources/advice.toml``; a test joins the two.

The names of those who said so are here for ``resources/aid.toml`` too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from ui import RESOURCES
from ui.noop import QT_TRANSLATE_NOOP

FILE: Final = RESOURCES / "advice.toml"

WORDS: Final = {
    "hang_up": QT_TRANSLATE_NOOP("Advice", "Hang up"),
    "call_102": QT_TRANSLATE_NOOP("Advice", "Call 102"),
    "call_bank": QT_TRANSLATE_NOOP("Advice", "Call your bank on the number on your card"),
    "call_national_bank": QT_TRANSLATE_NOOP("Advice", "National Bank: 1477"),
    "call_trusted": QT_TRANSLATE_NOOP("Advice", "Call someone you trust"),
    "check_caller": QT_TRANSLATE_NOOP("Advice", "Be careful: check who is calling"),
    "turn_head": QT_TRANSLATE_NOOP("Advice", "Ask them to turn their head sideways"),
    "hand_over_face": QT_TRANSLATE_NOOP("Advice", "Ask them to pass a hand over the face"),
    "no_officials": QT_TRANSLATE_NOOP("Advice", "Real officials do not video-call about money"),
    "no_codes": QT_TRANSLATE_NOOP("Advice", "Never tell anyone an SMS code"),
    "no_money": QT_TRANSLATE_NOOP("Advice", "Do not send money or take a loan"),
    "no_safe_account": QT_TRANSLATE_NOOP("Advice", "There is no “safe account”"),
    "no_remote_control": QT_TRANSLATE_NOOP("Advice", "Do not install AnyDesk or TeamViewer for a caller"),
    "tell_nobody": QT_TRANSLATE_NOOP("Advice", "“Tell nobody” and “do not hang up” are what fraudsters say"),
    "no_screen": QT_TRANSLATE_NOOP("Advice", "Do not show your screen"),
}
FIRST: Final = ("hang_up", "call_102")
THEN: Final = ("call_bank", "call_national_bank", "call_trusted")
NEVER: Final = ("no_money", "no_codes", "no_remote_control", "no_screen", "no_safe_account")
CHECK: Final = ("check_caller", "turn_head", "hand_over_face")
"""For a face with which something is odd: only in the banner, not on the card."""
SECRECY: Final = "tell_nobody"
"""For a caller who says so: only in the banner, not on the card."""
RULE: Final = "no_officials"
"""What the officials themselves say of calls in their name."""

WHO: Final = {
    "prosecutor": QT_TRANSLATE_NOOP("Source", "Prosecutor General's Office of Kazakhstan"),
    "national_bank": QT_TRANSLATE_NOOP("Source", "National Bank of Kazakhstan"),
    "interior": QT_TRANSLATE_NOOP("Source", "Ministry of Internal Affairs of Kazakhstan"),
    "police_kostanay": QT_TRANSLATE_NOOP("Source", "Police of the Kostanay Region"),
    "police_turkistan": QT_TRANSLATE_NOOP("Source", "Police of the Turkistan Region"),
    "police_aktau": QT_TRANSLATE_NOOP("Source", "Police of Aktau"),
    "state_bodies": QT_TRANSLATE_NOOP("Source", "State bodies of Kazakhstan"),
    "market_agency": QT_TRANSLATE_NOOP("Source", "Financial Market Agency of Kazakhstan"),
    "digital": QT_TRANSLATE_NOOP("Source", "Ministry of Digital Development of Kazakhstan"),
    "researchers": QT_TRANSLATE_NOOP("Source", "Researchers of New York University"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """``says``: the statement in our English; ``who``: an id of ``WHO``; ``date``: ISO, or a year."""

    says: str
    who: str
    url: str
    date: str


@cache
def sources() -> dict[str, Source]:
    """The source of each id of ``WORDS``. Raises ``OSError`` or ``ValueError`` where the file is damaged."""
    return read(FILE)


def read(file: Path) -> dict[str, Source]:
    """The sources in a file of ours. Raises ``OSError``, ``ValueError``, or ``TypeError`` for one without a part."""
    return {name: Source(**entry) for name, entry in tomllib.loads(file.read_text("utf-8")).items()}


def text(name: str) -> str:
    """One piece of advice, in the language of now."""
    return QCoreApplication.translate("Advice", WORDS[name])


def source(name: str) -> str:
    """Who said it, where and when, in one line in the language of now; empty where that cannot be read."""
    return told(sources, name)


def told(of: Callable[[], Mapping[str, Source]], name: str) -> str:
    """The line of this source, or nothing: no warning and no advice waits for who gave it."""
    try:
        return line(of()[name])
    except Exception:  # the file is damaged or gone, as the doctor says; this is asked many times a second
        return ""


def line(found: Source) -> str:
    """Who, where and when of one source, in one line in the language of now."""
    place = urlsplit(found.url).netloc.removeprefix("www.")
    return ", ".join((QCoreApplication.translate("Source", WHO[found.who]), place, _when(found.date)))


def _when(value: str) -> str:
    if len(value) == len("2025"):
        return value
    day = date.fromisoformat(value)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
