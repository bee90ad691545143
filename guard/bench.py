"""``qalqan bench``: what watching costs on this computer, measured in one run on the practice clip."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np

from guard.analysis import Analysis
from guard.capture.video import VideoFile
from guard.detection import manifest
from guard.detection.session import ModelError, Session
from guard.engine import Engine
from guard.settings.schema import Settings
from guard.system import open_system
from guard.system.protocol import Permission, Pulled, Source
from guard.types import CannotSee, Frame, Picture, Region, Window
from guard.vision.align import align

ROUNDS: Final = 100
LIVE_S: Final = 20.0
WINDOW: Final = (1280, 800)
PRACTICE_CLIP: Final = Path(__file__).resolve().parents[1] / "ui" / "resources" / "practice.mp4"
NEEDS: Final = {
    "grab": "no window that can be read without asking is open",
    "peak_memory_mb": "this system does not tell it",
    "xception_size_yardstick": "models/yardstick is not installed, or is not what was shipped",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of wall time of one stage."""

    median_ms: float
    p95_ms: float


def measure(stage: Callable[[], object], rounds: int = ROUNDS) -> Cost:
    """Time ``stage``, after five calls that do not count."""
    for _ in range(5):
        stage()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        stage()
        times.append((time.perf_counter() - began) * 1000)
    return Cost(round(float(np.median(times)), 2), round(float(np.percentile(times, 95)), 2))


class ClipDesktop:
    """A desktop with one call window that plays a clip: the engine's own path without a screen."""

    name = "clip"
    captures_covered = True

    def __init__(self, pictures: list[Picture]) -> None:
        self._pictures = pictures
        self._window = Window(
            1, "Qalqan practice call", "qalqan-practice", "qalqan", Region(0, 0, *WINDOW), active=True
        )
        self._next = 0

    def windows(self) -> list[Window]:
        """The call."""
        return [self._window]

    def source(self, window: Window) -> Source:
        """The clip."""
        return Pulled(self._grab, window)

    def _grab(self, window: Window) -> Picture:
        """The next picture of the clip, as a copy, as a real grab would be."""
        self._next += 1
        return self._pictures[self._next % len(self._pictures)].copy()

    def keep_out_of_captures(self, window_id: int) -> bool:
        """Nothing of ours is in a clip."""
        return True

    def permission(self) -> Permission:
        """Granted."""
        return Permission(True)

    def close(self) -> None:
        """Nothing to give back."""


def run(as_json: bool) -> int:
    """Measure and print; exit status 0."""
    report = costs()
    if as_json:
        print(json.dumps(report))
        return 0
    for name, value in report.items():
        if isinstance(value, dict):
            value = f"median {value['median_ms']} ms, 95% under {value['p95_ms']} ms"
        print(f"{name:42}{f'not measured here: {NEEDS[name]}' if value is None else value}")
    return 0


def costs() -> dict[str, Any]:
    """Every figure of the report; times are wall time of one thread unless said otherwise."""
    analysis = Analysis(manifest.load())
    pictures = _pictures()
    picture = pictures[0]
    face = analysis.finder.find(picture)[0]
    crop = align(picture, face.landmarks)
    frames = iter(Frame(pictures[i % len(pictures)], i * 0.2, i) for i in range(10 * ROUNDS))
    report: dict[str, Any] = {
        "grab": _grab_cost(),
        "find": _row(measure(lambda: analysis.finder.find(picture))),
        "align": _row(measure(lambda: align(picture, face.landmarks))),
        "score": _row(measure(lambda: analysis.detector.observe(1, 0.0, crop))),
        "whole_frame": _row(measure(lambda: analysis.step(next(frames)))),
    }
    report |= _live_cost(pictures)
    peak_mb = _peak_memory_mb()
    report["peak_memory_mb"] = None if peak_mb is None else round(peak_mb)
    report["xception_size_yardstick"] = _yardstick_cost()  # last: its weights are not ours to count
    return report


def _row(cost: Cost) -> dict[str, float]:
    return {"median_ms": cost.median_ms, "p95_ms": cost.p95_ms}


def _pictures() -> list[Picture]:
    """Two seconds of the practice clip, each in a window of 1280x800 as a call shows it."""
    pictures: list[Picture] = []
    for frame in VideoFile(PRACTICE_CLIP).frames(5.0):
        canvas = np.full((WINDOW[1], WINDOW[0], 3), 32, np.uint8)
        scale = WINDOW[1] / frame.image.shape[0]
        shown = cv2.resize(frame.image, None, fx=scale, fy=scale)[:, : WINDOW[0]]
        left = (WINDOW[0] - shown.shape[1]) // 2
        canvas[: shown.shape[0], left : left + shown.shape[1]] = shown[: WINDOW[1]]
        pictures.append(canvas)
        if len(pictures) == 10:
            break
    return pictures


def _grab_cost() -> dict[str, float] | None:
    """The largest visible window of this desktop, or None where there is none, or where its user would be asked."""
    with closing(open_system()) as system:
        if system.permission().problem:
            return None
        try:
            windows = [window for window in system.windows() if not window.minimised]
            if not windows:
                return None
            largest = max(windows, key=lambda window: window.region.width * window.region.height)
            return _row(measure(system.source(largest).read))
        except CannotSee:
            return None


def _yardstick_cost() -> dict[str, float] | None:
    try:
        model = manifest.yardstick()
        session = None if model is None else Session(model)
    except ModelError:
        session = None
    if session is None:
        return None
    crop = np.full((1, 3, 160, 160), 0.5, np.float32)
    return _row(measure(lambda: session(crop), rounds=20))


def _live_cost(pictures: list[Picture]) -> dict[str, Any]:
    """The real engine, both threads, for ``LIVE_S`` at the default rate; processor time of this whole process."""
    settings = Settings()
    engine = Engine(settings, lambda event: None, system_factory=lambda: ClipDesktop(pictures))
    engine.start()
    time.sleep(2.0)  # the networks are loaded
    before, began = time.process_time(), time.monotonic()
    time.sleep(LIVE_S)
    spent, passed = time.process_time() - before, time.monotonic() - began
    engine.stop()
    counters = engine.state.counters
    return {
        "rate_hz": settings.rate_hz,
        "cpu_seconds_per_minute_of_call": round(spent / passed * 60, 2),
        "frames_captured": counters.captured,
        "frames_analysed": counters.analysed,
        "frames_dropped": counters.dropped,
        "frames_failed": counters.failed,
    }


def _peak_memory_mb() -> float | None:
    """None where the system does not count it so (Windows)."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
