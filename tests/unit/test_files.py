"""One way to read a small file and one to write it: never a pipe, never half of it, never for other eyes."""

from __future__ import annotations

import ast
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


UNREACHED = ["x" * 300, "loop/x", "file/x"]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with what no path leads through."""
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize("name", UNREACHED)
def test_what_cannot_be_reached_is_not_there(odd: Path, name: str) -> None:
    for ask in (files.there, files.is_file, files.is_folder):
        assert not ask(odd / name)
        assert not ask(odd / name / "settings.json")


def test_what_is_there_is_there(odd: Path) -> None:
    assert files.there(odd / "loop")
    assert files.is_file(odd / "file")
    assert files.is_folder(odd)


RAISES = {"exists", "is_dir", "is_file", "is_symlink", "is_mount", "resolve", "expanduser"}
ROOT = Path(files.__file__).resolve().parents[1]
SOURCES = [ROOT / "qalqan.py", *sorted((ROOT / "guard").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nobody_asks_a_path_in_the_way_that_raises(source: Path) -> None:
    """In Python 3.11 ``Path.exists`` raises for EACCES, ENAMETOOLONG and EIO, ``resolve`` for a loop of links."""
    calls = (node for node in ast.walk(ast.parse(source.read_text("utf-8"))) if isinstance(node, ast.Call))
    asked = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in RAISES]
    bare = [call for call in asked if not call.args and ast.unparse(call.func.value) != "Path(__file__)"]
    assert [f"{call.lineno}: {ast.unparse(call)}" for call in bare] == []
