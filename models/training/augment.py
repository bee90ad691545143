"""What cameras, calls and screens do to a face. Real and forged crops go through the same draws."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Picture
from models.training import clips

INTERPOLATIONS = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_NEAREST)


def place(crop: Picture, rng: np.random.Generator) -> Picture:
    """Mirrored, turned, scaled, shifted as a finder's landmarks vary, and stretched up to 15% as DFDC crops were."""
    size = crop.shape[0]
    turn, scale = np.deg2rad(rng.normal(0, 3)), np.exp(rng.normal(0, 0.04))
    stretch = np.exp(rng.uniform(-0.14, 0.14) / 2)
    mirror = -1.0 if rng.random() < 0.5 else 1.0
    rotate = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) * scale
    linear = rotate @ np.diag([mirror * stretch, 1 / stretch])
    centre = np.full(2, (size - 1) / 2)
    shift = centre - linear @ centre + rng.normal(0, 0.015 * size, 2)
    return cv2.warpAffine(
        crop,
        np.hstack([linear, shift[:, None]]),
        (size, size),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT_101,
    )


def light(crop: Picture, rng: np.random.Generator) -> Picture:
    """Gain, shift and gamma for each channel; sometimes grey."""
    gamma = np.exp(rng.normal(0, 0.2))
    gain = np.exp(rng.normal(0, 0.12)) * np.exp(rng.normal(0, 0.06, 3))
    shift = rng.normal(0, 8) + rng.normal(0, 3, 3)
    ramp = (np.arange(256)[:, None] / 255.0) ** gamma * 255
    table = np.clip(ramp * gain + shift, 0, 255).astype(np.uint8)
    crop = cv2.LUT(crop, table.reshape(1, 256, 3))
    if rng.random() < 0.12:
        grey = cv2.cvtColor(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        crop = grey if rng.random() < 0.7 else cv2.addWeighted(crop, 0.5, grey, 0.5, 0)
    return crop


def resize(crop: Picture, rng: np.random.Generator, smallest: int = 56) -> Picture:
    """Down to a smaller face and up again, each by a random rule: far faces, thumbnails, windows scaled by a screen."""
    size = crop.shape[0]
    side = int(np.exp(rng.uniform(np.log(smallest), np.log(size * 1.2))))
    small = cv2.resize(crop, (side, side), interpolation=INTERPOLATIONS[int(rng.integers(3))])
    return cv2.resize(small, (size, size), interpolation=INTERPOLATIONS[int(rng.integers(1, 3))])


def blur(crop: Picture, rng: np.random.Generator) -> Picture:
    """Out of focus, moving, or sharpened by a camera."""
    kind = rng.random()
    if kind < 0.45:
        return cv2.GaussianBlur(crop, (0, 0), rng.uniform(0.4, 1.8))
    if kind < 0.7:
        length = int(rng.integers(3, 8))
        kernel = np.zeros((length, length), np.float32)
        angle = rng.uniform(0, np.pi)
        half = (length - 1) / 2
        for step in np.linspace(-half, half, 2 * length):
            kernel[round(half + step * np.sin(angle)), round(half + step * np.cos(angle))] = 1
        return cv2.filter2D(crop, -1, kernel / kernel.sum())
    if kind < 0.85:
        return cv2.bilateralFilter(crop, 5, rng.uniform(10, 35), 3)  # a beauty filter
    return cv2.addWeighted(crop, 1.6, cv2.GaussianBlur(crop, (0, 0), 1.2), -0.6, 0)


def oval(size: int, widen: float, rng: np.random.Generator | None = None) -> NDArray[np.float32]:
    """A soft oval about the aligned face, size x size x 1, 0..1; ``widen`` times its size, moved by ``rng``."""
    x, y = (0.5, 0.56) if rng is None else (0.5 + rng.normal(0, 0.02), 0.56 + rng.normal(0, 0.02))
    at = (np.arange(size, dtype=np.float32) + 0.5) / size
    away = np.sqrt(((at[None] - x) / (0.36 * widen)) ** 2 + ((at[:, None] - y) / (0.46 * widen)) ** 2)
    return np.clip((1.1 - away) / 0.2, 0, 1)[..., None].astype(np.float32)


def beautify(crop: Picture, rng: np.random.Generator) -> Picture:
    """The skin of the face alone smoothed and made a little brighter, as beauty filters do to real callers."""
    smooth = cv2.bilateralFilter(crop, int(rng.integers(5, 10)), rng.uniform(15, 50), rng.uniform(2, 5))
    smooth = cv2.convertScaleAbs(smooth, alpha=rng.uniform(1.0, 1.08), beta=rng.uniform(0, 6))
    return _mixed(crop, smooth, oval(crop.shape[0], rng.uniform(0.85, 1.1), rng) * rng.uniform(0.5, 1.0))


def blur_background(crop: Picture, rng: np.random.Generator) -> Picture:
    """What lies beyond the head blurred, as calls do on request."""
    soft = cv2.GaussianBlur(crop, (0, 0), rng.uniform(2, 8))
    return _mixed(soft, crop, oval(crop.shape[0], rng.uniform(1.1, 1.4), rng))


def _mixed(under: Picture, over: Picture, mask: NDArray[np.float32]) -> Picture:
    return (under + (over.astype(np.float32) - under) * mask + 0.5).astype(np.uint8)


def dim(crop: Picture, rng: np.random.Generator) -> Picture:
    """Too little light: darker, and the sensor's noise with it."""
    grain = rng.standard_normal(crop.shape, np.float32) * np.float32(rng.uniform(0.5, 5))
    return np.clip(crop * np.float32(rng.uniform(0.25, 0.7)) + grain, 0, 255).astype(np.uint8)


def noise(crop: Picture, rng: np.random.Generator) -> Picture:
    """A small sensor's noise, fine or coarse."""
    size = crop.shape[0]
    side = size if rng.random() < 0.6 else size // 2
    grain = rng.standard_normal((side, side, 3), np.float32) * np.float32(rng.uniform(1, 9))
    if side != size:
        grain = cv2.resize(grain, (size, size), interpolation=cv2.INTER_LINEAR)
    return np.clip(crop + grain, 0, 255).astype(np.uint8)


def jpeg(crop: Picture, rng: np.random.Generator) -> Picture:
    """Blocks of 8, at a random place in them and a random scale: a stand-in for every block codec."""
    size = crop.shape[0]
    side = int(size * rng.uniform(0.6, 1.3)) if rng.random() < 0.5 else size
    scaled = cv2.resize(crop, (side, side), interpolation=cv2.INTER_LINEAR) if side != size else crop
    _, stored = cv2.imencode(".jpg", scaled, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 96))])
    back = cv2.imdecode(stored, cv2.IMREAD_COLOR)
    return cv2.resize(back, (size, size), interpolation=cv2.INTER_LINEAR) if side != size else back


