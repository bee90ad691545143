"""When each picture of a video file is shown: by the file's own stamps, as far as they can be believed."""

from __future__ import annotations

import math
from typing import Final

SMALLEST_STEP_S: Final = 0.001
LONGEST_S: Final = 48 * 3600.0
FPS: Final = (1.0, 240.0)
USUAL_FPS: Final = 25.0
LEAP_S: Final = 1.0
"""A stamp so far ahead is believed once the next one goes on from it."""
AGREEING: Final = 10
"""So many stamps that rise among themselves, all too low, are a new beginning of the film's own count."""


class FilmClock:
    """Seconds since the first picture, always rising. One bad stamp, low or high, costs one step and no more."""

    def __init__(self, fps: float, claimed_s: float | None = None) -> None:
        self.step_s = 1 / (fps if FPS[0] <= fps <= FPS[1] else USUAL_FPS)
        self.t_s = -self.step_s
        self._latest_s = LONGEST_S if claimed_s is None else 1.5 * claimed_s + 10
        self._first_s: float | None = None
        self._shift_s = 0.0
        self._ahead_s = 0.0
        self._low_s, self._agreeing = -math.inf, 0

    def place(self, stamp_s: float) -> float | None:
        """The time of the picture with this stamp; None where only the next stamp, given to ``settle``, can tell."""
        if self._first_s is None:
            self._first_s = stamp_s if math.isfinite(stamp_s) else 0.0
            self.t_s = 0.0
            return self.t_s
        at_s = self._at(stamp_s)
        if self.t_s + LEAP_S < at_s <= self._latest_s:
            self._ahead_s = at_s
            return None
        if self.t_s + SMALLEST_STEP_S <= at_s <= self._latest_s:
            self.t_s, self._agreeing = at_s, 0
            return self.t_s
        self.t_s += self.step_s
        if at_s < self.t_s:  # NaN is not
            self._agreeing = self._agreeing + 1 if at_s > self._low_s else 1
            self._low_s = at_s
            if self._agreeing >= AGREEING:
                self._shift_s += self.t_s - at_s
                self._agreeing = 0
        return self.t_s

    def settle(self, next_stamp_s: float | None) -> float:
        """The time of the picture that was not sure; ``next_stamp_s`` is None where none comes after it."""
        following_s = math.inf if next_stamp_s is None else self._at(next_stamp_s)
        self.t_s = self._ahead_s if following_s > self._ahead_s else self.t_s + self.step_s
        return self.t_s

    def _at(self, stamp_s: float) -> float:
        return stamp_s - (self._first_s or 0.0) + self._shift_s
