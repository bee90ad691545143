"""Starting with the desktop: one file of the XDG autostart specification, or one value of Windows' Run key."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from guard import files

if sys.platform == "win32":
    import winreg

RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
"""Of HKEY_CURRENT_USER: what starts when its user logs in (learn.microsoft.com, "Run and RunOnce Registry Keys")."""
NAME: Final = "Qalqan"


def supported() -> bool:
    """Whether this system has it."""
    return sys.platform.startswith(("linux", "win32"))


def entry() -> Path:
    """Where the desktop looks for it."""
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / "qalqan.desktop"


def command() -> list[str]:
    """What starts the tray program: the bundle itself, or this Python; on Windows the one without a console."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    python = Path(sys.executable)
    quiet = python.with_name("pythonw.exe")
    return [str(quiet if python.name == "python.exe" and quiet.exists() else python), "-m", "qalqan"]


def apply(wanted: bool) -> None:
    """Write the entry or take it away. Raises ``OSError`` where that is not allowed, or the path cannot be told."""
    if not supported():
        return
    if sys.platform == "win32":
        _apply_to_registry(wanted)
        return
    path = entry()
    if not wanted:
        path.unlink(missing_ok=True)
        return
    line = " ".join(map(_quoted, command()))
    files.write(path, f"[Desktop Entry]\nType=Application\nName=Qalqan\nExec={line}\nTerminal=false\n".encode())


def _apply_to_registry(wanted: bool) -> None:
    if sys.platform == "win32":
        with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, RUN_KEY, 0, winreg.KEY_SET_VALUE) as key:
            if wanted:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, subprocess.list2cmdline(command()))
                return
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteValue(key, NAME)


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
