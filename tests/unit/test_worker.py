"""A supervised thread: it dies loudly, begins again, and ends."""

from __future__ import annotations

import logging
import threading
import time

import pytest

from guard import worker
from guard.worker import Worker


class Loop:
    def __init__(self, failing: bool = False, wait_s: float = 0.01, works_after: int = 1) -> None:
        self.failing, self.wait_s, self.steps, self.closed = failing, wait_s, 0, False
        self.works_after = works_after

    @property
    def works(self) -> bool:
        return self.steps >= self.works_after

    def step(self, now: float) -> float:
        self.steps += 1
        if self.failing:
            raise RuntimeError("Аскар: title of a window")
        return self.wait_s

    def close(self) -> None:
        self.closed = True


class Supervised:
    """A worker, what it made, and what it reported."""

    def __init__(self, *loops: Loop | Exception) -> None:
        self.to_make, self.made, self.reports = list(loops), [], []
        self.reported = threading.Event()
        self.worker = Worker("try", self._make, self._report)

    def _make(self) -> Loop:
        one = self.to_make.pop(0) if len(self.to_make) > 1 else self.to_make[0]
        self.made.append(one)
        if isinstance(one, Exception):
            raise one
        return one

    def _report(self, name: str, error: Exception | None) -> None:
        self.reports.append(error)
        self.reported.set()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "BACK_OFF_S", (0.01,))


def run(supervised: Supervised, until, patience_s: float = 5.0) -> None:
    supervised.worker.start()
    deadline = time.monotonic() + patience_s
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.005)
    supervised.worker.stop()
    assert supervised.worker.join(2.0)


@pytest.mark.parametrize("first", [Loop(failing=True), ValueError("cannot be made")], ids=["steps", "making"])
def test_a_loop_that_fails_is_reported_and_its_successor_too_once_it_works(first) -> None:
    good = Loop()
    supervised = Supervised(first, good)
    run(supervised, lambda: good.steps > 3)
    assert isinstance(supervised.reports[0], (RuntimeError, ValueError))
    assert supervised.reports[1:] == [None]
    assert good.closed


def test_a_successor_that_steps_and_does_nothing_is_not_said_to_work() -> None:
    idle = Loop(works_after=1000)
    supervised = Supervised(Loop(failing=True), idle)
    run(supervised, lambda: idle.steps > 5)
    assert None not in supervised.reports


def test_a_loop_that_never_failed_reports_nothing_and_is_closed() -> None:
    good = Loop()
    supervised = Supervised(good)
    run(supervised, lambda: good.steps > 3)
    assert supervised.reports == []
    assert good.closed


def test_the_log_holds_type_and_place_and_no_words(caplog: pytest.LogCaptureFixture) -> None:
    bad = Loop(failing=True)
    supervised = Supervised(bad, Loop())
    with caplog.at_level(logging.ERROR):
        run(supervised, lambda: None in supervised.reports)
    assert "RuntimeError at test_worker.py:" in caplog.text
    assert "Аскар" not in caplog.text
    assert bad.closed


def test_it_waits_longer_and_longer_and_wakes_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Loop(wait_s=60)
    supervised = Supervised(slow)
    supervised.worker.start()
    while slow.steps < 1:
        time.sleep(0.005)
    supervised.worker.wake()
    deadline = time.monotonic() + 2
    while slow.steps < 2:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    supervised.worker.stop()
    assert supervised.worker.join(2.0)


def test_stopped_while_it_waits_to_begin_again() -> None:
    supervised = Supervised(ValueError("never"))
    run(supervised, supervised.reported.is_set)
    assert all(isinstance(report, ValueError) for report in supervised.reports)
