"""The one-place slot between the two threads: the newest value wins, what was not taken in time is counted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Neither put nor take ever waits. Safe between any threads."""

    def __init__(self, told: Callable[[], None] = lambda: None) -> None:
        """``told`` is called after each put, on the thread that put."""
        self._lock, self._told = threading.Lock(), told
        self._value: T | None = None
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many values were replaced before anybody took them."""
        with self._lock:
            return self._dropped

    def put(self, value: T) -> None:
        """Leave ``value`` for the taker; an older one still there is dropped."""
        with self._lock:
            self._dropped += self._value is not None
            self._value = value
        self._told()

    def take(self) -> T | None:
        """The newest value, or None where nothing new is there."""
        with self._lock:
            value, self._value = self._value, None
            return value
