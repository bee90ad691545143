"""X11: the windows of the desktop and their own pictures. It only reads: nothing is moved, raised or told."""

from __future__ import annotations

import contextlib
from typing import Any, Final

import xcffib
import xcffib.randr

from guard.system.protocol import Permission, Pulled, Source
from guard.system.x11.extension import extension, has_extension
from guard.system.x11.pixmap import PixmapReader
from guard.system.x11.window_list import WindowList
from guard.types import CannotSee, Picture, Reason, Window

_XWAYLAND: Final = "XWAYLAND"
_XWAYLAND_ONLY: Final = Permission(
    False,
    "This is a Wayland session: only the windows of X11 programs can be seen.",
    'Log out and choose an "Xorg" session on the login screen.',
    Reason.WAYLAND,
)


class X11System:
    """The ``System`` of an X server: its window list, and each window's own picture whatever covers it."""

    name = "x11"

    def __init__(self, display: str | None = None) -> None:
        """Connect to ``display``, or to the one that DISPLAY names. Raises ``CannotSee(NO_DISPLAY)``."""
        try:
            self._connection: Any = xcffib.Connection(display=display)  # type: ignore[no-untyped-call]  # xcffib has no types
        except xcffib.XcffibException as error:
            raise CannotSee(Reason.NO_DISPLAY) from error
        self._pixmaps: PixmapReader | None = None
        try:
            self._list = WindowList(self._connection)
            self._permission = _XWAYLAND_ONLY if self._is_xwayland() else Permission(True)
            with contextlib.suppress(CannotSee):  # the caller grabs the screen instead
                self._pixmaps = PixmapReader(self._connection)
        except xcffib.XcffibException as error:
            self.close()
            raise CannotSee(Reason.NO_DISPLAY) from error
        self.captures_covered = self._pixmaps is not None

    def windows(self) -> list[Window]:
        """See ``System``. A window that goes while it is asked is left out. Raises ``CannotSee(NO_DISPLAY)``."""
        try:
            self._drop_events()
            return self._list.windows()
        except xcffib.XcffibException as error:
            raise CannotSee(Reason.NO_DISPLAY) from error

    def source(self, window: Window) -> Source:
        """See ``System``."""
        return Pulled(self.grab, window)

    def grab(self, window: Window) -> Picture | None:
        """One picture; answers and raises as ``Source.read``, NO_DISPLAY where the X server has gone."""
        if self._pixmaps is None:
            return None
        try:
            self._drop_events()
            try:
                return self._pixmaps.read(window.id)
            except CannotSee as error:
                if error.reason is Reason.HIDDEN and self._list.is_minimised(window.id):
                    raise CannotSee(Reason.MINIMISED) from error
                raise
        except xcffib.XcffibException as error:
            raise CannotSee(Reason.NO_DISPLAY) from error

    def keep_out_of_captures(self, window_id: int) -> bool:
        """False: X11 has no such wish, and needs none, for a window's own picture holds nothing of what covers it."""
        return False

    def permission(self) -> Permission:
        """See ``System``. X11 itself asks nobody; under XWayland only the windows of X11 programs are there."""
        return self._permission

    def close(self) -> None:
        """See ``System``."""
        with contextlib.suppress(xcffib.XcffibException):
            if self._pixmaps is not None:
                self._pixmaps.close()
        self._connection.disconnect()

    def _is_xwayland(self) -> bool:
        """By the extension of that name (XWayland 23.1 and newer), or by the names of its outputs."""
        if has_extension(self._connection, _XWAYLAND):
            return True
        randr = extension(self._connection, xcffib.randr.key)
        if randr is None:
            return False
        try:
            randr.QueryVersion(1, 3).reply()
            root = self._connection.setup.roots[self._connection.pref_screen].root
            screen = randr.GetScreenResourcesCurrent(root).reply()
            asked = [randr.GetOutputInfo(output, screen.config_timestamp) for output in screen.outputs]
            names = [cookie.reply().name.buf() for cookie in asked]
        except xcffib.Error:  # an old RandR
            return False
        return any(name.startswith(_XWAYLAND.encode()) for name in names)

    def _drop_events(self) -> None:
        """Throw away what the server sends unasked (keyboard mappings, late errors): unread, it would pile up."""
        while True:
            try:
                if self._connection.poll_for_event() is None:
                    return
            except (xcffib.Error, LookupError):  # an error, or one that xcffib has no name for
                continue
