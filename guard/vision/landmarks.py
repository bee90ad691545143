"""The second, closer look at each found box: five landmarks, and whether it is a face at all.

A cascade, as Zhang et al. ("Joint face detection and alignment using multitask cascaded convolutional networks", IEEE
SPL 23(10), 2016): finding needs little detail over the whole picture, landmarks need much of it in one place.

The network takes n x 80 x 80 x 3 ``uint8``, BGR, and gives n x 11: the landmarks (x, y) in sides of the patch from its
middle, then a logit, positive for a face. ``models/training/finder/landmarks.py`` is the other end of this agreement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Landmarks, Picture

Box = tuple[float, float, float, float]

PATCH_PX: Final = 80
"""Side of the patch that the network sees."""

MARGIN: Final = 1.4
"""Side of the square looked at, in sides of the box (the root of its area): a box that lies a little off is mended."""


class Landmarker:
    """Places landmarks with ``network``; one per thread. A box whose probability is below ``threshold`` is no face."""

    def __init__(self, network: Callable[[NDArray[Any]], list[NDArray[np.float32]]], threshold: float = 0.5) -> None:
        self._network = network
        self._threshold = threshold

    def place(self, image: Picture, boxes: Sequence[Box]) -> list[tuple[Landmarks, float] | None]:
        """For each box (x, y, width, height) of ``image`` the landmarks and P(face), or None where it is no face."""
        if not boxes:
            return []
        most = 2 * max(image.shape[:2])  # no face is so large; a patch of such a box could fill the memory
        squares = [(x, y, min(side, most)) for x, y, side in map(square, boxes)]
        answers = self._network(np.stack([patch(image, *one) for one in squares]))[0].astype(np.float32)
        placed: list[tuple[Landmarks, float] | None] = []
        for (x, y, side), answer in zip(squares, answers, strict=True):
            sure = float(1.0 / (1.0 + np.exp(-answer[10])))
            points = (answer[:10].reshape(5, 2) + 0.5) * np.float32(side) + np.array([x, y], np.float32)
            placed.append((points, sure) if sure >= self._threshold and np.isfinite(points).all() else None)
        return placed


def square(box: Box) -> tuple[int, int, int]:
    """Left, top and side (whole pixels) of the square that is looked at; it may reach beyond the picture."""
    x, y, width, height = box
    side = max(4, round(MARGIN * float(np.sqrt(max(width * height, 1.0)))))
    return round(x + width / 2 - side / 2), round(y + height / 2 - side / 2), side


def patch(image: Picture, left: int, top: int, side: int) -> Picture:
    """The square as ``PATCH_PX`` x ``PATCH_PX`` pixels, black where it lies outside ``image``."""
    height, width = image.shape[:2]
    x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + side, width), min(top + side, height)
    out = np.zeros((PATCH_PX, PATCH_PX, 3), np.uint8)
    if x0 >= x1 or y0 >= y1:
        return out
    if (x1 - x0, y1 - y0) == (side, side):
        inside = image[y0:y1, x0:x1]
    else:
        inside = np.zeros((side, side, 3), np.uint8)
        inside[y0 - top : y1 - top, x0 - left : x1 - left] = image[y0:y1, x0:x1]
    how = cv2.INTER_AREA if side > PATCH_PX else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(inside, (PATCH_PX, PATCH_PX), interpolation=how), np.uint8)
