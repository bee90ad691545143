"""One X11 window's own picture, whatever covers it: Composite keeps the window's pixmap, MIT-SHM carries it over."""

from __future__ import annotations

import contextlib
import ctypes
import mmap
from typing import Any, Final

import cv2
import numpy as np
import xcffib
import xcffib.composite
import xcffib.shm
from xcffib import xproto

from guard.system.x11.extension import extension
from guard.types import CannotSee, Picture, Reason

_MAX_PIXELS: Final = 64 * 1024 * 1024
_ALL_PLANES: Final = 0xFFFFFFFF
_REPLY_HEADER: Final = 32
_IPC_PRIVATE, _IPC_CREAT, _IPC_RMID = 0, 0o1000, 0
_FAILED_ADDRESS: Final = ctypes.c_void_p(-1).value


class PixmapReader:
    """Pictures of windows over one X connection. It holds one shared segment and at most one redirected window."""

    def __init__(self, connection: Any) -> None:
        """``connection`` is an ``xcffib.Connection``. Raises ``CannotSee(UNSUPPORTED)`` without Composite 0.2."""
        self._connection = connection
        self._composite = extension(connection, xcffib.composite.key)
        if self._composite is None:
            raise CannotSee(Reason.UNSUPPORTED)
        version = self._composite.QueryVersion(0, 4).reply()
        if (version.major_version, version.minor_version) < (0, 2):
            raise CannotSee(Reason.UNSUPPORTED)
        self._pixmap = connection.generate_id()
        self._segment = _Segment(connection)
        self._redirected: int | None = None
        self._bgr = _bgr_visuals(connection)

    def read(self, window: int) -> Picture:
        """The picture of ``window``: height x width x 3, ``uint8``, BGR, a copy, without the X border.

        Raises ``CannotSee``: CLOSED where there is no such window, HIDDEN where it is not shown (minimised, or on
        another desktop), CAPTURE_FAILED where its pixels are not 8 bits a colour or the server refuses.
        """
        core = self._connection.core
        attributes_asked, geometry_asked = core.GetWindowAttributes(window), core.GetGeometry(window)
        try:
            attributes, border = attributes_asked.reply(), geometry_asked.reply().border_width
        except xcffib.Error as error:
            raise CannotSee(Reason.CLOSED) from error
        if attributes.map_state != xproto.MapState.Viewable:
            raise CannotSee(Reason.HIDDEN)
        if attributes.visual not in self._bgr:
            raise CannotSee(Reason.CAPTURE_FAILED)
        width, height = self._name(window)
        try:
            return self._pixels(border, width - 2 * border, height - 2 * border)
        except (xcffib.Error, MemoryError) as error:
            raise CannotSee(Reason.CAPTURE_FAILED) from error
        finally:
            core.FreePixmap(self._pixmap)

    def close(self) -> None:
        """Give back the shared segment; the redirection ends with the connection."""
        self._segment.close()

    def _name(self, window: int) -> tuple[int, int]:
        """Give the window's present pixmap our id and return its width and height with the border.

        Named anew for each picture, for a window gets another pixmap whenever it is resized or mapped. A window that is
        not redirected yet (BadMatch) is redirected here: the client's own window, so that no frame is in the picture.
        """
        for attempt in range(2):
            named = self._composite.NameWindowPixmap(window, self._pixmap, is_checked=True)
            asked = self._connection.core.GetGeometry(self._pixmap)
            try:
                named.check()
                size = asked.reply()
            except xproto.MatchError as error:
                with contextlib.suppress(xcffib.Error):
                    asked.reply()
                if attempt:
                    raise CannotSee(Reason.HIDDEN) from error
                self._redirect(window)
            except xcffib.Error as error:
                raise CannotSee(Reason.CLOSED) from error
            else:
                return size.width, size.height
        raise AssertionError("unreachable")

    def _redirect(self, window: int) -> None:
        automatic = xcffib.composite.Redirect.Automatic
        if self._redirected not in (None, window):
            with contextlib.suppress(xcffib.Error):  # it may be gone
                self._composite.UnredirectWindow(self._redirected, automatic, is_checked=True).check()
        self._redirected = window
        try:
            self._composite.RedirectWindow(window, automatic, is_checked=True).check()
        except xcffib.Error as error:
            raise CannotSee(Reason.CAPTURE_FAILED) from error

    def _pixels(self, border: int, width: int, height: int) -> Picture:
        if width < 1 or height < 1 or width * height > _MAX_PIXELS:
            raise CannotSee(Reason.CAPTURE_FAILED)
        where = (self._pixmap, border, border, width, height, _ALL_PLANES)
        kind, size = xproto.ImageFormat.ZPixmap, width * height * 4
        if self._segment.holds(size):
            self._segment.extension.GetImage(*where, kind, self._segment.id, 0).reply()
            pixels = self._segment.bytes(size)
        else:  # a server on another computer: the picture comes over the wire
            # not .reply(): xcffib makes a list of Python integers of it
            reply = self._connection.wait_for_reply(self._connection.core.GetImage(kind, *where).sequence)
            pixels = np.frombuffer(reply.buf, np.uint8, size, _REPLY_HEADER)
        picture = cv2.cvtColor(pixels.reshape(height, width, 4), cv2.COLOR_BGRA2BGR)  # makes the copy
        return np.asarray(picture, np.uint8)


