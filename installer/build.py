"""Build what users get: ``python installer/build.py`` makes ``build/dist/qalqan``, and on Debian the .deb too.

``--windows`` makes ``build/Qalqan-VERSION-Setup.exe`` instead, on any system that has NSIS; ``--macos``, on a Mac, the
DMG; ``--source`` the source archive.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import licences
import source
from linux import slim

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
BUNDLE = BUILD / "dist" / "qalqan"
BUNDLED = {
    "cffi", "jeepney", "mss", "numpy", "onnxruntime", "opencv-python-headless", "platformdirs", "psutil",
    "pyside6-essentials", "regex", "segno", "shiboken6", "xcffib",
}  # fmt: skip
"""The packages that the program imports, on Linux."""


def version() -> str:
    """The program's own."""
    sys.path.insert(0, str(ROOT))
    from guard import __version__

    return __version__


def bundle() -> Path:
    """Run PyInstaller; the folder that holds the program."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(BUNDLE.parent), "--workpath", str(BUILD / "pyinstaller")]
    same = os.environ | {"PYTHONHASHSEED": "0"}  # the order of things in it is that of the last time
    subprocess.run([*command, *places, str(ROOT / "installer" / "qalqan.spec")], check=True, env=same)
    forget(BUNDLE)
    if sys.platform == "linux":
        slim.slim(BUNDLE)
    return BUNDLE


def forget(folder: Path) -> None:
    """No library is to look for others where the Python of this machine lies: beside itself instead."""
    path = f"{sys.base_prefix}/lib".encode()
    for file in folder.rglob("*.so*"):
        if file.is_symlink() or not file.is_file():
            continue
        content = file.read_bytes()
        changed = content.replace(b"\0" + path + b"\0", b"\0" + b"$ORIGIN".ljust(len(path), b"\0") + b"\0")
        if changed != content and sys.base_prefix != "/usr":
            file.write_bytes(changed)


def papers() -> None:
    """The licence texts of what PyInstaller bundled, and the list of it, beside the program."""
    found = licences.distributions(Path(sysconfig.get_path("purelib")), BUNDLED)
    licences.gather(found, BUNDLE / "licences")
    python = {"type": "framework", "name": "CPython", "version": platform.python_version()}
    (BUNDLE / "licences" / "sbom.cdx.json").write_text(licences.sbom(version(), found, [python]), "utf-8")


def windows() -> Path:
    """Windows' own Python, the wheels and the program, and the installer of it; its path."""
    from windows import payload, setup_exe

    if not shutil.which("makensis"):
        raise SystemExit("build: NSIS is missing (Debian: apt install nsis)")
    folder = BUILD / "windows" / "qalqan"
    payload.build(folder)
    return setup_exe.package(folder, version(), BUILD)


def tell(made: Path) -> None:
    """Say what was made and how large, and write its SHA-256 beside it."""
    value = hashlib.sha256(made.read_bytes()).hexdigest()
    made.with_name(f"{made.name}.sha256").write_text(f"{value}  {made.name}\n", "utf-8")
    print(f"{made}: {made.stat().st_size / 1e6:.0f} MB")


def main() -> int:
    """Build everything that can be built on this system, and check that the program starts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", action="store_true", help="the installer for Windows, and nothing else")
    parser.add_argument("--macos", action="store_true", help="on a Mac: the bundle, and a DMG around it")
    parser.add_argument("--source", action="store_true", help="the source archive, and nothing else")
    wanted = parser.parse_args()
    if wanted.windows or wanted.source:
        tell(windows() if wanted.windows else source.package(BUILD))
        return 0
    if wanted.macos and sys.platform != "darwin":
        raise SystemExit("build: a DMG is made on a Mac")
    program = bundle() / "qalqan"
    papers()
    subprocess.run([program, "--self-test"], check=True, timeout=120)
    print(f"{BUNDLE}: {size(BUNDLE) / 1e6:.0f} MB")
    if wanted.macos:
        from macos.dmg import package as disk_image

        tell(disk_image(BUNDLE, version(), BUILD))
    if shutil.which("dpkg-deb"):
        from linux.deb import package

        tell(package(BUNDLE, version(), BUILD))
    return 0


def size(folder: Path) -> int:
    """Bytes of all files in a folder; a link counts for nothing."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    raise SystemExit(main())
