"""A day of calls by a fake clock: what is kept of a call that is over is nothing."""

from __future__ import annotations

import gc
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest

from guard.analyst import Analyst
from guard.calls.rules import load_rules
from guard.incidents.call_log import CallLog
from guard.incidents.gatherer import Gatherer
from guard.latest import Latest
from guard.settings.schema import Settings
from guard.status import Status
from guard.types import Event, Region, Track, VerdictKind, Window
from guard.watcher import Shot, Watcher, Wishes
from tests.unit.faces import face
from tests.unit.scripted_guard import Desktop, Script

PICTURE = np.random.default_rng(0).integers(0, 255, (120, 160, 3), np.uint8)
WINDOW = Window(1, "Zoom Meeting", "zoom", "zoom", Region(0, 0, 160, 120), active=True)


class Day:
    """Both loops, the books, and one clock."""

    def __init__(self) -> None:
        self.now, self.records, self.desktop, self.script = 0.0, 0, Desktop(), Script()
        self.desktop.grab = self._grab
        self.status = Status(self._follow, lambda: self.now)
        self.slot, wishes, self.pictures = Latest[Shot](), Wishes(Settings(evidence_clip=True)), {}
        self.log = CallLog(self._keep)
        self.gatherer = Gatherer(self.pictures.get, self.log)
        self.watcher = Watcher(lambda: self.desktop, load_rules(), self.status, self.slot, wishes, self.pictures)
        self.analyst = Analyst(self.script, wishes.settings, self.status, self.slot, wishes)

    def _grab(self, window: Window) -> np.ndarray:
        picture = PICTURE.copy()
        picture[0, :8] = int(self.now * 10) % 255
        return picture

    def _follow(self, event: Event) -> None:
        self.log.follow(event)
        self.gatherer.follow(event)

    def _keep(self, record: object) -> None:
        self.records += 1

    def call(self, number: int, looks: int = 60) -> None:
        """One call in a window of its own: watched, warned of, its tab left, hung up."""
        window = replace(WINDOW, id=number)
        self.script.people, self.script.live = (Track(number, face(), 0, 0, 9),), True
        for look in range(looks):
            self.script.verdict = VerdictKind.FAKE if look > looks // 2 else VerdictKind.NO_SIGNS
            self.desktop.shown = [replace(window, title="other") if look % 10 == 9 else window]
            self.now += max(0.01, self.watcher.step(self.now))
            self.analyst.step(self.now)
            self.gatherer.film()
        self.desktop.shown = []
        for _ in range(30):
            self.now += max(0.01, self.watcher.step(self.now))


@pytest.mark.slow
def test_hundreds_of_calls_leave_nothing_behind() -> None:
    day = Day()
    for number in range(1, 41):
        day.call(number)
    tracemalloc.start()
    try:
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for number in range(41, 241):
            day.call(number)
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert day.records == 240
    assert day.status.state.calls == ()
    assert (day.watcher._looked_s, day.watcher._health, day.pictures) == ({}, {}, {})
    assert grown < 1_500_000, f"{grown} bytes more after 200 calls"  # the last call's pictures wait for evidence
