"""The pictures of one shared screen or window, by ctypes on libpipewire-0.3: the newest is kept, and read when asked.

The library is on every desktop that has the portal; its own thread calls us, under its lock.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int32, c_int64, c_uint32, c_uint64, c_void_p
from typing import Any, Final

import numpy as np

from guard.system.wayland import pods
from guard.types import CannotSee, Picture, Reason

log = logging.getLogger("qalqan.pipewire")

_INPUT: Final = 0  # PW_DIRECTION_INPUT
_AUTOCONNECT, _MAP_BUFFERS = 1, 4  # PW_STREAM_FLAG_*
_STREAMING: Final = 3  # PW_STREAM_STATE_*
_PROPERTIES: Final = b"media.type=Video media.category=Capture media.role=Screen"
_CORRUPTED: Final = 1  # SPA_CHUNK_FLAG_*
_HOOK_BYTES: Final = 48


class _Chunk(Structure):
    _fields_ = [("offset", c_uint32), ("size", c_uint32), ("stride", c_int32), ("flags", c_int32)]


class _Data(Structure):
    _fields_ = [
        ("type", c_uint32),
        ("flags", c_uint32),
        ("fd", c_int64),
        ("mapoffset", c_uint32),
        ("maxsize", c_uint32),
        ("data", c_void_p),
        ("chunk", POINTER(_Chunk)),
    ]


class _Meta(Structure):
    _fields_ = [("type", c_uint32), ("size", c_uint32), ("data", c_void_p)]


class _SpaBuffer(Structure):
    _fields_ = [("n_metas", c_uint32), ("n_datas", c_uint32), ("metas", POINTER(_Meta)), ("datas", POINTER(_Data))]


class _Buffer(Structure):
    _fields_ = [("buffer", POINTER(_SpaBuffer)), ("user_data", c_void_p), ("size", c_uint64)]


_STATE = CFUNCTYPE(None, c_void_p, c_int, c_int, c_char_p)
_PARAM = CFUNCTYPE(None, c_void_p, c_uint32, c_void_p)
_POINTER = CFUNCTYPE(None, c_void_p, c_void_p)
_PLAIN = CFUNCTYPE(None, c_void_p)


class _Events(Structure):
    """``pw_stream_events`` of version 0; what is left out is null."""

    _fields_ = [
        ("version", c_uint32),
        ("destroy", c_void_p),
        ("state_changed", _STATE),
        ("control_info", c_void_p),
        ("io_changed", c_void_p),
        ("param_changed", _PARAM),
        ("add_buffer", c_void_p),
        ("remove_buffer", _POINTER),
        ("process", _PLAIN),
        ("drained", c_void_p),
    ]


_FUNCTIONS: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "pw_init": (None, (c_void_p, c_void_p)),
    "pw_thread_loop_new": (c_void_p, (c_char_p, c_void_p)),
    "pw_thread_loop_get_loop": (c_void_p, (c_void_p,)),
    "pw_thread_loop_start": (c_int, (c_void_p,)),
    "pw_thread_loop_stop": (None, (c_void_p,)),
    "pw_thread_loop_lock": (None, (c_void_p,)),
    "pw_thread_loop_unlock": (None, (c_void_p,)),
    "pw_thread_loop_destroy": (None, (c_void_p,)),
    "pw_context_new": (c_void_p, (c_void_p, c_void_p, ctypes.c_size_t)),
    "pw_context_connect_fd": (c_void_p, (c_void_p, c_int, c_void_p, ctypes.c_size_t)),
    "pw_context_destroy": (None, (c_void_p,)),
    "pw_core_disconnect": (c_int, (c_void_p,)),
    "pw_properties_new_string": (c_void_p, (c_char_p,)),
    "pw_stream_new": (c_void_p, (c_void_p, c_char_p, c_void_p)),
    "pw_stream_add_listener": (None, (c_void_p, c_void_p, POINTER(_Events), c_void_p)),
    "pw_stream_connect": (c_int, (c_void_p, c_int, c_uint32, c_int, POINTER(c_char_p), c_uint32)),
    "pw_stream_update_params": (c_int, (c_void_p, POINTER(c_char_p), c_uint32)),
    "pw_stream_dequeue_buffer": (POINTER(_Buffer), (c_void_p,)),
    "pw_stream_queue_buffer": (c_int, (c_void_p, POINTER(_Buffer))),
    "pw_stream_destroy": (None, (c_void_p,)),
}


def library() -> Any:
    """Libpipewire with the types of what is called. Raises ``OSError`` where it is missing."""
    loaded = ctypes.CDLL("libpipewire-0.3.so.0")
    for name, (answer, arguments) in _FUNCTIONS.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = answer, arguments
    loaded.pw_init(None, None)
    return loaded


class PipeWireStream:
    """From its making until ``stop``. ``ended``: nothing more will come."""

    def __init__(self, descriptor: int, node: int) -> None:
        """``descriptor`` is what the portal gave, and is taken over. Raises ``CannotSee``."""
        self.ended = False
        self._format: pods.Format | None = None
        self._newest: Any = None
        self._streamed = False
        self._lib = library()
        self._loop = self._lib.pw_thread_loop_new(b"qalqan", None)
        self._context = self._lib.pw_context_new(self._lib.pw_thread_loop_get_loop(self._loop), None, 0)
        self._core = self._lib.pw_context_connect_fd(self._context, descriptor, None, 0)
        self._stream: int | None = None
        if not self._core:
            self.stop()
            raise CannotSee(Reason.CAPTURE_FAILED)
        properties = self._lib.pw_properties_new_string(_PROPERTIES)
        self._stream = self._lib.pw_stream_new(self._core, b"qalqan", properties)
        self._hook = ctypes.create_string_buffer(_HOOK_BYTES)
        self._events = _Events(
            state_changed=_STATE(self._on_state),
            param_changed=_PARAM(self._on_param),
            remove_buffer=_POINTER(self._on_removed),
            process=_PLAIN(self._on_picture),
        )
        self._lib.pw_stream_add_listener(self._stream, self._hook, self._events, None)
        params = (c_char_p * 1)(pods.offered())
        flags = _AUTOCONNECT | _MAP_BUFFERS
        begun = self._lib.pw_stream_connect(self._stream, _INPUT, node, flags, params, 1)
        if begun < 0 or self._lib.pw_thread_loop_start(self._loop) < 0:
            self.stop()
            raise CannotSee(Reason.CAPTURE_FAILED)

    def newest(self) -> Picture | None:
        """A copy of the newest picture, BGR; None before the first."""
        with self._locked():
            if self._newest is None or self._format is None:
                return None
            return _picture(self._newest.contents.buffer.contents, self._format)

    def stop(self) -> None:
        """Give everything back."""
        if self._loop is None:
            return
        self._lib.pw_thread_loop_stop(self._loop)
        self._newest = None
        if self._stream:
            self._lib.pw_stream_destroy(self._stream)
        if self._core:
            self._lib.pw_core_disconnect(self._core)
        self._lib.pw_context_destroy(self._context)
        self._lib.pw_thread_loop_destroy(self._loop)
        self._loop, self.ended = None, True

    @contextlib.contextmanager
    def _locked(self) -> Any:
        self._lib.pw_thread_loop_lock(self._loop)
        try:
            yield
        finally:
            self._lib.pw_thread_loop_unlock(self._loop)

    # called on PipeWire's thread, under its lock

    def _on_state(self, _: Any, old: int, state: int, error: bytes | None) -> None:
        log.info("the stream went from %d to %d", old, state)
        self._streamed = self._streamed or state == _STREAMING
        self.ended = state < 0 or (state == 0 and self._streamed)

    def _on_param(self, _: Any, kind: int, pod: int | None) -> None:
        if kind != pods.AGREED_FORMAT or not pod:
            return
        size = c_uint32.from_address(pod).value
        self._format = pods.agreed(ctypes.string_at(pod, 8 + size))
        params = (c_char_p * 2)(pods.buffers(), pods.crop())
        self._lib.pw_stream_update_params(self._stream, params, 2)

    def _on_removed(self, _: Any, buffer: int) -> None:
        if self._newest is not None and ctypes.addressof(self._newest.contents) == buffer:
            self._newest = None

    def _on_picture(self, _: Any) -> None:
        """Keep the newest buffer, and give back those before it."""
        while buffer := self._lib.pw_stream_dequeue_buffer(self._stream):
            if _has_picture(buffer.contents.buffer.contents):
                buffer, self._newest = self._newest, buffer
            if buffer:
                self._lib.pw_stream_queue_buffer(self._stream, buffer)


def _has_picture(buffer: Any) -> bool:
    """A desktop also sends empty ones, for the pointer alone."""
    if not buffer.n_datas or not buffer.datas[0].data:
        return False
    chunk = buffer.datas[0].chunk.contents
    return bool(chunk.size) and not chunk.flags & _CORRUPTED


def _picture(buffer: Any, agreed: pods.Format) -> Picture | None:
    """A copy; None where the numbers do not fit each other."""
    data = buffer.datas[0]
    chunk = data.chunk.contents
    stride, offset = chunk.stride, chunk.offset
    if stride < agreed.width * 4 or offset + stride * (agreed.height - 1) + agreed.width * 4 > data.maxsize:
        return None
    memory = (ctypes.c_uint8 * (data.maxsize - offset)).from_address(data.data + offset)
    pixels = np.lib.stride_tricks.as_strided(
        np.frombuffer(memory, np.uint8), (agreed.height, agreed.width, 4), (stride, 4, 1)
    )
    left, top, width, height = _crop(buffer)
    if width and height:
        pixels = pixels[max(0, top) : top + height, max(0, left) : left + width]
    return np.ascontiguousarray(pixels[:, :, 2::-1] if agreed.order in pods.RED_FIRST else pixels[:, :, :3])


def _crop(buffer: Any) -> tuple[int, int, int, int]:
    """Left, top, width, height of what is meant; nothing where all is."""
    for index in range(buffer.n_metas):
        meta = buffer.metas[index]
        if meta.type == pods.CROP and meta.size >= pods.CROP_BYTES and meta.data:
            left, top, width, height = (c_int32 * 4).from_address(meta.data)
            return left, top, width, height
    return 0, 0, 0, 0
