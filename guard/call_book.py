"""Which window belongs to which call: one place decides, for the alert, the history, the evidence and the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final

from guard.call import OpenCall
from guard.calls.finder import Found
from guard.decision.alert import Alarm
from guard.types import Window

MOST_OPEN: Final = 6
"""Windows that are followed at once: what strangers can open must have a bound."""


class CallBook:
    """The calls that are on, and which window belongs to which."""

    def __init__(self) -> None:
        self.open: list[OpenCall] = []
        self._once: set[int] = set()  # windows that a face alone made a call, once
        self._numbers = count(1)

    def get(self, call_id: int) -> OpenCall | None:
        """The call of that id, if it is on."""
        return next((call for call in self.open if call.id == call_id), None)

    def follow(self, found: Iterable[Found], windows: Iterable[Window], now: float, alarm: Alarm) -> None:
        """Take in one look at the desktop: what may be calls, best first, and all windows.

        A window of no open call is another look at one of the same program and application that is not in view (a
        floating picture, a window opened again), or begins a call. One that stood beside the call all the time is its
        program's everyday window: only its title makes it the call's. ``alarm`` is copied for each that begins.
        """
        listed = {window.id: _program(window) for window in windows}  # an id is used again by other programs' windows
        unowned = {one.window.id: one for one in found}
        certain = {number for number, one in unowned.items() if one.certain}
        self.open = [call for call in self.open if call.known or call.window.id not in certain]  # asked anew below
        for call in self.open:
            own = unowned.get(call.window.id)
            if own is not None and _program(own.window) == _program(call.window):
                del unowned[call.window.id]
                call.show(own, now)
            else:
                call.hide(now, listed=listed.get(call.window.id) == _program(call.window))
        for one in unowned.values():
            family = [call for call in self.open if _another_look(one, call)]
            hidden = [call for call in family if call.hidden(now) and (one.certain or one.window.id not in call.beside)]
            for call in family:
                if not (one.certain or call.hidden(now)):
                    call.beside.add(one.window.id)
            if one.window.minimised and family:
                continue
            if hidden:
                hidden[0].show(one, now)
            elif (one.certain or one.window.active or one.window.id in self._once) and self._room(one.window, now):
                self.open.append(OpenCall(next(self._numbers), one, now, alarm.anew()))
        over = [call for call in self.open if call.over(now)]
        self.open = [call for call in self.open if call not in over]
        self._once = (self._once | {call.window.id for call in over if call.by_face()}) & listed.keys()

    def leave(self, applications: Iterable[str]) -> None:
        """End the calls in these applications."""
        left = {name.casefold() for name in applications}
        self.open = [call for call in self.open if call.application.casefold() not in left]

    def _room(self, window: Window, now: float) -> bool:
        """Whether there is a place for one more; the window in front takes that of one that nobody is seen in."""
        if len(self.open) >= MOST_OPEN and window.active:
            least = next((call for call in self.open if call.least(now)), None)
            self.open = [call for call in self.open if call is not least]
        return len(self.open) < MOST_OPEN

    def ranked(self, now: float) -> Sequence[OpenCall]:
        """Those that are known to be calls, the one to speak of first."""
        return sorted((call for call in self.open if call.known), key=lambda call: call.rank(now), reverse=True)


def _program(window: Window) -> str:
    """What a window belongs to: on X11 its class, on Windows, where a program has many classes, its process."""
    of_windows = window.process.casefold().endswith(".exe")
    return (window.process if of_windows else window.application or window.process).casefold()


def _another_look(found: Found, call: OpenCall) -> bool:
    """Whether a window is of the same program, and of the call's application or a floating picture of any."""
    same = _program(found.window) == _program(call.window)
    return same and (found.app == call.application or found.floating)
