"""Starting with the desktop: one file of the XDG autostart specification. Linux alone for now."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path


def supported() -> bool:
    """Whether this system has it."""
    return sys.platform.startswith("linux")


def entry() -> Path:
    """Where the desktop looks for it."""
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / "qalqan.desktop"


def command() -> list[str]:
    """What starts the tray program: the bundle itself, or this Python."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui.app"]


def apply(wanted: bool) -> None:
    """Write the file or take it away. Raises ``OSError`` where that is not allowed."""
    if not supported():
        return
    path = entry()
    if not wanted:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    line = shlex.join(command()).replace("%", "%%")
    path.write_text(f"[Desktop Entry]\nType=Application\nName=Qalqan\nExec={line}\nTerminal=false\n", encoding="utf-8")
