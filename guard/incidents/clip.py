"""The seconds before and after a warning as a short video, in memory alone until evidence is asked for."""

from __future__ import annotations

import errno
import tempfile
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from guard.types import Picture

BEFORE: Final = timedelta(seconds=15)
AFTER: Final = timedelta(seconds=10)
PER_SECOND: Final = 5
LONGEST_STEP: Final = timedelta(seconds=10)
MOST_BEFORE: Final = int(BEFORE.total_seconds()) * PER_SECOND + 1
MOST_AFTER: Final = int(AFTER.total_seconds()) * PER_SECOND
LONGEST_SIDE: Final = 960  # px: 25 s of such pictures are about 10 MB in memory, far below the police's 100 MB
QUALITY: Final = 80  # of JPEG


@dataclass(frozen=True, slots=True)
class Moment:
    """One picture (JPEG) and when it was taken."""

    at: datetime
    jpeg: bytes


class Film:
    """Follows one call: the newest ``BEFORE``, and from the first warning on ``AFTER`` more. Then it is full.

    The computer's clock may be set while it does so: a step back, or one of more than ``LONGEST_STEP``, is no time that
    passed, and there are never more pictures than so long a time has.
    """

    def __init__(self) -> None:
        self._moments: deque[Moment] = deque(maxlen=MOST_BEFORE + MOST_AFTER)
        self._passed_at: deque[timedelta] = deque(maxlen=MOST_BEFORE + MOST_AFTER)  # of each
        self._newest: datetime | None = None
        self._passed = timedelta()
        self._ends: timedelta | None = None
        self._room = MOST_AFTER

    def add(self, at: datetime, picture: Picture) -> None:
        """Take in one picture (height x width x 3, BGR)."""
        self._follow(at)
        if self._ends is None:
            while self._moments and (self._passed - self._passed_at[0] > BEFORE or len(self._moments) >= MOST_BEFORE):
                self._moments.popleft()
                self._passed_at.popleft()
        elif self._passed > self._ends or self._room == 0:
            return
        done, data = cv2.imencode(".jpg", _within(picture), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
        if done:
            self._moments.append(Moment(at, data.tobytes()))
            self._passed_at.append(self._passed)
            self._room -= self._ends is not None

    def warned(self, at: datetime) -> None:
        """A warning was raised; of several the first counts."""
        if self._ends is None:
            self._follow(at)
            self._ends = self._passed + AFTER

    def moments(self) -> tuple[Moment, ...]:
        """What there is; nothing before a warning."""
        return () if self._ends is None else tuple(self._moments)

    def _follow(self, at: datetime) -> None:
        step = timedelta() if self._newest is None else at - self._newest
        if timedelta() < step <= LONGEST_STEP:
            self._passed += step
        self._newest = at


def video(moments: Sequence[Moment]) -> bytes:
    """The moments as an MP4 (MPEG-4 part 2) of ``PER_SECOND``, each shown as long as it lasted.

    Raises ``ValueError`` where there is none, and ``OSError`` where it cannot be written whole.
    """
    if not moments:
        raise ValueError("there is no moment to show")
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # what goes wrong is said below
    height, width = _picture(moments[0]).shape[:2]
    with tempfile.TemporaryDirectory(prefix="qalqan-") as folder:  # OpenCV writes videos to files alone
        path, written = Path(folder) / "clip.mp4", 0
        writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), PER_SECOND, (width, height))
        for moment, following in zip(moments, [*moments[1:], None], strict=True):
            picture = _picture(moment)
            if picture.shape[:2] != (height, width):  # the window was resized: shown in the room of the first
                picture = np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
            lasted = PER_SECOND if following is None else (following.at - moment.at).total_seconds() * PER_SECOND
            for _ in range(min(max(1, round(lasted)), 5 * PER_SECOND)):
                writer.write(picture)
                written += 1
        writer.release()
        if _frames(path) != written:  # the writer itself never says that the disk was full
            raise OSError(errno.EIO, "the short video cannot be written")
        return path.read_bytes()


def _frames(path: Path) -> int:
    """How many pictures can be read back."""
    reader = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    count = 0
    while reader.grab():
        count += 1
    reader.release()
    return count


def _picture(moment: Moment) -> Picture:
    return np.asarray(cv2.imdecode(np.frombuffer(moment.jpeg, np.uint8), cv2.IMREAD_COLOR), np.uint8)


def _within(picture: Picture) -> Picture:
    """No side longer than ``LONGEST_SIDE``, both even, as the codec wants them."""
    height, width = picture.shape[:2]
    scale = min(1.0, LONGEST_SIDE / max(height, width))
    size = (max(2, round(width * scale) // 2 * 2), max(2, round(height * scale) // 2 * 2))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
