"""The calls of Windows that are used, each as one function of plain values: what a test replaces, and nothing else.

Handles are integers; a call that fails gives None, False or nothing.
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Rectangle: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom: pixels of the screen."""


class Api(Protocol):
    """What ``WindowsSystem`` asks of Windows."""

    def top_level(self) -> list[int]:
        """All top-level windows, the topmost first."""
        ...

    def children(self, window: int) -> list[int]:
        """All windows inside one."""
        ...

    def title(self, window: int) -> str:
        """Its title."""
        ...

    def class_name(self, window: int) -> str:
        """Its window class."""
        ...

    def process_id(self, window: int) -> int:
        """Whose it is; 0 where it has gone."""
        ...

    def process_name(self, process: int) -> str:
        """``Zoom.exe``; empty where it may not be asked."""
        ...

    def own_process(self) -> int:
        """Ours."""
        ...

    def is_window(self, window: int) -> bool:
        """Whether it is there."""
        ...

    def is_visible(self, window: int) -> bool:
        """Whether it is shown, perhaps behind others or minimised."""
        ...

    def is_minimised(self, window: int) -> bool:
        """Whether it is an icon."""
        ...

    def is_cloaked(self, window: int) -> bool:
        """Whether the shell keeps it from the screen though it is shown: another virtual desktop, a sleeping app."""
        ...

    def style(self, window: int) -> int:
        """Its extended style, WS_EX_*."""
        ...

    def foreground(self) -> int:
        """The window that has the focus; 0 where none has."""
        ...

    def outer(self, window: int) -> Rectangle | None:
        """With its frame and the invisible borders that it is sized by."""
        ...

    def seen(self, window: int) -> Rectangle | None:
        """As it is seen: without the invisible borders."""
        ...

    def print(self, window: int, width: int, height: int) -> NDArray[np.uint8] | None:
        """Its own picture of the size of ``outer``: height x width x 4, BGRX."""
        ...

    def exclude(self, window: int) -> bool:
        """Leave our window out of every capture of the screen."""
        ...

    def locked(self) -> bool:
        """Whether the session is locked, or another one has the screen."""
        ...
