"""What the bytes of a video file say of it that OpenCV does not: whether they go on to its end as they began."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_MP4: Final = (b"ftyp", b"styp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot")
_GIF: Final = (b"GIF87a", b"GIF89a")
_MOST: Final = 1_000_000
"""A file made of so many parts is not followed any further."""


@dataclass(frozen=True, slots=True)
class FilmFile:
    """One file. What is neither MP4 nor GIF is taken for whole.

    How long an MP4 in fragments and a GIF are shows in their parts alone: pictures that are gone are missed by nobody.
    """

    broken: float = 0.0
    """The part of its bytes, 0..1, behind the first place that is nothing of its container: no reader goes past it."""
    cut: bool = False
    """It ends before its last part does; nobody knows what followed."""

    def missing_s(self, claimed_s: float | None, found_s: float) -> float:
        """Seconds that are missing at the end: what is behind a break takes as many bytes as what is before it."""
        behind_s = found_s * self.broken / (1 - self.broken) if self.broken < 1 else 0.0
        return max(0.0, behind_s, (claimed_s or 0.0) - found_s)


def look(path: Path) -> FilmFile:
    """At the file's parts, not into its pictures. Raises ``OSError``."""
    with path.open("rb") as data:
        head, size = data.read(8), data.seek(0, 2)
        if head[4:8] in _MP4:
            return _mp4(data, size)
        if head[:6] in _GIF:
            return _gif(data, size)
    return FilmFile()


def _mp4(data: BinaryIO, size: int) -> FilmFile:
    at, until, fragments = 0, 0, False
    for kind, body, until in _boxes(data, 0, size):
        if until <= size:
            at = until
        if kind == b"moov":
            fragments = fragments or any(inner == b"mvex" for inner, _, _ in _boxes(data, body, at))
    if not fragments:
        return FilmFile()
    return FilmFile(cut=True) if until > size else FilmFile(broken=1 - at / size)


def _boxes(data: BinaryIO, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The type of each, where its content begins and where it ends; until ``end``, past it, or what is no box."""
    for _ in range(_MOST):
        if at >= end:
            return
        data.seek(at)
        size, kind, long_size = struct.unpack(">I4sQ", data.read(16).ljust(16, b"\0"))
        body = at + (16 if size == 1 else 8)
        at = end if size == 0 else at + (long_size if size == 1 else size)
        if at < body or not all(32 <= letter < 127 or letter == 0xA9 for letter in kind):
            return
        yield kind, body, at


def _gif(data: BinaryIO, size: int) -> FilmFile:
    data.seek(10)
    data.seek(13 + _colours(data.read(1)))
    while (at := data.tell()) < size:
        mark = data.read(1)
        if mark == b";":
            return FilmFile()
        if mark not in (b",", b"!"):
            return FilmFile(broken=1 - at / size)
        if mark == b",":
            data.seek(8, 1)
            data.seek(_colours(data.read(1)), 1)
        data.seek(1, 1)
        while count := int.from_bytes(data.read(1)):
            data.seek(count, 1)
    return FilmFile(cut=True)


def _colours(flags: bytes) -> int:
    """Bytes of the table of colours that they tell of."""
    return 6 << (flags[0] & 7) if flags and flags[0] & 0x80 else 0
