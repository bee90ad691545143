"""The one State: changed under one lock, never contradicting itself, and told to one listener in its own order."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from guard.call import STALE_S
from guard.call_book import CallBook
from guard.calls.finder import Found
from guard.decision.alert import Alarm
from guard.log import Place
from guard.types import (
    Alert,
    Call,
    Counters,
    Event,
    EventKind,
    Explanation,
    Finding,
    Outcome,
    Reason,
    Source,
    State,
    Task,
    Track,
    Verdict,
    VerdictKind,
    Watch,
    Window,
)

log = logging.getLogger("qalqan.status")


@dataclass(frozen=True, slots=True)
class Target:
    """A window to look at, for the call ``call_id``. ``lively``: often, and its picture is the call's for sure."""

    call_id: int
    window: Window
    application: str
    lively: bool
    doubted: bool


class Status:
    """What is known now.

    The listener is told outside the lock, on whichever thread changed something: it may call back, and where it fails
    the others go on.
    """

    def __init__(self, tell: Callable[[Event], None], clock: Callable[[], float]) -> None:
        self._tell, self._clock = tell, clock
        self._lock = threading.Lock()
        self._outbox: deque[Event] = deque()
        self._telling = False
        self._book, self._alarm = CallBook(), Alarm()
        self._paused = False
        self._unwatched: frozenset[int] = frozenset()
        self._blind: Reason | None = None
        self._down: dict[str, Reason] = {}
        self._counters = Counters()
        self._listed_s = clock()  # when the desktop was last heard of
        self._state = State(Watch.NO_CALL, self._listed_s)

    @property
    def state(self) -> State:
        """The newest snapshot."""
        with self._lock:
            return self._state

    def followed(self) -> set[int]:
        """The ids of all calls that are on, and of what is only perhaps one."""
        with self._lock:
            return {call.id for call in self._book.open}

    def warned(self) -> dict[int, int]:
        """Of each call the track whose face is warned of, though something else may be shown."""
        with self._lock:
            return {call.id: call.alarm.person for call in self._book.open if call.alarm.person is not None}

    # the capture thread

    def follow(self, found: Sequence[Found], windows: Sequence[Window]) -> list[Target]:
        """One look at the desktop: what may be calls, and all windows. What is to be looked at more closely."""
        with self._changing() as now:
            self._paused, self._blind, self._listed_s = False, None, now
            self._book.follow(found, windows, now, self._alarm)
            return [
                Target(call.id, call.window, call.application, call.lively(now), call.doubted())
                for call in self._book.open
                if call.there
            ]

    def leave(self, applications: Collection[str]) -> None:
        """The user does not want calls in these to be watched: what is on of them ends."""
        with self._changing():
            self._book.leave(applications)

    def looked(self, call_id: int, reason: Reason | None) -> None:
        """A picture of this call was captured, or could not be for this reason."""
        with self._changing() as now:
            if call := self._book.get(call_id):
                call.looked(now, reason)
                if reason is None:
                    self._counters = replace(self._counters, captured=self._counters.captured + 1)

    def blind(self, reason: Reason) -> None:
        """The desktop as a whole cannot be seen. A call outlives a locked screen as it does another tab."""
        with self._changing() as now:
            self._paused, self._blind, self._listed_s = False, reason, now
            there = [call.window for call in self._book.open] if reason is Reason.LOCKED else ()
            self._book.follow((), there, now, self._alarm)

    def pause(self, unwatched: Collection[int] = ()) -> None:
        """The user wants nothing to be watched; what was has ended. ``unwatched``: windows of calls meanwhile."""
        with self._changing():
            self._paused, self._unwatched = True, frozenset(unwatched)
            self._book.open.clear()

    # the analysis thread

    def judged(
        self, call_id: int, t_s: float, verdict: Verdict, people: tuple[Track, ...], live: bool, dropped: int = 0
    ) -> None:
        """The word for the picture of ``t_s``; ``dropped``: pictures so far that were never judged."""
        with self._changing() as now:
            self._counters = replace(self._counters, analysed=self._counters.analysed + 1, dropped=dropped)
            if call := self._book.get(call_id):
                call.judged(now, t_s, verdict, people, live)

    def frame_failed(self) -> None:
        """One picture could not be judged."""
        with self._changing():
            self._counters = replace(self._counters, failed=self._counters.failed + 1)

    def explained(self, explanation: Explanation | None) -> None:
        """The answer to a question."""
        with self._lock:
            self._outbox.append(Event(EventKind.EXPLAINED, self._state, self._state.call, explanation))
        self._deliver()

    def challenged(self, call_id: int, task: Task, outcome: Outcome) -> None:
        """What came of a task: told, and what speaks for fraud stands from then on; a face that broke, above all."""
        level = {Outcome.BROKE: VerdictKind.FAKE, Outcome.NOT_DONE: VerdictKind.SUSPECT}.get(outcome)
        with self._changing() as now:
            call = self._book.get(call_id)
            before = call.findings.get(Source.CHALLENGE) if call else None
            graver = level is not None and (before is None or level.severity >= before.level.severity)
            if call and level is not None and graver:
                call.findings[Source.CHALLENGE] = Finding(Source.CHALLENGE, level, None, now, name=task.value)
                call.alarm.update(call.findings.values(), False, now)
        with self._lock:
            about = next((call for call in self._state.calls if call.id == call_id), None)
            self._outbox.append(Event(EventKind.CHALLENGED, self._state, about, task=task, outcome=outcome))
        self._deliver()

    # anybody

    def find(self, call_id: int, finding: Finding) -> None:
        """Another source than the face found something in a call; it stands until :meth:`withdraw`."""
        with self._changing() as now:
            if call := self._book.get(call_id):
                call.findings[finding.source] = finding
                call.alarm.update(call.findings.values(), False, now)

    def withdraw(self, call_id: int, source: Source) -> None:
        """What this source found is there no more."""
        with self._changing() as now:
            if (call := self._book.get(call_id)) and call.findings.pop(source, None):
                call.alarm.update(call.findings.values(), False, now)

    def money(self, name: str) -> None:
        """A place for money came to the front in a suspicious call, or soon after one."""
        with self._lock:
            self._outbox.append(Event(EventKind.MONEY, self._state, self._state.call, name=name))
        self._deliver()

    def snooze(self, seconds: float) -> None:
        """The user said "not now" to the warning of the call that is spoken of."""
        with self._changing() as now:
            for call in self._book.ranked(now)[:1]:
                call.alarm.snooze(now, seconds)

    def warn_from(self, weakest: VerdictKind) -> None:
        """SUSPECT: a suspicion is an alert too; FAKE: it is not."""
        with self._changing():
            for alarm in (self._alarm, *(call.alarm for call in self._book.open)):
                alarm.weakest = weakest

    def health(self, worker: str, reason: Reason | None) -> None:
        """A worker went down for this reason, or works again."""
        with self._changing():
            self._down.pop(worker, None)
            if reason is not None:
                self._down[worker] = reason

    def check(self) -> None:
        """What only time changes: pictures that came no more, a snooze that is over. The watchdog calls it."""
        with self._changing():
            pass

    @contextmanager
    def _changing(self) -> Iterator[float]:
        with self._lock:
            yield (now := self._clock())
            old, self._state = self._state, self._snapshot(now)
            self._outbox.extend(changes(old, self._state))
        self._deliver()

    def _snapshot(self, now: float) -> State:
        failed = next(iter(self._down.values()), None)
        blind = self._blind
        if blind is None and now - self._listed_s > STALE_S:  # a desktop that does not answer
            blind = Reason.CAPTURE_FAILED
        calls = tuple(call.snapshot(now, failed or blind) for call in self._book.ranked(now))
        if failed is not None:
            watch, reason = Watch.FAILED, failed
        elif self._paused:
            watch, reason = Watch.PAUSED, None
        elif blind is not None:
            watch, reason = Watch.CANNOT_SEE, blind
        elif calls:
            watch, reason = calls[0].watch, calls[0].reason
        else:
            watch, reason = Watch.NO_CALL, None
        unwatched = self._unwatched if watch is Watch.PAUSED else frozenset()
        return State(watch, now, reason, calls, self._counters, unwatched)

    def _deliver(self) -> None:
        """One thread at a time tells, in order; another's events are told by whoever tells now."""
        while True:
            with self._lock:
                if self._telling or not self._outbox:
                    return
                event, self._telling = self._outbox.popleft(), True
            try:
                self._tell(event)
            except Exception as error:
                log.error("the listener failed: %s", Place.of(error))
            finally:
                with self._lock:
                    self._telling = False


