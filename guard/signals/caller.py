"""Who is calling, as far as the title of the call's window says: a number, a name, or nobody that can be told.

Messengers write the other person into the title; a meeting or a page writes its own name there, so that of these only
a number counts. A number in the title means that nobody of that number is in the messenger's own contacts.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from guard.signals.letters import plain

PEOPLE: Final = frozenset({"WhatsApp", "Telegram", "Viber", "Signal", "Skype", "FaceTime", "SIP phone"})
"""Applications of ``calls/apps.toml`` in whose title the other person stands."""
PAGES: Final = frozenset({"Web page", "Web call", "Floating video", "Practice"})
"""Those in whose title anything may stand: a title there says nothing of who is calling."""
LEAST_DIGITS: Final = 10
"""Of a telephone number with its area: what has fewer is a room, a version, a counter."""

_GAP: Final = r" ()\-\u2010-\u2015\u2212\u00a0"
_NUMBER: Final = re.compile(rf"(?<![\w.])(\+\d[\d.{_GAP}]{{8,22}}|\d[\d{_GAP}]{{8,22}})\d(?!\.?\w)")
_SURE: Final = re.compile(rf"\+([17]|[2-689]\d)|[78][{_GAP}]+7\d\d")
"""How a number begins that is no date and no meeting's: with its country's, or as mobile numbers are written here."""
_COUNTER: Final = r"(?!\(1(?:0[1-9]|1[0-2])\))\(\d{1,5}\+?\)"
"""Of messages that nobody has read. (101) to (112) are none: there one calls the police."""
_UNREAD: Final = re.compile(rf"^{_COUNTER}\s+(?!\d{{3}}\b)|(\s+[-–—])?\s*{_COUNTER}$")
_CHATS: Final = re.compile(rf"^{_COUNTER}|\s([-–—]|@\s.*)\s*{_COUNTER}$")
"""As Telegram titles its list of chats (its main_window.cpp), and none of its calls."""
_APART: Final = re.compile(r"\s+[-–—|·•]\s+|:\s+|^[-–—|·•\s]+|[-–—|·•:\s]+$")
_OWN: Final = re.compile(
    r"\b((rakuten )?(whatsapp|telegram|viber|signal|skype|ayugram|64gram|kotatogram|linphone)( ?desktop| web)?( beta)?|"
    r"facetime|microsip|zoiper5?|jami|twinkle|baresip|zapzap|whatsie|altus|"
    r"google chrome|mozilla firefox|microsoft edge|chromium|opera|"
    r"((incoming|outgoing|ongoing|group) )?(video|voice|audio)? ?(call|chat)( with| from| ended)?|"
    r"calling|media viewer|ringing|"
    r"((входящий|исходящий|групповой) )?(видео|аудио)?(звонок|вызов|чат)( с| от| завершен| завершён)?|звоним|"
    r"((кіріс|шығыс|топтық) )?(бейне|аудио)?( ?қоңырау| ?чат)( шалуда)?)\b",
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
    title, messenger = title.strip(), application in PEOPLE
    bare = _UNREAD.sub("", title)
    for found in _NUMBER.finditer(bare):
        digits = _decimals(found.group())
        if LEAST_DIGITS <= len(digits) <= 15 and (messenger or _SURE.match(found.group())):
            return Caller(number=digits)
    if not messenger or _CHATS.search(title):
        return Caller()
    parts = (part.strip() for part in _APART.split(_OWN.sub(" ", bare)) if part)
    return Caller(name=next((part for part in parts if any(map(str.isalpha, plain(part)))), ""))


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
    digits = _decimals(text)
    return digits if len(digits) >= LEAST_DIGITS else ""


def _decimals(text: str) -> str:
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())
