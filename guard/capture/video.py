"""The frames of a video file at a given rate, by OpenCV's FFmpeg."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from guard.capture import film_file
from guard.capture.deinterlace import available
from guard.capture.film_clock import FPS, LONGEST_S, SMALLEST_STEP_S, FilmClock
from guard.capture.film_source import UnreadableClip, opened, opened_deinterlaced, picture
from guard.types import Frame, Picture

__all__ = ["UnreadableClip", "VideoFile"]

_INTERLACED_ROWS: Final = 1088
"""No interlaced film has more."""
_MOST_REFUSED: Final = 500
_MOST_REFUSED_S: Final = 20.0
"""A damaged spot may refuse so many pictures in a row, or for so long; after that the film is at its end."""
_FIRST_PICTURES: Final = 25
_SHORT_S: Final = 0.25
_SHORT_PART: Final = 0.9
_GAP_S: Final = 1.0
_STILL_S: Final = 1.0
_STILL_PART: Final = 0.25


class VideoFile:
    """One file, opened anew for each pass, so that nothing is held in between."""

    def __init__(self, path: Path | str) -> None:
        """Reads the first pictures. Raises ``UnreadableClip``: missing, empty, not a video, no frames, or above 8K."""
        self._path = Path(path)
        self.claimed_s: float | None = None
        """What the file says of its length, seconds; None where it says nothing that can be."""
        self.duration_s: float | None = None
        """As ``claimed_s``; what was found once it has been read to the end."""
        self.whole_s = self.lost_s = 0.0
        """Of the last pass, seconds: as long as it should be, and what damaged spots took or is missing at the end."""
        with opened(self._path) as capture:
            self._file = film_file.look(self._path)
            self.cut = self._file.cut
            """Whether it ends too soon, and nobody knows how much is missing."""
            self.tracks = self._file.tracks
            """Of video, as far as is known; the first one is read."""
            if next(_grabbed(capture), None) is None:
                raise UnreadableClip("no frames can be read from it")
            first = picture(capture, self._file.mirrored)
            self.claimed_s = self.duration_s = _claimed_duration(capture)
            self._still = first.shape[0] <= _INTERLACED_ROWS and all(
                np.array_equal(picture(capture, self._file.mirrored), first)
                for _, _ in zip(range(_FIRST_PICTURES), _grabbed(capture), strict=False)
            )

    def frames(self, rate_hz: float) -> Iterator[Frame]:
        """The first frame and then one every ``1 / rate_hz`` seconds of the file's own time, which starts at 0.

        Times come from the file where they can be believed, else from its frame rate. Where its pictures stand still,
        as those of an interlaced film do in OpenCV, the rest comes through ``deinterlace``.
        Raises ``UnreadableClip`` if it turns bad, or has stood still for a part of it that counts.
        """
        if not (math.isfinite(rate_hz) and rate_hz > 0):
            raise ValueError("rate_hz must be above 0")
        self.lost_s = 0.0
        index, t_s, still = 0, -1.0, _Still()
        if not (self._still and available()):
            with opened(self._path) as capture:
                for image, t_s in self._read(capture, rate_hz, self._file.mirrored):
                    if image.shape[0] <= _INTERLACED_ROWS and still.since(image, t_s) >= _STILL_S and available():
                        break
                    yield Frame(image, t_s, index)
                    index += 1
                else:
                    still.end(t_s)
                    return
        with opened_deinterlaced(self._path) as capture:
            for image, at_s in self._read(capture, rate_hz):
                if at_s >= t_s:
                    yield Frame(image, at_s, index)
                    index += 1

    def _read(
        self, capture: cv2.VideoCapture, rate_hz: float, mirrored: bool = False
    ) -> Iterator[tuple[Picture, float]]:
        clock, due_s, held = FilmClock(capture.get(cv2.CAP_PROP_FPS), self.claimed_s), 0.0, None
        gaps = _Gaps()
        for refused in _grabbed(capture):
            stamp_s, before_s = capture.get(cv2.CAP_PROP_POS_MSEC) / 1000, clock.t_s
            if held is not None and clock.settle(stamp_s) >= due_s - SMALLEST_STEP_S:
                yield held, clock.t_s
                due_s = _next_due(clock.t_s, rate_hz)
            held = None
            if clock.place(stamp_s) is None:
                held = picture(capture, mirrored)
            elif clock.t_s >= due_s - SMALLEST_STEP_S:
                yield picture(capture, mirrored), clock.t_s
                due_s = _next_due(clock.t_s, rate_hz)
            gaps.follow(clock.t_s - before_s, refused > 0)
        if held is not None and clock.settle(None) >= due_s - SMALLEST_STEP_S:
            yield held, clock.t_s
        self.duration_s = clock.t_s + clock.step_s
        missing_s = self._file.missing_s(self.claimed_s, self.duration_s)
        self.whole_s = self.duration_s + missing_s
        self.lost_s = max(0.0, gaps.lost_s() - clock.false_s) + missing_s


class _Gaps:
    """The time without pictures in a film that otherwise has one after the other."""

    def __init__(self) -> None:
        self._steps = self._short = 0
        self._refused_s = self._long_s = 0.0

    def follow(self, step_s: float, refused: bool) -> None:
        """From one picture to the next; ``refused``: one between them could not be decoded."""
        self._steps += 1
        self._short += step_s <= _SHORT_S
        if step_s > _GAP_S:
            self._refused_s += step_s if refused else 0.0
            self._long_s += 0.0 if refused else step_s

    def lost_s(self) -> float:
        """Seconds. Where pictures come now and then by themselves (a slide, a time lapse), a long step is no loss."""
        return self._refused_s + (self._long_s if self._short >= _SHORT_PART * self._steps else 0.0)


class _Still:
    """How long the picture has been the same to the bit."""

    def __init__(self) -> None:
        self._image: Picture | None = None
        self._since_s = 0.0
        self._longest = (0.0, 0.0, 0.0)  # how long, from, until; seconds

    def since(self, image: Picture, t_s: float) -> float:
        """Seconds."""
        if self._image is None or not np.array_equal(image, self._image):
            self._image, self._since_s = image, t_s
        stood_s = t_s - self._since_s
        self._longest = max(self._longest, (stood_s, self._since_s, t_s))
        return stood_s

    def end(self, t_s: float) -> None:
        """Raises ``UnreadableClip`` where a part of the film that counts was one picture."""
        stood_s, from_s, until_s = self._longest
        if stood_s == t_s > 0 or stood_s > max(2 * _STILL_S, _STILL_PART * t_s):
            hint = "" if available() else ": interlaced film needs ffmpeg beside Qalqan"
            raise UnreadableClip(f"its pictures stand still from {from_s:.0f} to {until_s:.0f} s{hint}")


def _next_due(t_s: float, rate_hz: float) -> float:
    return (math.floor((t_s + SMALLEST_STEP_S) * rate_hz) + 1) / rate_hz


def _grabbed(capture: cv2.VideoCapture) -> Iterator[int]:
    """Each picture that there is, also behind a damaged spot: how many were refused before it."""
    refused, since_s = 0, time.monotonic()
    while refused < _MOST_REFUSED and time.monotonic() - since_s < _MOST_REFUSED_S:
        if capture.grab():
            yield refused
            refused, since_s = 0, time.monotonic()
        else:
            refused += 1


def _claimed_duration(capture: cv2.VideoCapture) -> float | None:
    count, fps = capture.get(cv2.CAP_PROP_FRAME_COUNT), capture.get(cv2.CAP_PROP_FPS)
    if not (FPS[0] <= fps <= FPS[1] and 0 < count <= LONGEST_S * fps):
        return None
    return float(count / fps)
