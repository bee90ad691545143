"""A Windows desktop of plain values: what its calls would answer."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from guard.system.windows.api import Rectangle


@dataclass
class FakeWindow:
    title: str = "Zoom Meeting"
    class_name: str = "ConfMultiTabContentWndClass"
    process: int = 40
    place: Rectangle = (100, 50, 740, 530)
    borders: int = 7
    visible: bool = True
    minimised: bool = False
    cloaked: bool = False
    style: int = 0
    colour: tuple[int, int, int] = (30, 60, 90)
    children: list[int] = field(default_factory=list)


class FakeApi:
    """As ``guard.system.windows.api.Api``."""

    def __init__(self, **windows: FakeWindow) -> None:
        self.there = dict(enumerate(windows.values(), 1))
        self.processes = {40: "Zoom.exe", 41: "WhatsApp.exe", 42: "ApplicationFrameHost.exe", 99: "python.exe"}
        self.active, self.is_locked, self.printable = 1, False, True
        self.excluded: list[int] = []
        self.printed = 0

    def top_level(self) -> list[int]:
        return list(self.there)

    def children(self, window: int) -> list[int]:
        return self.there[window].children

    def title(self, window: int) -> str:
        return self.there[window].title

    def class_name(self, window: int) -> str:
        return self.there[window].class_name

    def process_id(self, window: int) -> int:
        return self.there[window].process if window in self.there else 0

    def process_name(self, process: int) -> str:
        return self.processes.get(process, "")

    def own_process(self) -> int:
        return 99

    def is_window(self, window: int) -> bool:
        return window in self.there

    def is_visible(self, window: int) -> bool:
        return self.there[window].visible

    def is_minimised(self, window: int) -> bool:
        return self.there[window].minimised

    def is_cloaked(self, window: int) -> bool:
        return self.there[window].cloaked

    def style(self, window: int) -> int:
        return self.there[window].style

    def foreground(self) -> int:
        return self.active

    def outer(self, window: int) -> Rectangle | None:
        left, top, right, bottom = self.there[window].place
        borders = self.there[window].borders
        return left - borders, top, right + borders, bottom + borders

    def seen(self, window: int) -> Rectangle | None:
        return self.there[window].place

    def print(self, window: int, width: int, height: int) -> NDArray[np.uint8] | None:
        self.printed += 1
        if not self.printable:
            return None
        picture = np.zeros((height, width, 4), np.uint8)  # the invisible borders are black
        borders = self.there[window].borders
        picture[: height - borders, borders : width - borders, :3] = self.there[window].colour
        return picture

    def exclude(self, window: int) -> bool:
        self.excluded.append(window)
        return True

    def locked(self) -> bool:
        return self.is_locked
