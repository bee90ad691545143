"""One look of the capture thread, by a clock of the test's own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from guard.calls.rules import load_rules
from guard.latest import Latest
from guard.settings.schema import Settings
from guard.status import Status
from guard.system.protocol import Permission, System
from guard.types import CannotSee, Picture, Reason, State, Track, Verdict, VerdictKind, Watch, Window
from guard.watcher import IDLE_S, REOPEN_S, Shot, Watcher, Wishes
from tests.unit.faces import face
from tests.unit.scripted_guard import CALL, Desktop

PEOPLE = (Track(1, face(), 0, 0, 9),)


class Bench:
    """A watcher with a scripted desktop; ``run`` steps it for some seconds of its clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self.desktop, self.opened = Desktop(), 0
        self.wishes = Wishes(Settings())
        self.status = Status(lambda event: None, lambda: self.now)
        self.slot: Latest[Shot] = Latest()
        self.pictures: dict[int, Picture] = {}
        self.shots: list[Shot] = []
        self.judge = True
        self.watcher = Watcher(self._open, load_rules(), self.status, self.slot, self.wishes, self.pictures)

    def _open(self) -> Desktop:
        self.opened += 1
        return self.desktop

    def step(self) -> float:
        wait_s = self.watcher.step(self.now)
        shot = self.slot.take()
        if shot is not None:
            self.shots.append(shot)
            if self.judge:
                verdict = Verdict(VerdictKind.NO_SIGNS, self.now, track=1)
                self.status.judged(shot.call_id, self.now, verdict, PEOPLE, live=True)
        return wait_s

    def run(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            self.now += max(0.01, self.step())

    @property
    def state(self) -> State:
        return self.status.state


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_without_a_call_it_looks_over_the_desktop_once_a_second(bench: Bench) -> None:
    bench.desktop.shown = []
    assert bench.step() == IDLE_S
    assert bench.state.watch is Watch.NO_CALL


def test_a_call_is_looked_at_as_often_as_the_settings_say(bench: Bench) -> None:
    """And twice: whose face it is, is looked at between the pictures that the detector judges."""
    bench.run(10.0)
    assert 98 <= len(bench.shots) <= 102
    bench.wishes.settings = replace(bench.wishes.settings, rate_hz=1.0)
    bench.shots.clear()
    bench.run(10.0)
    assert 19 <= len(bench.shots) <= 21


def test_two_calls_share_the_looks(bench: Bench) -> None:
    bench.desktop.shown = [CALL, replace(CALL, id=8, title="Zoom Meeting", application="zoom", process="zoom")]
    listed, ask = 0, bench.desktop.windows

    def counted() -> list[Window]:
        nonlocal listed
        listed += 1
        return ask()

    bench.desktop.windows = counted
    bench.run(10.0)
    assert listed <= 103  # one listing a look, none in vain
    counts = [sum(shot.call_id == number for shot in bench.shots) for number in (1, 2)]
    assert all(48 <= many <= 52 for many in counts), counts


def test_what_only_may_be_a_call_is_looked_at_once_a_second_until_a_face_shows(bench: Bench) -> None:
    bench.judge = False
    bench.desktop.shown = [Window(3, "Айгуль", "TelegramDesktop", "telegram", CALL.region, active=True)]
    bench.run(5.0)
    assert 5 <= len(bench.shots) <= 6
    assert bench.state.watch is Watch.NO_CALL
    bench.judge = True
    bench.run(5.0)
    assert bench.state.watch is Watch.WATCHING
    assert len(bench.shots) > 40


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"minimised": True}, Reason.MINIMISED),
        ({"region": replace(CALL.region, width=100, height=80)}, Reason.TINY),
    ],
)
def test_a_window_that_cannot_be_seen_says_why(bench: Bench, broken: dict[str, object], reason: Reason) -> None:
    bench.desktop.shown = [replace(CALL, **broken)]
    bench.run(1.0)
    assert (bench.state.watch, bench.state.reason) == (Watch.CANNOT_SEE, reason)


def test_the_newest_picture_is_never_another_calls(bench: Bench) -> None:
    bench.run(1.0)
    assert bench.pictures[1].shape == (480, 640, 3)
    bench.desktop.shown = [replace(CALL, id=8, title="Zoom Meeting", application="zoom", minimised=True)]
    bench.run(1.0)
    assert bench.state.calls[0].application == "Practice" or 2 not in bench.pictures
    assert bench.pictures.get(2) is None


def test_of_another_tab_no_picture_is_kept(bench: Bench) -> None:
    meet = Window(3, "Meet – abc-defg-hij - Google Chrome", "Google-chrome", "chrome", CALL.region, active=True)
    bench.desktop.shown = [meet]
    bench.run(1.0)
    call = bench.pictures[1]
    bench.judge = False
    bench.desktop.shown = [replace(meet, title="Kaspi Bank - Google Chrome")]
    bench.run(5.0)
    assert bench.state.reason is Reason.AWAY
    assert bench.pictures[1] is call


def test_a_desktop_that_went_is_opened_again(bench: Bench) -> None:
    bench.run(1.0)

    def gone() -> list[Window]:
        raise CannotSee(Reason.NO_DISPLAY)

    there, bench.desktop.windows = bench.desktop.windows, gone
    assert bench.step() == REOPEN_S
    assert (bench.state.watch, bench.state.reason) == (Watch.CANNOT_SEE, Reason.NO_DISPLAY)
    assert bench.desktop.closed
    bench.desktop.windows = there
    bench.run(1.0)
    assert bench.opened == 2
    assert bench.state.watch is Watch.WATCHING


