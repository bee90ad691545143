"""Whether a call could not be judged for so long that it must be said: silence would be taken for "all is well"."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from guard.types import Reason, State, VerdictKind, Watch
from ui.icons import JUDGING

UNSEEN_S: Final = 8.0
"""A picture that cannot be judged for longer is spoken of."""
SETTLED_S: Final = 2.0
"""Only a good picture, or another reason, that stands for so long changes what is said: it must not flicker."""
IN_SIGHT: Final = (Reason.BLACK, Reason.FROZEN, Reason.TINY, Reason.CAPTURE_FAILED)
"""Reasons for not seeing a window that the user has before the eyes all the same."""
UNSAID: Final = (*JUDGING, Reason.SELF_VIEW)
"""Reasons of a verdict that the tray alone says: nothing is wrong with the picture of the call."""


class Unseen:
    """Keeps the time; ``clock`` in seconds. One call at a time: another one, or none, begins anew.

    What was dismissed stays so until that call ends, whichever call is spoken of meanwhile.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._call: int | None = None
        self._bad_s: float | None = None
        self._good_s: float | None = None
        self._said: Reason | None = None
        self._dismissed: set[int] = set()
        self._begin()

    def look(self, state: State) -> Reason | None:
        """What is to be said now, if anything. To be called with every state, and at least once a second."""
        now, call = self._clock(), state.call
        number = None if call is None else call.id
        self._dismissed &= {one.id for one in state.calls}
        if number != self._call:
            self._call = number
            self._begin()
        reason = _unable(state)
        if reason is not None:
            self._bad(reason, now)
        elif state.window is None or state.watch is not Watch.WATCHING:
            self._begin()  # the call is not before the eyes: nothing may stand over what is
        elif self._bad_s is not None:
            self._good_s = now if self._good_s is None else self._good_s
            if now - self._good_s >= SETTLED_S:
                self._begin()
        return None if number in self._dismissed else self._said

    def dismiss(self) -> None:
        """Say no more of it in this call."""
        if self._call is not None:
            self._dismissed.add(self._call)

    def _begin(self) -> None:
        self._bad_s = self._good_s = None
        self._newest: tuple[Reason | None, float] = (None, 0.0)
        self._said = None

    def _bad(self, reason: Reason, now: float) -> None:
        self._good_s = None
        if self._bad_s is None:
            self._bad_s = now
        if reason is not self._newest[0]:
            self._newest = reason, now
        settled = self._said is None or now - self._newest[1] >= SETTLED_S
        if now - self._bad_s > UNSEEN_S and settled:
            self._said = reason


def _unable(state: State) -> Reason | None:
    """Why the picture before the user's eyes cannot be judged at this moment."""
    if state.window is None:
        return None
    if state.watch is Watch.CANNOT_SEE:
        return state.reason if state.reason in IN_SIGHT else None
    unable = state.watch is Watch.WATCHING and state.verdict.kind is VerdictKind.INSUFFICIENT
    return state.verdict.reason if unable and state.verdict.reason not in UNSAID else None
