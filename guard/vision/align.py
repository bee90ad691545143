"""The one crop: training and the running program both cut faces with this file, so that they are equal to the byte."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from guard.types import Landmarks, Picture

CROP_PX: Final = 160
"""Side of the aligned crop."""

TEMPLATE: Final[Landmarks] = np.array(
    [[0.32, 0.40], [0.68, 0.40], [0.50, 0.605], [0.355, 0.79], [0.645, 0.79]], np.float32
)
"""Where the five landmarks come to lie, in fractions of the crop: the whole face, and a little of what surrounds it."""


def similarity(landmarks: Landmarks, size: int = CROP_PX) -> np.ndarray:
    """The 2 x 3 matrix (rotation, one scale, shift) that takes ``landmarks`` nearest to the template of a crop.

    Least squares in closed form (Umeyama, IEEE TPAMI 13(4), 1991, eqs. 40-42, without reflection).
    Raises ``ValueError`` where the landmarks are not 5 finite, distinct points.
    """
    source = np.asarray(landmarks, np.float64)
    if source.shape != (5, 2) or not np.isfinite(source).all():
        raise ValueError("landmarks must be 5 finite points")
    target = TEMPLATE.astype(np.float64) * size
    source_mean, target_mean = source.mean(0), target.mean(0)
    s, t = source - source_mean, target - target_mean
    spread = float((s**2).sum())
    if spread < 1e-6:
        raise ValueError("landmarks must be distinct")
    a = float((s * t).sum()) / spread
    b = float((s[:, 0] * t[:, 1] - s[:, 1] * t[:, 0]).sum()) / spread
    matrix = np.array([[a, -b, 0.0], [b, a, 0.0]])
    matrix[:, 2] = target_mean - matrix[:, :2] @ source_mean
    return matrix


def align(image: Picture, landmarks: Landmarks, size: int = CROP_PX) -> Picture:
    """Cut the face out of ``image``, upright and at one scale: ``size`` x ``size`` x 3, ``uint8``, BGR.

    Faces larger than the crop are averaged down rather than sampled, so that no texture is invented by aliasing; what
    lies outside the picture is its mirror. Raises ``ValueError`` as :func:`similarity`.
    """
    matrix = similarity(landmarks, size)
    scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    if scale < 0.5:  # halve until the last step is at most a halving
        steps = int(np.floor(np.log2(1 / scale)))
        factor = 0.5**steps
        image = np.asarray(cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)
        matrix = matrix.copy()
        matrix[:, :2] /= factor
    crop = cv2.warpAffine(image, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(crop, np.uint8)
