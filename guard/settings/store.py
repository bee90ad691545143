"""The settings file: read with suspicion, written whole or not at all, never lost."""

from __future__ import annotations

import contextlib
import json
import math
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from guard import files
from guard.settings.migrations import migrate
from guard.settings.schema import Settings, SettingsError, from_json, salvage, to_json

MAX_BYTES: Final = 1_000_000
"""A larger file is not ours."""
MOST_DIGITS: Final = 100


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings to use; ``problem`` is one English line where the file could not be used as it was."""

    settings: Settings
    problem: str | None = None


def load(path: Path) -> Loaded:
    """Read ``path``; no file, and no backup of one, means the defaults. Never raises, never loses what was there.

    A file that cannot be used as it is (broken, a value not allowed, of a newer version) is moved aside to
    ``NAME.broken-YYYYmmdd-HHMMSS.json``. What takes its place, and stays there for the next start: the values of it
    that can be used, or where it is no settings at all the backup of the last ``save``, or the defaults.
    """
    try:
        return Loaded(from_json(migrate(_read(path))))
    except FileNotFoundError:
        backup = _good(_backup(path))
        if backup is None:
            return Loaded(Settings())
        _put(backup, path)
        return Loaded(backup, "The settings file is gone; its backup is used")
    except SettingsError as error:
        problem = str(error)
    except (OSError, ValueError, RecursionError) as error:
        problem = _line(error)
    settings, used = _rescued(path)
    kept = _move_aside(path)
    where = f"the file was kept as {kept.name}" if kept else f"{path.name} could not be moved aside"
    if kept and settings != Settings():
        _put(settings, path)
    return Loaded(settings, f"Settings not used as they were: {problem}; {where}; {used}")


def problem_of(path: Path) -> str | None:
    """What is wrong with the file, in one line, without touching it; None where it can be used or is not there."""
    try:
        from_json(migrate(_read(path)))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        return _line(error)
    return None


def save(settings: Settings, path: Path) -> None:
    """Write ``path`` at once and whole; its last good form, or else this one, is kept as ``NAME.bak``.

    Raises ``OSError`` where it cannot be written; the old file then stands as it was.
    """
    path = _target(path)
    last = _good(path)
    files.write(path, _bytes(settings))
    if last is not None or _good(_backup(path)) is None:
        with contextlib.suppress(OSError):  # the settings themselves are safe
            files.write(_backup(path), _bytes(last or settings))


def _bytes(settings: Settings) -> bytes:
    return (json.dumps(to_json(settings), ensure_ascii=False, indent=2) + "\n").encode()


def _target(path: Path) -> Path:
    """A link to a file, or to where one may be, stays a link; one to anything else is replaced."""
    real = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):
        return real if stat.S_ISREG(real.stat().st_mode) else path
    return real


def _read(path: Path) -> dict[str, Any]:
    """What is written there, not yet checked. Raises ``OSError``, ``ValueError``, ``RecursionError``."""
    data = json.loads(files.read(path, MAX_BYTES).decode("utf-8-sig"), parse_int=_number)
    if not isinstance(data, dict):
        raise SettingsError("the file holds no settings")
    return data


def _number(digits: str) -> float:
    """One of thousands of digits, which Python refuses to read, is no reason to lose what stands beside it."""
    return int(digits) if len(digits) < MOST_DIGITS else math.inf


def _good(path: Path) -> Settings | None:
    """What is in a file without any fault."""
    try:
        return from_json(migrate(_read(path)))
    except (OSError, ValueError, RecursionError):
        return None


def _rescued(path: Path) -> tuple[Settings, str]:
    """The settings to go on with instead of a faulty file, and the words for it."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        values = _read(path)
        with contextlib.suppress(SettingsError):  # of a version that we do not know each value is taken for itself
            values = migrate(values)
        return salvage(values), "its other values are used"
    backup = _good(_backup(path))
    return (Settings(), "the defaults are used") if backup is None else (backup, "the backup is used")


def _put(settings: Settings, path: Path) -> None:
    """For the next start; where it cannot be written, that start does as this one did."""
    with contextlib.suppress(OSError):
        files.write(path, _bytes(settings))


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
    """Give ``path`` a name that nothing has; None where the system does not let us."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    for number in range(1000):
        mark = f"-{number}" if number else ""
        aside = path.with_name(f"{path.stem}.broken-{stamp}{mark}{path.suffix}")
        if files.there(aside):
            continue
        try:
            return path.rename(aside)
        except OSError:
            return None
    return None
