"""The Debian package around a small folder: the same bytes from the same files."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging import installer

deb = installer("linux.deb")
pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="not here: dpkg-deb")


def made(folder: Path, seconds: int) -> bytes:
    bundle = folder / "qalqan"
    (bundle / "_internal").mkdir(parents=True)
    program = bundle / "qalqan"
    program.write_bytes(b"program")
    program.chmod(0o755)
    (bundle / "_internal" / "libx.so").write_bytes(b"library")
    os.utime(program, (seconds, seconds))
    return deb.package(bundle, "1.2.3", folder).read_bytes()


def test_the_same_files_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    assert made(tmp_path / "a", 1_600_000_000) == made(tmp_path / "b", 1_500_000_000)


def test_who_owns_what(tmp_path: Path) -> None:
    made(tmp_path, 1_600_000_000)
    [package] = tmp_path.glob("*.deb")
    command = ["dpkg-deb", "--contents", str(package)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert all(line.split()[1] == "root/root" for line in lines)
    rights = {line.split()[5]: line.split()[0] for line in lines}
    assert rights["./usr/lib/qalqan/qalqan"] == "-rwxr-xr-x"
    assert rights["./usr/lib/qalqan/_internal/libx.so"] == "-rw-r--r--"
