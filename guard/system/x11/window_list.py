"""The windows of an X11 desktop, as its window manager lists them (EWMH 1.5) or, without one, as the server does."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Any, Final

import xcffib
import xcffib.res
from xcffib import xproto

from guard.system.titles import TITLE_LENGTH, plain
from guard.system.x11.extension import extension
from guard.types import Region, Window

_PROPERTY_WORDS: Final = 1024  # of 4 bytes: no property that is read here needs more
_ICONIC: Final = 3  # WM_STATE, ICCCM 4.1.3.1
_NEVER_A_CALL: Final = ("_NET_WM_WINDOW_TYPE_DOCK", "_NET_WM_WINDOW_TYPE_DESKTOP")
_OF_WINDOW: Final = (
    "_NET_WM_NAME",
    "WM_NAME",
    "WM_CLASS",
    "_NET_WM_PID",
    "_NET_WM_STATE",
    "WM_STATE",
    "_NET_WM_WINDOW_TYPE",
)
_OF_ROOT: Final = ("_NET_CLIENT_LIST_STACKING", "_NET_CLIENT_LIST", "_NET_ACTIVE_WINDOW", "_NET_SUPPORTING_WM_CHECK")
_LOCAL_PID: Final = xcffib.res.ClientIdMask.LocalClientPID
_VALUES: Final = ("_NET_WM_STATE_HIDDEN", *_NEVER_A_CALL)


class WindowList:
    """Asks one X connection. Our own process's windows, docks and the desktop itself are left out."""

    def __init__(self, connection: Any) -> None:
        """``connection`` is an ``xcffib.Connection``. Raises ``xcffib.XcffibException`` where it is dead."""
        self._core = connection.core
        self._root: int = connection.setup.roots[connection.pref_screen].root
        asked = {name: self._core.InternAtom(False, len(name), name) for name in (*_OF_WINDOW, *_OF_ROOT, *_VALUES)}
        self._atoms: dict[str, int] = {name: cookie.reply().atom for name, cookie in asked.items()}
        self._resources = extension(connection, xcffib.res.key)
        if self._resources is not None:
            version = self._resources.QueryVersion(1, 2).reply()
            if (version.server_major, version.server_minor) < (1, 2):  # it cannot tell processes
                self._resources = None

    def windows(self) -> list[Window]:
        """The topmost first. Raises only ``xcffib.ConnectionException``: a window that goes meanwhile is left out."""
        managed = self._has_manager()
        identities, active = self._managed() if managed else self._children()
        # all questions first, then all answers: one round trip for the whole desktop
        asked = [(identity, self._ask(identity)) for identity in identities]
        listed = (self._window(identity, cookies, managed, identity == active) for identity, cookies in asked)
        return [window for window in listed if window is not None]

    def is_minimised(self, window: int) -> bool:
        """Whether its manager says so; False where the window has gone."""
        state, icccm = self._property(window, "_NET_WM_STATE"), self._property(window, "WM_STATE")
        return self._says_minimised(_numbers(_answer(state)), _numbers(_answer(icccm)))

    def _has_manager(self) -> bool:
        """Whether a window manager lives: its check window must name itself, or the lists are a dead one's leavings."""
        name = "_NET_SUPPORTING_WM_CHECK"
        checks = _numbers(_answer(self._property(self._root, name)))[:1]
        return bool(checks) and _numbers(_answer(self._property(checks[0], name)))[:1] == checks

    def _managed(self) -> tuple[tuple[int, ...], int | None]:
        names = ("_NET_CLIENT_LIST_STACKING", "_NET_CLIENT_LIST", "_NET_ACTIVE_WINDOW")
        asked = [self._property(self._root, name) for name in names]
        stacking, by_age, active = (_numbers(_answer(cookie)) for cookie in asked)
        return (stacking or by_age)[::-1], active[0] if active else None

    def _children(self) -> tuple[tuple[int, ...], int | None]:
        tree, focus = self._core.QueryTree(self._root), self._core.GetInputFocus()
        return tuple(tree.reply().children)[::-1], focus.reply().focus

    def _ask(self, window: int) -> dict[str, Any]:
        asked = {name: self._property(window, name) for name in _OF_WINDOW}
        asked["attributes"] = self._core.GetWindowAttributes(window)
        asked["geometry"] = self._core.GetGeometry(window)
        asked["place"] = self._core.TranslateCoordinates(window, self._root, 0, 0)
        if self._resources is not None:
            asked["client"] = self._resources.QueryClientIds(1, [struct.pack("=II", window, _LOCAL_PID)])
        return asked

    def _window(self, window: int, asked: dict[str, Any], managed: bool, active: bool) -> Window | None:
        answers = {name: _answer(cookie) for name, cookie in asked.items()}  # every one, or replies pile up
        attributes, geometry, place = answers["attributes"], answers["geometry"], answers["place"]
        if attributes is None or geometry is None or place is None or self._is_furniture(answers, attributes, managed):
            return None
        pid = _pid(answers)
        if pid == os.getpid():
            return None
        return Window(
            id=window,
            title=_text(answers["_NET_WM_NAME"], "utf-8") or _text(answers["WM_NAME"], "latin-1"),
            application=_application(answers["WM_CLASS"]),
            process=_process(pid),
            region=Region(place.dst_x, place.dst_y, geometry.width, geometry.height),
            minimised=self._says_minimised(_numbers(answers["_NET_WM_STATE"]), _numbers(answers["WM_STATE"])),
            active=active,
        )

    def _is_furniture(self, answers: dict[str, Any], attributes: Any, managed: bool) -> bool:
        types = _numbers(answers["_NET_WM_WINDOW_TYPE"])
        if any(self._atoms[name] in types for name in _NEVER_A_CALL):
            return True
        if managed:
            return False
        return bool(  # without a manager: menus, helpers that are never shown, and input-only windows
            attributes.override_redirect
            or attributes.map_state != xproto.MapState.Viewable
            or attributes._class != xproto.WindowClass.InputOutput
        )

    def _says_minimised(self, state: tuple[int, ...], icccm: tuple[int, ...]) -> bool:
        return self._atoms["_NET_WM_STATE_HIDDEN"] in state or icccm[:1] == (_ICONIC,)

    def _property(self, window: int, name: str) -> Any:
        return self._core.GetProperty(False, window, self._atoms[name], xproto.GetPropertyType.Any, 0, _PROPERTY_WORDS)


