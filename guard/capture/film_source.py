"""Opening a video file that may be anything, and the pictures of it. The file is hostile until it has been read."""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from guard.capture.deinterlace import deinterlaced
from guard.types import Picture

_MAX_PIXELS: Final = 7680 * 4320
_MAX_SIDE: Final = 20_000
_SQUARE: Final = 1.2
"""A picture's points may be so many times wider than high, or higher than wide, before a face looks squeezed."""
_TIMEOUT_MS: Final = 10_000
# only real containers: a playlist would make FFmpeg open other files, or the network
_CONTAINERS: Final = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,asf,mpeg,mpegts,mpegvideo,ogg,gif,h264,hevc,ivf,mjpeg,jpeg_pipe,m4v,"
    "mxf,nut,rm,wtv,yuv4mpegpipe,dv,vob,apng"
)


class UnreadableClip(Exception):
    """The file gives no frames; the message is one English line that says why."""


@contextlib.contextmanager
def opened(path: Path) -> Iterator[cv2.VideoCapture]:
    """OpenCV's reader of one file. Raises ``UnreadableClip``."""
    try:
        path = path.absolute()  # so that no part of the name is taken for a protocol
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # before it is opened: a pipe would wait for its other end
            raise UnreadableClip("it is not a file")
        with path.open("rb"):
            pass
    except (OSError, ValueError) as error:
        raise UnreadableClip(getattr(error, "strerror", None) or "it cannot be opened") from error
    if status.st_size == 0:
        raise UnreadableClip("the file is empty")
    with _utf8(path) as name, _capture(name, f"protocol_whitelist;file|format_whitelist;{_CONTAINERS}") as capture:
        yield capture


@contextlib.contextmanager
def opened_deinterlaced(path: Path) -> Iterator[cv2.VideoCapture]:
    """The same of an interlaced file, its frames whole. Raises ``UnreadableClip``."""
    try:
        with (
            deinterlaced(path.absolute(), _CONTAINERS) as name,
            _capture(name, "protocol_whitelist;pipe|format_whitelist;nut") as capture,
        ):
            yield capture
    except OSError as error:
        raise UnreadableClip("ffmpeg does not start") from error


@contextlib.contextmanager
def _utf8(path: Path) -> Iterator[str]:
    """A name of the file that OpenCV takes: it knows UTF-8 alone, and crashes the program with what is not."""
    with contextlib.ExitStack() as stack:
        if not _is_utf8(path):
            try:
                link = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qalqan-"))) / "clip"
                link.symlink_to(path)
            except OSError as error:
                raise UnreadableClip("its name is not UTF-8") from error
            path = link
        if not _is_utf8(path):
            raise UnreadableClip("its name is not UTF-8")
        yield str(path)


def _is_utf8(path: Path) -> bool:
    """Whether the name on the disk is the one in UTF-8; in a session of an older encoding it may be another."""
    try:
        return str(path).encode() == os.fsencode(path)
    except UnicodeEncodeError:
        return False


@contextlib.contextmanager
def _capture(name: str, options: str) -> Iterator[cv2.VideoCapture]:
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    _set("OPENCV_FFMPEG_LOGLEVEL", "-8")  # AV_LOG_QUIET: its complaints mean nothing to the user
    _set("OPENCV_FFMPEG_CAPTURE_OPTIONS", options)
    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _TIMEOUT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _TIMEOUT_MS]
    capture = cv2.VideoCapture(name, cv2.CAP_FFMPEG, limits)
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


def _set(name: str, value: str) -> None:
    """Into the environment as OpenCV's FFmpeg sees it: on Windows it asks msvcrt, which Python does not tell."""
    os.environ[name] = value
    if sys.platform == "win32":
        ctypes.CDLL("msvcrt")._putenv(f"{name}={value}".encode())


def _check_size(width: int, height: int) -> None:
    if width * height > _MAX_PIXELS or max(width, height) > _MAX_SIDE:
        raise UnreadableClip(f"its frames are too large ({width} x {height}; at most 7680 x 4320)")


def picture(capture: cv2.VideoCapture, mirrored: bool = False) -> Picture:
    """The picture that was grabbed, as it is shown; ``mirrored``: OpenCV turns it as is asked, and no more than that.

    Raises ``UnreadableClip``.
    """
    read, image = capture.retrieve()
    if not read or image is None or image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        raise UnreadableClip("its frames cannot be decoded")
    high, wide = image.shape[:2]
    _check_size(wide, high)  # it may change on the way
    lies = int(capture.get(cv2.CAP_PROP_ORIENTATION_META)) % 180 == 90
    if mirrored:
        image = cv2.flip(image, 1 if lies else 0)
    part = capture.get(cv2.CAP_PROP_SAR_NUM) / max(capture.get(cv2.CAP_PROP_SAR_DEN), 1.0)
    if part > 0 and max(part, 1 / part) > _SQUARE:
        shown = max(1, round(wide / part if lies else wide * part))
        _check_size(shown, high)
        image = cv2.resize(image, (shown, high))
    return np.ascontiguousarray(image, np.uint8)
