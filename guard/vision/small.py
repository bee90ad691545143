"""The face as a few grey values: enough to see that it moves, recurs or is covered, too little to know it by."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Picture

SIDE: Final = 12


def small(crop: Picture) -> NDArray[np.float32]:
    """The aligned ``crop`` as ``SIDE`` x ``SIDE`` values about 0, of unit contrast: light alone changes nothing."""
    grey = cv2.resize(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    values = grey.astype(np.float32) - np.float32(grey.mean())
    return np.asarray(values / max(float(values.std()), 1.0), np.float32)
