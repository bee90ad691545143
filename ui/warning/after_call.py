"""Once a call is over: after a warning, what to do now."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from guard.types import Call, Event, EventKind, Source, State, VerdictKind, Watch
from ui import icons, messages
from ui.warning.ended_card import EndedCard

if TYPE_CHECKING:
    from ui.controller import Controller


class AfterCall(QObject):
    """Opens the card that says so, where it is so: a call that is watched no more may go on.

    It speaks of what the user was warned of. What is seen in a face counts only where that was a warning in this call.
    """

    def __init__(self, program: Controller) -> None:
        super().__init__(program)
        self._program, self._windows = program, program.windows
        self._faces: dict[int, set[VerdictKind]] = {}
        """Of each call that is on how gravely its face was warned of."""

    def follow(self, event: Event) -> None:
        """Take in one event."""
        for call in event.state.calls:
            if call.alert is not None and call.alert.source is Source.FACE:
                self._faces.setdefault(call.id, set()).add(call.alert.level)
        if event.kind is EventKind.ENDED and event.call is not None:
            over, faces = self._is_over(event.state), self._faces.pop(event.call.id, set())
            self._program.help.ended(event.call, over)
            if over:
                self._say(event.call, faces)

    def _is_over(self, state: State) -> bool:
        """Whether the call was seen to end: not where nothing is watched any more, or nothing can be seen."""
        blind = state.watch is Watch.CANNOT_SEE and state.reason in messages.BLIND
        return not (blind or state.watch is Watch.PAUSED or self._program.requests.pause.on)

    def _say(self, call: Call, faces: Collection[VerdictKind]) -> None:
        found = [one for one in call.findings if one.source is not Source.FACE or one.level in faces]
        signs = [one for one in (call.alert, *found) if one is not None and one.level in icons.ALARMS]
        if not signs or call.practice:
            return
        gravest = max(signs, key=lambda one: one.level.severity)
        program, record = self._program, self._program.records.last

        def make() -> QWidget:
            window = EndedCard(program.keeper.now, gravest.level, record is not None, gravest.source, gravest.name)
            if record is not None:
                window.save.connect(lambda: program.records.save(record))
            window.what_now.connect(program.menu.what_now.trigger)
            return window

        self._windows.close("ended")
        self._windows.open("ended", make)
