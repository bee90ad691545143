"""A face for tests that only need one."""

from __future__ import annotations

import numpy as np

from guard.types import Face
from guard.vision.align import TEMPLATE


def face(left: float = 100.0, top: float = 80.0, width: float = 90.0, height: float = 120.0) -> Face:
    """Upright, its landmarks where the template has them, in a box of pixels."""
    points = TEMPLATE * np.array([width, height], np.float32) + np.array([left, top], np.float32)
    return Face((left, top, width, height), points, 0.9)
