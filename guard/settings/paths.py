"""Where settings and history live: as each system wants it, or all under ``QALQAN_HOME`` (tests, a portable copy)."""

from __future__ import annotations

import os
import warnings
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


def share_file() -> Path:
    """What stands for the screen that was shared on Wayland; neither it nor its folder need exist."""
    return config_file().with_name("share.token")


def log_folder() -> Path:
    """Where the log and the note of a crash live; it need not exist."""
    return _home() or platformdirs.user_log_path(_NAME, appauthor=False)


def runtime_folder() -> Path:
    """For sockets and locks: of this user alone, on this computer alone, and gone with the session. Need not exist."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where the system has none, platformdirs names one below the temporary folder
        return platformdirs.user_runtime_path(_NAME, appauthor=False)


def _home() -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(os.path.expanduser(home)).absolute() if home else None  # noqa: PTH111 (Path's own raises for ~nobody)
