"""The system on which nothing can be seen: it says what is missing and how to mend it."""

from __future__ import annotations

from guard.system.protocol import Permission, Pulled, Source
from guard.types import CannotSee, Picture, Reason, Window


class NullSystem:
    """A ``System`` without windows."""

    name = "null"
    captures_covered = False

    def __init__(self, problem: str, remedy: str, reason: Reason = Reason.UNSUPPORTED) -> None:
        """What is missing: see ``Permission``."""
        self._permission = Permission(False, problem, remedy, reason)

    def windows(self) -> list[Window]:
        """None are known."""
        return []

    def source(self, window: Window) -> Source:
        """One whose every picture raises ``CannotSee`` with what is missing."""
        return Pulled(self._grab, window)

    def keep_out_of_captures(self, window_id: int) -> bool:
        """False."""
        return False

    def permission(self) -> Permission:
        """What is missing here."""
        return self._permission

    def close(self) -> None:
        """Nothing is held."""

    def _grab(self, window: Window) -> Picture | None:
        raise CannotSee(self._permission.reason)
