"""The ``System`` of Wayland: no window can be listed, so its one window is what the user shares with us."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from guard import files
from guard.system.protocol import Permission, Source
from guard.system.wayland.bus import Bus, SessionBus
from guard.system.wayland.pipewire import PipeWireStream, library
from guard.system.wayland.share import Share, Stage
from guard.types import CannotSee, Picture, Reason, Window

log = logging.getLogger("qalqan.wayland")

MOST_TOKEN: Final = 4096
"""Bytes."""
_SCREEN, _WINDOW = "Whole screen", "Chosen window"
_ASKS: Final = Permission(
    True, "Wayland: the desktop asks its user which screen or window qalqan may see.", reason=Reason.NOT_SHARED
)
_NOT_SHARED: Final = Permission(
    False,
    "Wayland: nothing is shared with qalqan (any more).",
    "Start qalqan again and choose the whole screen, or the window of the call, where the desktop asks.",
    Reason.NOT_SHARED,
)


class Stream(Protocol):
    """As ``PipeWireStream``."""

    ended: bool

    def newest(self) -> Picture | None: ...
    def stop(self) -> None: ...


class WaylandSystem:
    """Asks at the first look, and no second time: ``close`` it and make another to ask again."""

    name = "wayland"

    def __init__(
        self,
        token_file: Path | None = None,
        bus: Bus | None = None,
        open_stream: Callable[[int, int], Stream] = PipeWireStream,
    ) -> None:
        """``token_file`` remembers what was shared, so that the desktop need not ask twice; None forgets.

        Raises ``CannotSee`` where there is no portal, ``OSError`` without libpipewire.
        """
        if open_stream is PipeWireStream:
            library()
        self._file, self._open_stream = token_file, open_stream
        self._bus: Bus = SessionBus() if bus is None else bus
        self._share: Share | None = None
        self.captures_covered = False

    def windows(self) -> list[Window]:
        """What is shared. Raises ``CannotSee(NOT_SHARED)`` before the user has answered, and where nothing is."""
        if self._share is None:
            self._share = Share(self._bus, self._remembered(), self._remember)
        self._share.step()
        shared = self._share.shared
        if shared is None:
            raise CannotSee(Reason.NOT_SHARED)
        self.captures_covered = not shared.whole_screen
        name = _SCREEN if shared.whole_screen else _WINDOW
        return [Window(shared.node, "", name, "", shared.region, active=True, shared=True)]

    def source(self, window: Window) -> Source:
        """See ``System``."""
        assert self._share is not None
        return SharedSource(self._share, window.id, self._open_stream)

    def keep_out_of_captures(self, window_id: int) -> bool:
        """False: Wayland has no such wish."""
        return False

    def permission(self) -> Permission:
        """See ``System``: granted while it is not known that the user will not."""
        if self._share is None or self._share.stage is Stage.ASKING:
            return _ASKS
        return Permission(True) if self._share.stage is Stage.SHARED else _NOT_SHARED

    def close(self) -> None:
        """See ``System``."""
        if self._share is not None:
            self._share.close()
        self._bus.close()

    def _remembered(self) -> str:
        if self._file is None:
            return ""
        try:
            return files.read(self._file, MOST_TOKEN).decode("ascii")
        except (OSError, UnicodeDecodeError):
            return ""

    def _remember(self, token: str) -> None:
        if self._file is None:
            return
        try:
            files.write(self._file, token.encode("ascii"))
        except (OSError, UnicodeEncodeError) as error:  # it asks again the next time
            log.warning("what was shared cannot be remembered: %s", type(error).__name__)


class SharedSource:
    """The pictures of what is shared; PipeWire's stream begins at the first look."""

    def __init__(self, share: Share, node: int, open_stream: Callable[[int, int], Stream]) -> None:
        self._share, self._node, self._open_stream = share, node, open_stream
        self._stream: Stream | None = None

    def read(self) -> Picture | None:
        """See ``Source``."""
        if self._share.stage is not Stage.SHARED:
            raise CannotSee(Reason.CLOSED)
        if self._stream is None:
            self._stream = self._open_stream(self._share.open(), self._node)
        picture = None if self._stream.ended else self._stream.newest()
        if picture is None:  # the first one takes a moment
            raise CannotSee(Reason.CLOSED if self._stream.ended else Reason.CAPTURE_FAILED)
        return picture

    def stop(self) -> None:
        """See ``Source``."""
        if self._stream is not None:
            self._stream.stop()
            self._stream = None
