"""One program at a time, and never none: what nobody serves is taken over, whatever it is and whoever left it."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guard import files
from guard.settings import paths
from ui import one_instance
from ui.one_instance import OneInstance

FIRST = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
    "from ui.one_instance import OneInstance\n"
    "app = QCoreApplication([]); one = OneInstance(Path(sys.argv[1]))\n"
    "print(one.claim(), flush=True); one.called.connect(lambda: print('called', flush=True)); app.exec()"
)


@pytest.fixture(autouse=True)
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A runtime folder of the test's own."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setattr(one_instance, "ANSWER_MS", 700)
    return folder


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen]]:
    """A first program in a process of its own, that listens."""
    started: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-c", FIRST, str(tmp_path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        started.append(process)
        assert process.stdout.readline() == "True\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def test_one_at_a_time(qapp, qtbot, tmp_path) -> None:
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.claim()
    with qtbot.waitSignal(first.called, timeout=3000):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_another_folder_is_another_program(qapp, tmp_path) -> None:
    first, other = OneInstance(tmp_path / "a"), OneInstance(tmp_path / "b")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()


def test_the_first_of_another_process_is_called(qapp, tmp_path, another) -> None:
    first = another()
    assert not OneInstance(tmp_path).claim()
    assert first.stdout.readline() == "called\n"


@pytest.mark.parametrize("name", [signal.SIGKILL, signal.SIGSTOP])
def test_what_a_crash_left_or_what_stands_still_is_taken_over(qapp, tmp_path, another, name) -> None:
    another().send_signal(name)
    ours = OneInstance(tmp_path)
    assert ours.claim()
    ours.release()


LOCKS = [
    b"",
    b"4242\npython3.11\nother-host\n\n\n",
    b"%d\npython3.11\n\n\n\n" % os.getpid(),
    b"\xff" * 5000,
    "pipe",
    "folder",
]


@pytest.mark.timeout(30)
@pytest.mark.parametrize("what", LOCKS, ids=repr)
def test_a_lock_that_nobody_serves_keeps_nobody_out(qapp, tmp_path, runtime, what) -> None:
    """In the settings' folder, where older versions had it, and in the place of our own."""
    ours = OneInstance(tmp_path)
    for place in (tmp_path / "running.lock", ours._note, *map(Path, ours._names)):
        if what == "pipe":
            os.mkfifo(place)
        elif what == "folder":
            place.mkdir()
        else:
            place.write_bytes(what)
    assert ours.claim()
    ours.release()


def test_a_socket_of_something_else_is_not_ours(qapp, tmp_path) -> None:
    ours = OneInstance(tmp_path)
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(ours._names[0])
        other.listen()
        assert ours.claim()
    ours.release()


def test_the_socket_lies_where_no_other_user_can_reach_it(qapp, tmp_path, runtime) -> None:
    ours = OneInstance(tmp_path)
    assert ours.claim()
    [listening] = [place for place in runtime.rglob("*") if stat.S_ISSOCK(place.lstat().st_mode)]
    assert stat.S_IMODE(listening.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(listening.stat().st_mode) & 0o077 == 0
    ours.release()


def test_a_runtime_folder_of_others_is_not_used(qapp, tmp_path, runtime, monkeypatch) -> None:
    shared = runtime / "qalqan"
    shared.mkdir()
    shared.chmod(0o777)
    assert paths.runtime_folder() == shared
    ours = OneInstance(tmp_path)
    assert ours.claim()
    assert list(shared.iterdir()) == []
    ours.release()


@pytest.mark.parametrize("name", ["x" * 300, "loop", "loop/deep"])
def test_settings_that_cannot_be_reached_keep_no_program_back(qapp, tmp_path, name) -> None:
    (tmp_path / "loop").symlink_to("loop")
    first, second = OneInstance(tmp_path / name), OneInstance(tmp_path / name)
    assert first.claim()
    assert not second.claim()
    first.release()


def test_a_program_that_was_started_in_another_way_is_found(qapp, tmp_path, another, monkeypatch) -> None:
    """Its socket lies elsewhere: from a terminal, by ``sudo -u``, over SSH there is no XDG_RUNTIME_DIR."""
    first = another()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "other"))
    (tmp_path / "other").mkdir(mode=0o700)
    assert not OneInstance(tmp_path).claim()
    assert first.stdout.readline() == "called\n"


def test_a_program_that_had_to_listen_elsewhere_is_found(qapp, tmp_path, another) -> None:
    Path(OneInstance(tmp_path)._names[0]).mkdir()
    first = another()
    (tmp_path / one_instance.NOTE).unlink()
    assert not OneInstance(tmp_path).claim()
    assert first.stdout.readline() == "called\n"


def test_two_that_start_at_once_are_one(qapp, tmp_path, another, monkeypatch) -> None:
    """Also from two runtime folders: they look for each other one after the other."""
    ours = OneInstance(tmp_path)
    with files.alone(ours._note, 1):
        held = OneInstance(tmp_path)
        monkeypatch.setattr(one_instance, "STARTING_S", 0.1)
        begun = time.monotonic()
        assert held.claim()
    assert time.monotonic() - begun >= 0.1
    held.release()


def test_the_sessions_own_folder_is_never_made(qapp, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "missing"))
    ours = OneInstance(tmp_path)
    assert ours.claim()
    assert not (tmp_path / "missing").exists()
    ours.release()


def test_where_another_user_has_taken_the_runtime_folder_the_program_starts(qapp, tmp_path, monkeypatch) -> None:
    def refuse() -> Path:
        raise PermissionError("runtime directory is owned by another user")

    monkeypatch.setattr(paths, "runtime_folder", refuse)
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.claim()
    assert not second.claim()
    first.release()
