"""One call: its beginning, its grace, its end, and which window belongs to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guard.call import CLOSED, FACELESS, LEFT, STALE_S, OpenCall
from guard.call_book import MOST_OPEN, CallBook
from guard.calls.finder import Found
from guard.decision.alert import CALM_S, Alarm
from guard.types import Reason, Region, Track, Verdict, VerdictKind, Watch, Window
from tests.unit.faces import face

MEET = Window(3, "Meet – abc-defg-hij - Google Chrome", "Google-chrome", "chrome", Region(0, 0, 900, 600), active=True)
BANK = replace(MEET, title="Kaspi Bank - Google Chrome")
PERSON = (Track(1, face(), 0, 0, 9),)


class Desk:
    """A book of calls and a clock of its own; ``see`` is one look at the desktop, ``judge`` one judged picture."""

    def __init__(self) -> None:
        self.now, self.book = 0.0, CallBook()

    def see(self, *found: Found, others: tuple[int, ...] = (), passed_s: float = 0.2) -> None:
        self.now += passed_s
        windows = [*(one.window for one in found), *(replace(MEET, id=number, active=False) for number in others)]
        self.book.follow(found, windows, self.now, Alarm())
        for call in self.book.open:
            call.looked(self.now, None)

    def judge(self, kind: VerdictKind = VerdictKind.NO_SIGNS, people=PERSON, live: bool = True) -> None:
        for call in self.book.open:
            track = 1 if people else None
            call.judged(self.now, self.now, Verdict(kind, self.now, track=track), people, live)

    def last(self, seconds: float, *found: Found, others: tuple[int, ...] = ()) -> None:
        for _ in range(int(seconds)):
            self.see(*found, others=others, passed_s=1.0)

    @property
    def call(self) -> OpenCall:
        [call] = [call for call in self.book.open if call.known]
        return call

    @property
    def calls(self) -> list[str]:
        return [call.application for call in self.book.ranked(self.now)]


def certain(window: Window = MEET, app: str = "Meet") -> Found:
    return Found(window, app, certain=True)


def maybe(window: Window = BANK, app: str = "Web page") -> Found:
    return Found(window, app, certain=False)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def warned(desk: Desk, found: Found) -> int:
    desk.see(found)
    desk.judge(VerdictKind.FAKE)
    assert desk.call.alarm.standing
    return desk.call.id


@pytest.mark.parametrize("gone", [{"others": (3,)}, {}], ids=["tab left", "window gone"])
def test_a_warning_outlives_what_hides_its_call_and_the_call_is_the_same_when_it_is_back(desk: Desk, gone) -> None:
    call_id = warned(desk, certain())
    desk.last(12, **gone)
    snapshot = desk.call.snapshot(desk.now)
    assert snapshot.alert is not None
    assert (snapshot.watch, snapshot.reason, snapshot.window) == (Watch.CANNOT_SEE, Reason.AWAY, None)
    desk.see(certain())
    assert desk.call.id == call_id
    assert desk.call.snapshot(desk.now).window is not None


@pytest.mark.parametrize(("grace", "others"), [(CLOSED, ()), (LEFT, (3,))])
def test_a_call_ends_after_its_grace_and_later_after_a_warning(desk: Desk, grace, others) -> None:
    desk.see(certain())
    desk.judge()
    desk.last(grace.plain - 1, others=others)
    assert desk.calls == ["Meet"]
    desk.last(4, others=others)
    assert desk.calls == []
    warned(desk, certain())
    desk.last(grace.warned - 1, others=others)
    assert desk.calls == ["Meet"]
    desk.last(4, others=others)
    assert desk.calls == []


def test_a_window_of_another_program_with_the_calls_id_is_not_the_calls_window(desk: Desk) -> None:
    """X11 gives an id again as soon as it is free."""
    warned(desk, certain())
    film = replace(MEET, title="Film", application="mpv", process="mpv")
    for _ in range(round(CLOSED.warned) + 2):
        desk.now += 1.0
        desk.book.follow([], [film], desk.now, Alarm())
        desk.judge(live=True)
    assert desk.calls == []


def test_another_tab_is_not_called_the_call_though_its_window_is_the_same(desk: Desk) -> None:
    warned(desk, certain())
    desk.last(4, maybe())
    assert desk.call.snapshot(desk.now).reason is Reason.AWAY
    assert desk.calls == ["Meet"]


def test_a_call_whose_title_turns_into_the_events_name_goes_on_by_its_face(desk: Desk) -> None:
    desk.see(certain())
    first = desk.call.id
    for _ in range(30):
        desk.see(maybe(replace(MEET, title="Weekly Reflections - Google Chrome")))
        desk.judge()
    snapshot = desk.call.snapshot(desk.now)
    assert (snapshot.id, snapshot.application, snapshot.watch) == (first, "Meet", Watch.WATCHING)


def test_a_page_is_a_call_only_with_a_living_face_in_it(desk: Desk) -> None:
    desk.see(maybe())
    desk.judge(live=False)
    assert desk.calls == []
    desk.judge(live=True)
    assert desk.calls == ["Web page"]
    desk.last(FACELESS.plain + 2, maybe())
    assert desk.calls == []


def doubted(desk: Desk, found: Found) -> bool:
    """Whether what the window shows now may be something else; nothing of it is then kept as the call's picture."""
    desk.see(found)
    return desk.call.doubted()