def test_what_a_desktop_lacks_is_said_by_its_name(bench: Bench) -> None:
    bench.desktop.permission = lambda: Permission(False, "no library", "install it", Reason.NO_LIBRARY)
    bench.run(1.0)
    assert bench.state.reason is Reason.NO_LIBRARY


def test_paused_nothing_is_watched_and_nothing_kept(bench: Bench) -> None:
    bench.run(1.0)
    bench.wishes.paused = True
    bench.run(1.0)
    assert bench.state.watch is Watch.PAUSED
    assert bench.pictures == {}
    bench.wishes.paused = False
    bench.run(1.0)
    assert bench.state.watch is Watch.WATCHING


def test_whoever_asks_is_told_the_windows_also_while_paused(bench: Bench) -> None:
    heard: list[list[Window]] = []
    bench.wishes.paused = True
    bench.wishes.listings.put(heard.append)
    bench.step()
    assert heard == [[CALL]]


def test_a_picture_of_one_colour_is_black_not_a_look(bench: Bench) -> None:
    bench.desktop.grab = lambda window: np.zeros((480, 640, 3), np.uint8)
    bench.run(1.0)
    assert bench.state.reason is Reason.BLACK
    assert bench.shots == []


class Sign:
    """Remembers what it was shown; may fail."""

    def __init__(self, fails: bool = False) -> None:
        self.fails, self.seen = fails, []

    def look(self, windows: list[Window], now: float) -> None:
        self.seen.append([window.id for window in windows])
        if self.fails:
            raise ValueError("Aigerim")


def test_signs_see_every_list_and_one_that_fails_takes_nothing_with_it(bench: Bench, caplog) -> None:
    bad, good = Sign(fails=True), Sign()
    bench.watcher._signs = (bad, good)
    bench.run(2.0)
    assert bad.seen == good.seen
    assert good.seen[0] == [CALL.id]
    assert bench.state.watch is Watch.WATCHING
    assert "a sign failed: ValueError" in caplog.text
    assert "Aigerim" not in caplog.text


def test_paused_only_titles_are_looked_at_once_a_second(bench: Bench) -> None:
    bench.run(1.0)
    bench.wishes.paused = True
    shots = len(bench.shots)
    bench.run(2.0)
    assert bench.state.unwatched == {CALL.id}
    assert len(bench.shots) == shots
    bench.desktop.shown = []
    bench.run(2.0)
    assert bench.state.unwatched == frozenset()
    bench.wishes.paused = False
    bench.desktop.shown = [CALL]
    bench.run(1.0)
    assert bench.state.unwatched == frozenset()


def test_paused_a_desktop_that_asks_its_user_what_may_be_seen_is_not_made_to_ask(bench: Bench) -> None:
    pytest.importorskip("jeepney", reason="Wayland is Linux's")
    from tests.unit.fake_portal import FakePortal, wayland

    portals: list[FakePortal] = []

    def ask_anew() -> System:
        portals.append(FakePortal(answer=None))
        return wayland(portals[-1])

    bench.watcher._open_system = ask_anew
    bench.wishes.paused = True
    bench.run(10.0)
    assert bench.state.watch is Watch.PAUSED
    assert [portal.asked for portal in portals if portal.asked] == []
    bench.wishes.paused = False
    bench.run(2.0)
    assert [method for method, _ in portals[-1].asked] == ["CreateSession", "SelectSources", "Start"]
    assert bench.state.reason is Reason.NOT_SHARED


def test_the_call_that_is_waited_for_counts_also_where_only_a_face_said_so(bench: Bench) -> None:
    page = Window(9, "Weekly - Google Chrome", "google-chrome", "chrome", CALL.region, active=True)
    bench.desktop.shown = [page]
    bench.wishes.paused, bench.wishes.until = True, page
    bench.run(2.0)
    assert bench.state.unwatched == {9}
    bench.desktop.shown = [replace(page, title="Inbox - Google Chrome")]
    bench.run(2.0)
    assert bench.state.unwatched == frozenset()


def test_a_picked_window_that_is_gone_is_not_picked_again_when_the_settings_change(bench: Bench) -> None:
    page = replace(CALL, id=9, title="Film", application="mpv", process="mpv")
    bench.desktop.shown = [CALL, page]
    bench.wishes.picked = page
    bench.run(1.0)
    assert [call.window.id for call in bench.state.calls] == [9]
    bench.desktop.shown = [CALL]
    bench.run(1.0)
    assert bench.wishes.picked is None
    bench.desktop.shown = [CALL, replace(page, id=10)]
    bench.wishes.settings = replace(bench.wishes.settings, apps_off=("Viber",))
    bench.run(30.0)
    assert [call.window.id for call in bench.state.calls] == [CALL.id]


def test_a_call_ends_where_its_application_is_switched_off_and_the_others_go_on(bench: Bench) -> None:
    bench.desktop.shown = [CALL, replace(CALL, id=9, title="Zoom Meeting", application="zoom", process="zoom")]
    bench.run(1.0)
    assert {call.application for call in bench.state.calls} == {"Practice", "Zoom"}
    bench.wishes.settings = replace(bench.wishes.settings, apps_off=("zoom",))
    bench.run(1.0)
    assert [call.application for call in bench.state.calls] == ["Practice"]


def test_what_only_a_pick_made_a_call_is_none_once_the_pick_is_taken_back(bench: Bench) -> None:
    page = replace(CALL, id=9, title="Film", application="mpv", process="mpv")
    bench.desktop.shown = [CALL, page]
    bench.wishes.picked = page
    bench.run(1.0)
    bench.wishes.picked = None
    bench.run(1.0)
    assert [call.window.id for call in bench.state.calls] == [CALL.id]
