"""Whom the user trusts, as our windows show them."""

from __future__ import annotations

import re
from typing import Final

from guard.settings.schema import Settings

LONG_WORD: Final = re.compile(r"(\S{16})(?=\S)")


def shown(settings: Settings) -> tuple[str, str]:
    """The name, of which a word may go over to the next line where it is very long, and the number, which may not."""
    name = LONG_WORD.sub("\\1\N{ZERO WIDTH SPACE}", settings.trusted_name)
    return name, settings.trusted_phone.replace(" ", "\N{NO-BREAK SPACE}")