def test_a_page_that_a_face_made_a_call_is_another_one_under_another_title(desk: Desk) -> None:
    """A bank's page in the same window is none of the call: not shown as it, and no picture of it is evidence."""
    news = maybe(replace(MEET, title="News - Google Chrome"))
    warned(desk, news)
    assert not doubted(desk, news)
    assert doubted(desk, maybe())
    desk.last(3, maybe())
    assert desk.call.snapshot(desk.now).reason is Reason.AWAY


def test_so_is_a_window_that_stands_in_for_it_under_the_same_title(desk: Desk) -> None:
    warned(desk, maybe())
    desk.see()  # closed
    assert doubted(desk, maybe(replace(BANK, id=4)))


def test_a_face_that_is_missed_for_some_seconds_leaves_its_page_the_call(desk: Desk) -> None:
    desk.see(maybe())
    desk.judge()
    desk.last(5, maybe())
    assert desk.call.snapshot(desk.now).watch is Watch.WATCHING


def test_a_tab_whose_title_changes_all_the_time_is_another_tab_all_the_same(desk: Desk) -> None:
    """With a counter in it, say: each change would begin the doubt anew, and the call would never be out of sight."""
    desk.see(certain())
    for count in range(4):
        desk.see(maybe(replace(MEET, title=f"({count}) Inbox - Google Chrome")), passed_s=1.0)
    assert desk.call.snapshot(desk.now).reason is Reason.AWAY


def test_after_a_change_of_title_a_face_may_be_looked_for_before_the_call_is_said_to_be_away(desk: Desk) -> None:
    desk.see(certain())
    desk.last(2, maybe())
    assert desk.call.snapshot(desk.now).watch is Watch.WATCHING
    desk.last(1, maybe())
    assert desk.call.snapshot(desk.now).reason is Reason.AWAY


def test_who_comes_late_to_what_may_be_a_call_is_looked_at_closely(desk: Desk) -> None:
    desk.last(20, maybe())
    [perhaps] = desk.book.open
    assert not perhaps.lively(desk.now)
    desk.judge(live=False)
    assert perhaps.lively(desk.now)


def test_only_what_is_in_view_is_looked_at_often(desk: Desk) -> None:
    """Each that is shares the rate with the others."""
    desk.see(certain())
    desk.judge()
    assert desk.call.lively(desk.now)
    desk.last(3, maybe())
    assert not desk.call.lively(desk.now)
    desk.see(certain(replace(MEET, minimised=True)))
    assert not desk.call.lively(desk.now)


def test_a_dark_camera_does_not_end_a_call_that_a_title_does_not_prove(desk: Desk) -> None:
    call_id = warned(desk, maybe())
    for _ in range(20):
        desk.see(maybe(), passed_s=1.0)
        desk.call.looked(desk.now, Reason.BLACK)
    snapshot = desk.call.snapshot(desk.now)
    assert (snapshot.id, snapshot.reason) == (call_id, Reason.BLACK)
    assert snapshot.alert is not None


def test_a_floating_picture_belongs_to_the_call_that_is_not_in_view(desk: Desk) -> None:
    call_id = warned(desk, certain())
    small = Found(replace(MEET, id=9, title="Picture in picture", active=False), "Floating video", True, floating=True)
    desk.see(maybe(), small)
    desk.last(3, maybe(), small)
    assert (desk.call.id, desk.call.window.id, desk.calls) == (call_id, 9, ["Meet"])
    desk.see(certain())
    desk.see(certain())
    assert (desk.call.id, desk.call.window.id) == (call_id, 3)


def test_a_minimised_meeting_and_its_small_window_are_one_call(desk: Desk) -> None:
    big = Window(1, "Meeting", "zoom", "zoom", Region(0, 0, 900, 600), active=True)
    desk.see(certain(big, "Zoom"))
    small = Found(replace(big, id=2, title="zoom_linux_float_video_window", active=False), "Zoom", True, floating=True)
    for _ in range(3):
        desk.see(small, certain(replace(big, minimised=True, active=False), "Zoom"))
    assert (desk.calls, desk.call.window.id) == (["Zoom"], 2)


