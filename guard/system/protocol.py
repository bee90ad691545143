"""The one interface to an operating system: its windows, the picture of one of them, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
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


class Source(Protocol):
    """The pictures of one window, from its making until ``stop``; pulled or pushed, the reader need not know."""

    def read(self) -> Picture | None:
        """The newest picture: height x width x 3, ``uint8``, BGR.

        None where the system has no pictures of single windows: the caller then grabs the screen region. Raises
        ``CannotSee`` (MINIMISED, CLOSED, HIDDEN, CAPTURE_FAILED, NO_DISPLAY).
        """
        ...

    def stop(self) -> None:
        """Give back what the system lent; not read afterwards."""
        ...


class System(Protocol):
    """A desktop. One per thread: no call of it may be shared between threads; ``close`` gives back every handle."""

    name: str
    captures_covered: bool
    """True where a source sees a window that others cover (then our own banner is never in the picture)."""

    def windows(self) -> list[Window]:
        """All top-level windows of the desktop, the topmost first, our own process's left out.

        Raises ``CannotSee``: NO_DISPLAY where the desktop has gone, LOCKED while it cannot be looked at,
        NOT_SHARED where its user chooses what may be seen, and has not.
        """
        ...

    def source(self, window: Window) -> Source:
        """The pictures of ``window`` from now on."""
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


class Pulled:
    """The ``Source`` of a system that is asked for each picture."""

    def __init__(self, grab: Callable[[Window], Picture | None], window: Window) -> None:
        """``grab`` answers and raises as ``Source.read`` does."""
        self._grab, self._window = grab, window

    def read(self) -> Picture | None:
        """See ``Source``."""
        return self._grab(self._window)

    def stop(self) -> None:
        """Nothing is held between two pictures."""
