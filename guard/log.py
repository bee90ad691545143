"""What the program did and where it failed: types and places, never pixels, titles, names or numbers of people.

One small private file, and a note of the last crash for the next start to read. Of a message only its template is kept
("the desktop cannot be read: %s"), of an exception its type and the lines of code it went through.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import logging
import logging.handlers
import os
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from guard import __version__, files, stderr
from guard.settings import paths

NAME: Final = "qalqan"
LOG: Final = "qalqan.log"
CRASH: Final = "crash.json"
FAULT: Final = "fault.txt"
MOST_BYTES: Final = 200_000
MOST_PLACES: Final = 12

log = logging.getLogger("qalqan")


@dataclass(frozen=True, slots=True)
class Crash:
    """How an earlier run failed: when (UTC), in which version, what (a type), and where (file:line), innermost last."""

    at: datetime
    version: str
    kind: str
    places: tuple[str, ...]


class Place(str):
    """Type and place of an exception, and not its words: they may hold a window's title or a person's name."""

    __slots__ = ()

    @classmethod
    def of(cls, error: BaseException) -> Place:
        """Where it was raised."""
        return cls(" at ".join([type(error).__name__, *places(error.__traceback__)[-1:]]))


class _Private(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        template = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        given = record.args if isinstance(record.args, tuple) else ()
        told = [type(one).__name__ for one in given if isinstance(one, BaseException)]
        told += [one for one in given if isinstance(one, Place)]
        if record.exc_info and record.exc_info[0] is not None:
            told += [record.exc_info[0].__name__, *places(record.exc_info[2])]
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        where = f"{record.module}:{record.lineno}"
        return " ".join([at, record.levelname, where, template.splitlines()[0] if template else "", *told])


class _File(logging.handlers.RotatingFileHandler):
    def _open(self) -> TextIO:  # type: ignore[override]  # typeshed says TextIOWrapper
        return _private(Path(self.baseFilename))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        """A full disk is no reason to say anything, or to stop."""


def _private(path: Path) -> TextIO:
    """Open a file to add to, for its owner's eyes alone. Raises ``OSError``."""
    files.folder(path.parent)
    handle = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY | getattr(os, "O_NONBLOCK", 0), 0o600)
    return os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace")


def places(trace: TracebackType | None) -> list[str]:
    """``file.py:line`` of the innermost calls, in their order: names of our files, not of the user's folders."""
    frames = traceback.extract_tb(trace)[-MOST_PLACES:]
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]


@contextlib.contextmanager
def watching(folder: Path) -> Iterator[None]:
    """Keep the log in ``folder``, and a note of a crash: an exception that nobody caught, or a fault of the process.

    The note goes where the program ends in good order all the same.
    Where the folder cannot be written the program runs without. Hooks and handlers are as before afterwards.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            handler = _File(folder / LOG, maxBytes=MOST_BYTES, backupCount=1)
            handler.setFormatter(_Private())
            handler.setLevel(logging.INFO)
            root, level = logging.getLogger(NAME), logging.getLogger(NAME).level
            root.addHandler(handler)
            root.setLevel(logging.INFO)
            stack.callback(handler.close)
            stack.callback(root.setLevel, level)
            stack.callback(root.removeHandler, handler)
            fault = stack.enter_context(_private(folder / FAULT))
            faulthandler.enable(fault)
            stack.callback(faulthandler.disable)
        before, before_thread = sys.excepthook, threading.excepthook
        stack.callback(setattr, threading, "excepthook", before_thread)
        stack.callback(setattr, sys, "excepthook", before)

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            note(folder, error)
            if _loud():
                before(kind, error, trace)
            else:
                stderr.say(f"qalqan: an unforeseen error: {Place.of(error)}")

        def thread_hook(args: threading.ExceptHookArgs) -> None:
            if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
                note(folder, args.exc_value)
                if not _loud():
                    stderr.say(f"qalqan: an unforeseen error: {Place.of(args.exc_value)}")
                    return
            before_thread(args)

        sys.excepthook, threading.excepthook = hook, thread_hook
        try:
            yield
        except BaseException as error:
            note(folder, error)
            raise
        with contextlib.suppress(OSError):  # what failed on the way is in the log, but the program came to its end
            (folder / CRASH).unlink(missing_ok=True)


def _loud() -> bool:
    """Whether a traceback may be said: it names the user's folders, and the desktop keeps what a program says."""
    return logging.getLogger().isEnabledFor(logging.ERROR)


def note(folder: Path, error: BaseException) -> None:
    """Write down that this happened. Never raises."""
    if not isinstance(error, Exception):  # Ctrl+C and sys.exit are no mistakes
        return
    told = places(error.__traceback__)
    log.error("unforeseen", exc_info=error)
    values = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "kind": type(error).__name__,
        "places": told,
    }
    with contextlib.suppress(OSError):
        files.write(folder / CRASH, json.dumps(values).encode())


def last_crash(folder: Path | None = None) -> Crash | None:
    """What an earlier run left in ``folder``, or where the log is, once: the note is gone afterwards. Never raises.

    None where nothing went wrong.
    """
    folder = paths.log_folder() if folder is None else folder
    crash = _noted(folder / CRASH) or _fault(folder / FAULT)
    with contextlib.suppress(OSError):
        (folder / CRASH).unlink(missing_ok=True)
        if files.is_file(folder / FAULT):
            os.truncate(folder / FAULT, 0)  # this run may have it open
    return crash


def _noted(path: Path) -> Crash | None:
    try:
        values = json.loads(files.read(path, MOST_BYTES))
        told = tuple(str(place)[:80] for place in values["places"][:MOST_PLACES])
        return Crash(datetime.fromisoformat(values["at"]), str(values["version"])[:20], str(values["kind"])[:80], told)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _fault(path: Path) -> Crash | None:
    """What ``faulthandler`` wrote when the process itself was ended by a fault: "Fatal Python error: NAME", lines."""
    try:
        text = files.read(path, 10 * MOST_BYTES).decode(errors="replace")
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):  # its time may be of no year
        return None
    lines = text.splitlines()
    kind = next((line.partition(": ")[2] for line in lines if line.startswith("Fatal Python error")), None)
    if kind is None:
        return None
    frames = [match for line in lines if (match := re.match(r'\s*File "(.+)", line (\d+)', line))]
    told = [f"{Path(frame[1]).name}:{frame[2]}"[:80] for frame in frames[:MOST_PLACES]]
    return Crash(at, __version__, kind[:80], tuple(told[::-1]))
