"""The source archive: ``python -m build --sdist``, then the same bytes from the same files, whoever packs them."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACK = "import setuptools.build_meta as backend, sys; print(backend.build_sdist(sys.argv[1]))"


def package(into: Path) -> Path:
    """``qalqan-VERSION.tar.gz`` in ``into``: program, tests, installers and documents. Its path."""
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-c", PACK, folder], cwd=ROOT, check=True, capture_output=True)
        [packed] = Path(folder).glob("*.tar.gz")
        made = into / packed.name
        made.write_bytes(same(packed.read_bytes(), int(os.environ.get("SOURCE_DATE_EPOCH", "0"))))
    return made


def same(archive: bytes, moment: int) -> bytes:
    """The archive anew: in order, of nobody, all of one time."""
    whole = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(archive)) as old,
        gzip.GzipFile(fileobj=whole, mode="wb", filename="", mtime=moment) as pressed,
        tarfile.open(fileobj=pressed, mode="w", format=tarfile.GNU_FORMAT) as new,
    ):
        for member in sorted(old.getmembers(), key=lambda one: one.name):
            mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            plain = member.replace(mtime=moment, mode=mode, uid=0, gid=0, uname="", gname="")
            new.addfile(plain, old.extractfile(member) if member.isfile() else None)
    return whole.getvalue()
