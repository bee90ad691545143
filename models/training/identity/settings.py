"""``config.toml`` beside this file, and where what is made lies."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from models.training import data

BUILD: Final = data.ROOT / "build" / "identity"


@cache
def config() -> dict[str, Any]:
    """The settings, in full."""
    return tomllib.loads((Path(__file__).parent / "config.toml").read_text("utf-8"))