def changes(old: State, new: State) -> list[Event]:
    """What a listener is to be told of, the worst last but for the ends of calls."""
    before = {call.id: call for call in old.calls}
    events = []
    for call in new.calls:
        was = before.pop(call.id, None)
        kinds = _of_call(was, call)
        if not kinds and was is not None and _mentioned(was) != _mentioned(call):
            kinds = [EventKind.WINDOW]  # what is no warning is told too
        events += [Event(kind, new, call) for kind in kinds]
    for call in before.values():
        if call.alert is not None:
            events.append(Event(EventKind.CLEARED, new, call))
        events.append(Event(EventKind.ENDED, new, call))
    if (old.watch, old.reason) != (new.watch, new.reason):
        if Watch.FAILED in (old.watch, new.watch):
            events.append(Event(EventKind.HEALTH, new, new.call))
        elif not any(event.kind is EventKind.WINDOW for event in events):
            events.append(Event(EventKind.WINDOW, new, new.call))
    elif new.unwatched != old.unwatched:
        events.append(Event(EventKind.WINDOW, new))
    return events


def _of_call(old: Call | None, new: Call) -> list[EventKind]:
    kinds = []
    if old is None or _seen(old) != _seen(new):
        kinds.append(EventKind.WINDOW)
    was = Verdict(VerdictKind.NO_FACE, new.began_s) if old is None else old.verdict
    if _said(was) != _said(new.verdict):
        kinds.append(EventKind.VERDICT)
    before, alert = old.alert if old else None, new.alert
    if alert is None:
        return [*kinds, EventKind.CLEARED] if before is not None else kinds
    if before is None or _warned(before) != _warned(alert):
        kinds.append(EventKind.SNOOZED if alert.snoozed else EventKind.ALERT)
    return kinds


def _said(verdict: Verdict) -> tuple[object, ...]:
    insufficient = verdict.kind is VerdictKind.INSUFFICIENT
    return verdict.kind, verdict.reason, insufficient and verdict.unjudged


def _warned(alert: Alert) -> tuple[object, ...]:
    return alert.level, alert.source, alert.name, alert.snoozed


def _seen(call: Call) -> tuple[object, ...]:
    return call.watch, call.reason, call.window and call.window.id


def _mentioned(call: Call) -> list[tuple[object, ...]]:
    return [(one.source, one.level, one.name) for one in call.findings if one.source is not Source.FACE]
