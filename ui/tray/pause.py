"""Pausing the watching: until the user ends it, for a while, or until the call of now is over."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QObject, QTime, QTimer, Signal

from guard.engine import Engine
from guard.types import State, Watch
from ui.tray.menu import Menu

QUARTER_MS: Final = 900_000
HOUR_MS: Final = 3_600_000
OVER_MS: Final = 10_000
"""How long a call has to be gone until it is over: a window may come again."""


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
        self._seen: frozenset[int] = frozenset()
        for timer in (self.timer, self.over):
            timer.timeout.connect(self.resume)
        menu.pause.triggered.connect(self._for_good)
        menu.pause_quarter.triggered.connect(lambda: self.for_a_while(QUARTER_MS))
        menu.pause_hour.triggered.connect(lambda: self.for_a_while(HOUR_MS))
        menu.pause_call.triggered.connect(self.for_this_call)
        menu.resume.triggered.connect(self.resume)

    def for_a_while(self, ms: int) -> None:
        """Pause; it goes on by itself, and the menu says when."""
        end = QTime.currentTime().addMSecs(ms)
        self._menu.paused_until(QLocale().toString(end, QLocale.FormatType.ShortFormat))
        self.timer.start(ms)
        self._begin()

    def for_this_call(self) -> None:
        """Pause; it goes on once the call of now is over."""
        window = self._engine.state.window
        self._until = window.id if window is not None else None
        self._begin()

    def follow(self, state: State) -> None:
        """A new state: is the call over that was waited for, and has another come?"""
        if state.watch is not Watch.PAUSED:
            return
        if self._until is not None and self._until not in state.unwatched:
            if not self.over.isActive():
                self.over.start()
        else:
            self.over.stop()
        new = state.unwatched - self._seen
        self._seen |= state.unwatched
        if new:
            self.missed.emit()

    def resume(self) -> None:
        """Watch again."""
        self.stop()
        self.on = False
        self._menu.paused_until("")
        self._engine.resume()

    def stop(self) -> None:
        """Forget what was waited for: the program ends."""
        self.timer.stop()
        self.over.stop()
        self._until = None

    def _for_good(self) -> None:
        self.stop()
        self._begin()

    def _begin(self) -> None:
        self.on = True
        state = self._engine.state
        self._seen = frozenset(call.window.id for call in state.calls if call.window is not None)
        self._engine.pause(state.window if self._until is not None else None)