def call(crop: Picture, rng: np.random.Generator) -> Picture:
    """A few frames of a still face through H.264 at a face's share of a call's bit rate; the last one."""
    clip = clips.Clip([np.ascontiguousarray(crop)] * 3, 25.0)
    return clips.recode(clip, "h264", int(rng.integers(50, 250))).frames[-1]


def cover(crop: Picture, rng: np.random.Generator) -> Picture:
    """A rectangle hidden, so that no one place decides."""
    size = crop.shape[0]
    height, width = rng.integers(size // 8, size // 3, 2)
    top, left = rng.integers(0, size - height), rng.integers(0, size - width)
    crop = crop.copy()
    crop[top : top + height, left : left + width] = rng.integers(0, 256, 3)
    return crop


def degrade(crop: Picture, rng: np.random.Generator) -> Picture:
    """Everything together, each step by chance, in the order in which a call does it."""
    crop = light(place(crop, rng), rng)
    chances = (
        (beautify, 0.07), (blur_background, 0.07),
        (blur, 0.3), (dim, 0.15), (noise, 0.15), (resize, 0.5), (jpeg, 0.5), (call, 0.1), (cover, 0.12),
    )  # fmt: skip
    for step, chance in chances:
        if rng.random() < chance:
            crop = step(crop, rng)
    return crop
