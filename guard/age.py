"""How old this program is: fakes get better while it stays as it is. It asks nobody; the calendar tells."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Final

from guard import RELEASED, files

OLD_MONTHS: Final = 6
"""From then on the user is reminded that a newer version may see more."""
EVERY: Final = timedelta(days=30)


def months(today: date) -> int:
    """Whole months since this version's day; 0 where the clock says that it is yet to come."""
    born = date.fromisoformat(RELEASED)
    return max(0, 12 * (today.year - born.year) + today.month - born.month - (today.day < born.day))


def old(today: date) -> bool:
    """Whether a newer version is to be looked for."""
    return months(today) >= OLD_MONTHS


def remind(note: Path, today: date) -> bool:
    """Whether to remind now: old, and not yet reminded in the last month.

    The day is kept in the file ``note``. Where it cannot be kept nobody is reminded, for it would be at every start.
    """
    if not old(today):
        return False
    try:
        last = date.fromisoformat(files.read(note, 100).decode().strip())
    except (OSError, ValueError):  # never, or not ours
        last = date.min
    if last <= today < last + EVERY:
        return False
    try:
        files.write(note, today.isoformat().encode())
    except OSError:
        return False
    return True
