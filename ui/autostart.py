"""Starting with the desktop: one file of the XDG autostart specification. Linux alone for now."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from guard import files


def supported() -> bool:
    """Whether this system has it."""
    return sys.platform.startswith("linux")


def entry() -> Path:
    """Where the desktop looks for it."""
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / "qalqan.desktop"


def command() -> list[str]:
    """What starts the tray program: the bundle itself, or this Python."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "qalqan"]


def apply(wanted: bool) -> None:
    """Write the file or take it away. Raises ``OSError`` where that is not allowed, or the path cannot be told."""
    if not supported():
        return
    path = entry()
    if not wanted:
        path.unlink(missing_ok=True)
        return
    line = " ".join(map(_quoted, command()))
    files.write(path, f"[Desktop Entry]\nType=Application\nName=Qalqan\nExec={line}\nTerminal=false\n".encode())


def _quoted(argument: str) -> str:
    """One argument of an ``Exec`` key: Desktop Entry Specification 1.5, "The Exec key" and "Possible value types".

    Quoted where a character is reserved, with a backslash before the four that mean something inside quotes; then every
    backslash doubled, as in any string of such a file.
    """
    if re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", argument):
        raise OSError(f"this path cannot be told to the desktop: {argument!a}")
    if re.search(r"[^\w@%+:,./=-]", argument):
        argument = '"' + re.sub(r'(["`$\\])', r"\\\1", argument) + '"'
    return argument.replace("\\", "\\\\").replace("%", "%%")
