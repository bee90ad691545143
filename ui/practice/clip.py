"""The clip that the practice call plays, by time."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np

from guard import files
from guard.types import Picture


class Clip:
    """A video file by time: ``at`` gives the newest frame of a moment, or None after the end."""

    def __init__(self, path: Path) -> None:
        self._video = cv2.VideoCapture(str(path))
        if not self._video.isOpened():
            raise ValueError(f"cannot play {path}")
        self.fps = self._video.get(cv2.CAP_PROP_FPS) or 25.0
        self._next = 0
        about = path.with_suffix(".json")
        told = json.loads(about.read_text(encoding="utf-8")) if files.there(about) else {}
        self.swap_s: float | None = told.get("swap_s")

    def at(self, t_s: float) -> Picture | None:
        """The frame of ``t_s``; frames whose time has passed are left out, so that a slow computer keeps the pace."""
        while self._next <= t_s * self.fps:
            if not self._video.grab():
                return None
            self._next += 1
        return np.asarray(self._video.retrieve()[1], np.uint8)

    def go_to(self, t_s: float) -> None:
        """The next frame is that of this time."""
        self._next = round(t_s * self.fps)
        self._video.set(cv2.CAP_PROP_POS_FRAMES, self._next)

    def close(self) -> None:
        """Give the file back."""
        self._video.release()
