"""Whether a picture shows anything: a grab can succeed and still be tiny, blank or the same one over and over."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Picture, Reason

_SMALLEST: Final = (160, 120)
_ROW_STEP: Final = 8
_COLUMN_STEP: Final = 8
_DARK: Final = 32
_ONE_COLOUR: Final = 8
_BLANK_PART: Final = 0.995
_FROZEN_S: Final = 5.0
_GAP_S: Final = 2.0


class PictureHealth:
    """Remembers every eighth row of the last picture; a camera's noise changes them at every frame of a live call."""

    def __init__(self) -> None:
        """Nothing has been seen yet."""
        self.reset()

    def reset(self) -> None:
        """Forget the last picture: another window is watched from here on."""
        self._rows: NDArray[np.uint8] | None = None
        self._changed_s = self._last_s = 0.0

    def check(self, image: Picture, t_s: float) -> Reason | None:
        """What is wrong with ``image`` (height x width x 3, BGR), taken at ``t_s`` seconds; None where nothing is.

        TINY below 160 x 120. BLACK where 99.5% of it is dark, or of one colour whichever that is. FROZEN where it has
        been the same for over 5 s of pictures that came at most 2 s apart.
        """
        height, width = image.shape[:2]
        if width < _SMALLEST[0] or height < _SMALLEST[1]:
            self.reset()
            return Reason.TINY
        rows = image[::_ROW_STEP]
        gap = t_s - self._last_s
        self._last_s = t_s
        if self._rows is None or not 0 <= gap <= _GAP_S or not np.array_equal(rows, self._rows):
            self._rows, self._changed_s = rows.copy(), t_s
        if _is_blank(np.ascontiguousarray(rows[:, ::_COLUMN_STEP])):
            return Reason.BLACK
        return Reason.FROZEN if t_s - self._changed_s > _FROZEN_S else None


def _is_blank(sample: Picture) -> bool:
    enough = _BLANK_PART * (sample.size // 3)
    if cv2.countNonZero(cv2.inRange(sample, (0, 0, 0), (_DARK, _DARK, _DARK))) >= enough:
        return True
    middle = cv2.mean(sample)[:3]
    low, high = [value - _ONE_COLOUR for value in middle], [value + _ONE_COLOUR for value in middle]
    return cv2.countNonZero(cv2.inRange(sample, tuple(low), tuple(high))) >= enough
