"""The slot between the two threads: of each call the newest value wins, what was not taken in time is counted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """One place for each call. Neither put nor take ever waits. Safe between any threads."""

    def __init__(self, told: Callable[[], None] = lambda: None) -> None:
        """``told`` is called after each put, on the thread that put."""
        self._lock, self._told = threading.Lock(), told
        self._values: dict[int, T] = {}
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many values were replaced before anybody took them."""
        with self._lock:
            return self._dropped

    def put(self, call_id: int, value: T) -> None:
        """Leave ``value`` for the taker; an older one of the same call is dropped, and its turn kept."""
        with self._lock:
            self._dropped += call_id in self._values
            self._values[call_id] = value
        self._told()

    def take(self) -> T | None:
        """The newest value of the call that waits longest, or None where nothing new is there."""
        with self._lock:
            return self._values.pop(next(iter(self._values))) if self._values else None
