"""Who is calling, as far as the title of the call's window says: a number, a name, or nobody that can be told.

Messengers write the other person into the title; a meeting or a page writes its own name there, so that of these only
a number counts. A number in the title means that nobody of that number is in the messenger's own contacts.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

PEOPLE: Final = frozenset({"WhatsApp", "Telegram", "Viber", "Signal", "Skype", "FaceTime", "SIP phone"})
"""Applications of ``calls/apps.toml`` in whose title the other person stands."""
PAGES: Final = frozenset({"Web page", "Web call", "Floating video", "Practice"})
"""Those in whose title anything may stand: a title there says nothing of who is calling."""
LEAST_DIGITS: Final = 10
"""Of a telephone number with its area: what has fewer is a room, a version, a counter."""

_NUMBER: Final = re.compile(r"(?<![\w.])\+?\d[\d ()\-\u2010-\u2015\u00a0]{8,22}\d(?![\w.])")
_COUNTER: Final = re.compile(r"^\(\d{1,4}\)|\(\d{1,4}\)$")
_APART: Final = re.compile(r"\s+[-–—|·•]\s+|:\s+|^[-–—|·•\s]+|[-–—|·•:\s]+$")
_OWN: Final = re.compile(
    r"\b(whatsapp( web)?|telegram( ?desktop| web)?|viber|signal|skype|facetime|linphone|microsip|zoiper|jami|"
    r"twinkle|baresip|"
    r"google chrome|mozilla firefox|microsoft edge|chromium|opera|"
    r"(incoming |outgoing )?(video|voice|audio)? ?(call|chat)( with| from)?|calling|media viewer|ringing|"
    r"(входящий |исходящий )?(видео|аудио)?(звонок|вызов|чат)( с| от)?|звоним|"
    r"(кіріс |шығыс )?(бейне|аудио)?( ?қоңырау| ?чат)( шалуда)?)\b",
    re.IGNORECASE,
)
"""Words of the programs themselves, in the three languages."""


@dataclass(frozen=True, slots=True)
class Caller:
    """``number``: its digits alone; ``name``: as it stands there. Both empty: nobody can be told."""

    number: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.number or self.name)

    @property
    def shown(self) -> str:
        """As the user may keep it in a list."""
        return self.name or (f"+{self.number}" if self.number else "")


def caller(title: str, application: str) -> Caller:
    """Who the title of a call of this application names."""
    if application in PAGES:
        return Caller()
    for found in _NUMBER.finditer(title):
        digits = "".join(letter for letter in found.group() if letter.isdecimal())
        if LEAST_DIGITS <= len(digits) <= 15:
            return Caller(number=digits)
    if application not in PEOPLE or _COUNTER.search(title.strip()):  # with a counter it is a list of chats
        return Caller()
    parts = (part.strip() for part in _APART.split(_OWN.sub(" ", title)) if part)
    return Caller(name=next((part for part in parts if any(map(str.isalpha, part))), ""))


def known(one: Caller, contacts: Collection[str]) -> bool:
    """Whether the caller is one of these people: by the last ten digits of a number, or by each word of a name.

    Letters that only look alike are different ones here: nobody becomes known by them.
    """
    if one.number:
        return any(one.number[-LEAST_DIGITS:] == number[-LEAST_DIGITS:] for number in map(_digits, contacts) if number)
    there = set(one.name.casefold().split())
    return any(set(contact.casefold().split()) <= there for contact in contacts if contact.strip())


def _digits(text: str) -> str:
    """The digits of what is a whole number, else nothing."""
    digits = "".join(letter for letter in text if letter.isdecimal())
    return digits if len(digits) >= LEAST_DIGITS else ""
