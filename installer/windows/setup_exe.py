"""``Qalqan-VERSION-Setup.exe`` from the payload, by NSIS, on any system: the same files give the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SIZES = (16, 24, 32, 48, 64)


def package(payload: Path, version: str, into: Path, *options: str) -> Path:
    """Compile the installer of what lies in ``payload``; ``options`` go to ``makensis`` first. Returns its path."""
    made = into / f"Qalqan-{version}-Setup.exe"
    files = sorted(file for file in payload.rglob("*") if file.is_file() and file.parent.name != "__pycache__")
    size = sum(file.stat().st_size for file in files)
    moment = epoch()
    with tempfile.TemporaryDirectory(dir=into, prefix="setup-") as scratch:
        there = Path(scratch)
        icon, side, listed, whole = (there / name for name in ("qalqan.ico", "side.bmp", "files.nsh", made.name))
        draw(icon, side)
        for file in (*files, icon, side):
            os.utime(file, (moment, moment))
        listed.write_text("".join(lines(payload, files)), "utf-8")
        values = {
            "VERSION": version,
            "FILES": listed,
            "ICON": icon,
            "SIDE": side,
            "SIZE_KIB": size // 1024,
            "OUT": whole,
        }
        defined = [f"-D{name}={value}" for name, value in values.items()]
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, *options, str(HERE / "qalqan.nsi")]
        subprocess.run(command, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(moment)})
        whole.replace(made)
    return made


def lines(payload: Path, files: list[Path]) -> list[str]:
    """What NSIS is to put where, folder by folder, in the order of the names."""
    said, folder = [], None
    for file in files:
        if file.parent != folder:
            folder = file.parent
            inside = str(folder.relative_to(payload)).replace("/", "\\")
            said.append('SetOutPath "$INSTDIR{}"\n'.format("" if inside == "." else "\\" + inside))
        said.append(f'File "{file}"\n')
    return said


def epoch() -> int:
    """The moment that every file gets: ``SOURCE_DATE_EPOCH``, or that of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=False, capture_output=True, text=True
        )
        given = asked.stdout.strip() or "315619200"  # no repository: the first moment that a .zip can tell
    return int(given)


def draw(icon: Path, side: Path) -> None:
    """The open eye as Windows wants its icons, and beside the first page, by the program's own code."""
    quiet = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(HERE / "pictures.py"), str(icon), str(side), *map(str, SIZES)]
    subprocess.run(command, check=True, cwd=ROOT, env=quiet | {"PYTHONPATH": str(ROOT)})
