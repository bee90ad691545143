"""SPA pods: how PipeWire writes what is offered and agreed (docs.pipewire.org, "SPA POD"); numbers of its headers."""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

_ID, _INT, _RECTANGLE, _FRACTION, _OBJECT, _CHOICE = 3, 4, 10, 11, 15, 19  # SPA_TYPE_*
_RANGE, _ENUM, _FLAGS = 1, 3, 4  # SPA_CHOICE_*
_FORMAT, _BUFFERS, _META = 0x40003, 0x40004, 0x40005  # SPA_TYPE_OBJECT_*
ENUM_FORMAT: Final = 3  # SPA_PARAM_*
AGREED_FORMAT: Final = 4
BUFFERS: Final = 5
META: Final = 6
_MEDIA_TYPE, _MEDIA_SUBTYPE, _VIDEO, _RAW = 1, 2, 2, 1
_VIDEO_FORMAT, _VIDEO_SIZE, _VIDEO_RATE = 0x20001, 0x20003, 0x20004
_BUFFERS_WANTED, _DATA_TYPE, _META_TYPE, _META_SIZE = 1, 6, 1, 2
_MEM_PTR, _MEM_FD = 1 << 1, 1 << 2  # SPA_DATA_*: memory that can be read, no buffer of the graphics card
CROP: Final = 2  # SPA_META_VideoCrop
CROP_BYTES: Final = 16
MOST: Final = 16384
"""Pixels of a side."""
BGRX, BGRA, RGBX, RGBA = 8, 12, 7, 11
"""SPA_VIDEO_FORMAT_*: four bytes a pixel."""
RED_FIRST: Final = (RGBX, RGBA)


class Format(NamedTuple):
    """What was agreed."""

    order: int
    width: int
    height: int


def offered() -> bytes:
    """The pictures that we can read: any size, some 10 a second, never in the card's own memory."""
    orders = [_value(_ID, struct.pack("=I", order)) for order in (BGRX, BGRX, BGRA, RGBX, RGBA)]
    sizes = [_value(_RECTANGLE, struct.pack("=II", *size)) for size in ((1280, 720), (1, 1), (MOST, MOST))]
    rates = [_value(_FRACTION, struct.pack("=II", *rate)) for rate in ((10, 1), (0, 1), (1000, 1))]
    return _object(
        _FORMAT,
        ENUM_FORMAT,
        {
            _MEDIA_TYPE: _value(_ID, struct.pack("=I", _VIDEO)),
            _MEDIA_SUBTYPE: _value(_ID, struct.pack("=I", _RAW)),
            _VIDEO_FORMAT: _choice(_ENUM, orders),
            _VIDEO_SIZE: _choice(_RANGE, sizes),
            _VIDEO_RATE: _choice(_RANGE, rates),
        },
    )


def buffers() -> bytes:
    """Memory that can be read, and one buffer more than the two that the other side may need while we keep one."""
    many = _choice(_RANGE, [_value(_INT, struct.pack("=i", count)) for count in (4, 3, 16)])
    either = _choice(_FLAGS, [_value(_INT, struct.pack("=i", _MEM_PTR | _MEM_FD))])
    return _object(_BUFFERS, BUFFERS, {_BUFFERS_WANTED: many, _DATA_TYPE: either})


def crop() -> bytes:
    """Which part of a buffer a window fills is to be said with it."""
    kind, size = _value(_ID, struct.pack("=I", CROP)), _value(_INT, struct.pack("=i", CROP_BYTES))
    return _object(_META, META, {_META_TYPE: kind, _META_SIZE: size})


def agreed(pod: bytes) -> Format | None:
    """What a Format object says; None where it is none that was offered."""
    try:
        size, kind = struct.unpack_from("=II", pod)
        values = dict(_properties(pod[16 : 8 + size])) if kind == _OBJECT else {}
        (order,) = struct.unpack("=I", values[_VIDEO_FORMAT][:4])
        width, height = struct.unpack("=II", values[_VIDEO_SIZE][:8])
    except (struct.error, KeyError):
        return None
    if order not in (BGRX, BGRA, RGBX, RGBA) or not (0 < width <= MOST and 0 < height <= MOST):
        return None
    return Format(order, width, height)


def _properties(body: bytes) -> list[tuple[int, bytes]]:
    """Key and first value of each property; of a choice, what was chosen."""
    found, at = [], 0
    while at + 16 <= len(body):
        key, _, size, kind = struct.unpack_from("=IIII", body, at)
        value = body[at + 16 : at + 16 + size]
        found.append((key, value[16:] if kind == _CHOICE else value))
        at += 16 + size + -size % 8
    return found


def _value(kind: int, body: bytes) -> bytes:
    return struct.pack("=II", len(body), kind) + body + bytes(-len(body) % 8)


def _choice(kind: int, values: list[bytes]) -> bytes:
    """``values``: the default first, then as the kind wants; all of one type and size."""
    size, of = struct.unpack_from("=II", values[0])
    bodies = b"".join(value[8 : 8 + size] for value in values)
    return _value(_CHOICE, struct.pack("=IIII", kind, 0, size, of) + bodies)


def _object(kind: int, identity: int, properties: dict[int, bytes]) -> bytes:
    body = b"".join(struct.pack("=II", key, 0) + value for key, value in properties.items())
    return _value(_OBJECT, struct.pack("=II", kind, identity) + body)
