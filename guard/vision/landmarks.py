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


UPRIGHT: Final = 6.5
"""A logit that most upright faces reach; below it the patch is looked at turned as well."""

CLEARLY: Final = 1.0
"""So much more must a turned patch be a face. Measured on the live clips: 89 of 100 faces upside down are then seen to
be, 83 sideways; 1 of 100 upright ones, genuine or swapped, is taken for turned."""

TURNS: Final = tuple(range(45, 360, 45))
"""Degrees by which a patch is turned to see whether it is a face then."""


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
        patches = [patch(image, *one) for one in squares]
        answers = self._network(np.stack(patches))[0].astype(np.float32)
        placed: list[tuple[Landmarks, float] | None] = []
        for (x, y, side), piece, answer in zip(squares, patches, answers, strict=True):
            sure = float(1.0 / (1.0 + np.exp(-answer[10])))
            shifts = answer[:10].reshape(5, 2)
            if sure >= self._threshold and answer[10] < UPRIGHT:
                shifts = self._as_it_lies(piece, answer)
            points = (shifts + 0.5) * np.float32(side) + np.array([x, y], np.float32)
            placed.append((points, sure) if sure >= self._threshold and np.isfinite(points).all() else None)
        return placed

    def _as_it_lies(self, piece: Picture, upright: NDArray[np.float32]) -> NDArray[np.float32]:
        """The landmarks (5 x 2, as the network gives them) of a face that may be turned: by the turn that fits best."""
        middle = (PATCH_PX - 1) / 2
        matrices = [cv2.getRotationMatrix2D((middle, middle), turn, 1.0) for turn in TURNS]
        turned = [cv2.warpAffine(piece, matrix, (PATCH_PX, PATCH_PX)) for matrix in matrices]
        answers = self._network(np.stack(turned))[0].astype(np.float32)
        best = int(answers[:, 10].argmax())
        if answers[best, 10] <= upright[10] + CLEARLY:
            return upright[:10].reshape(5, 2)
        back = np.linalg.inv(matrices[best][:, :2]).astype(np.float32)
        return np.asarray(answers[best, :10].reshape(5, 2) @ back.T, np.float32)


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
