"""Once a call is over: after a warning, what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from guard.types import Call, Event, EventKind, State, Watch
from ui import icons, messages
from ui.warning.ended_card import EndedCard

if TYPE_CHECKING:
    from ui.controller import Controller


class AfterCall(QObject):
    """Opens the card that says so, where it is so: a call that is watched no more may go on."""

    def __init__(self, program: Controller) -> None:
        super().__init__(program)
        self._program, self._windows = program, program.windows

    def follow(self, event: Event) -> None:
        """Take in one event."""
        if event.kind is EventKind.ENDED and event.call is not None:
            over = self._is_over(event.state)
            self._program.help.ended(over)
            if over:
                self._say(event.call)

    def _is_over(self, state: State) -> bool:
        """Whether the call was seen to end: not where nothing is watched any more, or nothing can be seen."""
        blind = state.watch is Watch.CANNOT_SEE and state.reason in messages.BLIND
        return not (blind or state.watch is Watch.PAUSED or self._program.requests.pause.on)

    def _say(self, call: Call) -> None:
        signs = [one for one in (call.alert, *call.findings) if one is not None and one.level in icons.ALARMS]
        if not signs or call.practice:
            return
        gravest = max(signs, key=lambda one: one.level.severity)
        program, can_save = self._program, self._program.records.savable is not None

        def make() -> QWidget:
            window = EndedCard(program.keeper.now, gravest.level, can_save, gravest.source, gravest.name)
            window.save.connect(program.records.save_newest)
            window.what_now.connect(program.menu.what_now.trigger)
            return window

        self._windows.close("ended")
        self._windows.open("ended", make)
