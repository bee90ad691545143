"""Where settings and history live: as each system wants it, or all under ``QALQAN_HOME`` (tests, a portable copy)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

HOME_VARIABLE: Final = "QALQAN_HOME"
_NAME: Final = "qalqan"


def config_file() -> Path:
    """The settings file; neither it nor its folder need exist."""
    return (_home() or platformdirs.user_config_path(_NAME, appauthor=False)) / "settings.json"


def history_file() -> Path:
    """The list of calls watched; neither it nor its folder need exist."""
    return (_home() or platformdirs.user_data_path(_NAME, appauthor=False)) / "history.jsonl"


def _home() -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).expanduser().absolute() if home else None
