"""The files that decide what the guard does are those that were shipped, or it says so."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from guard import integrity
from guard.integrity import SEALED, TamperedError, seal, shipped


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (*SEALED, str(integrity.LIST)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(integrity.ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", SEALED)
def test_the_list_is_of_todays_files(name: str) -> None:
    """Where this fails, the file was changed: look at the change, then ``make seal``."""
    assert shipped(name) == (integrity.ROOT / name).read_bytes()


@pytest.mark.parametrize("name", SEALED)
def test_a_changed_or_missing_file_is_one_line(root: Path, name: str) -> None:
    (root / name).write_bytes((root / name).read_bytes() + b" ")
    with pytest.raises(TamperedError, match="not the file that was shipped"):
        shipped(name, root)
    (root / name).unlink()
    with pytest.raises(TamperedError, match="cannot be read"):
        shipped(name, root)
    if os.name == "posix":
        (root / name).symlink_to("/dev/zero")
        with pytest.raises(TamperedError, match="cannot be read"):
            shipped(name, root)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"0" * 64 + b" guard/calls/apps.toml", b"x" * 20_000])
def test_a_damaged_list_refuses_everything(root: Path, data: bytes) -> None:
    (root / integrity.LIST).write_bytes(data)
    with pytest.raises(TamperedError):
        shipped(SEALED[0], root)


def test_what_is_sealed_anew_is_shipped(root: Path) -> None:
    (root / SEALED[1]).write_text("[browser]")
    seal(root)
    assert shipped(SEALED[1], root) == b"[browser]"
