"""What is said to the person at the terminal; the standard error may be full or closed, and nothing hangs on it."""

from __future__ import annotations

import contextlib
import sys


def say(text: str, end: str = "\n") -> None:
    """Say it, or not. Never raises."""
    with contextlib.suppress(OSError, ValueError, AttributeError):  # the last: None, where Windows has no console
        sys.stderr.write(text + end)
        sys.stderr.flush()
