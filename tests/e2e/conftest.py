"""A desktop of its own for each test, with the program's settings on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guard.settings.schema import VERSION
from tests.e2e.desktop import Desktop
from tests.e2e.stage import Stage


@pytest.fixture
def settings() -> dict[str, Any]:
    """What a test's settings file has besides what all have."""
    return {}


@pytest.fixture
def screen(tmp_path: Path, settings: dict[str, Any]) -> Iterator[Desktop]:
    """A laptop's screen; the guard that is started on it is past its first start, speaks English and makes no sound."""
    stored = {"version": VERSION, "language": "en", "welcomed": True, "sound": False, "unseen_notice": False} | settings
    with Desktop("1366x768") as opened:
        opened.env["QALQAN_HOME"] = str(tmp_path)
        (tmp_path / "settings.json").write_text(json.dumps(stored))
        yield opened


@pytest.fixture
def stage(screen: Desktop) -> Iterator[Stage]:
    """Windows on ``screen``, closed afterwards."""
    opened = Stage(screen)
    yield opened
    opened.close()
