"""The calls of macOS that are used, each as one function of plain values: what a test replaces, and nothing else."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from guard.types import Region


class Listed(NamedTuple):
    """One window as the window server lists it: ``place`` in points; ``layer`` 0 is where programs' windows lie."""

    id: int
    title: str
    owner: str
    process: int
    place: Region
    layer: int
    on_screen: bool


class Api(Protocol):
    """What ``MacSystem`` asks of macOS."""

    def listed(self) -> list[Listed]:
        """All windows of the session, the topmost first; titles only where the screen may be recorded."""
        ...

    def process_name(self, process: int) -> str:
        """The name of its executable; empty where it is not known."""
        ...

    def frontmost(self) -> int:
        """The process whose menu bar is shown; 0 where there is none."""
        ...

    def own_process(self) -> int:
        """Ours."""
        ...

    def picture(self, window: int) -> NDArray[np.uint8] | None:
        """Its own picture, in pixels: height x width x 4, BGRX."""
        ...

    def allowed(self) -> bool:
        """Whether the screen may be recorded."""
        ...

    def ask(self) -> None:
        """Have macOS ask for it, which it does once for a program; does not wait."""
        ...

    def exclude(self, window: int) -> bool:
        """Leave our window out of what others record."""
        ...

    def locked(self) -> bool:
        """Whether the session is locked, or another one has the screen."""
        ...
