"""A Debian package around the bundle: /usr/lib/qalqan, a link in /usr/bin, a menu entry. It starts nothing."""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from email.utils import formatdate
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICON = """
from PySide6.QtGui import QGuiApplication
from ui import icons
application = QGuiApplication([])
icons.icon(icons.Sign.WATCHING).pixmap({size}, {size}).save({path!r})
"""


def package(bundle: Path, version: str, into: Path) -> Path:
    """Build ``qalqan_VERSION_ARCHITECTURE.deb`` in ``into`` from PyInstaller's folder, and return its path."""
    ask = ["dpkg", "--print-architecture"]
    architecture = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()
    made = into / f"qalqan_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(dir=into, prefix="deb-") as folder:
        root = Path(folder) / "root"
        _fill(root, bundle)
        _tell(root, version)
        for place in (root, *root.rglob("*")):
            if not place.is_symlink():
                place.chmod(0o755 if place.is_dir() or _is_program(place) else 0o644)
        _describe(root, version, architecture)
        if moment := os.environ.get("SOURCE_DATE_EPOCH"):  # the same bytes from the same files
            for place in (root, *root.rglob("*")):
                os.utime(place, (int(moment), int(moment)), follow_symlinks=False)
        whole = Path(folder) / made.name
        command = ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", "-z3", str(root), str(whole)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        whole.replace(made)
    return made


def _is_program(file: Path) -> bool:
    """A library needs no such right."""
    return os.access(file, os.X_OK) and ".so" not in file.suffixes


def _fill(root: Path, bundle: Path) -> None:
    """Every file of the package at its place."""
    shutil.copytree(bundle, root / "usr/lib/qalqan", symlinks=True)
    for name, place in (("qalqan.desktop", "usr/share/applications"), ("copyright", "usr/share/doc/qalqan")):
        (root / place).mkdir(parents=True)
        shutil.copy(HERE / name, root / place)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/qalqan").symlink_to("../lib/qalqan/qalqan")
    for size in (48, 128):
        icon = root / f"usr/share/icons/hicolor/{size}x{size}/apps/qalqan.png"
        icon.parent.mkdir(parents=True)
        script = ICON.format(size=size, path=str(icon))
        quiet = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([sys.executable, "-c", script], check=True, cwd=HERE.parents[1], env=quiet)


def _tell(root: Path, version: str) -> None:
    """What software centres, ``man`` and Debian's own tools read."""
    moment = float(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    about = (HERE / "qalqan.metainfo.xml").read_text("utf-8")
    about = about.format(version=version, date=time.strftime("%Y-%m-%d", time.gmtime(moment)))
    news = f"qalqan ({version}) unstable; urgency=medium\n\n  * See RELEASING.md and the history of the repository.\n\n"
    news += f" -- The Qalqan authors <qalqan@users.noreply.github.com>  {formatdate(moment)}\n"
    for place, content in (
        ("usr/share/metainfo/io.github.qalqan.Qalqan.metainfo.xml", about.encode()),
        ("usr/share/man/man1/qalqan.1.gz", gzip.compress((HERE / "qalqan.1").read_bytes(), mtime=0)),
        ("usr/share/doc/qalqan/changelog.gz", gzip.compress(news.encode(), mtime=0)),
        ("usr/share/lintian/overrides/qalqan", (HERE / "lintian-overrides").read_bytes()),
        ("usr/share/icons/hicolor/scalable/apps/qalqan.svg", (HERE / "qalqan.svg").read_bytes()),
    ):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(content)


def _describe(root: Path, version: str, architecture: str) -> None:
    """DEBIAN/control with the size, and the checksum of every file."""
    files = [file for file in sorted(root.rglob("*")) if file.is_file() and not file.is_symlink()]
    about = root / "DEBIAN"
    about.mkdir(mode=0o755)
    sums = (f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(root)}\n" for file in files)  # noqa: S324 (Debian's form)
    (about / "md5sums").write_text("".join(sums))
    control = (HERE / "control").read_text("utf-8")
    values = {
        "version": version,
        "architecture": architecture,
        "installed_kib": sum(file.stat().st_size for file in files) // 1024,
        "glibc": platform.libc_ver()[1],  # the bundled Python was linked against the one here
    }
    (about / "control").write_text(control.format(**values), "utf-8")
