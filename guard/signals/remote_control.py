"""Whether a program for controlling this computer from afar is opened while a call is on.

By the names of processes alone: no command line, no window and no file of another program is read, and nothing is
ended. It is a plain caution, not measured: such programs have good uses too. Fraudsters in Kazakhstan have people
install them during the call (Ministry of Internal Affairs; the source of ``no_remote_control`` in
``ui/resources/advice.toml``).

What is opened during a call is a warning of the level SUSPECT. What was open before it is only mentioned: many
computers at work are looked after in this way. A service that always runs is nothing.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

import psutil

from guard.signals.told import Told
from guard.signals.tools import Tools
from guard.types import Finding, Source, VerdictKind

log = logging.getLogger("qalqan.remote_control")

IDLE_S: Final = 1.0
"""How often it is asked whether a call is on."""
LOOK_S: Final = 3.0
"""How often the processes are looked over while one is."""
ASKED: Final = ["name", "create_time", *(["status"] if sys.platform != "win32" else [])]  # there it is slow
FRESH_S: Final = 60.0
"""What was opened so shortly before the call was seen to be one counts as opened during it: by age of the process."""


class Process(NamedTuple):
    """A running process: ``started_s`` in seconds since 1970, 0 where that is not told; ``name`` without its folder."""

    pid: int
    started_s: float
    name: str


class Open(NamedTuple):
    """One process of a program of the list. The same for as long as it runs, also if the clock is set."""

    pid: int
    started_s: float
    tool: str


def running() -> Iterable[Process]:
    """All processes whose name may be read, but those that have ended and were not cleared away yet.

    psutil keeps their times, so that a clock that is set changes none.
    """
    for process in psutil.process_iter(ASKED):
        name = process.info["name"]
        if name and process.info.get("status") != psutil.STATUS_ZOMBIE:
            yield Process(process.pid, process.info["create_time"] or 0.0, name)


class RemoteControl:
    """One ``step``: look the processes over if a call is on, and say what changed. All on one thread."""

    works = True

    def __init__(
        self,
        status: Told,
        tools: Tools,
        wanted: Callable[[], bool],
        processes: Callable[[], Iterable[Process]] = running,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """``wanted``: whether the user wants it now; ``wall``: seconds since 1970, as the processes' own."""
        self._status, self._tools, self._wanted = status, tools, wanted
        self._processes, self._wall = processes, wall
        self._before: dict[int, set[Open]] = {}
        """What was open before each call that is on."""
        self._during: set[Open] = set()
        """What was opened during any call and still runs: who hangs up and calls again is not forgotten."""
        self._told: dict[int, tuple[VerdictKind, str]] = {}

    def step(self, now: float) -> float:
        """Look once; the seconds until the next look."""
        wanted = self._wanted()
        on = [call.id for call in self._status.state.calls if wanted and not call.practice]
        for call_id in self._told.keys() - on:
            del self._told[call_id]
            self._status.withdraw(call_id, Source.REMOTE_CONTROL)
        for call_id in self._before.keys() - on:
            del self._before[call_id]
        if not on:
            return IDLE_S
        try:
            found = self._look()
        except (psutil.Error, OSError):  # what was said stands: nothing is known to have changed
            log.warning("the processes cannot be listed")
            return LOOK_S
        self._during &= found
        for call_id in on:
            if call_id not in self._before:
                fresh_s = self._wall() - FRESH_S
                self._before[call_id] = {one for one in found - self._during if one.started_s < fresh_s}
            self._during |= found - self._before[call_id]
            self._say(call_id, found, now)
        return LOOK_S

    def close(self) -> None:
        """Nothing is held."""

    def _look(self) -> set[Open]:
        named = ((process, self._tools.of(process.name)) for process in self._processes())
        return {Open(process.pid, process.started_s, tool) for process, tool in named if tool is not None}

    def _say(self, call_id: int, found: set[Open], now: float) -> None:
        """What is open now, the newest first; only where that is other than what was said."""
        opened = found - self._before[call_id]
        newest = max(opened or found, key=lambda one: (one.started_s, one.pid), default=None)
        if newest is None:
            if self._told.pop(call_id, None) is not None:
                self._status.withdraw(call_id, Source.REMOTE_CONTROL)
            return
        level = VerdictKind.SUSPECT if opened else VerdictKind.INSUFFICIENT
        if self._told.get(call_id) != (level, newest.tool):
            self._told[call_id] = level, newest.tool
            self._status.find(call_id, Finding(Source.REMOTE_CONTROL, level, None, now, name=newest.tool))
