"""Pseudo-fakes from real faces, so that the detector learns what swapping does and not who is in the data.

Written from the papers named in :mod:`recipes`; nothing here is another project's code.
"""

from __future__ import annotations

import cv2
import numpy as np

from guard.types import Landmarks, Picture
from guard.vision.align import similarity
from models.training.forge.recipes import Donor, blend, draw_swap, forge_crop

__all__ = ["Donor", "forge_crop", "swap"]

MARGIN = 0.25
"""What is cut around the aligned crop, as a part of it, so that the mask never ends at the patch's edge."""


def swap(
    image: Picture,
    landmarks: Landmarks,
    rng: np.random.Generator,
    donor: tuple[Picture, Landmarks] | None = None,
    size: int = 256,
) -> Picture:
    """``image`` with its face forged as live swap tools do; a new picture of the same shape.

    ``landmarks`` are the face's five, ``donor`` another picture and its landmarks (without one the person's own face is
    re-drawn). A fresh generator of the same seed for each frame forges a clip in one consistent way. ``size`` is the
    aligned face's side in pixels while it is worked on. Raises ``ValueError`` for impossible landmarks.
    """
    patch, points, matrix = _cut(image, landmarks, size)
    other = None
    if donor is not None:
        other_patch, other_points, _ = _cut(donor[0], donor[1], size)
        other = Donor(other_patch, other_points)
    drawn, mask = draw_swap(patch, points, rng, other)
    layer = np.dstack([drawn.astype(np.float32), mask])
    scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    if scale > 1:  # the patch is larger than the face in the picture: average before sampling
        layer = cv2.GaussianBlur(layer, (0, 0), 0.35 * scale)
    height, width = image.shape[:2]
    back = cv2.warpAffine(layer, matrix, (width, height), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    return blend(image, back[..., :3], back[..., 3:])


def _cut(image: Picture, landmarks: Landmarks, size: int) -> tuple[Picture, Landmarks, np.ndarray]:
    """The aligned face with a margin, its landmarks there, and the matrix that led there."""
    matrix = similarity(landmarks, size)
    inner = size / (1 + 2 * MARGIN)
    shrink = inner / size
    matrix = matrix * shrink
    matrix[:, 2] += MARGIN * inner
    patch = cv2.warpAffine(image, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    points = np.asarray(landmarks, np.float64) @ matrix[:, :2].T + matrix[:, 2]
    return patch, points.astype(np.float32), matrix
