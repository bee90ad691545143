"""A guided check of the caller: to turn, to pass a hand over the face, to touch a cheek, to come near and go back.

Live swap tools break where the face is turned, covered or much larger (FACTS.md). Of each task the guard sees whether
it was done, not done in time, or whether the face broke: another one showed, or the detector's word got graver. It
measures by landmarks and by small pictures of the aligned face, against how both were before the task. A finger in a
cheek is too little to be seen so: there it watches the face, and the user says whether it was done.

A plain caution: nobody has measured how often a swap survives a task. One that was done is no proof, and nobody is
called safe for it; one that was not done counts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guard.types import Outcome, Task

BEFORE: Final = 8
"""Looks before the task that say how the face is when nothing is done."""
TIME_S: Final = 20.0
"""So long the caller has for one task."""
GAP_S: Final = 1.5
"""The most that may lie between two looks of somebody who is watched."""
AFTER_S: Final = 1.5
"""So long the face is watched once it is done: what breaks comes back late."""
GONE_S: Final = 0.2
"""A face not found for so long is covered, or turned away."""
TURNED: Final = 0.42
"""How far aside is turned, see ``vision.quality.turned``; about 45 degrees."""
FRONTAL: Final = 0.25
NEARER: Final = 1.3
"""How much larger a face is that came near, in eye distances; and how near to the old size it is again."""
BACK: Final = 1.15
COVERED: Final = 0.6
"""The share of the face that a hand covers, in two looks; of 139 genuine callers who do nothing but talk 5% reach it in
five seconds."""
RESTORED: Final = 0.3
"""The share that may still differ once it is uncovered: nobody sits quite still."""
CHANGED: Final = 0.6
"""A place of the face is covered where it differs by so much, in units of the face's own contrast."""


FACE: Final = (slice(2, 11), slice(2, 10))
"""Rows and columns of the small face without hair and room."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What is known of the caller's face in one look.

    ``turned`` 0..1, ``eyes_px`` between the eyes, ``small`` the aligned face as 12 x 12 grey values of unit contrast.
    """

    turned: float
    eyes_px: float
    small: NDArray[np.float32]


class Challenge:
    """One task. Give it each look in turn; its outcome is final."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self._before: list[Glimpse] = []
        self._looked_s, self._last_s = 0.0, -math.inf
        self._began_s: float | None = None
        self._last_seen_s: float | None = None
        self._did_s: float | None = None
        self._done_s: float | None = None
        self._covered_looks = 0
        self._broken: bool | None = None
        """Whether the face was broken at the last look: what was so before the task did not come of it."""

    def look(self, t_s: float, glimpse: Glimpse | None, broke: bool) -> Outcome | None:
        """The look of ``t_s``: None where the face was not found. ``broke``: another face showed, or graver signs.

        None as long as nothing is decided.
        """
        before, self._broken = self._broken, broke
        t_s = self._looked(t_s)
        if broke and before is False:
            return Outcome.BROKE
        if self._began_s is None:
            if glimpse is not None:
                self._before.append(glimpse)
            if len(self._before) < BEFORE:
                return None
            self._began_s = self._last_seen_s = t_s
            self._learn()
            return None
        if self._done_s is None:
            self._follow(t_s, glimpse)
        if glimpse is not None:
            self._last_seen_s = t_s
        if self._done_s is not None:
            return Outcome.DONE if t_s - self._done_s >= AFTER_S else None
        over = t_s - self._began_s >= TIME_S and self.task is not Task.CHEEK
        return Outcome.NOT_DONE if over else None

    def _looked(self, t_s: float) -> float:
        """The seconds for which it was looked: who could not be seen, in another tab or asleep, refused nothing."""
        passed_s, self._last_s = t_s - self._last_s, t_s
        self._looked_s += passed_s if 0.0 < passed_s <= GAP_S else 0.0
        return self._looked_s

    def _learn(self) -> None:
        self._face = np.median([glimpse.small for glimpse in self._before], 0)
        self._eyes_px = float(np.median([glimpse.eyes_px for glimpse in self._before]))

    def _follow(self, t_s: float, glimpse: Glimpse | None) -> None:
        """Whether the task was under way, and whether it is over: the face is as it was."""
        assert self._last_seen_s is not None
        if glimpse is None:
            if self.task in (Task.TURN, Task.HAND) and t_s - self._last_seen_s >= GONE_S:
                self._did_s = t_s
            return
        if self._doing(glimpse):
            self._did_s = t_s
        elif self._did_s is not None and self._as_before(glimpse):
            self._done_s = t_s

    def _doing(self, glimpse: Glimpse) -> bool:
        if self.task is Task.TURN:
            return glimpse.turned >= TURNED
        if self.task is Task.CLOSER:
            return glimpse.eyes_px >= NEARER * self._eyes_px
        if self.task is Task.HAND:
            self._covered_looks = self._covered_looks + 1 if self._covered(glimpse) >= COVERED else 0
            return self._covered_looks > 1
        return False

    def _as_before(self, glimpse: Glimpse) -> bool:
        if self.task is Task.CLOSER:
            return glimpse.eyes_px <= BACK * self._eyes_px
        return glimpse.turned <= FRONTAL and (self.task is Task.TURN or self._covered(glimpse) < RESTORED)

    def _covered(self, glimpse: Glimpse) -> float:
        """The share of the face's places that differ from what was there before."""
        return float((np.abs(glimpse.small - self._face)[FACE] > CHANGED).mean())