def test_two_calls_at_once_are_two_and_the_one_with_a_face_is_spoken_of(desk: Desk) -> None:
    meeting = Window(1, "Meeting", "zoom", "zoom", Region(0, 0, 900, 600), minimised=True)
    chat = Window(2, "Аскар", "TelegramDesktop", "telegram", Region(0, 0, 640, 480), active=True)
    desk.see(certain(meeting, "Zoom"), maybe(chat, "Telegram"))
    for call in desk.book.open:
        if call.application == "Telegram":
            call.judged(desk.now, desk.now, Verdict(VerdictKind.NO_SIGNS, desk.now, track=1), PERSON, live=True)
    assert desk.calls == ["Telegram", "Zoom"]


def test_a_window_that_takes_the_number_of_a_closed_one_is_not_its_call(desk: Desk) -> None:
    warned(desk, certain())
    other = Window(3, "Zoom Meeting", "zoom", "zoom", Region(0, 0, 900, 600), active=True)
    desk.see(certain(other, "Zoom"))
    assert sorted(desk.calls) == ["Meet", "Zoom"]


def test_windows_that_strangers_open_are_bounded(desk: Desk) -> None:
    desk.see(*(certain(replace(MEET, id=number), f"app {number}") for number in range(50)))
    assert len(desk.book.open) < 10


@pytest.mark.parametrize(("captured", "reason"), [(False, Reason.CAPTURE_FAILED), (True, Reason.BEHIND)])
def test_without_new_pictures_or_judgements_nobody_is_watching(desk: Desk, captured: bool, reason: Reason) -> None:
    desk.see(certain())
    desk.judge()
    for _ in range(int(STALE_S) + 1):
        desk.now += 1
        if captured:
            desk.call.looked(desk.now, None)
    snapshot = desk.call.snapshot(desk.now)
    assert (snapshot.watch, snapshot.reason, snapshot.verdict.kind) == (
        Watch.CANNOT_SEE,
        reason,
        VerdictKind.INSUFFICIENT,
    )


def test_what_was_said_before_a_blind_moment_is_not_said_after_it(desk: Desk) -> None:
    desk.see(certain())
    desk.judge()
    assert desk.call.snapshot(desk.now).verdict.kind is VerdictKind.NO_SIGNS
    desk.call.looked(desk.now, Reason.BLACK)
    desk.see(certain())
    assert desk.call.snapshot(desk.now).verdict.reason is Reason.FEW_FRAMES
    desk.judge()
    assert desk.call.snapshot(desk.now).verdict.kind is VerdictKind.NO_SIGNS


def test_a_warning_goes_by_real_calm_alone(desk: Desk) -> None:
    warned(desk, certain())
    for kind in (VerdictKind.NO_FACE, VerdictKind.INSUFFICIENT):
        for _ in range(300):
            desk.see(certain())
            desk.judge(kind, people=())
        assert desk.call.alarm.standing
    for _ in range(int(CALM_S / 0.2) + 2):
        desk.see(certain())
        desk.judge(VerdictKind.NO_SIGNS)
    assert not desk.call.alarm.standing


ZOOM = Window(1, "Zoom Meeting", "zoom", "zoom", Region(0, 0, 900, 600), active=True)
CHAT = Window(1, "Аскар", "TelegramDesktop", "telegram", Region(0, 0, 640, 480), active=True)
PROGRAMS = [
    (certain(ZOOM, "Zoom"), maybe(replace(ZOOM, id=2, title="Zoom Workplace", active=False), "Zoom")),
    (maybe(CHAT, "Telegram"), maybe(replace(CHAT, id=2, title="Telegram (3)", active=False), "Telegram")),
]


def hung_up(desk: Desk, call: Found, everyday: Found, seconds: float) -> None:
    """A call that is warned of, beside its program's everyday window, which stays when it is hung up."""
    for _ in range(10):
        desk.see(call, everyday)
        for one in desk.book.open:
            mine = one.window.id == call.window.id
            one.judged(desk.now, desk.now, Verdict(VerdictKind.FAKE, desk.now, track=1), PERSON if mine else (), mine)
    assert desk.call.alarm.standing
    for _ in range(int(seconds)):
        desk.see(Found(replace(everyday.window, active=True), everyday.app, certain=False), passed_s=1.0)
        desk.judge(VerdictKind.NO_FACE, people=())


