"""Whether the face of a track lives: a photograph, or a picture that stands still, shows no one who could be judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Picture, Track

STILL_S: Final = 4.0
"""A face whose picture has not changed for so long stands still: people blink every few seconds, and breathe."""

MOVED: Final = 2.5
"""Grey levels (root of the mean square) by which two pictures of one face differ at least, laid over one another."""

LIVES: Final = 3
"""Changes after which a face is taken for a living one."""

_SIDE_PX: Final = 64
_SLACK_PX: Final = 4


Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Seen:
    box: Box
    patch: NDArray[np.uint8]
    changed_s: float
    changes: int = 0


class Stillness:
    """Remembers one small picture of each track of one call: the last that differed from the one before it."""

    def __init__(self) -> None:
        self._seen: dict[int, _Seen] = {}

    def look(self, image: Picture, track: Track, t_s: float) -> None:
        """Take in the face of ``track`` in ``image`` (height x width x 3, BGR) at ``t_s``."""
        box, seen = track.face.box, self._seen.get(track.id)
        if seen is None:
            self._seen[track.id] = _Seen(box, _patch(image, box), t_s)
            return
        # in the place where it was (a finder's box trembles), and where it is (a page may be scrolled)
        unmoved = any(_difference(seen.patch, _patch(image, place)) <= MOVED for place in (seen.box, box))
        if not unmoved:
            self._seen[track.id] = _Seen(box, _patch(image, box), t_s, seen.changes + 1)

    def still(self, track: int, t_s: float) -> bool:
        """Whether this face has not changed for ``STILL_S``."""
        return track in self._seen and t_s - self._seen[track].changed_s > STILL_S

    def lives(self, track: int) -> bool:
        """Whether this face has been seen to change."""
        return track in self._seen and self._seen[track].changes >= LIVES

    def forget(self, alive: set[int]) -> None:
        """Keep these tracks alone."""
        self._seen = {number: seen for number, seen in self._seen.items() if number in alive}


def _patch(image: Picture, box: Box) -> NDArray[np.uint8]:
    """The face, grey, its longer side at most 64 px."""
    height, width = image.shape[:2]
    x, y, w, h = box
    left, right = (int(np.clip(v, 0, width)) for v in (x, x + w))
    top, bottom = (int(np.clip(v, 0, height)) for v in (y, y + h))
    if right - left < 8 or bottom - top < 8:
        return np.zeros((8, 8), np.uint8)
    grey = cv2.cvtColor(image[top:bottom, left:right], cv2.COLOR_BGR2GRAY)
    scale = _SIDE_PX / max(grey.shape)
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey)


def _difference(before: NDArray[np.uint8], after: NDArray[np.uint8]) -> float:
    """Grey levels between the middle of ``before`` and the place of ``after`` that is most alike.

    A page that is scrolled moves a photograph, and does not bring it to life.
    """
    height, width = (min(a, b) for a, b in zip(before.shape, after.shape, strict=True))
    slack = min(_SLACK_PX, (height - 4) // 2, (width - 4) // 2)
    middle = before[slack : height - slack, slack : width - slack]
    squares = cv2.matchTemplate(after[:height, :width], middle, cv2.TM_SQDIFF)
    return float(np.sqrt(max(0.0, float(squares.min())) / middle.size))
