"""What the bundle keeps to itself: nothing of the machine that built it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.packaging import installer

build = installer("build")


def test_libraries_look_beside_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/home/somebody/python")
    before = b"ELF\0/home/somebody/python/lib\0libm.so.6\0/home/somebody/python/lib/other\0"
    library, text = tmp_path / "libx.so.1", tmp_path / "note.txt"
    library.write_bytes(before)
    text.write_bytes(before)
    build.forget(tmp_path)
    after = library.read_bytes()
    assert len(after) == len(before)
    assert after.startswith(b"ELF\0$ORIGIN\0")
    assert after.endswith(b"\0libm.so.6\0/home/somebody/python/lib/other\0"), "only the whole path"
    assert text.read_bytes() == before


def test_the_systems_own_python_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    library = tmp_path / "libx.so"
    library.write_bytes(b"\0/usr/lib\0")
    build.forget(tmp_path)
    assert library.read_bytes() == b"\0/usr/lib\0"
