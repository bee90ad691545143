"""The settings file: read with suspicion, written whole or not at all, never lost."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from guard.settings.migrations import migrate
from guard.settings.schema import Settings, SettingsError, from_json, to_json

MAX_BYTES: Final = 1_000_000
"""A larger file is not ours."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings to use; ``problem`` is one English line where the file could not be used as it was."""

    settings: Settings
    problem: str | None = None


def load(path: Path) -> Loaded:
    """Read ``path``; no file means the defaults. Never raises, never overwrites.

    A file that cannot be used (broken, not allowed, of a newer version) is moved aside to
    ``NAME.broken-YYYYmmdd-HHMMSS.json``; the backup of the last ``save`` takes its place if it is good, else the
    defaults do.
    """
    try:
        return Loaded(_read(path))
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError, RecursionError) as error:
        problem = _line(error)
    kept = _move_aside(path)
    where = f"the file was kept as {kept.name}" if kept else f"{path.name} could not be moved aside"
    try:
        settings, used = _read(_backup(path)), "the backup is used"
    except (OSError, ValueError, RecursionError):
        settings, used = Settings(), "the defaults are used"
    return Loaded(settings, f"Settings not used: {problem}; {where}; {used}")


def problem_of(path: Path) -> str | None:
    """What is wrong with the file, in one line, without touching it; None where it can be used or is not there."""
    try:
        _read(path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        return _line(error)
    return None


def save(settings: Settings, path: Path) -> None:
    """Write ``path`` at once and whole (made beside it, then put in its place), its last form kept as ``NAME.bak``.

    Raises ``OSError`` where it cannot be written; the old file then stands as it was.
    """
    path = Path(os.path.realpath(path))  # a link to the file stays a link
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        _write(_backup(path), path.read_bytes())
    _write(path, (json.dumps(to_json(settings), ensure_ascii=False, indent=2) + "\n").encode())


def _read(path: Path) -> Settings:
    if path.stat().st_size > MAX_BYTES:
        raise SettingsError("the file is too large")
    data = json.loads(path.read_bytes().decode("utf-8-sig"))
    if not isinstance(data, dict):
        raise SettingsError("the file holds no settings")
    return from_json(migrate(data))


def _line(error: Exception) -> str:
    match error:
        case SettingsError():
            return str(error)
        case OSError():
            return f"the file cannot be read ({error.strerror})"
        case _:
            return "the file is damaged"


def _backup(path: Path) -> Path:
    return path.with_name(path.name + ".bak")


def _move_aside(path: Path) -> Path | None:
    """Give ``path`` a name that no file has; None where the system does not let us."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    for number in range(1000):
        mark = f"-{number}" if number else ""
        aside = path.with_name(f"{path.stem}.broken-{stamp}{mark}{path.suffix}")
        try:
            os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # the name is ours from here
        except FileExistsError:
            continue
        except OSError:
            return None
        try:
            path.replace(aside)
        except OSError:
            aside.unlink(missing_ok=True)
            return None
        return aside
    return None


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
