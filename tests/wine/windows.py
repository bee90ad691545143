"""A Windows of Wine's on a desktop of its own, and the payload that ``make wine`` puts together."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.e2e import ROOT, desktop
from tests.e2e.desktop import Desktop

PAYLOAD = ROOT / "build" / "wine" / "qalqan"
PYTEST = ROOT / "build" / "wine" / "pytest"
PYTHON = PAYLOAD / "python" / "python.exe"
WINE = shutil.which("wine") or shutil.which("wine64") or next(map(str, Path("/usr/lib/wine").glob("wine64")), None)
ABSENT = [*desktop.missing(), *([] if WINE is not None and PYTHON.exists() else ["the Windows program (make wine)"])]


class Windows:
    """Runs programs in ``prefix``, above all Python: the one at ``python``, a path of Windows or of this computer."""

    def __init__(self, screen: Desktop, prefix: Path, python: str, **environment: str) -> None:
        self._screen = screen
        self._python = python
        self._env = screen.env | {
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "ucrtbase=n,b;mscoree,mshtml=",
            **environment,
        }

    def open(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start any program of Windows."""
        return self._screen.start(
            str(WINE), *command,
            env=self._env | environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def execute(self, *command: str, within_s: float = 200, **environment: str) -> tuple[int, str]:
        """Run any program of Windows to its end."""
        process = self.open(*command, **environment)
        said, _ = process.communicate(timeout=within_s)
        return process.returncode, said.decode(errors="replace")

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        return self.open(self._python, *words)

    def run(self, *words: str, **environment: str) -> tuple[int, str]:
        return self.execute(self._python, *words, **environment)

    def qalqan(self, *words: str) -> tuple[int, list[dict[str, Any]], str]:
        status, said = self.run("-m", "qalqan", *words)
        return status, [json.loads(line) for line in said.splitlines() if line.startswith("{")], said


def unix(path: Path) -> str:
    """A path of this computer as Wine shows it."""
    return "Z:" + str(path).replace("/", "\\")
