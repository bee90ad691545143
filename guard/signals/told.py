"""What the signs need of ``guard.status.Status``."""

from __future__ import annotations

from typing import Protocol

from guard.types import Finding, Source, State


class Told(Protocol):
    """Where what was found is said."""

    @property
    def state(self) -> State:
        """The newest snapshot."""
        ...

    def find(self, call_id: int, finding: Finding) -> None:
        """Say it."""
        ...

    def withdraw(self, call_id: int, source: Source) -> None:
        """Take it back."""
        ...

    def money(self, name: str) -> None:
        """Say that a place for money came to the front."""
        ...
