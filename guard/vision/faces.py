"""Faces in a picture: boxes from one small network, landmarks in each box from a second; somebody else runs them.

The network takes 1 x 3 x H x W ``float32``, BGR, 0..255, H and W multiples of 32 (its normalisation is inside), and
gives three maps at strides 8, 16 and 32, each 1 x 5 x H/s x W/s: a score logit; the box centre's shift from the cell's
centre (x, y) in strides; log width and height in strides. ``models/training/finder/network.py`` is the other end of
this agreement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Face, Landmarks, Picture
from guard.vision.landmarks import Landmarker

THRESHOLD: Final = 0.4
"""Scores estimate the overlap (IoU) with a true face; below this a find is left out before the closer look."""

LONG_PX: Final = 640
AREA_PX: Final = 512 * 288
"""The picture is shrunk to at most this long a side and this large an area, so that a frame's cost has a bound."""

_STRIDES: Final = (8, 16, 32)
_OVERLAP: Final = 0.4
_MOST: Final = 400
_LOOKED_AT: Final = 16
"""Boxes that are looked at more closely, the largest first."""


class FaceFinder:
    """Finds faces with ``network``; one per thread. Faces under about 24 px in a 640 x 360 picture are often missed."""

    def __init__(
        self,
        network: Callable[[NDArray[np.float32]], list[NDArray[np.float32]]],
        landmarker: Landmarker,
        threshold: float = THRESHOLD,
    ) -> None:
        self._network = network
        self.landmarker = landmarker
        self._threshold = threshold

    def find(self, image: Picture) -> list[Face]:
        """The faces in ``image`` (any size from 1 x 1 px), in its pixels, the largest first."""
        if image.shape[0] == 0 or image.shape[1] == 0:
            return []
        boxes = self.boxes(image)
        placed = self.landmarker.place(image, boxes)
        return [Face(box, *found) for box, found in zip(boxes, placed, strict=True) if found is not None]

    def again(self, image: Picture, faces: Sequence[Face]) -> list[Face]:
        """Those of ``faces``, seen a moment ago, that are still about there; nobody new. A tenth of the work."""
        placed = self.landmarker.place(image, [face.box for face in faces])
        return [_moved(face, *found) for face, found in zip(faces, placed, strict=True) if found is not None]

    def boxes(self, image: Picture) -> list[tuple[float, float, float, float]]:
        """The first look alone: at most 16 boxes (x, y, width, height), the largest first."""
        blob, scale = preprocess(image)
        rows = decode(self._network(blob), self._threshold)
        rows = rows[np.argsort(-rows[:, 0], kind="stable")][:_MOST]
        rows = rows[non_max_suppression(rows)]
        rows[:, 1:] /= np.tile(scale, 2)
        rows = rows[np.argsort(-rows[:, 3] * rows[:, 4], kind="stable")][:_LOOKED_AT]
        return [(float(r[1]), float(r[2]), float(r[3]), float(r[4])) for r in rows]


def _moved(face: Face, landmarks: Landmarks, confidence: float) -> Face:
    x, y, width, height = face.box
    shift = landmarks.mean(0) - face.landmarks.mean(0)
    return Face((x + float(shift[0]), y + float(shift[1]), width, height), landmarks, confidence)


def preprocess(image: Picture) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The network's input, shrunk where the picture is large and filled with black to whole strides, and its scale.

    The scale is (x, y), network pixels per picture pixel. A picture is never enlarged: that finds nothing more.
    """
    height, width = full_height, full_width = image.shape[:2]
    scale = min(1.0, LONG_PX / max(height, width), (AREA_PX / (height * width)) ** 0.5)
    if scale < 1.0:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        while width > 2 * size[0] and height > 2 * size[1]:  # whole halves are quick, and leave nothing to alias
            width, height = width // 2, height // 2
            image = np.asarray(cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
        image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_LINEAR), np.uint8)
    high, wide = image.shape[:2]
    filled = np.zeros((max(64, -(-high // 32) * 32), max(64, -(-wide // 32) * 32), 3), np.uint8)
    filled[:high, :wide] = image
    blob = np.asarray(cv2.dnn.blobFromImage(filled), np.float32)
    return blob, np.array([wide / full_width, high / full_height], np.float32)


def decode(maps: list[NDArray[np.float32]], threshold: float) -> NDArray[np.float32]:
    """Rows of every cell over the threshold: score, x, y, width, height, in network pixels."""
    least = float(np.log(threshold / (1.0 - threshold)))
    found = []
    for m, stride in zip(maps, _STRIDES, strict=True):
        y, x = np.nonzero(m[0, 0] > least)
        answer = m[0][:, y, x].T
        centre = (np.stack([x, y], 1).astype(np.float32) + 0.5) * stride
        size = np.exp(np.clip(answer[:, 3:5], -4.0, 5.0)) * stride
        corner = centre + answer[:, 1:3] * stride - size / 2
        score = 1.0 / (1.0 + np.exp(-answer[:, :1]))
        found.append(np.concatenate([score, corner, size], 1))
    rows: NDArray[np.float32] = np.concatenate(found).astype(np.float32)
    return rows[np.isfinite(rows).all(1)]


def non_max_suppression(rows: NDArray[np.float32]) -> list[int]:
    """Indices of rows (best score first) that no better one covers: greedy non-maximum suppression.

    One box lying almost wholly inside another counts as covered too, as halves of one face do.
    """
    low, high = rows[:, 1:3], rows[:, 1:3] + rows[:, 3:5]
    area = rows[:, 3] * rows[:, 4]
    left = np.ones(len(rows), np.bool_)
    chosen: list[int] = []
    for i in range(len(rows)):
        if not left[i]:
            continue
        chosen.append(i)
        shared = np.clip(np.minimum(high, high[i]) - np.maximum(low, low[i]), 0, None).prod(1)
        iou = shared / np.maximum(area + area[i] - shared, 1e-6)
        inside = shared / np.maximum(np.minimum(area, area[i]), 1e-6)
        left &= (iou < _OVERLAP) & (inside < 0.8)
    return chosen
