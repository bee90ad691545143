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
"""So many rising stamps, all too low, are a new beginning of the film's own count, or go on from before a leap."""
LATE: Final = 0.5
"""Part of a step that the clock goes after a false leap until the stamps are there too: it cannot go back."""
SLIDES: Final = 2.0
"""Behind the last picture comes none that could agree to a leap: so many times the longest step is believed."""
_NEVER: Final = (math.inf, math.inf)


class FilmClock:
    """Seconds since the first picture, always rising. Bad stamps do not shift all that comes after them."""

    def __init__(self, fps: float, claimed_s: float | None = None) -> None:
        self.step_s = 1 / (fps if FPS[0] <= fps <= FPS[1] else USUAL_FPS)
        self.t_s = -self.step_s
        self.false_s = 0.0
        """Seconds of the leaps that were believed and were none."""
        self._latest_s = LONGEST_S if claimed_s is None else 1.5 * claimed_s + 10
        self._first_s: float | None = None
        self._shift_s = self._former_shift_s = 0.0
        self._ahead_s = self._longest_s = 0.0
        self._leapt = _NEVER  # from, to
        self._part = 1.0
        self._low_s, self._agreeing = -math.inf, 0

    def place(self, stamp_s: float) -> float | None:
        """The time of the picture with this stamp; None where only the next stamp, given to ``settle``, can tell."""
        if self._first_s is None:
            self._first_s = stamp_s if math.isfinite(stamp_s) else 0.0
            self.t_s = 0.0
            return self.t_s
        at_s = self._at(stamp_s)
        former_s = at_s - self._shift_s + self._former_shift_s
        if at_s > self.t_s + LEAP_S >= former_s > self.t_s:  # the new beginning was none
            self._shift_s, at_s = self._former_shift_s, former_s
        if self.t_s + LEAP_S < at_s <= self._latest_s:
            self._ahead_s = at_s
            return None
        if self.t_s + SMALLEST_STEP_S <= at_s <= self._latest_s:
            self._go_to(at_s)
            return self.t_s
        self.t_s += self._part * self.step_s
        if at_s < self.t_s:  # NaN is not
            self._agreeing = self._agreeing + 1 if at_s > self._low_s else 1
            self._low_s = at_s
            if self._agreeing >= AGREEING:
                self._agree(at_s)
        return self.t_s

    def settle(self, next_stamp_s: float | None) -> float:
        """The time of the picture that was not sure; ``next_stamp_s`` is None where none comes after it."""
        before_s, leap_s = self.t_s, self._ahead_s - self.t_s
        if leap_s <= SLIDES * self._longest_s if next_stamp_s is None else self._at(next_stamp_s) > self._ahead_s:
            self._go_to(self._ahead_s)
            self._leapt = (before_s, self._ahead_s)
        else:
            self.t_s += self.step_s
        return self.t_s

    def _go_to(self, at_s: float) -> None:
        if self._part < 1:
            self._leapt, self._part = _NEVER, 1.0
        self._longest_s = max(self._longest_s, at_s - self.t_s)
        self.t_s, self._agreeing = at_s, 0

    def _agree(self, at_s: float) -> None:
        """To stamps that are all too low: they go on from before a leap, which was false then, or begin anew."""
        from_s, to_s = self._leapt
        low_s, least_s = self.t_s - at_s, LEAP_S if self._part == 1 else 0.0
        self._agreeing = 0
        if from_s < at_s and least_s < low_s <= to_s - from_s + LEAP_S:
            self.false_s += to_s - from_s if self._part == 1 else 0.0
            self._part = LATE
        else:
            self._former_shift_s = self._shift_s
            self._shift_s += low_s
            self._part = 1.0

    def _at(self, stamp_s: float) -> float:
        return stamp_s - (self._first_s or 0.0) + self._shift_s
