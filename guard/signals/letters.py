"""Letters that look alike, made one: "Пoлиция" with a Latin o is read as people read it.

After Unicode's table of confusables (UTS 39), for Cyrillic, Latin and Greek letters and digits: what cannot be told
apart at a glance becomes one sign. Both what is looked for and what is looked in are folded, so that it matters little
which sign that is.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from string import ascii_uppercase
from typing import Final

_DRESSED: Final = (
    "ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz "  # small capitals
    "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX"  # Greek: a small one looks otherwise
)
_PAIRS: Final = (
    "аa вb еe кk мm нh оo рp сc тt уy хx іi ѕs јj һh ьb гr пn иi з3 ч4 б6 ԁd ԛq ԝw єe ґr "  # Cyrillic
    "ғr қk ңh өo ұy үy әe "  # Kazakh
    "αa βb εe ηn ιi κk νv οo πn ρp τt υy χx γr λл φф "  # Greek
    "0o 1i |i !i li ui ıi @a $s"  # what stands in for letters; "u" for и, and "i" for it too
)
_PLAIN: Final = str.maketrans(
    {pair[0]: pair[1] for pair in _DRESSED.split()}
    | {chr(first + at): letter for first in (0x1F150, 0x1F170) for at, letter in enumerate(ascii_uppercase)}
)
"""What Unicode does not take apart by itself; the two rows are white letters in black circles and squares."""
_ALIKE: Final = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_WORD: Final = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The text in small letters, without marks above and below, and none of them bold, in a circle or in a square."""
    small = unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold()  # a bold "P" is no capital before
    return "".join(c for c in unicodedata.normalize("NFKD", small) if unicodedata.category(c)[0] not in "MC")


def fold(text: str) -> str:
    """The plain text, each letter as the sign that it looks like."""
    return plain(text).translate(_ALIKE)


def words(text: str) -> list[str]:
    """The folded words of the text, in their order. Letters that stand alone are one: "М.В.Д.", "П о л и ц и я"."""
    found: list[str] = []
    for alone, some in groupby(_WORD.findall(fold(text)), lambda word: len(word) == 1):
        run = list(some)
        found += ["".join(run)] if alone else run
    return found


def apart(text: str) -> str:
    """The text with a space before each capital that follows a small letter: "KaspiBank"."""
    return "".join(f" {c}" if c.isupper() and last.islower() else c for last, c in zip(f" {text}", text, strict=False))
