"""An engine with a scripted desktop and a scripted analysis."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Mapping

import numpy as np

from guard.analysis import Step
from guard.engine import Engine
from guard.people import Seen
from guard.settings.schema import Settings
from guard.signals.remote_control import Process
from guard.system.protocol import Permission, Pulled
from guard.types import (
    EventKind,
    Explanation,
    Face,
    Frame,
    Part,
    Quality,
    Region,
    State,
    Track,
    Verdict,
    VerdictKind,
    Window,
)

CALL = Window(7, "Qalqan practice call", "qalqan-practice", "python", Region(10, 20, 640, 480), active=True)
QUICK = Settings(rate_hz=10.0)


class Desktop:
    """A system whose windows and pictures the test sets."""

    name = "scripted"
    captures_covered = True

    def __init__(self) -> None:
        self.shown: list[Window] = [CALL]
        self.closed = False
        self.threads: set[str] = set()
        self._noise = np.random.default_rng(0)

    def windows(self) -> list[Window]:
        self.threads.add(threading.current_thread().name)
        return list(self.shown)

    def grab(self, window: Window) -> np.ndarray:
        return self._noise.integers(0, 255, (window.region.height, window.region.width, 3), np.uint8)

    def source(self, window: Window) -> Pulled:
        return Pulled(lambda asked: self.grab(asked), window)

    def keep_out_of_captures(self, window_id: int) -> bool:
        return False

    def permission(self) -> Permission:
        return Permission(True)

    def close(self) -> None:
        self.closed = True


class Script:
    """An analysis that says what the test wants."""

    def __init__(self) -> None:
        self.verdict = VerdictKind.NO_SIGNS
        self.error: Exception | None = None
        self.wait_s = 0.0
        self.used: list[str] = []
        self.verdicts: dict[int, VerdictKind] = {}
        self.people: tuple[Track, ...] = ()
        self.live = False
        self.seen: tuple[Seen, ...] = ()
        self.kept: set[int] = set()
        self.remembered: dict[int, int | None] = {}
        self.explained_on: list[str] = []
        self.unexplained: Exception | None = None
        crop = np.zeros((160, 160, 3), np.uint8)
        face = Face((0.0, 0.0, 90.0, 120.0), np.zeros((5, 2), np.float32), 0.9)
        self.explanation = Explanation(
            Track(1, face, 0, 0, 1), Quality(40, 99, 1, 0, None), crop, Region(0, 0, 48, 48), Part.EYES
        )

    def use(self, operating_point: str) -> None:
        self.used.append(operating_point)

    def keep(self, calls: Collection[int]) -> None:
        self.kept = set(calls)

    def remember(self, warned: Mapping[int, int | None]) -> None:
        self.remembered = dict(warned)

    def explain(self, call: int = 0) -> Explanation | None:
        self.explained_on.append(threading.current_thread().name)
        if self.unexplained is not None:
            raise self.unexplained
        return self.explanation if self.remembered.get(call) == 1 else None

    def step(self, frame: Frame, call: int = 0, self_view: object = None, may_be_self: bool = False) -> Step:
        time.sleep(self.wait_s)
        if self.error is not None:
            raise self.error
        kind = self.verdicts.get(call, self.verdict)
        return Step(self.seen, (), Verdict(kind, frame.t_s, track=1), self.people, self.live)


class Guard:
    """An engine and everything it said."""

    def __init__(self, settings: Settings = QUICK) -> None:
        self.desktop, self.script, self.events = Desktop(), Script(), []
        self.unmakeable: Exception | None = None
        self.processes: list[Process] = []
        self.engine = Engine(
            settings, self.events.append, lambda: self.desktop, self._analysis, processes=lambda: list(self.processes)
        )

    def _analysis(self, settings: Settings) -> Script:
        if self.unmakeable is not None:
            raise self.unmakeable
        return self.script

    def until(self, condition: Callable[[State], bool], patience_s: float = 8.0) -> State:
        deadline = time.monotonic() + patience_s
        while not condition(state := self.engine.state):
            assert time.monotonic() < deadline, state
            time.sleep(0.01)
        return state

    def kinds(self) -> list[EventKind]:
        return [event.kind for event in self.events]
