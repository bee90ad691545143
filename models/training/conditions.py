"""The conditions that figures are given for. Each takes a row of crops and gives as many, the same way every time."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from models.training import augment, clips

Pixels = NDArray[np.uint8]
HOLD = 4
"""Frames for which a still crop stays in the coded clip, so that it is not a key frame's luck that is measured."""


def clean(crops: Pixels) -> Pixels:
    return crops


def small(crops: Pixels) -> Pixels:
    """A face of about 64-96 px in the call: the crop through 72 x 72."""
    return each(crops, lambda crop, _: _through(crop, 72))


def dark(crops: Pixels) -> Pixels:
    """A third of the light, and a small sensor's noise."""

    def one(crop: Pixels, rng: np.random.Generator) -> Pixels:
        return np.clip(crop * 0.35 + rng.normal(0, 4, crop.shape), 0, 255).astype(np.uint8)

    return each(crops, one)


def beauty(crops: Pixels) -> Pixels:
    """The face's skin smoothed, and what lies beyond the head blurred."""
    return each(crops, lambda crop, rng: augment.blur_background(augment.beautify(crop, rng), rng))


def jpeg(crops: Pixels) -> Pixels:
    """Scaled to 112 px, JPEG of quality 40, and back."""

    def one(crop: Pixels, _: np.random.Generator) -> Pixels:
        _, stored = cv2.imencode(".jpg", cv2.resize(crop, (112, 112)), [cv2.IMWRITE_JPEG_QUALITY, 40])
        return cv2.resize(cv2.imdecode(stored, cv2.IMREAD_COLOR), crop.shape[:2])

    return each(crops, one)


def h264(crops: Pixels) -> Pixels:
    return _coded(crops, "h264")


def vp8(crops: Pixels) -> Pixels:
    return _coded(crops, "vp8")


CONDITIONS: dict[str, Callable[[Pixels], Pixels]] = {
    "clean": clean, "h264": h264, "vp8": vp8, "jpeg": jpeg, "small": small, "dark": dark,
    "beauty": beauty,
}  # fmt: skip


def each(crops: Pixels, change: Callable[[Pixels, np.random.Generator], Pixels]) -> Pixels:
    rng = np.random.default_rng(1)
    return np.stack([change(crop, rng) for crop in crops])


def _through(crop: Pixels, side: int) -> Pixels:
    return cv2.resize(cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA), crop.shape[:2])


def _coded(crops: Pixels, codec: str, kbit_s: int = 120) -> Pixels:
    """Each crop held for some frames of one clip at a face's share (120 kbit/s) of a call's 300 kbit/s."""
    frames = [np.ascontiguousarray(crop) for crop in crops for _ in range(HOLD)]
    return np.stack(clips.recode(clips.Clip(frames, 25.0), codec, kbit_s, key_every=HOLD).frames[HOLD - 1 :: HOLD])
