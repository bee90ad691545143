"""Call windows made of what we have: faces in rooms and on user interfaces, tiles, self-views, dark, blurred, packed.

A scene's faces are rows of 16: centre x, y, width, height, five landmarks (x, y), landmark weight, and 1 where a face
is too small or too covered to ask for (the loss looks away from it).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.training.finder.sources import Sample

SMALLEST_PX = 13.0
MIRROR = [1, 0, 2, 4, 3]  # the landmarks of a mirrored face, in our order again

Rows = NDArray[np.float32]
Pixels = NDArray[np.uint8]


def rows_of(sample: Sample) -> Rows:
    """The sample's faces as scene rows."""
    faces = sample.faces
    rows = np.zeros((len(faces), 16), np.float32)
    rows[:, :2] = faces[:, :2] + faces[:, 2:4] / 2
    rows[:, 2:15] = faces[:, 2:15]
    return rows


def mirrored(image: Pixels, rows: Rows) -> tuple[Pixels, Rows]:
    out = rows.copy()
    width = image.shape[1]
    out[:, 0] = width - rows[:, 0]
    marks = rows[:, 4:14].reshape(-1, 5, 2)[:, MIRROR].copy()
    marks[..., 0] = width - marks[..., 0]
    out[:, 4:14] = marks.reshape(-1, 10)
    return cv2.flip(image, 1), out


def warped(
    image: Pixels, rows: Rows, matrix: NDArray[np.float64], width: int, height: int, border: int, fill: list[int]
) -> tuple[Pixels, Rows]:
    """Image and faces through a similarity (2 x 3) into width x height pixels."""
    out = rows.copy()
    scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    points = np.concatenate([rows[:, :2], rows[:, 4:14]], 1).reshape(-1, 6, 2)
    points = points @ matrix[:, :2].T + matrix[:, 2]
    out[:, :2] = points[:, 0]
    out[:, 4:14] = points[:, 1:].reshape(-1, 10)
    out[:, 2:4] *= scale
    if scale < 0.6:
        factor = max(scale, 2 / min(image.shape[:2]))
        image = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        matrix = matrix.copy()
        matrix[:, :2] /= factor
    return cv2.warpAffine(image, matrix, (width, height), borderMode=border, borderValue=fill), out


def degraded(image: Pixels, rng: np.random.Generator, strength: float = 1.0) -> Pixels:
    """What a camera and a call do to a picture: light, blur, noise, too few pixels, JPEG."""
    height, width = image.shape[:2]
    if rng.random() < 0.35 * strength:
        gamma, gain = rng.uniform(0.6, 2.2), rng.uniform(0.25, 1.2)
        table = np.clip(255 * gain * (np.arange(256) / 255) ** gamma, 0, 255)
        tint = rng.uniform(0.85, 1.15, 3) if rng.random() < 0.5 else np.ones(3)
        image = cv2.LUT(image, np.clip(table[:, None] * tint, 0, 255).astype(np.uint8)[None])
    if rng.random() < 0.12:
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    if rng.random() < 0.25 * strength:
        factor = rng.uniform(0.35, 0.9)
        small = (max(4, round(width * factor)), max(4, round(height * factor)))
        image = cv2.resize(cv2.resize(image, small, interpolation=cv2.INTER_AREA), (width, height))
    if rng.random() < 0.15 * strength:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.5, 2.0))
    if rng.random() < 0.1 * strength:
        length = int(rng.integers(3, 9))
        kernel = np.zeros((length, length), np.float32)
        cv2.line(kernel, (0, int(rng.integers(length))), (length - 1, int(rng.integers(length))), 1.0)
        image = cv2.filter2D(image, -1, kernel / kernel.sum())
    if rng.random() < 0.25 * strength:
        noise = rng.normal(0, rng.uniform(2, 14), (height, width, 1 if rng.random() < 0.5 else 3))
        image = np.clip(image + noise, 0, 255).astype(np.uint8)
    if rng.random() < 0.5 * strength:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(15, 90))]
        image = cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], cv2.IMREAD_COLOR)
    return image


