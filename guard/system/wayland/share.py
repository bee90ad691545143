"""What the user shares: asked for through the portal, one step after the other, without ever waiting."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Generator
from enum import Enum
from typing import Any, Final, NamedTuple

from guard.system.wayland.bus import Bus, Signal
from guard.types import Region

_MONITOR, _WINDOW = 1, 2  # AvailableSourceTypes
_UNTIL_REVOKED: Final = 2  # persist_mode; there since version 4
_REMEMBERS: Final = 4


class Stage(Enum):
    """ASKING until the user has answered; OVER where the answer was no, or what was shared has gone."""

    ASKING = "asking"
    SHARED = "shared"
    OVER = "over"


class Shared(NamedTuple):
    """One screen or window that PipeWire has as ``node``; ``region`` is on the screen as far as it is told."""

    node: int
    whole_screen: bool
    region: Region


class Share:
    """One question to the user, and what became of it. ``step`` goes as far as it can, at once."""

    def __init__(self, bus: Bus, token: str, keep: Callable[[str], None]) -> None:
        """``token`` stands for what was shared the last time; ``keep`` receives the one for the next."""
        self._bus, self._token, self._keep = bus, token, keep
        self.stage: Stage = Stage.ASKING
        self.shared: Shared | None = None
        self._session = ""
        self._talk = self._ask()
        next(self._talk)

    def step(self) -> None:
        """Take in what the portal has said since. Raises ``CannotSee`` where it has gone."""
        for signal in self._bus.signals():
            if signal.member == "Closed" and signal.path == self._session:
                self.stage, self.shared = Stage.OVER, None
            elif self.stage is Stage.ASKING:
                try:
                    self._talk.send(signal)
                except StopIteration as done:
                    self.shared = done.value
                    self.stage = Stage.OVER if self.shared is None else Stage.SHARED

    def open(self) -> int:
        """A connection to PipeWire that has only what is shared; the descriptor is the caller's to close."""
        (answer,) = self._bus.call("OpenPipeWireRemote", "oa{sv}", (self._session, {}))
        return int(answer.to_raw_fd())

    def close(self) -> None:
        """End it, or withdraw the question."""
        if self._session and self.stage is not Stage.OVER:
            self._bus.end(self._session)
        self.stage, self.shared = Stage.OVER, None

    def _ask(self) -> Generator[None, Signal, Shared | None]:
        """None where the user, or the desktop, said no."""
        handle = {"session_handle_token": ("s", f"qalqan{secrets.token_hex(8)}")}
        created = yield from self._request("CreateSession", "a{sv}", (), handle)
        if created is None:
            return None
        self._session = str(created["session_handle"][1])
        kinds = self._bus.property("AvailableSourceTypes") & (_MONITOR | _WINDOW)
        wishes: dict[str, tuple[str, Any]] = {"types": ("u", kinds or _MONITOR), "multiple": ("b", False)}
        if self._bus.property("version") >= _REMEMBERS:
            wishes["persist_mode"] = ("u", _UNTIL_REVOKED)
            if self._token:
                wishes["restore_token"] = ("s", self._token)
        if (yield from self._request("SelectSources", "oa{sv}", (self._session,), wishes)) is None:
            return None
        results = yield from self._request("Start", "osa{sv}", (self._session, ""), {})
        if results is None:
            return None
        if "restore_token" in results:
            self._keep(str(results["restore_token"][1]))
        streams = results.get("streams", ("", []))[1]
        return _shared(streams[0][0], streams[0][1], kinds) if streams else None

    def _request(
        self, method: str, signature: str, body: tuple[Any, ...], options: dict[str, tuple[str, Any]]
    ) -> Generator[None, Signal, dict[str, tuple[str, Any]] | None]:
        """What the portal answers to one request; None for a no."""
        token = f"qalqan{secrets.token_hex(8)}"
        expected = f"/org/freedesktop/portal/desktop/request/{self._bus.name}/{token}"
        (path,) = self._bus.call(method, signature, (*body, {**options, "handle_token": ("s", token)}))
        while True:
            signal = yield
            if signal.member == "Response" and signal.path in (path, expected):
                code, results = signal.body
                return results if code == 0 else None


def _shared(node: int, told: dict[str, tuple[str, Any]], kinds: int) -> Shared:
    """One of Start's ``streams``; no portal shares what it says that it cannot (xdg-desktop-portal-wlr 0.7.0 errs)."""
    left, top = told.get("position", ("", (0, 0)))[1]
    width, height = told.get("size", ("", (0, 0)))[1]
    kind = told.get("source_type", ("", _MONITOR))[1]
    return Shared(node, not kind & kinds & _WINDOW, Region(left, top, width, height))
