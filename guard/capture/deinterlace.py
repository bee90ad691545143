"""Interlaced film through the ffmpeg of the system, where there is one: OpenCV's own cannot show it (4.13 and later).

The program neither brings ffmpeg along nor needs it: docs/decisions says why.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_FILTER = "bwdif=mode=send_frame:parity=auto:deint=interlaced"


_CPU_S = "3600"


def available() -> bool:
    """Whether this computer can do it."""
    return sys.platform != "win32" and shutil.which("ffmpeg") is not None


@contextlib.contextmanager
def deinterlaced(path: Path, containers: str) -> Iterator[str]:
    """The film with a whole picture in every frame, its stamps kept: a name that FFmpeg opens, of a pipe of NUT.

    Only files of the ``containers`` (FFmpeg's names) are opened. Raises ``OSError``.
    """
    ours, theirs = os.pipe()
    name = b"file:" + os.fsencode(path)
    command: list[str | bytes] = [
        "ffmpeg", "-nostdin", "-v", "quiet", "-protocol_whitelist", "file", "-format_whitelist", containers,
        "-timelimit", _CPU_S,
        "-i", name, "-map", "0:v:0", "-vf", _FILTER, "-c:v", "rawvideo", "-pix_fmt", "yuv420p", "-f", "nut", "pipe:1",
    ]  # fmt: skip
    try:
        process = subprocess.Popen(  # noqa: S603 (no shell; the arguments are ours)
            command, env=_outside(), stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL
        )
    finally:
        os.close(theirs)
    try:
        yield f"pipe:{ours}"
    finally:
        os.close(ours)
        process.kill()
        process.wait()


def _outside() -> dict[str, str]:
    """The environment without the bundle's own libraries, which PyInstaller puts before the system's."""
    values = {name: value for name, value in os.environ.items() if not name.startswith("LD_LIBRARY_PATH")}
    before = (
        os.environ.get("LD_LIBRARY_PATH_ORIG") if getattr(sys, "frozen", False) else os.environ.get("LD_LIBRARY_PATH")
    )
    return values | ({} if before is None else {"LD_LIBRARY_PATH": before})
