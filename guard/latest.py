"""The one-place slot between the two threads: the newest value wins, what was not taken in time is counted."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Put never waits; take waits for something new. Safe between any threads."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._value: T | None = None
        self._closed = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many values were replaced before anybody took them."""
        with self._condition:
            return self._dropped

    def put(self, value: T) -> None:
        """Leave ``value`` for the taker; an older one still there is dropped."""
        with self._condition:
            if self._value is not None:
                self._dropped += 1
            self._value = value
            self._condition.notify()

    def take(self, timeout_s: float | None = None) -> T | None:
        """The newest value, or None after ``timeout_s`` or once closed."""
        with self._condition:
            self._condition.wait_for(lambda: self._value is not None or self._closed, timeout_s)
            value, self._value = self._value, None
            return None if self._closed else value

    def close(self) -> None:
        """Wake every taker for good."""
        with self._condition:
            self._closed = True
            self._value = None
            self._condition.notify_all()
