"""What a video file's bytes say that OpenCV does not: whether it goes on to its end, and of its video tracks."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_MP4: Final = (b"ftyp", b"styp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot")
_GIF: Final = (b"GIF87a", b"GIF89a")
_MATROSKA: Final = b"\x1a\x45\xdf\xa3"
_SEGMENT: Final = b"\x18\x53\x80\x67"
_CLUSTER: Final = b"\x1f\x43\xb6\x75"
_TRACKS: Final = b"\x16\x54\xae\x6b"
_ANYWHERE: Final = (b"\xec", b"\xbf")  # void, checksum
_IN_CLUSTER: Final = (b"\xe7", b"\xa3", b"\xa0", b"\xa7", b"\xab", b"\x58\x54", b"\xaf", *_ANYWHERE)
_IN_SEGMENT: Final = (
    _CLUSTER, _TRACKS, b"\x11\x4d\x9b\x74", b"\x15\x49\xa9\x66", b"\x1c\x53\xbb\x6b", b"\x19\x41\xa4\x69",
    b"\x10\x43\xa7\x70", b"\x12\x54\xc3\x67", *_ANYWHERE,
)  # fmt: skip
_KNOWN: Final = {b"": (_MATROSKA, _SEGMENT, *_ANYWHERE), _SEGMENT: _IN_SEGMENT, _CLUSTER: _IN_CLUSTER}
"""What may stand in each."""
_TRACK_TYPES: Final = (_SEGMENT, _TRACKS, b"\xae", b"\x83")
_AVI_HEAD: Final = 65_536
_MOST: Final = 1_000_000
"""A file made of so many parts is not followed any further."""

Part = tuple[bytes, int, int]
"""Its kind, where its content begins and where it ends."""
Parts = Callable[[BinaryIO, int, int], Iterator[Part]]


@dataclass(frozen=True, slots=True)
class FilmFile:
    """One file. Of another container than these everything that can be is believed.

    How long an MP4 in fragments and a GIF are shows in their parts alone: pictures that are gone are missed by nobody.
    """

    broken: float = 0.0
    """The part of its bytes, 0..1, behind the first place that is nothing of its container: no reader goes past it."""
    cut: bool = False
    """It ends before its last part does; nobody knows what followed."""
    tracks: int = 1
    """Of video, in MP4, Matroska, WebM and AVI. OpenCV shows the first one alone."""
    claims: bool = True
    """Whether its pictures should last as long as it says. A whole Matroska or TS speaks of its longest track."""
    mirrored: bool = False
    """Whether an MP4 is to be shown with one of its sides turned about, as front cameras want it: no turn does that."""

    def missing_s(self, claimed_s: float | None, found_s: float) -> float:
        """Seconds that are missing at the end: what is behind a break takes as many bytes as what is before it."""
        behind_s = found_s * self.broken / (1 - self.broken) if self.broken < 1 else 0.0
        return max(0.0, behind_s, (claimed_s or 0.0) - found_s if self.claims else 0.0)


def look(path: Path) -> FilmFile:
    """At the file's parts, not into its pictures. Raises ``OSError``."""
    with path.open("rb") as data:
        head, size = data.read(8), data.seek(0, 2)
        if head[4:8] in _MP4:
            return _mp4(data, size)
        if head[:6] in _GIF:
            return _gif(data, size)
        if head[:4] == _MATROSKA:
            kinds = [_content(data, at, 1) for _, at, _ in _inside(_elements, data, 0, size, *_TRACK_TYPES)]
            return FilmFile(tracks=kinds.count(b"\x01"), claims=not _fills(data, 0, size, b""))
        if head[:4] == b"RIFF":
            return FilmFile(tracks=len(re.findall(rb"(?s)strh....vids", _content(data, 0, _AVI_HEAD))))
        return FilmFile(claims=not _ends_in_packets(data, size))


def _mp4(data: BinaryIO, size: int) -> FilmFile:
    videos = [
        (at, end)
        for _, at, end in _inside(_boxes, data, 0, size, b"moov", b"trak")
        if any(
            _content(data, kind + 8, 4) == b"vide" for _, kind, _ in _inside(_boxes, data, at, end, b"mdia", b"hdlr")
        )
    ]
    tracks, mirrored = len(videos), bool(videos) and _is_mirrored(data, *videos[0])
    if not any(_inside(_boxes, data, 0, size, b"moov", b"mvex")):
        return FilmFile(tracks=tracks, mirrored=mirrored)
    ends = [0, *(until for _, _, until in _boxes(data, 0, size))]
    cut = ends[-1] > size
    return FilmFile(0.0 if cut else 1 - ends[-1] / size, cut, tracks, mirrored=mirrored)


def _is_mirrored(data: BinaryIO, at: int, end: int) -> bool:
    for _, head, _ in _inside(_boxes, data, at, end, b"tkhd"):
        matrix = _content(data, head + (52 if _content(data, head, 1) == b"\x01" else 40), 20)
        across, down, _, across_too, down_too = struct.unpack(">5i", matrix.ljust(20, b"\0"))
        return bool(across * down_too < down * across_too)
    return False


def _inside(parts: Parts, data: BinaryIO, at: int, end: int, kind: bytes, *kinds: bytes) -> Iterator[Part]:
    """What stands at the end of this way of kinds."""
    for found, body, until in parts(data, at, end):
        if found == kind:
            yield from _inside(parts, data, body, until, *kinds) if kinds else ((found, body, until),)


def _content(data: BinaryIO, at: int, count: int) -> bytes:
    data.seek(at)
    return data.read(count)


def _boxes(data: BinaryIO, at: int, end: int) -> Iterator[Part]:
    """Of MP4, until ``end``, past it, or what is no box."""
    for _ in range(_MOST):
        if at >= end:
            return
        size, kind, long_size = struct.unpack(">I4sQ", _content(data, at, 16).ljust(16, b"\0"))
        body = at + (16 if size == 1 else 8)
        at = end if size == 0 else at + (long_size if size == 1 else size)
        if at < body or not all(32 <= letter < 127 or letter == 0xA9 for letter in kind):
            return
        yield kind, body, at


def _elements(data: BinaryIO, at: int, end: int) -> Iterator[Part]:
    """Of Matroska; one that does not say how long it is goes on to ``end``."""
    for _ in range(_MOST):
        if at >= end:
            return
        head = _content(data, at, 12).ljust(12, b"\0")
        kind = head[: 9 - head[0].bit_length()]
        first = head[len(kind)]
        length = 9 - first.bit_length()
        size = int.from_bytes(head[len(kind) : len(kind) + length]) & ~(-1 << 7 * length)
        if len(kind) > 4 or length > 8:
            return
        body = at + len(kind) + length
        at = end if size == ~(-1 << 7 * length) else body + size
        yield kind, body, at


def _fills(data: BinaryIO, at: int, end: int, outer: bytes) -> bool:
    """Whether what may stand in such an element, and nothing else, goes on to its end."""
    for kind, body, until in _elements(data, at, end):
        if kind not in _KNOWN[outer] or (kind in _KNOWN and not _fills(data, body, until, kind)):
            return False
        at = until
    return at == end


def _ends_in_packets(data: BinaryIO, size: int) -> bool:
    """Of TS, each after four bytes more in some."""
    return any(
        all(_content(data, at, 1) == b"G" for at in (first, *range(size - 5 * step + first, size, step)))
        for step, first in ((188, 0), (192, 4))
        if size >= 5 * step
    )


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
