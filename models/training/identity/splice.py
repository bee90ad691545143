"""Swapped clips that drop out for some frames, made of the frame-aligned pairs; and genuine ones as they are.

``live-swaps`` and those clips of ``tool-swaps`` whose original is there frame by frame. Spliced first, encoded then, as
a call would do it; looked at by the program's own analysis.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guard.analysis import Analysis
from guard.detection import manifest
from guard.people import Seen
from guard.types import Frame
from models.training import clips, data, footage

LEAST_S: Final = 1.6
"""Shorter clips are played there and back until they are so long before the drop-out."""
EVERY_S: Final = 2.4
"""Between two drop-outs of a clip."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A swapped clip and its original, frame by frame; ``name`` tells them apart, ``kind`` where they are from."""

    name: str
    kind: str
    real: Path
    fake: Path

    def read(self) -> tuple[clips.Clip, clips.Clip]:
        """The original and the swapped clip, of one length."""
        real, fake = clips.read(self.real), clips.read(self.fake)
        count = min(len(real.frames), len(fake.frames))
        return clips.Clip(real.frames[:count], real.fps), clips.Clip(fake.frames[:count], fake.fps)


def pairs() -> Iterator[Pair]:
    """Every frame-aligned pair."""
    for name in data.live_clips():
        yield Pair(name, "live", *(data.DATA / "live-swaps" / side / f"{name}.mp4" for side in ("real", "fake")))
    listed = [clip for clip in footage.listed() if clip.kind == "tool"]
    originals = {clip.scene: clip for clip in listed if not clip.label}
    for clip in listed:
        if clip.label and clip.scene in originals:
            pair = Pair(clip.name, "tool", originals[clip.scene].path, clip.path)
            if aligned(*pair.read()):
                yield pair


def aligned(real: clips.Clip, fake: clips.Clip, apart: float = 12.0) -> bool:
    """Whether both show the same moments: one size and rate, and what lies at the pictures' rims differs little."""
    if not real.frames or real.frames[0].shape != fake.frames[0].shape or abs(real.fps - fake.fps) > 0.5:
        return False
    height, width = real.frames[0].shape[:2]
    rim = np.ones((height, width), bool)
    rim[height // 6 :, width // 6 : -(width // 6)] = False
    step = max(1, len(real.frames) // 6)
    gaps = [
        np.abs(a[rim].astype(np.int16) - b[rim]).mean()
        for a, b in zip(real.frames[::step], fake.frames[::step], strict=True)
    ]
    return float(np.mean(gaps)) < apart


def there_and_back(count: int, length: int) -> NDArray[np.int64]:
    """Numbers of ``length`` frames out of ``count``: to the end, back to the beginning, and so on."""
    way = np.concatenate([np.arange(count), np.arange(count - 2, 0, -1)]) if count > 1 else np.zeros(1, np.int64)
    return np.asarray(way[np.arange(length) % len(way)], np.int64)


def spliced(pair: Pair, frames: int, rng: np.random.Generator, seconds: float = 6.0) -> tuple[clips.Clip, list[float]]:
    """``seconds`` of the swapped clip with the real face for ``frames`` frames now and then, and when each begins."""
    real, fake = pair.read()
    fps = fake.fps
    order = there_and_back(len(fake.frames), round(seconds * fps))
    shown = [fake.frames[n] for n in order]
    begins = []
    at = LEAST_S + rng.uniform(0, 0.2)
    while at + 0.8 < seconds:
        first = round(at * fps)
        for n in range(first, min(first + frames, len(order))):
            shown[n] = real.frames[order[n]]
        begins.append(first / fps)
        at += EVERY_S + rng.uniform(0, 0.2)
    return clips.Clip(shown, fps), begins


def replayed(clip: clips.Clip, seconds: float, back: bool) -> clips.Clip:
    """The clip again and again for ``seconds``, or there and ``back``: a recording in place of a person."""
    count, length = len(clip.frames), round(seconds * clip.fps)
    order = there_and_back(count, length) if back else np.arange(length) % count
    return clips.Clip([clip.frames[n] for n in order], clip.fps)


class Looker:
    """Looks at clips with the program's own analysis; made once in a process."""

    def __init__(self) -> None:
        self._analysis = Analysis(manifest.load())

    def looks(self, clip: clips.Clip, rate_hz: float, phase_s: float = 0.0) -> Iterator[tuple[float, Seen]]:
        """When, and each face of that look, ``rate_hz`` a second from ``phase_s`` on."""
        self._analysis.reset()
        at, index = phase_s, 0
        while (number := round(at * clip.fps)) < len(clip.frames):
            for seen in self._analysis.step(Frame(clip.frames[number], at, index)).seen:
                yield at, seen
            at, index = at + 1 / rate_hz, index + 1
