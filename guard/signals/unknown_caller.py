"""Whether somebody calls whom the user does not know, by the title of the call's window.

It is a plain caution, not measured, and never a warning: a number is unknown unless the user's list has it; a name only
where the user has a list at all, for else everybody would be a stranger. Nothing of a title is logged or kept; of a
number a hash is (``numbers.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from guard.signals.caller import Caller, caller, known
from guard.signals.numbers import Numbers
from guard.signals.told import Told
from guard.types import Finding, Source, Stranger, VerdictKind, Window


class UnknownCaller:
    """One ``look`` each time the windows of the desktop were listed, on the thread that lists them."""

    def __init__(
        self,
        status: Told,
        numbers: Numbers,
        wanted: Callable[[], bool],
        contacts: Callable[[], Collection[str]],
        listed: Callable[[], bool],
    ) -> None:
        """``wanted``: whether the user wants it now; ``contacts``: the people whom the user knows now.

        ``listed``: whether the user keeps a list of them; the one person who is trusted is none.
        """
        self._status, self._numbers, self._wanted = status, numbers, wanted
        self._contacts, self._listed = contacts, listed
        self._told: dict[int, tuple[Caller, Stranger]] = {}

    def look(self, windows: Sequence[Window], now: float) -> None:
        """Say what changed."""
        calls = self._status.state.calls if self._wanted() else ()
        on = {call.id for call in calls}
        for call_id in self._told.keys() - on:
            self._take_back(call_id)
        for call in calls:
            if call.window is None or call.practice:  # out of sight it is the same caller
                continue
            one, contacts = caller(call.window.title, call.application), self._contacts()
            before = self._told.get(call.id)
            if not one or known(one, contacts) or (one.name and not self._listed()):
                if before is not None and (one or known(before[0], contacts)):
                    self._take_back(call.id)
            elif before is None or before[0] != one:
                why = Stranger.NAME
                if one.number:
                    why = Stranger.FIRST_NUMBER if self._numbers.first(one.number) else Stranger.NUMBER
                self._told[call.id] = one, why
                self._status.find(
                    call.id, Finding(Source.UNKNOWN_CALLER, VerdictKind.INSUFFICIENT, None, now, name=why)
                )

    def _take_back(self, call_id: int) -> None:
        del self._told[call_id]
        self._status.withdraw(call_id, Source.UNKNOWN_CALLER)
