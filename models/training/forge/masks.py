"""Where a swap is pasted: soft masks of a face, drawn from its five landmarks."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Landmarks
from guard.vision.align import TEMPLATE

RIGHT_HALVES: dict[str, list[tuple[float, float]]] = {
    # outlines in fractions of the aligned crop, the right half from top to bottom; the left half is its mirror
    "inner": [
        (0.5, 0.27),
        (0.68, 0.26),
        (0.84, 0.32),
        (0.88, 0.44),
        (0.87, 0.6),
        (0.82, 0.78),
        (0.72, 0.94),
        (0.5, 1.05),
    ],
    "whole": [
        (0.5, 0.03),
        (0.68, 0.06),
        (0.83, 0.2),
        (0.89, 0.4),
        (0.88, 0.6),
        (0.83, 0.79),
        (0.73, 0.96),
        (0.5, 1.08),
    ],
    "box": [(0.5, 0.26), (0.78, 0.27), (0.81, 0.5), (0.79, 0.76), (0.72, 0.93), (0.5, 0.95)],
    "oval": [(0.5, 0.08), (0.68, 0.13), (0.82, 0.3), (0.87, 0.53), (0.82, 0.76), (0.68, 0.95), (0.5, 1.0)],
    "mouth": [(0.5, 0.63), (0.67, 0.65), (0.76, 0.78), (0.7, 0.95), (0.5, 1.03)],
}


def affine(source: Landmarks, target: Landmarks) -> NDArray[np.float64]:
    """The 2 x 3 matrix (all six freedoms) that takes ``source`` nearest to ``target``, both 5 x 2; least squares."""
    ones = np.ones((5, 1))
    s = np.hstack([np.asarray(source, np.float64), ones])
    matrix, *_ = np.linalg.lstsq(s, np.asarray(target, np.float64), rcond=None)
    return np.ascontiguousarray(matrix.T)


def outline(kind: str, landmarks: Landmarks) -> NDArray[np.float64]:
    """A face's outline (N x 2, pixels of the picture that ``landmarks`` belong to)."""
    right = np.array(RIGHT_HALVES[kind])
    left = right[-2:0:-1] * [-1, 1] + [1, 0]
    points = np.vstack([right, left])
    matrix = affine(TEMPLATE, landmarks)
    return points @ matrix[:, :2].T + matrix[:, 2]


def displacement(size: int, rng: np.random.Generator, amount: float, cells: int = 5) -> NDArray[np.float32]:
    """A smooth random field (size x size x 2) of shifts in pixels, of about ``amount`` x ``size``, zero at the rim."""
    coarse = np.zeros((cells + 2, cells + 2, 2), np.float32)
    coarse[1:-1, 1:-1] = rng.normal(0, amount * size, (cells, cells, 2))
    return cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC)


def warp(image: NDArray, field: NDArray[np.float32]) -> NDArray:
    """``image`` (square) moved by a field of shifts of the same size."""
    size = image.shape[0]
    grid = np.arange(size, dtype=np.float32)
    return cv2.remap(
        image,
        field[..., 0] + grid[None],
        field[..., 1] + grid[:, None],
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT_101,
    )


def soft_mask(landmarks: Landmarks, size: int, kind: str, rng: np.random.Generator) -> NDArray[np.float32]:
    """A deformed, feathered mask (size x size x 1, 0..1) of one of the outlines, in a picture of ``size`` pixels."""
    points = outline(kind, landmarks)
    centre = points.mean(0)
    points = centre + (points - centre) * rng.uniform(0.86, 1.08, 2) + rng.normal(0, 0.018 * size, points.shape)
    mask = np.zeros((size, size), np.float32)
    cv2.fillPoly(mask, [points.round().astype(np.int32)], 1.0)
    mask = warp(mask, displacement(size, rng, rng.uniform(0.0, 0.02)))
    round_off = max(0.6, 0.02 * size)
    mask = (cv2.GaussianBlur(mask, (0, 0), round_off) > 0.5).astype(np.float32)
    feather = size * float(np.exp(rng.uniform(np.log(0.006), np.log(0.055))))
    mask = cv2.GaussianBlur(mask, (0, 0), feather)
    inside = rng.uniform(0.0, 0.35)  # live tools erode before they feather: the seam lies within the face
    return np.clip((mask - inside) / (1 - inside), 0, 1)[..., None]
