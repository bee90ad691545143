"""Colour and sharpness of one face made like, or a little unlike, another's."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Picture


def match(source: Picture, target: Picture, mask: NDArray[np.float32], amount: float = 1.0) -> Picture:
    """``source`` with the mean and spread of ``target``'s colours inside ``mask``.

    After Reinhard et al., "Color transfer between images", IEEE CG&A 21(5), 2001; here in CIE Lab.
    """
    inside = (mask > 0.5).astype(np.uint8)
    if int(inside.sum()) < 16:
        return source
    s = cv2.cvtColor(source, cv2.COLOR_BGR2LAB)
    s_mean, s_std = (v.ravel() for v in cv2.meanStdDev(s, mask=inside))
    t_mean, t_std = (v.ravel() for v in cv2.meanStdDev(cv2.cvtColor(target, cv2.COLOR_BGR2LAB), mask=inside))
    gain = np.clip(t_std / np.maximum(s_std, 1e-3), 0.5, 2.0)
    gain = 1 + amount * (gain - 1)
    shift = s_mean + amount * (t_mean - s_mean) - gain * s_mean
    table = np.clip(np.arange(256)[:, None] * gain + shift, 0, 255).round().astype(np.uint8)
    return cv2.cvtColor(cv2.LUT(s, table.reshape(1, 256, 3)), cv2.COLOR_LAB2BGR)


def harmonise(source: Picture, target: Picture, amount: float) -> Picture:
    """``source`` with ``target``'s broad light and shade (everything coarser than a tenth of the picture)."""
    height, width = source.shape[:2]
    difference = cv2.resize(target, (10, 10), interpolation=cv2.INTER_AREA).astype(np.float32)
    difference -= cv2.resize(source, (10, 10), interpolation=cv2.INTER_AREA)
    broad = cv2.resize(difference, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.clip(source + amount * broad, 0, 255).astype(np.uint8)


def tint(image: Picture, rng: np.random.Generator, amount: float = 1.0) -> Picture:
    """Small random gain, shift and gamma for each channel and for all of them: the mismatch a paste leaves."""
    gain = 1 + amount * (rng.normal(0, 0.03, 3) + rng.normal(0, 0.05))
    shift = amount * (rng.normal(0, 4, 3) + rng.normal(0, 6))
    gamma = float(np.exp(amount * rng.normal(0, 0.08)))
    ramp = (np.arange(256)[:, None] / 255.0) ** gamma * 255
    table = np.clip(ramp * gain + shift, 0, 255).round().astype(np.uint8)
    return cv2.LUT(image, table.reshape(1, 256, 3))


def resample(image: Picture, small: int) -> Picture:
    """``image`` seen through a ``small`` x ``small`` one: what a generator of that size could have drawn."""
    height, width = image.shape[:2]
    if small >= min(height, width):
        return image
    down = cv2.resize(image, (small, small), interpolation=cv2.INTER_AREA)
    return cv2.resize(down, (width, height), interpolation=cv2.INTER_CUBIC)


def sharpen(image: Picture, sigma: float, amount: float) -> Picture:
    """Unsharp masking; a negative ``amount`` blurs."""
    return cv2.addWeighted(image, 1 + amount, cv2.GaussianBlur(image, (0, 0), sigma), -amount, 0)
