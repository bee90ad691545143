"""The settings of a training run, and where its work lies."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[3]
WORK: Final = ROOT / "build" / "finder"
OUT: Final = ROOT / "models" / "face_finder"
CONFIG: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("config.toml").read_text())
DATA: Final = (ROOT / CONFIG["data"]["root"]).resolve()
