"""Starting with the desktop: an entry of XDG autostart, a launch agent, or a value of Windows' Run key."""

from __future__ import annotations

import contextlib
import os
import plistlib
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
LABEL: Final = "io.github.qalqan.Qalqan"
"""Of the launch agent (developer.apple.com, "Creating Launch Daemons and Agents"; ``man launchd.plist``)."""


def supported() -> bool:
    """Whether this system has it."""
    return sys.platform.startswith(("linux", "win32", "darwin"))


def entry() -> Path:
    """The file that the desktop looks for."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / "qalqan.desktop"


def command() -> list[str]:
    """What starts the tray program: the bundle itself, or this Python; on Windows the one without a console."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    python = Path(sys.executable)
    quiet = python.with_name("pythonw.exe")
    return [str(quiet if python.name == "python.exe" and files.is_file(quiet) else python), "-m", "qalqan"]


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
    files.write(path, _launch_agent() if sys.platform == "darwin" else _desktop_entry())


def _desktop_entry() -> bytes:
    line = " ".join(map(_quoted, command()))
    return f"[Desktop Entry]\nType=Application\nName=Qalqan\nExec={line}\nTerminal=false\n".encode()


def _launch_agent() -> bytes:
    """Begun when its user logs in, in the graphical session; not begun again when its user quits it."""
    told = {"Label": LABEL, "ProgramArguments": command(), "RunAtLoad": True, "LimitLoadToSessionType": "Aqua"}
    return plistlib.dumps(told | {"ProcessType": "Interactive"})


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
