"""What the windows rely on, held by the real engine and by the one that their tests use instead."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from guard.engine import Engine
from guard.settings.schema import Settings
from guard.types import Event, EventKind, Outcome, Said, Source, State, Task, VerdictKind, Watch
from tests.ui.conftest import FakeEngine
from tests.unit.scripted_guard import Guard


@dataclass
class Bench:
    """An engine, what it said, and how its call comes to be warned of and to its end."""

    engine: Engine | FakeEngine
    events: list[Event]
    warn: Callable[[], object]
    hang_up: Callable[[], object]
    closes: list[Callable[[], object]] = field(default_factory=list)

    def until(self, true: Callable[[State], object]) -> State:
        deadline = time.monotonic() + 8
        while not true(state := self.engine.state):
            assert time.monotonic() < deadline, state
            time.sleep(0.01)
        return state

    def heard(self, kind: EventKind) -> Event:
        deadline = time.monotonic() + 8
        while not any(event.kind is kind for event in list(self.events)):
            assert time.monotonic() < deadline, kind
            time.sleep(0.01)
        return next(event for event in self.events if event.kind is kind)


def real(monkeypatch: pytest.MonkeyPatch) -> Bench:
    from guard.call import Grace

    monkeypatch.setattr("guard.call.CLOSED", Grace(0.2, 0.2))
    guard = Guard()
    guard.engine.start()
    guard.until(lambda state: state.call is not None)
    return Bench(
        guard.engine,
        guard.events,
        lambda: setattr(guard.script, "verdict", VerdictKind.FAKE),
        lambda: setattr(guard.desktop, "shown", []),
    )


def fake(monkeypatch: pytest.MonkeyPatch) -> Bench:
    events: list[Event] = []
    engine = FakeEngine(Settings(), events.append)
    engine.start()
    engine.watch()
    return Bench(engine, events, engine.alert, engine.end)


@pytest.fixture(params=[real, fake], ids=["real", "fake"])
def bench(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    opened = request.param(monkeypatch)
    yield opened
    assert opened.engine.stop()


def public(kind: type) -> dict[str, list[str]]:
    """The methods and what they take."""
    methods = inspect.getmembers(kind, inspect.isfunction)
    return {name: list(inspect.signature(method).parameters) for name, method in methods if not name.startswith("_")}


def test_the_fake_has_every_method_of_the_real_one() -> None:
    engine, stand_in = public(Engine), public(FakeEngine)
    assert {name: stand_in.get(name) for name in engine} == engine


def test_a_warning_is_an_event_of_its_call_and_stands_in_the_state(bench: Bench) -> None:
    bench.warn()
    state = bench.until(lambda state: state.alert)
    event = bench.heard(EventKind.ALERT)
    assert event.call is not None
    assert event.call.id == state.call.id
    assert event.call.alert is not None
    assert (state.alert.level, state.alert.snoozed, state.verdict.kind) == (VerdictKind.FAKE, False, VerdictKind.FAKE)


def test_a_refused_task_is_told_and_a_warning_of_its_name(bench: Bench) -> None:
    bench.engine.challenge(Task.TURN)
    bench.engine.refuse()
    event = bench.heard(EventKind.CHALLENGED)
    assert (event.task, event.outcome) == (Task.TURN, Outcome.NOT_DONE)
    alert = bench.until(lambda state: state.alert).alert
    assert (alert.source, alert.level, alert.name) == (Source.CHALLENGE, VerdictKind.SUSPECT, Task.TURN)


def test_a_task_that_is_taken_back_cannot_be_refused(bench: Bench) -> None:
    bench.engine.challenge(Task.TURN)
    bench.engine.challenge(None)
    bench.engine.refuse()
    assert all(event.kind is not EventKind.CHALLENGED for event in bench.events)
    assert bench.engine.state.alert is None


def test_not_now_keeps_the_warning_and_says_that_it_is_snoozed(bench: Bench) -> None:
    bench.warn()
    bench.until(lambda state: state.alert)
    bench.engine.snooze(60)
    assert bench.until(lambda state: state.alert.snoozed).alert.level is VerdictKind.FAKE
    assert bench.heard(EventKind.SNOOZED).call is not None


def test_what_the_user_says_of_the_caller_is_a_warning_of_its_own(bench: Bench) -> None:
    call = bench.until(lambda state: state.call).call
    bench.engine.said(call.id, Said.MONEY)
    alert = bench.until(lambda state: state.alert).alert
    assert (alert.level, alert.source, alert.name) == (VerdictKind.SUSPECT, Source.CALLER_SAYS, "money")
    assert bench.heard(EventKind.ALERT).call.id == call.id


def test_the_end_of_a_call_carries_the_call_with_its_warning(bench: Bench) -> None:
    bench.warn()
    bench.until(lambda state: state.alert)
    bench.hang_up()
    event = bench.heard(EventKind.ENDED)
    assert event.call is not None
    assert event.call.alert is not None
    assert event.state.calls == ()
    assert event.state.watch is Watch.NO_CALL


def test_a_pause_is_seen_and_so_is_its_end(bench: Bench) -> None:
    bench.engine.pause()
    state = bench.until(lambda state: state.watch is Watch.PAUSED)
    assert (state.calls, state.alert, state.verdict.kind) == ((), None, VerdictKind.NO_FACE)
    bench.engine.resume()
    bench.until(lambda state: state.watch is not Watch.PAUSED)


def test_what_can_be_asked_is_answered(bench: Bench) -> None:
    engine = bench.engine
    assert all(isinstance(name, str) for name in engine.applications())
    assert "deepfake_detector" in engine.models()
    assert set(engine.measured()) <= {"cautious", "balanced", "sensitive"}
    assert engine.windows()
    assert engine.newest_picture(999) is None or isinstance(engine, FakeEngine)
    engine.apply(Settings(rate_hz=2))
    engine.pick(None)
