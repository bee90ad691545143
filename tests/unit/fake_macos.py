"""A Mac of plain values: what its calls would answer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from guard.system.macos import MacSystem
from guard.system.macos.api import Listed
from guard.types import Region

CALL = Listed(11, "Zoom Meeting", "zoom.us", 40, Region(100, 50, 640, 480), 0, True)


class FakeMac:
    """As ``guard.system.macos.api.Api``."""

    def __init__(self, *windows: Listed) -> None:
        self.there = list(windows)
        self.names = {40: "zoom.us", 41: "WhatsApp", 99: "Qalqan"}
        self.front, self.is_allowed, self.is_locked, self.readable, self.excludes = 40, True, False, True, True
        self.scale = 2  # Retina
        self.asked = 0
        self.excluded: list[int] = []

    def listed(self) -> list[Listed]:
        return list(self.there)

    def process_name(self, process: int) -> str:
        return self.names.get(process, "")

    def frontmost(self) -> int:
        return self.front

    def own_process(self) -> int:
        return 99

    def picture(self, window: int) -> NDArray[np.uint8] | None:
        [one] = [one for one in self.there if one.id == window]
        if not (self.readable and self.is_allowed):
            return None
        return np.full((self.scale * one.place.height, self.scale * one.place.width, 4), (30, 60, 90, 255), np.uint8)

    def allowed(self) -> bool:
        return self.is_allowed

    def ask(self) -> None:
        self.asked += 1

    def exclude(self, window: int) -> bool:
        self.excluded.append(window)
        return self.excludes

    def locked(self) -> bool:
        return self.is_locked


def mac(*windows: Listed) -> tuple[FakeMac, MacSystem]:
    """A Mac with these windows, and the system over it."""
    api = FakeMac(*windows)
    return api, MacSystem(api)
