"""Small files of our own: read only where they are files of a sane size, written whole, private, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

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


def there(path: Path) -> bool:
    """Whether anything has this name. Never raises, as ``Path.exists`` does for a place that cannot be reached."""
    return os.path.lexists(path)


def is_file(path: Path) -> bool:
    """Whether it is a file, or a link to one, that can be reached. Never raises, as ``Path.is_file`` does."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether it is a folder, or a link to one, that can be reached. Never raises, as ``Path.is_dir`` does."""
    return os.path.isdir(path)  # noqa: PTH112


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
