"""The one State: changed under one lock by both threads, never contradicting itself, and told to one listener."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from guard.decision.alert import Alarm
from guard.types import Counters, Event, EventKind, Reason, State, Track, Verdict, VerdictKind, Watch, Window


class Status:
    """What is known now. The listener hears of it on the thread that changed it, outside the lock: it may call back."""

    def __init__(self, tell: Callable[[Event], None], clock: Callable[[], float], snooze_s: float) -> None:
        self._tell = tell
        self._clock = clock
        self._lock = threading.Lock()
        self._alarm = Alarm(snooze_s)
        now = clock()
        self._state = State(Watch.NO_CALL, now, Verdict(VerdictKind.NO_FACE, now))

    @property
    def state(self) -> State:
        """The newest snapshot."""
        with self._lock:
            return self._state

    def see(self, watch: Watch, window: Window | None, reason: Reason | None) -> None:
        """What the capture thread knows. With its window a call is over, and its alert goes."""
        with self._lock:
            old = self._state
            if old.watch is Watch.FAILED:
                return
            changed = (old.watch, old.reason, old.window and old.window.id) != (watch, reason, window and window.id)
            over = old.window is not None and (window is None or window.id != old.window.id)
            now = self._clock()
            new = replace(old, watch=watch, reason=reason, window=window, t_s=now)
            if over:
                self._alarm.call_ended(now)
                new = replace(new, alert=None)
            if over or (changed and watch is not Watch.WATCHING):
                kind = VerdictKind.NO_FACE if window is None else VerdictKind.INSUFFICIENT
                new = replace(new, verdict=Verdict(kind, now, reason), tracks=())
            self._state = new
        if changed:
            self._tell(Event(EventKind.WINDOW, new))
        if over and old.alert is not None:
            self._tell(Event(EventKind.CLEARED, new))

    def judge(self, t_s: float, window: Window, verdict: Verdict, tracks: tuple[Track, ...]) -> None:
        """A verdict of the analysis thread, unless what it speaks of is no longer being watched."""
        with self._lock:
            old = self._state
            if old.watch is not Watch.WATCHING or old.window is None or old.window.id != window.id:
                return
            alert, kind = self._alarm.update(verdict, t_s)
            new = replace(old, t_s=self._clock(), verdict=verdict, tracks=tracks, alert=alert)
            self._state = new
        if (old.verdict.kind, old.verdict.reason) != (verdict.kind, verdict.reason):
            self._tell(Event(EventKind.VERDICT, new))
        if kind is not None:
            self._tell(Event(kind, new))

    def warn_from(self, weakest: VerdictKind) -> None:
        """SUSPECT: a suspicion is an alert too; FAKE: it is not."""
        with self._lock:
            self._alarm.weakest = weakest

    def snooze(self, seconds: float) -> None:
        """No alert for so long."""
        with self._lock:
            now = self._clock()
            _, kind = self._alarm.snooze(now, seconds)
            new = self._state = replace(self._state, t_s=now, alert=None)
        if kind is not None:
            self._tell(Event(kind, new))

    def fail(self, reason: Reason) -> None:
        """Not watching any more, for good."""
        with self._lock:
            now = self._clock()
            self._alarm.call_ended(now)
            verdict = Verdict(VerdictKind.INSUFFICIENT, now, reason)
            new = self._state = State(Watch.FAILED, now, verdict, reason, counters=self._state.counters)
        self._tell(Event(EventKind.HEALTH, new))

    def count(self, captured: int = 0, analysed: int = 0, dropped: int = 0, failed: int = 0) -> None:
        """Add to the counters; ``dropped`` is the slot's own total."""
        with self._lock:
            old = self._state.counters
            new = Counters(
                old.captured + captured, old.analysed + analysed, max(old.dropped, dropped), old.failed + failed
            )
            self._state = replace(self._state, counters=new)
