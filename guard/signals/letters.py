"""Letters that look alike, made one: "Пoлиция" with a Latin o is read as people read it.

After Unicode's table of confusables (UTS 39), for Cyrillic, Latin and Greek letters and digits: what cannot be told
apart at a glance becomes one sign. Both what is looked for and what is looked in are folded, so that it matters little
which sign that is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_PAIRS: Final = (
    "аa вb еe кk мm нh оo рp сc тt уy хx іi ѕs јj һh ьb гr пn иu з3 ч4 б6 ԁd ԛq ԝw єe ґr "  # Cyrillic
    "ғr қk ңh өo ұy үy әe "  # Kazakh
    "αa βb εe ηn ιi κk νv οo πn ρp τt υy χx γr λл φф "  # Greek
    "0o 1i |i !i li ıi @a $s"  # what stands in for letters
)
_ALIKE: Final = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_WORD: Final = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text in small letters, without marks above and below, each letter as the sign that it looks like."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "MC").translate(_ALIKE)


def words(text: str) -> list[str]:
    """The folded words of the text, in their order."""
    return _WORD.findall(fold(text))
