"""A portal of plain values, and a PipeWire stream that shows one colour: what a Wayland desktop would answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from guard.system.wayland import WaylandSystem
from guard.system.wayland.bus import Signal
from guard.types import CannotSee, Reason

SESSION = "/org/freedesktop/portal/desktop/session/1_7/s"
SCREEN = (40, {"position": ("(ii)", (0, 0)), "size": ("(ii)", (640, 480)), "source_type": ("u", 1)})
WINDOW = (41, {"size": ("(ii)", (320, 240)), "source_type": ("u", 2)})


class FakePortal:
    """As ``guard.system.wayland.bus.Bus``. ``answer`` is what its user does: 0 shares, 1 cancels, None waits."""

    name = "1_7"

    def __init__(self, answer: int | None = 0, stream: tuple[int, dict[str, Any]] = SCREEN, version: int = 4) -> None:
        self.answer, self.stream, self.version, self.kinds = answer, stream, version, 3
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.ended: list[str] = []
        self.gone = self.closed = False
        self._heard: deque[Signal] = deque()

    def property(self, name: str) -> int:
        return {"version": self.version, "AvailableSourceTypes": self.kinds}[name]

    def call(self, method: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        if method == "OpenPipeWireRemote":
            return (Descriptor(),)
        options = {name: value for name, (_, value) in body[-1].items()}
        self.asked.append((method, options))
        self._request = f"/org/freedesktop/portal/desktop/request/{self.name}/{options['handle_token']}"
        if method == "CreateSession":
            self._respond(0, {"session_handle": ("s", SESSION)})
        elif method == "SelectSources":
            self._respond(0, {})
        elif self.answer is not None:
            self.decide(self.answer)
        return (self._request,)

    def decide(self, answer: int) -> None:
        """What its user does with the question."""
        given = {"streams": ("a(ua{sv})", [self.stream]), "restore_token": ("s", f"token-{len(self.asked)}")}
        self._respond(answer, given if answer == 0 else {})

    def close_session(self) -> None:
        """The window has gone, or its user stopped sharing."""
        self._heard.append(Signal(SESSION, "Closed", ({},)))

    def end(self, session: str) -> None:
        self.ended.append(session)

    def signals(self) -> Iterator[Signal]:
        if self.gone:
            raise CannotSee(Reason.NO_DISPLAY)
        while self._heard:
            yield self._heard.popleft()

    def close(self) -> None:
        self.closed = True

    def _respond(self, code: int, results: dict[str, Any]) -> None:
        self._heard.append(Signal("/somebody/else", "Response", (0, {})))
        self._heard.append(Signal(self._request, "Response", (code, results)))


class Descriptor:
    def to_raw_fd(self) -> int:
        return 5


class FakeStream:
    """As ``PipeWireStream``."""

    def __init__(self, descriptor: int, node: int) -> None:
        self.ended = self.stopped = False
        self.picture: np.ndarray | None = np.full((480, 640, 3), (30, 60, 90), np.uint8)

    def newest(self) -> np.ndarray | None:
        return None if self.picture is None else self.picture.copy()

    def stop(self) -> None:
        self.stopped = True


def wayland(portal: FakePortal | None = None, token_file: Path | None = None) -> WaylandSystem:
    """A Wayland system over a portal whose user shares the whole screen at once."""
    return WaylandSystem(token_file, portal or FakePortal(), FakeStream)
