"""Whether the caller is named like the police, a bank or another body, by the title of the call's window.

It is a plain caution, not measured: anybody may choose such a name, and so may an officer. The officials' own rule
comes with it (``no_officials`` in ``ui/resources/advice.toml``). What the user says of a caller is CALLER_SAYS.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from guard.signals.caller import Caller, caller, known
from guard.signals.lists import Officials
from guard.signals.told import Told
from guard.types import Finding, Source, VerdictKind, Window


class OfficialClaim:
    """One ``look`` each time the windows of the desktop were listed; once said it stands for as long as the call."""

    def __init__(
        self,
        status: Told,
        officials: Officials,
        wanted: Callable[[], bool],
        contacts: Callable[[], Collection[str]],
    ) -> None:
        """``wanted``: whether the user wants it now; ``contacts``: the people whom the user knows now."""
        self._status, self._officials, self._wanted, self._contacts = status, officials, wanted, contacts
        self._told: dict[int, tuple[Caller, str]] = {}

    def look(self, windows: Sequence[Window], now: float) -> None:
        """Say what changed."""
        calls = self._status.state.calls if self._wanted() else ()
        on = {call.id for call in calls}
        gone = [call_id for call_id, (one, _) in self._told.items() if known(one, self._contacts())]
        for call_id in {*(self._told.keys() - on), *gone}:
            del self._told[call_id]
            self._status.withdraw(call_id, Source.OFFICIAL_CLAIM)
        for call in calls:
            if call.window is None or call.practice or call.id in self._told:
                continue
            one = caller(call.window.title, call.application)
            body = self._officials.of(one.name) if one.name and not known(one, self._contacts()) else None
            if body is not None:
                self._told[call.id] = one, body
                self._status.find(call.id, Finding(Source.OFFICIAL_CLAIM, VerdictKind.SUSPECT, None, now, name=body))