def _answer(cookie: Any) -> Any:
    """The reply, or None where its window has gone."""
    try:
        return cookie.reply()
    except xcffib.Error:
        return None


def _numbers(reply: Any) -> tuple[int, ...]:
    """The 32-bit values of a property; none where it is missing or of another kind."""
    if reply is None or reply.format != 32:
        return ()
    raw = reply.value.buf()
    return struct.unpack(f"={len(raw) // 4}I", raw)


def _text(reply: Any, encoding: str) -> str:
    """A title, made fit to show."""
    if reply is None or reply.format != 8:
        return ""
    return plain(reply.value.buf().decode(encoding, "ignore"))


def _application(reply: Any) -> str:
    """The class of WM_CLASS (``instance NUL class NUL``), or its instance where there is no class."""
    if reply is None or reply.format != 8:
        return ""
    raw = reply.value.buf()
    try:
        text = raw.decode("utf-8")  # as most programs write it; the standard's own letters are Latin-1
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    names = [name for name in text.split("\0") if name]
    return names[-1][:TITLE_LENGTH] if names else ""


def _pid(answers: dict[str, Any]) -> int | None:
    """The server's own word first: what a sandboxed program says of itself is a number of its own name space."""
    client = answers.get("client")
    if client is not None:
        for value in client.ids:
            if value.value:
                return int(value.value[0])
    return next(iter(_numbers(answers["_NET_WM_PID"])), None)


def _process(pid: int | None) -> str:
    """The name of a process of this computer (Linux cuts it at 15 characters), or nothing."""
    try:
        return Path(f"/proc/{pid}/comm").read_text("utf-8", "ignore").strip()
    except OSError:
        return ""
