"""Whether a place for money comes to the front in a suspicious call, or soon after one.

By the titles of windows and the names of processes alone. It is a plain caution, not measured, and stops nothing.
Suspicious is a call with a warning, of whatever source; one from an unknown number alone is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from guard.signals.lists import Places
from guard.signals.told import Told
from guard.types import Source, VerdictKind, Window

AFTER_S: Final = 30 * 60.0
"""How long after a suspicious call it is still asked: "hang up and open your bank" is what they say."""


class MoneyPause:
    """One ``look`` each time the windows of the desktop were listed."""

    def __init__(
        self, status: Told, places: Places, wanted: Callable[[], bool], browser: Callable[[Window], bool]
    ) -> None:
        """``wanted``: whether the user wants it now; ``browser``: whether a window is a browser's."""
        self._status, self._places, self._wanted, self._browser = status, places, wanted, browser
        self._suspicious: dict[int, float] = {}
        """Of each suspicious call when it was last on."""
        self._asked: set[tuple[int, str]] = set()

    def look(self, windows: Sequence[Window], now: float) -> None:
        """Once for each call and place."""
        for call in self._status.state.calls:
            found = (
                one for one in call.findings if one.source is not Source.FACE
            )  # a face that was warned of is an alert
            warned = call.alert is not None or any(one.level is not VerdictKind.INSUFFICIENT for one in found)
            if not call.practice and (warned or call.id in self._suspicious):
                self._suspicious[call.id] = now
        self._suspicious = {call_id: last_s for call_id, last_s in self._suspicious.items() if now - last_s < AFTER_S}
        self._asked = {(call_id, place) for call_id, place in self._asked if call_id in self._suspicious}
        if not self._suspicious or not self._wanted():
            return
        front = next((window for window in windows if window.active and not window.minimised), None)
        place = self._places.of(front, self._browser(front)) if front is not None else None
        newest = max(self._suspicious)
        if place is not None and (newest, place) not in self._asked:
            self._asked.add((newest, place))
            self._status.money(place)
