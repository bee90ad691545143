"""A DMG around PyInstaller's Qalqan.app. Written by Apple's documentation; never run (CHECKLIST.md)."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = (16, 32, 128, 256, 512)
ICON = """
from PySide6.QtGui import QGuiApplication
from ui import icons
application = QGuiApplication([])
icons.icon(icons.Sign.WATCHING).pixmap({size}, {size}).save({path!r})
"""


def package(bundle: Path, version: str, into: Path) -> Path:
    """``Qalqan-VERSION-ARCHITECTURE.dmg`` in ``into``, from the .app beside ``bundle``; its path. On a Mac alone."""
    made = into / f"Qalqan-{version}-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory(dir=into, prefix="dmg-") as folder:
        disk = Path(folder) / "disk"
        disk.mkdir()
        app = disk / "Qalqan.app"
        shutil.copytree(bundle.with_name(app.name), app, symlinks=True)
        shutil.copytree(bundle / "licences", app / "Contents/Resources/licences")
        _icon(app / "Contents/Resources/qalqan.icns", Path(folder))
        (disk / "Applications").symlink_to("/Applications")
        for command in commands(app, disk, made):
            subprocess.run(command, check=True)
    return made


def commands(app: Path, disk: Path, made: Path) -> list[list[str]]:
    """Sign, with the name in the key chain that QALQAN_SIGN gives (else for this Mac alone), and pack."""
    identity = os.environ.get("QALQAN_SIGN", "-")
    return [
        ["codesign", "--force", "--deep", "--options", "runtime", "--sign", identity, str(app)],
        ["hdiutil", "create", "-volname", "Qalqan", "-srcfolder", str(disk), "-ov", "-format", "UDZO", str(made)],
    ]


def _icon(place: Path, work: Path) -> None:
    """The eye in each size, by ``iconutil``."""
    pictures = work / "qalqan.iconset"
    pictures.mkdir()
    quiet = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    for size in SIZES:
        for scale, name in ((1, f"icon_{size}x{size}.png"), (2, f"icon_{size}x{size}@2x.png")):
            script = ICON.format(size=size * scale, path=str(pictures / name))
            subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, env=quiet)
    subprocess.run(["iconutil", "-c", "icns", "-o", str(place), str(pictures)], check=True)