@pytest.mark.parametrize(("call", "everyday"), PROGRAMS, ids=["by title", "by face"])
def test_the_programs_everyday_window_is_not_the_call_that_was_hung_up(
    desk: Desk, call: Found, everyday: Found
) -> None:
    hung_up(desk, call, everyday, CLOSED.warned + 2)
    assert desk.calls == []


@pytest.mark.parametrize(("call", "everyday"), PROGRAMS, ids=["by title", "by face"])
def test_the_next_caller_does_not_inherit_a_warning(desk: Desk, call: Found, everyday: Found) -> None:
    hung_up(desk, call, everyday, 60)
    desk.see(replace(call, window=replace(call.window, id=7)), everyday)
    desk.judge()
    shown = {one.window.id: one.snapshot(desk.now).alert for one in desk.book.ranked(desk.now)}
    assert shown[7] is None
    assert not any(shown.values())


def test_a_call_that_is_taken_to_another_window_is_the_same_by_its_title(desk: Desk) -> None:
    beside = replace(BANK, id=8, active=False)
    call_id = warned(desk, certain())
    desk.last(5, certain(), maybe(beside, "Meet"))
    desk.see(certain(replace(MEET, id=8)))
    assert (desk.call.id, desk.call.window.id) == (call_id, 8)


@pytest.mark.parametrize(
    "elsewhere",
    [
        maybe(replace(MEET, title="News - YouTube - Google Chrome"), "Meet"),
        Found(replace(MEET, id=9, title="Picture in picture", active=False), "Floating video", True, floating=True),
    ],
    ids=["another tab", "a floating picture"],
)
def test_who_lives_elsewhere_calms_no_warning(desk: Desk, elsewhere: Found) -> None:
    warned(desk, certain())
    for _ in range(2 * int(CALM_S)):
        desk.see(elsewhere, *([maybe()] if elsewhere.floating else []), passed_s=1.0)
        desk.judge(VerdictKind.NO_SIGNS)
    assert any(call.alarm.standing for call in desk.book.open)


def test_a_warning_is_calmed_under_the_title_that_it_was_raised_under(desk: Desk) -> None:
    warned(desk, maybe())
    for _ in range(int(CALM_S) + 2):
        desk.see(maybe(), passed_s=1.0)
        desk.judge(VerdictKind.NO_SIGNS)
    assert not desk.call.alarm.standing


def test_a_dark_camera_beside_another_window_is_waited_for(desk: Desk) -> None:
    aside = replace(CHAT, active=False)
    desk.see(maybe(CHAT, "Telegram"))
    desk.judge()
    for _ in range(60):
        desk.see(maybe(aside, "Telegram"), passed_s=1.0)
        desk.judge(VerdictKind.NO_FACE, people=())
    assert desk.calls == []
    desk.see(maybe(aside, "Telegram"))
    desk.judge(VerdictKind.FAKE)
    assert desk.call.alarm.standing


def test_the_window_in_front_takes_the_place_of_one_that_nobody_is_seen_in(desk: Desk) -> None:
    crowd = [certain(replace(MEET, id=number, active=False), f"app {number}") for number in range(10, 10 + MOST_OPEN)]
    desk.last(3, *crowd)
    assert len(desk.calls) == MOST_OPEN
    desk.last(3, certain(ZOOM, "Zoom"), *crowd)
    assert "Zoom" in desk.calls
    assert len(desk.calls) == MOST_OPEN


@pytest.mark.parametrize("put_off", ["snoozed", "practice"])
def test_a_fresh_warning_is_spoken_of_before_one_that_was_put_off_and_before_the_practice_call(
    desk: Desk, put_off: str
) -> None:
    other = certain(replace(ZOOM, id=5), "Practice" if put_off == "practice" else "Zoom")
    desk.see(certain(replace(MEET, active=False)), other)
    meet, second = sorted(desk.book.open, key=lambda call: call.application != "Meet")
    second.judged(desk.now, desk.now, Verdict(VerdictKind.FAKE, desk.now, track=1), PERSON, live=True)
    if put_off == "snoozed":
        second.alarm.snooze(desk.now, 600)
    assert desk.book.ranked(desk.now)[0] is second
    meet.judged(desk.now, desk.now, Verdict(VerdictKind.FAKE, desk.now, track=1), PERSON, live=True)
    assert desk.book.ranked(desk.now)[0] is meet


def test_a_page_that_only_a_face_made_a_call_is_not_missed_for_long(desk: Desk) -> None:
    """A film on a page, and then another tab: after half a minute nothing is said of a call any more."""
    for _ in range(5):
        desk.see(maybe())
        desk.judge()
    assert desk.calls == ["Web page"]
    desk.last(FACELESS.plain + 3, maybe(replace(BANK, title="Inbox - Google Chrome")))
    assert desk.calls == []
