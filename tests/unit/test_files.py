"""One way to read a small file and one to write it: never a pipe, never half of it, never for other eyes."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from guard import files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "file.json"


def test_what_was_written_is_read_and_nothing_lies_beside(path: Path) -> None:
    files.write(path, b"one")
    files.write(path, b"two")
    assert files.read(path, 3) == b"two"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_files_and_new_folders_are_their_owners_whatever_the_umask(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        files.write(path, b"one")
        files.write(path.with_name("new"), b"one", new=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.with_name("new").stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
@pytest.mark.timeout(10)
def test_what_is_no_file_is_refused_and_nobody_waits(tmp_path: Path) -> None:
    pipe, link, gone = tmp_path / "pipe", tmp_path / "link", tmp_path / "gone"
    os.mkfifo(pipe)
    link.symlink_to("/dev/zero")
    for place in (pipe, link, tmp_path):
        with pytest.raises(OSError, match="not a file"):
            files.read(place, 1000)
    with pytest.raises(FileNotFoundError):
        files.read(gone, 1000)


def test_a_file_above_the_bound_is_refused(path: Path) -> None:
    files.write(path, b"four")
    assert files.read(path, 4) == b"four"
    with pytest.raises(OSError, match="too large"):
        files.read(path, 3)


def test_a_new_file_takes_only_a_free_place_in_a_folder_that_is_there(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.write(path, b"one", new=True)
    files.write(path, b"one")
    with pytest.raises(FileExistsError):
        files.write(path, b"two", new=True)
    assert files.read(path, 9) == b"one"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("failing", ["os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize("problem", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_an_interruption_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, problem: BaseException, new: bool
) -> None:
    files.write(path, b"old")

    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr(failing, fail)
    with pytest.raises(type(problem)):
        files.write(path.with_name("another") if new else path, b"new", new)
    monkeypatch.undo()
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [("file.json", b"old")]
