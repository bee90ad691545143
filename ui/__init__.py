"""All of Qt: the tray program's windows. Nothing here detects anything; `guard` does."""

from __future__ import annotations

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).parent / "resources"
"""Sounds, the practice clip, and who gave which advice."""