class _Segment:
    """Memory shared with the X server. It is marked for removal once attached, so that no crash can leave it behind."""

    def __init__(self, connection: Any) -> None:
        self.id: int = connection.generate_id()
        self._size = 0
        self._address: int | None = None
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._libc.shmat.restype = ctypes.c_void_p
        self._libc.shmat.argtypes = ctypes.c_int, ctypes.c_void_p, ctypes.c_int
        self._libc.shmget.argtypes = ctypes.c_int, ctypes.c_size_t, ctypes.c_int
        self._libc.shmdt.argtypes = (ctypes.c_void_p,)
        self.extension = extension(connection, xcffib.shm.key)
        if self.extension is not None:
            self.extension.QueryVersion().reply()

    def holds(self, size: int) -> bool:
        """Whether ``size`` bytes are there to share, now or after growing; False for good where the server has none."""
        if self.extension is None:
            return False
        if size > self._size:
            self.close()
            if not self._attach(-(-size // mmap.PAGESIZE) * mmap.PAGESIZE):
                self.extension = None
        return self.extension is not None

    def bytes(self, size: int) -> Picture:
        """The first ``size`` bytes, not copied: valid until the next picture."""
        assert self._address is not None
        return np.ctypeslib.as_array((ctypes.c_uint8 * size).from_address(self._address))

    def _attach(self, size: int) -> bool:
        identity = self._libc.shmget(_IPC_PRIVATE, size, _IPC_CREAT | 0o600)
        if identity < 0:
            return False
        address = self._libc.shmat(identity, None, 0)
        try:
            if address == _FAILED_ADDRESS:
                return False
            self.extension.Attach(self.id, identity, False, is_checked=True).check()
        except xcffib.Error:
            self._libc.shmdt(address)
            return False
        finally:
            self._libc.shmctl(identity, _IPC_RMID, None)
        self._address, self._size = address, size
        return True

    def close(self) -> None:
        if self._address is None:
            return
        with contextlib.suppress(xcffib.XcffibException):
            self.extension.Detach(self.id, is_checked=True).check()
        self._libc.shmdt(self._address)
        self._address, self._size = None, 0


def _bgr_visuals(connection: Any) -> frozenset[int]:
    """The visuals whose pixels lie in memory as blue, green, red, unused or alpha: 8 bits each."""
    setup = connection.setup
    wide = {pixmap.depth for pixmap in setup.pixmap_formats if pixmap.bits_per_pixel == 32}
    if setup.image_byte_order != xproto.ImageOrder.LSBFirst:
        return frozenset()
    return frozenset(
        visual.visual_id
        for screen in setup.roots
        for depth in screen.allowed_depths
        if depth.depth in {24, 32} & wide
        for visual in depth.visuals
        if (visual.red_mask, visual.green_mask, visual.blue_mask) == (0xFF0000, 0xFF00, 0xFF)
    )
