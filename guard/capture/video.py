"""The frames of a video file at a given rate, by OpenCV's FFmpeg. The file is hostile until it has been read."""

from __future__ import annotations

import contextlib
import math
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from guard.types import Frame, Picture

_MAX_PIXELS: Final = 7680 * 4320
_TIMEOUT_MS: Final = 10_000
_FPS: Final = (1.0, 240.0)
_USUAL_FPS: Final = 25.0
_SMALLEST_STEP_S: Final = 0.001
_LONGEST_S: Final = 48 * 3600.0
_MAX_SIDE: Final = 20_000
# only real containers: a playlist would make FFmpeg open other files, or the network
_CONTAINERS: Final = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,asf,mpeg,mpegts,mpegvideo,ogg,gif,h264,hevc,ivf,mjpeg,jpeg_pipe,m4v,"
    "mxf,nut,rm,wtv,yuv4mpegpipe,dv,vob,apng"
)
_OPTIONS: Final = f"protocol_whitelist;file|format_whitelist;{_CONTAINERS}"


class UnreadableClip(Exception):
    """The file gives no frames; the message is one English line that says why."""


class VideoFile:
    """One file, opened anew for each pass, so that nothing is held in between."""

    def __init__(self, path: Path | str) -> None:
        """Reads the first frame. Raises ``UnreadableClip``: missing, empty, not a video, no frames, or above 8K."""
        self._path = Path(path)
        self.duration_s: float | None = None
        """What the file says of its length, seconds; what was found once it has been read to the end; or None."""
        with _opened(self._path) as capture:
            if not capture.grab():
                raise UnreadableClip("no frames can be read from it")
            _picture(capture)
            self.duration_s = _claimed_duration(capture)

    def frames(self, rate_hz: float) -> Iterator[Frame]:
        """The first frame and then one every ``1 / rate_hz`` seconds of the file's own time, which starts at 0.

        Times come from the file where they rise, else from its frame rate. Raises ``UnreadableClip`` if it turns bad.
        """
        if not (math.isfinite(rate_hz) and rate_hz > 0):
            raise ValueError("rate_hz must be above 0")
        with _opened(self._path) as capture:
            clock, due_s, index = _Clock(capture), 0.0, 0
            while capture.grab():
                t_s = clock.now()
                if t_s < due_s - _SMALLEST_STEP_S:
                    continue
                yield Frame(_picture(capture), t_s, index)
                index += 1
                due_s = (math.floor((t_s + _SMALLEST_STEP_S) * rate_hz) + 1) / rate_hz
            self.duration_s = clock.t_s + clock.step_s


class _Clock:
    """Seconds since the first frame: the file's stamp where it is later than the last one, else one step more."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        fps = capture.get(cv2.CAP_PROP_FPS)
        self.step_s = 1 / (fps if _FPS[0] <= fps <= _FPS[1] else _USUAL_FPS)
        self.t_s = -self.step_s
        self._first_s: float | None = None
        self._shift_s = 0.0
        self._capture = capture

    def now(self) -> float:
        stamp_s = self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000
        if self._first_s is None:
            self._first_s = stamp_s if math.isfinite(stamp_s) else 0.0
            self.t_s = 0.0
            return self.t_s
        candidate = stamp_s - self._first_s + self._shift_s
        if self.t_s + _SMALLEST_STEP_S <= candidate <= _LONGEST_S:  # NaN is neither
            self.t_s = candidate
        else:
            self.t_s += self.step_s
            self._shift_s += self.t_s - candidate if math.isfinite(candidate) else 0.0
        return self.t_s


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[cv2.VideoCapture]:
    path = path.absolute()  # so that no part of the name is taken for a protocol
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # before it is opened: a pipe would wait for its other end
            raise UnreadableClip("it is not a file")
        with path.open("rb"):
            pass
    except OSError as error:
        raise UnreadableClip(error.strerror or "it cannot be opened") from error
    if status.st_size == 0:
        raise UnreadableClip("the file is empty")
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    os.environ["OPENCV_FFMPEG_LOGLEVEL"] = "-8"  # AV_LOG_QUIET: its complaints mean nothing to the user
    os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = _OPTIONS
    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _TIMEOUT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _TIMEOUT_MS]
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG, limits)
    try:
        if not capture.isOpened():
            raise UnreadableClip("it is not a video that can be read")
        _check_size(int(capture.get(cv2.CAP_PROP_FRAME_WIDTH)), int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT)))
        yield capture
    except cv2.error as error:
        raise UnreadableClip("it is broken") from error
    except MemoryError as error:
        raise UnreadableClip("its frames need more memory than there is") from error
    finally:
        capture.release()


def _check_size(width: int, height: int) -> None:
    if width * height > _MAX_PIXELS or max(width, height) > _MAX_SIDE:
        raise UnreadableClip(f"its frames are too large ({width} x {height}; at most 7680 x 4320)")


def _picture(capture: cv2.VideoCapture) -> Picture:
    read, image = capture.retrieve()
    if not read or image is None or image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        raise UnreadableClip("its frames cannot be decoded")
    _check_size(image.shape[1], image.shape[0])  # it may change on the way
    return np.ascontiguousarray(image, np.uint8)


def _claimed_duration(capture: cv2.VideoCapture) -> float | None:
    count, fps = capture.get(cv2.CAP_PROP_FRAME_COUNT), capture.get(cv2.CAP_PROP_FPS)
    if not (_FPS[0] <= fps <= _FPS[1] and 0 < count <= _LONGEST_S * fps):
        return None
    return float(count / fps)
