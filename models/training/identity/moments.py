"""What a face does from one look to the next and is the same: it blinks, speaks, and a hand passes before it.

Pictures of one person at two moments of one call are few here; so one picture is made into two.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Landmarks, Picture


def blink(crop: Picture, landmarks: Landmarks, rng: np.random.Generator) -> Picture:
    """Both eyes shut, or nearly: the skin above them drawn down to where the lids meet."""
    apart = float(np.linalg.norm(landmarks[1] - landmarks[0]))
    shut = rng.uniform(0.55, 1.0)
    x, y = _grid(crop.shape[0])
    source = y.copy()
    for eye_x, eye_y in landmarks[:2]:
        across, down = (x - eye_x) / (0.3 * apart), (y - eye_y) / (0.11 * apart)
        lid = 0.7 * (1 - across**2)
        near = np.clip(1.6 * (1 - np.abs(across)), 0, 1) * shut
        drawn = eye_y + 0.11 * apart * (-2.4 + (down + 2.4) * (1.3 / (lid + 2.4)))
        inside = (np.abs(across) < 1) & (down > -2.4) & (down < lid)
        source = np.where(inside, source + near * (drawn - source), source)
    return _moved(crop, x, source)


def speak(crop: Picture, landmarks: Landmarks, rng: np.random.Generator) -> Picture:
    """The lower face drawn longer or shorter, from the lips on; lips wider or narrower."""
    nose, left, right = landmarks[2], landmarks[3], landmarks[4]
    lips = (left + right) / 2
    height = max(float(lips[1] - nose[1]), 4.0)
    x, y = _grid(crop.shape[0])
    below = np.clip((y - nose[1]) / (2.5 * height), 0, 1)
    across = np.clip(1.2 - np.abs(x - lips[0]) / (2.5 * height), 0, 1)
    jaw = rng.normal(0, 0.22) * height * below * across
    near = np.exp(-(((y - lips[1]) / height) ** 2) - ((x - lips[0]) / (1.8 * height)) ** 2)
    return _moved(crop, x + rng.normal(0, 0.12) * near * (x - lips[0]), y - jaw)


def hand(crop: Picture, landmarks: Landmarks, rng: np.random.Generator) -> Picture:
    """A finger's or a hand's breadth of the skin's colour, from the rim inwards, soft as what moves is."""
    size = crop.shape[0]
    skin = np.median(crop[round(0.55 * size) : round(0.65 * size), round(0.3 * size) : round(0.7 * size)], (0, 1))
    begin = np.array([size / 2, size * 0.6]) + size * 0.7 * _direction(rng)
    end = begin + (landmarks[2] - begin) * rng.uniform(0.4, 0.9)
    mask = np.zeros((size, size), np.float32)
    cv2.line(
        mask, *((int(p[0]), int(p[1])) for p in (begin, end)), color=1.0, thickness=int(size * rng.uniform(0.08, 0.3))
    )
    mask = cv2.GaussianBlur(mask, (0, 0), rng.uniform(1, 4))[..., None]
    colour = np.clip(skin * rng.uniform(0.75, 1.15) + rng.normal(0, 5, 3), 0, 255)
    grain = cv2.GaussianBlur(rng.normal(0, 12, crop.shape).astype(np.float32), (0, 0), 3)
    return np.clip(crop * (1 - mask) + (colour + 4 * grain) * mask, 0, 255).astype(np.uint8)


def another(crop: Picture, landmarks: Landmarks, rng: np.random.Generator) -> Picture:
    """The same person at another moment."""
    for change, chance in ((blink, 0.3), (speak, 0.5), (hand, 0.12)):
        if rng.random() < chance:
            crop = change(crop, landmarks, rng)
    return crop


def _grid(size: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    y, x = np.mgrid[:size, :size].astype(np.float32)
    return x, y


def _direction(rng: np.random.Generator) -> NDArray[np.float64]:
    angle = rng.uniform(0, 2 * np.pi)
    return np.array([np.cos(angle), np.sin(angle)])


def _moved(crop: Picture, x: NDArray[np.float32], y: NDArray[np.float32]) -> Picture:
    moved = cv2.remap(
        crop, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
    )
    return np.asarray(moved, np.uint8)
