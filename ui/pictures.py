"""Pictures of the engine for Qt."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from guard.types import Picture


def image_of(picture: Picture) -> QImage:
    """A copy for Qt of a height x width x 3 BGR picture."""
    data = np.ascontiguousarray(picture)
    height, width = data.shape[:2]
    return QImage(data.data, width, height, data.strides[0], QImage.Format.Format_BGR888).copy()
