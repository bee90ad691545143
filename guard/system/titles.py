"""A title made fit to show and to match: strangers write it."""

from __future__ import annotations

import unicodedata
from typing import Final

TITLE_LENGTH: Final = 200


def plain(title: str) -> str:
    """One line, no control or formatting characters (bidirectional marks among them), at most 200 characters."""
    return "".join(c for c in " ".join(title.split()) if not unicodedata.category(c).startswith("C"))[:TITLE_LENGTH]
