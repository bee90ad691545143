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
ICON = """
import struct, sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication, QImage
from ui import icons
application = QGuiApplication([])
sizes = [int(size) for size in sys.argv[2:]]
heads, bodies, at = b"", b"", 6 + 16 * len(sizes)
for size in sizes:  # a bitmap of blue, green, red and opacity from the lowest row up, then an empty mask
    picture = icons.icon(icons.Sign.WATCHING).pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    rows = bytes(picture.constBits())
    rows = b"".join(rows[row * size * 4 : (row + 1) * size * 4] for row in reversed(range(size)))
    head = struct.pack("<3I2H6I", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    body = head + rows + bytes((size + 31) // 32 * 4 * size)
    heads += struct.pack("<4B2H2I", size, size, 0, 0, 1, 32, len(body), at + len(bodies))
    bodies += body
Path(sys.argv[1]).write_bytes(struct.pack("<3H", 0, 1, len(sizes)) + heads + bodies)
"""


def package(payload: Path, version: str, into: Path, *options: str) -> Path:
    """Compile the installer of what lies in ``payload``; ``options`` go to ``makensis`` first. Returns its path."""
    made = into / f"Qalqan-{version}-Setup.exe"
    files = sorted(file for file in payload.rglob("*") if file.is_file() and file.parent.name != "__pycache__")
    size = sum(file.stat().st_size for file in files)
    moment = epoch()
    with tempfile.TemporaryDirectory(dir=into, prefix="setup-") as scratch:
        icon, listed, whole = Path(scratch) / "qalqan.ico", Path(scratch) / "files.nsh", Path(scratch) / made.name
        draw(icon)
        for file in (*files, icon):
            os.utime(file, (moment, moment))
        listed.write_text("".join(lines(payload, files)), "utf-8")
        values = {"VERSION": version, "FILES": listed, "ICON": icon, "SIZE_KIB": size // 1024, "OUT": whole}
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


def draw(icon: Path) -> None:
    """The sign of the open eye as Windows wants its icons, drawn by the program's own code."""
    quiet = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    sizes = map(str, SIZES)
    subprocess.run([sys.executable, "-c", ICON, str(icon), *sizes], check=True, cwd=ROOT, env=quiet)
