"""Small files of our own: read only where they are files of a sane size, written whole, private, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

TRY_S = 0.02
PRIVATE_FOLDER = 0o700


def read(path: Path, most: int) -> bytes:
    """The bytes of ``path``, at most ``most`` of them; a link is followed.

    Raises ``OSError``, ``FileNotFoundError`` among them: also for what is no regular file (a pipe would wait for its
    other end for ever, ``/dev/zero`` would never end), and ``EFBIG`` for one that is larger.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is not a file", str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(most + 1)
    finally:
        os.close(handle)
    if len(data) > most:
        raise OSError(errno.EFBIG, "it is too large", str(path))
    return data


def write(path: Path, data: bytes, new: bool = False) -> None:
    """Put ``data`` at ``path`` at once and whole, for its owner alone whatever the umask; the folder is made.

    Everything is on the disk under another name before it takes its place. ``new``: the place must be free and the
    folder there. Raises ``OSError`` (``FileExistsError`` with ``new``); then nothing has changed and nothing is left.
    """
    if not new:
        folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:60]}-", suffix=".tmp", dir=path.parent)  # 0600 by itself
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if new:
            _claim(path, beside)
        else:
            beside.replace(path)
        _settle(path.parent)
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def alone(note: Path, wait_s: float) -> Iterator[int | None]:
    """Nobody else who asks for this is here meanwhile, of whatever process; gives the note itself, to read and write.

    After ``wait_s``, or where there can be no such lock (None, as on Windows), on it goes all the same. The system
    itself holds the lock and lets it go with the process: it cannot be left behind.
    """
    handle = None
    with contextlib.ExitStack() as stack:
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                folder(note.parent)
                handle = os.open(note, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
                stack.callback(os.close, handle)
                for _ in range(round(wait_s / TRY_S)):
                    with contextlib.suppress(BlockingIOError):
                        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        break
                    time.sleep(TRY_S)
        yield handle


def there(path: Path) -> bool:
    """Whether anything has this name. Never raises, as ``Path.exists`` does for a place that cannot be reached."""
    return os.path.lexists(path)


def is_file(path: Path) -> bool:
    """Whether it is a file, or a link to one, that can be reached. Never raises, as ``Path.is_file`` does."""
    return os.path.isfile(path)  # noqa: PTH113 (Path's own raises)


def is_folder(path: Path) -> bool:
    """Whether it is a folder, or a link to one, that can be reached. Never raises, as ``Path.is_dir`` does."""
    return os.path.isdir(path)  # noqa: PTH112 (Path's own raises)


def folder(path: Path) -> None:
    """Make a folder for its owner alone (those above as usual); one that is there stays so. Raises ``OSError``."""
    path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def _claim(path: Path, beside: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # the name is ours from here
    try:
        beside.replace(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _settle(path: Path) -> None:
    """The new name is on the disk too; where a system has no such thing, the file itself already is."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
