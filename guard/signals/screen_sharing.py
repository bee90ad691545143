"""Whether the program of a call shows this computer's screen to the caller, where a window of it tells.

By the titles of windows and the names of processes alone (``sharing_bars.toml``). It is a plain caution, not measured:
a screen is shown for good reasons too. Fraudsters have people show it, to read the codes and to see the bank. Only the
program of the call counts: what another one shows is not shown to this caller.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guard.signals.lists import Bars, program_of
from guard.signals.told import Told
from guard.types import Finding, Source, VerdictKind, Window


class ScreenSharing:
    """One ``look`` each time the windows of the desktop were listed; taken back when nothing is shown any more."""

    def __init__(self, status: Told, bars: Bars, wanted: Callable[[], bool]) -> None:
        """``wanted``: whether the user wants it now."""
        self._status, self._bars, self._wanted = status, bars, wanted
        self._programs: dict[int, str] = {}
        """Of each call that is on: its window may be out of sight while the screen is shown."""
        self._told: set[int] = set()

    def look(self, windows: Sequence[Window], now: float) -> None:
        """Say what changed."""
        calls = [call for call in self._status.state.calls if self._wanted() and not call.practice]
        on = {call.id for call in calls}
        self._programs = {call_id: program for call_id, program in self._programs.items() if call_id in on}
        self._programs |= {call.id: program_of(call.window) for call in calls if call.window is not None}
        named = ((program_of(window), self._bars.of(window)) for window in windows)
        shown = {program: name for program, name in named if name is not None}
        sharing = {call_id: shown[program] for call_id, program in self._programs.items() if program in shown}
        for call_id in self._told - sharing.keys():
            self._status.withdraw(call_id, Source.SCREEN_SHARING)
        for call_id in sharing.keys() - self._told:
            found = Finding(Source.SCREEN_SHARING, VerdictKind.SUSPECT, None, now, name=sharing[call_id])
            self._status.find(call_id, found)
        self._told = set(sharing)
