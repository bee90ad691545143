"""The one interface to an operating system: its windows, a picture of one of them, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from guard.types import Picture, Reason, Window


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether windows can be captured here.

    Where not, ``reason`` says it for the user, ``problem`` and ``remedy`` in one English line each for a report.
    """

    granted: bool
    problem: str = ""
    remedy: str = ""
    reason: Reason = Reason.UNSUPPORTED


class System(Protocol):
    """One per thread: no call of it may be shared between threads; ``close`` gives back every handle."""

    name: str
    captures_covered: bool
    """True where ``grab`` sees a window that others cover (then our own banner is never in the picture)."""

    def windows(self) -> list[Window]:
        """All top-level windows of the desktop, the topmost first, our own process's left out."""
        ...

    def grab(self, window: Window) -> Picture | None:
        """The window's own picture, or None where this system has none (the caller then grabs the screen region).

        Raises ``CannotSee`` (MINIMISED, CLOSED, HIDDEN, CAPTURE_FAILED).
        """
        ...

    def keep_out_of_captures(self, window_id: int) -> bool:
        """Ask that one of our own windows be left out of screen grabs; False where the system cannot."""
        ...

    def permission(self) -> Permission:
        """What this desktop allows, asked without side effects."""
        ...

    def close(self) -> None:
        """Release everything; the object is not used afterwards."""
        ...
