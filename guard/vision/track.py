"""One person through time: each face is given to the track whose last place and size it fits best."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from guard.types import Face, Track

Box = tuple[float, float, float, float]

MAX_SHIFT: Final = 0.8
"""How far a centre may move between two looks, in face sizes: a nod at 5 looks a second, not a jump across the room."""

MAX_GROWTH: Final = 1.8
"""How much a face may grow or shrink between two looks, as a ratio of sizes."""


LOST_S: Final = 1.5
LOST_LOOKS: Final = 3
LOST_FOR_GOOD_S: Final = 5.0
"""A face that was not found for ``LOST_S`` and in ``LOST_LOOKS`` looks has ended (one missed look a second is none),
and so has any after ``LOST_FOR_GOOD_S``: nobody knows who sits there after such a gap."""


class Tracker:
    """Keeps the tracks of one call window; knows no clock but the times it is given.

    A face that comes back after its track has ended is a new track. ``ids`` gives their numbers, none twice.
    """

    def __init__(self, ids: Iterator[int] | None = None) -> None:
        self._ids = count(1) if ids is None else ids
        self._tracks: list[Track] = []
        self._missed: dict[int, int] = {}

    def update(self, faces: Sequence[Face], t_s: float) -> list[Track]:
        """Give each of ``faces`` (seen at ``t_s``) to a track or a new one; return the tracks seen now, as ``faces``.

        Greedy: the best fitting pair of track and face first. With the few faces of a call it is as good as the
        optimal assignment.
        """
        self._tracks = [track for track in self._tracks if not self._lost(track, t_s)]
        pairs = sorted(
            (
                (fit, t, f)
                for t, track in enumerate(self._tracks)
                for f, face in enumerate(faces)
                if (fit := closeness(track.face.box, face.box)) > 0
            ),
            key=lambda pair: -pair[0],
        )
        owner: dict[int, int] = {}  # face -> track
        for _, t, f in pairs:
            if f not in owner and t not in owner.values():
                owner[f] = t
        seen = [self._seen(self._tracks[owner[f]] if f in owner else None, face, t_s) for f, face in enumerate(faces)]
        unseen = [track for t, track in enumerate(self._tracks) if t not in owner.values()]
        self._missed = {track.id: self._missed.get(track.id, 0) + 1 for track in unseen}
        self._tracks = unseen + seen
        return seen

    @property
    def tracks(self) -> list[Track]:
        """Those that have not ended, seen in the newest frame or missed for a moment."""
        return list(self._tracks)

    def alive(self) -> set[int]:
        """Their numbers."""
        return {track.id for track in self._tracks}

    def _seen(self, track: Track | None, face: Face, t_s: float) -> Track:
        if track is not None:
            return replace(track, face=face, last_s=t_s, frames=track.frames + 1)
        return Track(id=next(self._ids), face=face, first_s=t_s, last_s=t_s, frames=1)

    def _lost(self, track: Track, t_s: float) -> bool:
        gone_s = t_s - track.last_s
        return gone_s > LOST_FOR_GOOD_S or (gone_s > LOST_S and self._missed.get(track.id, 0) >= LOST_LOOKS)


def closeness(a: Box, b: Box) -> float:
    """How well two boxes may be one face: overlap (IoU) plus nearness of centres, 0..2; 0 where it cannot be."""
    size_a, size_b = math.sqrt(max(a[2] * a[3], 0.0)), math.sqrt(max(b[2] * b[3], 0.0))
    if min(size_a, size_b) <= 0 or max(size_a, size_b) > MAX_GROWTH * min(size_a, size_b):
        return 0.0
    shift = math.hypot(a[0] + a[2] / 2 - b[0] - b[2] / 2, a[1] + a[3] / 2 - b[1] - b[3] / 2) / max(size_a, size_b)
    return iou(a, b) + 1 - shift / MAX_SHIFT if shift < MAX_SHIFT else 0.0


def iou(a: Box, b: Box) -> float:
    """Intersection over union of two boxes (x, y, width, height), 0..1."""
    width = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    height = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    size_a, size_b = a[2] * a[3], b[2] * b[3]
    common = min(width * height, size_a, size_b)  # boxes far smaller than their place would round to more
    return common / (size_a + size_b - common) if common > 0 else 0.0
