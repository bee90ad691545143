"""One picture of a call as a file that the police's app takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import cv2
import numpy as np

from guard.types import Picture

PICTURE_BYTES: Final = 10_000_000
"""The police's app «102» took pictures up to 10 MB (2022); of the two sizes of a MB the smaller."""
QUALITIES: Final = (95, 85, 75)
"""Of JPEG, one tried after the other."""


@dataclass(frozen=True, slots=True)
class Still:
    """One picture of the call (height x width x 3, BGR) and when it was taken. Raises ``ValueError``."""

    at: datetime
    image: Picture

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of a still needs a zone")
        if self.image.dtype != np.uint8 or self.image.ndim != 3 or self.image.shape[2] != 3 or not self.image.size:
            raise ValueError("a still is a picture of height x width x 3, uint8")


def encode(picture: Picture, most: int = PICTURE_BYTES) -> tuple[str, bytes, tuple[int, int]]:
    """The picture in at most ``most`` bytes: its suffix, the bytes, and height and width in pixels.

    Without loss (PNG) where that fits, else as JPEG, halved until it does. Raises ``ValueError`` where nothing fits.
    """
    data = _encoded(".png", picture)
    if len(data) <= most:
        return ".png", data, picture.shape[:2]
    while True:
        for quality in QUALITIES:
            data = _encoded(".jpg", picture, quality)
            if len(data) <= most:
                return ".jpg", data, picture.shape[:2]
        height, width = picture.shape[:2]
        if max(height, width) == 1:
            raise ValueError("the picture does not fit")
        half = (max(1, width // 2), max(1, height // 2))
        picture = np.asarray(cv2.resize(picture, half, interpolation=cv2.INTER_AREA), np.uint8)


def _encoded(suffix: str, picture: Picture, quality: int | None = None) -> bytes:
    done, data = cv2.imencode(suffix, picture, [] if quality is None else [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError("the picture cannot be encoded")
    return data.tobytes()
