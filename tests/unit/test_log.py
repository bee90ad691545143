"""The log and the note of a crash: types and places, and nothing of any person."""

from __future__ import annotations

import logging
import os
import re
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from guard import log

TITLE = "Aigul Akhmetova - video call"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def kept(folder: Path) -> Iterator[Path]:
    with log.watching(folder):
        yield folder / log.LOG


def raised() -> Exception:
    try:
        raise ValueError(TITLE)
    except ValueError as error:
        return error


def test_what_is_kept_is_the_template_the_place_and_the_type(kept: Path) -> None:
    logging.getLogger("qalqan.engine").error("a frame of %s failed: %s", TITLE, raised())
    logging.getLogger("qalqan.engine").warning("a frame failed", exc_info=raised())
    logging.getLogger("qalqan.engine").error(raised())
    text = kept.read_text("utf-8")
    assert "Aigul" not in text
    assert text.count("\n") == 3
    assert "a frame of %s failed: %s ValueError" in text
    assert "test_log.py:" in text


def test_it_is_private_small_and_outlives_a_full_disk(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("qalqan").handlers[-1], "maxBytes", 3000)
    for _ in range(100):
        logging.getLogger("qalqan").error("line of a log that is too long for its file")
    sizes = [file.stat().st_size for file in kept.parent.glob("qalqan.log*")]
    assert len(sizes) == 2
    assert max(sizes) <= 3000
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in kept.parent.iterdir()} == {0o600}

    def full(_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(log._File, "flush", full, raising=False)
    logging.getLogger("qalqan").error("no room")


def test_an_exception_on_a_thread_leaves_a_note_for_the_next_start(folder: Path) -> None:
    def fail() -> None:
        raise KeyError(TITLE)

    heard = []
    before, threading.excepthook = threading.excepthook, heard.append
    with log.watching(folder):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        left = (folder / log.CRASH).read_bytes()
    (folder / log.CRASH).write_bytes(left)  # as where the process was killed then and there
    assert threading.excepthook is heard.append or threading.excepthook == heard.append
    threading.excepthook = before
    assert len(heard) == 1  # whoever listened before still does
    assert TITLE not in (folder / log.CRASH).read_text()
    crash = log.last_crash(folder)
    assert (crash.kind, crash.places[-1].partition(":")[0]) == ("KeyError", "test_log.py")
    assert log.last_crash(folder) is None


def test_an_exception_that_ends_the_program_and_a_fault_leave_a_note(folder: Path) -> None:
    start = "import sys; from pathlib import Path; from guard import log\nwith log.watching(Path(sys.argv[1])):\n"
    for what, kind in ((f"    raise ValueError({TITLE!r})", "ValueError"),
                       ("    import faulthandler; faulthandler._sigsegv()", "Segmentation fault")):  # fmt: skip
        subprocess.run([sys.executable, "-c", start + what, str(folder)], capture_output=True, check=False,
                       cwd=Path(__file__).parents[2])  # fmt: skip
        crash = log.last_crash(folder)
        assert crash.kind == kind
        assert log.last_crash(folder) is None


def test_a_run_that_ends_in_good_order_leaves_no_note(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    with log.watching(folder):
        sys.excepthook(ValueError, raised(), None)
        assert (folder / log.CRASH).exists()
    assert log.last_crash(folder) is None
    with pytest.raises(ZeroDivisionError), log.watching(folder):
        raise ZeroDivisionError
    assert log.last_crash(folder).kind == "ZeroDivisionError"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"at": 5}', b"\xff" * 300, b"[" * 9999])
def test_a_note_that_is_none_says_nothing(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / log.CRASH).write_bytes(data)
    (folder / log.FAULT).write_bytes(data)
    assert log.last_crash(folder) is None


def test_where_it_cannot_be_written_the_program_runs_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    before = sys.excepthook
    with log.watching(tmp_path / "file" / "log"):
        logging.getLogger("qalqan").error("nobody hears")
    assert sys.excepthook is before


@pytest.mark.parametrize("seconds", [-(10**11), 10**12])
def test_a_fault_of_no_year_says_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """No file system of ours keeps such a time, others do."""
    folder.mkdir()
    (folder / log.FAULT).write_bytes(b"Fatal Python error: Segmentation fault\n")
    status = os.stat_result((0o100600, *(0,) * 6, seconds, seconds, seconds))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: status)
    assert log.last_crash(folder) is None


ROOT = Path(log.__file__).resolve().parents[1]
SOURCES = [ROOT / "qalqan.py", *sorted((ROOT / "guard").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]


def test_every_modules_lines_reach_the_log() -> None:
    """Only children of "qalqan" do; a module's own name is none."""
    names = [
        (source.name, name)
        for source in SOURCES
        for name in re.findall(r"getLogger\(([^()]+)\)", source.read_text("utf-8"))
        if name != "NAME"
    ]
    assert len(names) > 10
    assert [found for found in names if not re.fullmatch(r'"qalqan(\.[a-z_]+)?"', found[1])] == []


AS_STARTED = """
import sys, threading
from pathlib import Path
from guard import cli, log
def start():
    with log.watching(Path(sys.argv[1])):
        thread = threading.Thread(target=lambda: {}["x"])
        thread.start()
        thread.join()
        sys.excepthook(*fault())
        log.log.error("a frame of %s failed", "Aigul")
    return 0
def fault():
    try:
        raise ValueError("Aigul")
    except ValueError:
        return sys.exc_info()
sys.exit(cli.main(sys.argv[2:], cli.Front(start, None, None)))
"""


@pytest.mark.parametrize("verbose", [False, True])
def test_the_desktops_own_log_gets_no_traceback_unless_asked(folder: Path, verbose: bool) -> None:
    words = ["--verbose"] if verbose else []
    done = subprocess.run(
        [sys.executable, "-c", AS_STARTED, str(folder), *words], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ("Traceback" in done.stderr) is verbose
    assert ("Aigul" in done.stderr) is verbose
    assert "KeyError at" in done.stderr or verbose
    kept = (folder / log.LOG).read_text()
    assert "KeyError" in kept
    assert "Aigul" not in kept
