"""Build what users get: ``python installer/build.py`` makes ``build/dist/qalqan``, and on Debian the .deb too."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
BUNDLE = BUILD / "dist" / "qalqan"


def version() -> str:
    """The program's own."""
    sys.path.insert(0, str(ROOT))
    from guard import __version__

    return __version__


def bundle() -> Path:
    """Run PyInstaller; the folder that holds the program."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(BUNDLE.parent), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([*command, *places, str(ROOT / "installer" / "qalqan.spec")], check=True)
    return BUNDLE


def main() -> int:
    """Build everything that can be built on this system, and check that the program starts."""
    program = bundle() / "qalqan"
    subprocess.run([program, "--self-test"], check=True, timeout=120)
    print(f"{BUNDLE}: {size(BUNDLE) / 1e6:.0f} MB")
    if shutil.which("dpkg-deb"):
        from linux.deb import package

        made = package(BUNDLE, version(), BUILD)
        print(f"{made}: {made.stat().st_size / 1e6:.0f} MB")
    return 0


def size(folder: Path) -> int:
    """Bytes of all files in a folder; a link counts for nothing."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    raise SystemExit(main())
