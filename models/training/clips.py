"""Whole clips: read from a file, and sent through a real call codec in memory."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

from guard.types import Picture

CODECS = {
    "h264": ("libx264", {"preset": "veryfast", "tune": "zerolatency", "profile": "baseline"}),
    # a speed below 0 is fixed; one above follows the clock and comes out otherwise each time
    "vp8": ("libvpx", {"deadline": "realtime", "cpu-used": "-6", "lag-in-frames": "0"}),
    "av1": ("libsvtav1", {"preset": "11", "svtav1-params": "pred-struct=1:rc=2:lp=1"}),
}
os.environ.setdefault("SVT_LOG", "1")  # errors alone: it tells its settings for each clip


@dataclass(frozen=True, slots=True)
class Clip:
    """Frames of one size and their rate a second."""

    frames: list[Picture]
    fps: float


def read(path: Path, longest: int = 100_000) -> Clip:
    """A video file's frames, at most ``longest``."""
    capture = cv2.VideoCapture(str(path))
    fps = capture.get(cv2.CAP_PROP_FPS) or 25.0
    frames = []
    while len(frames) < longest:
        ok, frame = capture.read()
        if not ok:
            break
        frames.append(np.asarray(frame, np.uint8))
    capture.release()
    return Clip(frames, fps)


def recode(clip: Clip, codec: str, kbit_s: int, key_every: int = 300) -> Clip:
    """The clip as it comes out of a call: encoded for real time at ``kbit_s`` and decoded again."""
    name, options = CODECS[codec]
    memory = io.BytesIO()
    height, width = (side // 2 * 2 for side in clip.frames[0].shape[:2])
    rate = Fraction(clip.fps).limit_denominator(1001)
    with _own_priority(), av.open(memory, "w", "matroska") as out:
        stream = out.add_stream(name, rate=rate, options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.bit_rate = kbit_s * 1000
        stream.codec_context.gop_size = key_every
        for frame in clip.frames:
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame[:height, :width]), format="bgr24")
            out.mux(stream.encode(picture))
        out.mux(stream.encode())
    memory.seek(0)
    with av.open(memory) as back:
        return Clip([frame.to_ndarray(format="bgr24") for frame in back.decode(video=0)], clip.fps)


def scaled(clip: Clip, scale: float) -> Clip:
    """The clip in a window of another size."""
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    frames = [np.asarray(cv2.resize(f, None, fx=scale, fy=scale, interpolation=how), np.uint8) for f in clip.frames]
    return Clip(frames, clip.fps)


@contextmanager
def _own_priority() -> Iterator[None]:
    """As root libsvtav1 makes the calling thread a real-time one and leaves it so: others may never have a turn."""
    if not hasattr(os, "sched_setscheduler"):
        yield
        return
    policy, parameters = os.sched_getscheduler(0), os.sched_getparam(0)
    try:
        yield
    finally:
        os.sched_setscheduler(0, policy, parameters)
