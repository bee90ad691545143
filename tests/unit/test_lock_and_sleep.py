"""Windows' lock and sleep, by a clock of the test's own: nothing is called calm that nobody watched, and it resumes."""

from __future__ import annotations

import numpy as np
import pytest

from guard.call import LEFT, STALE_S
from guard.calls.rules import load_rules
from guard.latest import Latest
from guard.settings.schema import Settings
from guard.status import Status
from guard.system.windows import WindowsSystem
from guard.types import Event, EventKind, Picture, Reason, State, Track, Verdict, VerdictKind, Watch
from guard.watcher import Shot, Watcher, Wishes
from tests.unit.faces import face
from tests.unit.fake_windows import FakeApi, FakeWindow

PEOPLE = (Track(1, face(), 0, 0, 9),)
QUIET = (VerdictKind.NO_SIGNS, VerdictKind.NO_FACE)


class Laptop:
    """A Zoom meeting in the real watcher over Windows' recorded calls; who is in it is judged at once."""

    def __init__(self, graphics_capture: bool) -> None:
        self.now, self.judging, self.word = 100.0, True, VerdictKind.NO_SIGNS
        self.api = FakeApi(call=FakeWindow(place=(100, 50, 300, 210)))
        self.api.print = lambda _window, width, height: self._noise.integers(0, 255, (height, width, 4), np.uint8)
        self._pushes, self.still = graphics_capture, False
        self.pushed: np.ndarray | None = None
        self.events: list[Event] = []
        self.calm_s: list[float] = []
        capture = self._capture if graphics_capture else None
        self.status = Status(self._told, lambda: self.now)
        slot: Latest[Shot] = Latest()
        self._slot, pictures = slot, dict[int, Picture]()
        self._watcher = Watcher(
            lambda: WindowsSystem(self.api, capture), load_rules(), self.status, slot, Wishes(Settings()), pictures
        )
        self._noise = np.random.default_rng(0)

    def _capture(self, window: int) -> object:
        laptop = self

        class Pushed:
            closed = False

            def newest(self) -> np.ndarray | None:
                return laptop.pushed

            def stop(self) -> None:
                """Nothing is held."""

        return Pushed()

    def _told(self, event: Event) -> None:
        self.events.append(event)
        if event.state.call and event.state.verdict.kind in QUIET:
            self.calm_s.append(self.now)

    def run(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            if self._pushes and not self.still:
                self.pushed = self._noise.integers(0, 255, (160, 200, 3), np.uint8)
            self.now += max(0.01, self._watcher.step(self.now))
            shot = self._slot.take()
            if shot is not None and self.judging:
                self.status.judged(
                    shot.call_id, self.now, Verdict(self.word, shot.frame.t_s, track=1), PEOPLE, live=True
                )
            self.status.check()

    @property
    def state(self) -> State:
        return self.status.state


@pytest.fixture(params=[True, False], ids=["graphics capture", "print"])
def laptop(request: pytest.FixtureRequest) -> Laptop:
    laptop = Laptop(request.param)
    laptop.run(5)
    assert (laptop.state.watch, laptop.state.verdict.kind) == (Watch.WATCHING, VerdictKind.NO_SIGNS)
    return laptop


def test_a_locked_screen_is_said_and_it_watches_again_by_itself(laptop: Laptop) -> None:
    call = laptop.state.call.id
    laptop.api.is_locked, laptop.calm_s = True, []
    laptop.run(60)
    assert (laptop.state.watch, laptop.state.reason) == (Watch.CANNOT_SEE, Reason.LOCKED)
    assert laptop.state.verdict.kind is VerdictKind.INSUFFICIENT
    assert not laptop.calm_s
    laptop.api.is_locked = False
    laptop.run(3)
    assert laptop.state.watch is Watch.WATCHING
    assert laptop.state.call.id == call, "the meeting went on behind the lock"


def test_a_warning_outlives_the_lock_and_a_call_that_was_left_behind_it_ends(laptop: Laptop) -> None:
    laptop.word = VerdictKind.FAKE
    laptop.run(2)
    laptop.api.is_locked = True
    laptop.run(60)
    assert laptop.state.alert.level is VerdictKind.FAKE
    laptop.api.is_locked, laptop.word = False, VerdictKind.NO_SIGNS
    laptop.run(5)
    assert laptop.state.alert.level is VerdictKind.FAKE, "locking is no calm"
    laptop.api.is_locked = True
    laptop.run(LEFT.warned + 5)
    assert laptop.state.call is None
    assert laptop.events[-1].kind is EventKind.ENDED


@pytest.mark.parametrize("asleep_s", [STALE_S + 1, 8 * 3600.0])
def test_after_sleep_nothing_old_is_said(laptop: Laptop, asleep_s: float) -> None:
    """The clock of Windows goes on while it sleeps; the picture and the word of before are still there."""
    laptop.now += asleep_s
    laptop.status.check()
    assert laptop.state.watch is Watch.CANNOT_SEE
    laptop.calm_s, laptop.judging, woke_s = [], False, laptop.now
    laptop.run(2)
    assert not laptop.calm_s, "captured again, and not judged yet"
    assert laptop.state.verdict.kind is VerdictKind.INSUFFICIENT
    laptop.judging = True
    laptop.run(2)
    assert (laptop.state.watch, laptop.state.verdict.kind) == (Watch.WATCHING, VerdictKind.NO_SIGNS)
    assert laptop.state.verdict.t_s > woke_s


def test_a_warning_outlives_sleep(laptop: Laptop) -> None:
    laptop.word = VerdictKind.FAKE
    laptop.run(2)
    laptop.now += 8 * 3600
    laptop.word = VerdictKind.NO_SIGNS
    laptop.run(10)
    assert laptop.state.alert.level is VerdictKind.FAKE
    laptop.run(40)
    assert laptop.state.alert is None, "by real calm"


def test_a_picture_of_before_the_sleep_is_not_taken_for_one_of_now(laptop: Laptop) -> None:
    """Graphics capture keeps the last picture, and a call that ended in sleep draws no other."""
    if laptop.pushed is None:
        pytest.skip("a print is of now")
    laptop.now, laptop.still = laptop.now + 600, True
    laptop.run(8)
    assert (laptop.state.watch, laptop.state.reason) == (Watch.CANNOT_SEE, Reason.FROZEN)
