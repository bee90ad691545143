"""Pausing the watching: until the user ends it, for a while, or until the call of now is over."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QObject, QTime, QTimer, Signal

from guard.engine import Engine
from guard.types import Call, State, Watch, Window
from ui.tray.menu import Menu

QUARTER_MS: Final = 900_000
HOUR_MS: Final = 3_600_000
OVER_MS: Final = 10_000
"""How long a call has to be gone until it is over: a window may come again."""
LONGEST_MS: Final = 4 * HOUR_MS
"""A pause until a call ends is over by then, whatever is still called as that call was."""


class Pause(QObject):
    """Does what the actions of the menu say. ``missed``: a call came while nothing is watched.

    ``on``: from the user's wish on, before the engine has heard of it; also where the state says something graver.
    """

    missed = Signal()

    def __init__(self, engine: Engine, menu: Menu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._menu = engine, menu
        self.timer = QTimer(self, interval=HOUR_MS, singleShot=True)
        self.over = QTimer(self, interval=OVER_MS, singleShot=True)
        self.on = False
        self._until: int | None = None
        """The window of the call that is waited for; ``_met``: whether it was in sight in this pause."""
        self._met = False
        self._seen: frozenset[int] = frozenset()
        self._places: dict[int, Window | None] = {}
        """Of each call that is on where it was seen last."""
        for timer in (self.timer, self.over):
            timer.timeout.connect(self.resume)
        menu.pause.triggered.connect(self._for_good)
        menu.pause_quarter.triggered.connect(lambda: self.for_a_while(QUARTER_MS))
        menu.pause_hour.triggered.connect(lambda: self.for_a_while(HOUR_MS))
        menu.pause_call.triggered.connect(self.for_this_call)
        menu.resume.triggered.connect(self.resume)

    def for_a_while(self, ms: int) -> None:
        """Pause; it goes on by itself, and the menu says when."""
        self.stop()
        self._say_until(ms)
        self._begin()

    def for_this_call(self) -> None:
        """Pause; it goes on once the call of now is over.

        Of one that is out of sight the end is seen only where it came back before: that is a pause of an hour at most.
        """
        self.stop()
        call = self._engine.state.call
        if call is not None and call.window is not None:
            self.timer.start(LONGEST_MS)
        else:
            self._say_until(HOUR_MS)
        self._begin(call)

    def follow(self, state: State) -> None:
        """A new state: is the call over that was waited for, and has another come?"""
        if state.watch is not Watch.PAUSED:
            self._look(state)
            return
        there = self._until in state.unwatched
        self._met = self._met or there
        if there or not self._met:
            self.over.stop()
        elif not self.over.isActive():
            self.over.start()
        new = state.unwatched - self._seen
        self._seen |= state.unwatched
        if new:
            self.missed.emit()

    def resume(self) -> None:
        """Watch again."""
        self.stop()
        self.on = False
        self._engine.resume()

    def stop(self) -> None:
        """Forget what was waited for: the program ends."""
        self.timer.stop()
        self.over.stop()
        self._menu.paused_until("")
        self._until, self._met = None, False

    def _for_good(self) -> None:
        self.stop()
        self._begin()

    def _say_until(self, ms: int) -> None:
        end = QTime.currentTime().addMSecs(ms)
        self._menu.paused_until(QLocale().toString(end, QLocale.FormatType.ShortFormat))
        self.timer.start(ms)

    def _look(self, state: State) -> None:
        self._places = {call.id: call.window or self._places.get(call.id) for call in state.calls}

    def _begin(self, until: Call | None = None) -> None:
        """``until``: the call that is waited for."""
        self.on = True
        self._look(self._engine.state)
        self._seen = frozenset(window.id for window in self._places.values() if window is not None)
        window = self._places.get(until.id) if until is not None else None
        if until is not None and window is not None:
            self._until, self._met = window.id, until.window is not None
        self._engine.pause(window)