class Composer:
    """Makes scenes from samples with faces (in context, and tight or portrait) and pictures without."""

    def __init__(self, context: list[Sample], close: list[Sample], empty: list[Sample], seed: int) -> None:
        self.context, self.close, self.empty = context, close, empty
        self.rng = np.random.default_rng(seed)

    def _one(self, samples: list[Sample]) -> Sample:
        return samples[int(self.rng.integers(len(samples)))]

    def background(self, width: int, height: int) -> Pixels:
        """A crop of a picture without a face, at any scale, or a plain colour."""
        rng = self.rng
        if rng.random() < 0.08:
            return np.full((height, width, 3), rng.integers(0, 256, 3), np.uint8)
        image = self._one(self.empty).image()
        cover = max(width / image.shape[1], height / image.shape[0])
        scale = cover * rng.uniform(1.0, 2.2)
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else 1)
        y = int(rng.integers(max(1, image.shape[0] - height + 1)))
        x = int(rng.integers(max(1, image.shape[1] - width + 1)))
        crop = image[y : y + height, x : x + width]
        if crop.shape[:2] != (height, width):
            crop = cv2.resize(crop, (width, height))
        return cv2.flip(crop, 1) if rng.random() < 0.5 else np.ascontiguousarray(crop)

    def pane(self, width: int, height: int, sizes: tuple[float, float], tight: bool) -> tuple[Pixels, Rows]:
        """Width x height pixels with one sample in it, its chosen face ``sizes`` px large, anywhere."""
        rng = self.rng
        sample = self._one(self.close if tight else self.context)
        image, rows = sample.image(), rows_of(sample)
        if rng.random() < 0.5:
            image, rows = mirrored(image, rows)
        face = rows[int(rng.integers(len(rows)))]
        size = float(np.exp(rng.uniform(*np.log(sizes))))
        scale = min(size / float(np.sqrt(face[2] * face[3])), 5.0)
        angle = np.deg2rad(np.clip(rng.normal(0, 9), -30, 30))
        turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        room = np.array([max(0.08, 0.5 - size * 0.4 / width), max(0.08, 0.5 - size * 0.5 / height)])
        target = np.array([width, height]) * (0.5 + rng.uniform(-room, room))
        matrix = np.concatenate([turn, (target - turn @ face[:2])[:, None]], 1)
        fill = [int(v) for v in rng.integers(0, 256, 3)] if rng.random() < 0.5 else [int(rng.integers(40))] * 3
        border = cv2.BORDER_REPLICATE if rng.random() < 0.4 else cv2.BORDER_CONSTANT
        out, rows = warped(image, rows, matrix, width, height, border, fill)
        if border == cv2.BORDER_CONSTANT and rng.random() < 0.6:  # the picture lies on another one
            mask = cv2.warpAffine(np.full(image.shape[:2], 255, np.uint8), matrix, (width, height))
            mask = cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.3, 3.0))[..., None] / np.float32(255)
            out = (out * mask + self.background(width, height) * (1 - mask)).astype(np.uint8)
        return degraded(out, rng, 0.6), rows

    def scene(self, width: int, height: int, sizes: tuple[float, float], kind: str = "any") -> tuple[Pixels, Rows]:
        """One picture and its faces. ``kind``: context, tight, call, empty, or any of them by chance."""
        rng = self.rng
        if kind == "any":
            kind = str(rng.choice(["context", "tight", "call", "empty"], p=[0.36, 0.2, 0.28, 0.16]))
        if kind == "empty":
            return self.background(width, height), np.zeros((0, 16), np.float32)
        if kind != "call":
            image, rows = self.pane(width, height, sizes, kind == "tight")
            return image, finished(rows, width, height)
        image, rows = self.background(width, height), np.zeros((0, 16), np.float32)
        for _ in range(int(rng.integers(1, 6))):
            high = int(min(height, max(40, np.exp(rng.uniform(np.log(50), np.log(height * 1.2))))))
            wide = int(min(width, max(40, high * rng.uniform(0.6, 1.8))))
            x, y = int(rng.integers(width - wide + 1)), int(rng.integers(height - high + 1))
            least = min(high, wide)
            pane, new = self.pane(
                wide, high, (max(sizes[0], 0.15 * least), max(sizes[0] + 1, 0.7 * least)), rng.random() < 0.3
            )
            new = finished(new, wide, high)
            image[y : y + high, x : x + wide] = pane
            corner = np.float32([x, y])
            new[:, :2] += corner
            new[:, 4:14] += np.tile(corner, 5)
            hidden = overlap(rows, (x, y, wide, high))
            rows[(hidden > 0.15), 15] = 1
            rows = np.concatenate([rows[hidden < 0.95], new])
        return image, rows


def overlap(rows: Rows, rectangle: tuple[float, float, float, float]) -> NDArray[np.float32]:
    """The share of each face's box that lies in the rectangle (x, y, width, height)."""
    x, y, w, h = rectangle
    low = np.maximum(rows[:, :2] - rows[:, 2:4] / 2, [x, y])
    high = np.minimum(rows[:, :2] + rows[:, 2:4] / 2, [x + w, y + h])
    return np.clip(high - low, 0, None).prod(1) / np.maximum(rows[:, 2:4].prod(1), 1e-6)


def finished(rows: Rows, width: int, height: int) -> Rows:
    """Faces outside the picture gone; small ones and those cut to less than half marked as not asked for."""
    seen = overlap(rows, (0, 0, width, height))
    rows = rows.copy()
    rows[(seen < 0.55) | (np.sqrt(rows[:, 2] * rows[:, 3]) < SMALLEST_PX), 15] = 1
    return rows[seen > 0.02]
