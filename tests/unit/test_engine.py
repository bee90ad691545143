"""The wiring, with a scripted desktop and a scripted analysis: what is said, when, and that it ends."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from guard.call import Grace
from guard.calls.rules import RulesError
from guard.detection.session import ModelError
from guard.engine import Engine
from guard.settings.schema import Settings
from guard.signals.caller import caller, known
from guard.signals.remote_control import Process
from guard.signals.tools import ToolsError, load_tools
from guard.types import (
    Event,
    EventKind,
    Reason,
    Source,
    State,
    Track,
    VerdictKind,
    Watch,
)
from tests.unit.faces import face
from tests.unit.scripted_guard import CALL, QUICK, Guard


@pytest.fixture
def guard() -> Iterator[Guard]:
    """A started guard, ended with the test."""
    guard = Guard()
    guard.engine.start()
    yield guard
    assert guard.engine.stop()
    assert guard.desktop.closed


def test_a_call_is_watched_and_judged(guard: Guard) -> None:
    state = guard.until(lambda s: s.verdict.kind is VerdictKind.NO_SIGNS)
    assert state.watch is Watch.WATCHING
    assert state.window == replace(CALL, application="Practice")  # by the name that people know
    assert guard.desktop.threads == {"capture"}


def test_a_swap_raises_one_alert_and_the_end_of_the_call_clears_it(
    guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guard.call.CLOSED", Grace(0.1, 0.2))
    guard.script.verdict = VerdictKind.FAKE
    guard.until(lambda s: s.alert is not None)
    guard.desktop.shown = []
    state = guard.until(lambda s: s.watch is Watch.NO_CALL)
    assert state.alert is None
    assert state.verdict.kind is VerdictKind.NO_FACE
    assert guard.kinds().count(EventKind.ALERT) == 1
    assert guard.kinds()[-3:-1] == [EventKind.CLEARED, EventKind.ENDED]


def test_a_suspicion_alone_is_no_alert(guard: Guard) -> None:
    guard.script.verdict = VerdictKind.SUSPECT
    guard.until(lambda s: s.verdict.kind is VerdictKind.SUSPECT)
    time.sleep(0.3)
    assert guard.engine.state.alert is None


def test_a_minimised_call_is_not_called_watched(guard: Guard) -> None:
    guard.until(lambda s: s.verdict.kind is VerdictKind.NO_SIGNS)
    guard.desktop.shown = [replace(CALL, minimised=True)]
    state = guard.until(lambda s: s.watch is Watch.CANNOT_SEE)
    assert state.reason is Reason.MINIMISED
    assert state.verdict.kind is VerdictKind.INSUFFICIENT
    guard.desktop.shown = [CALL]
    guard.until(lambda s: s.watch is Watch.WATCHING)


def test_pausing_looks_paused_and_resuming_watches_again(guard: Guard) -> None:
    guard.until(lambda s: s.watch is Watch.WATCHING)
    guard.engine.pause()
    assert guard.until(lambda s: s.watch is Watch.PAUSED).verdict.kind is VerdictKind.NO_FACE
    guard.engine.resume()
    guard.until(lambda s: s.watch is Watch.WATCHING)


def test_a_failed_frame_is_counted_and_the_next_one_judged(guard: Guard) -> None:
    guard.script.error = ZeroDivisionError()
    guard.until(lambda s: s.counters.failed >= 2)
    guard.script.error = None
    assert guard.until(lambda s: s.counters.analysed >= 2).watch is Watch.WATCHING


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (lambda guard: setattr(guard.script, "error", ModelError("broken")), Reason.MODEL_FAILED),
        (lambda guard: setattr(guard.script, "error", ZeroDivisionError()), Reason.MODEL_FAILED),
        (lambda guard: setattr(guard, "unmakeable", ValueError("0 < suspect <= fake")), Reason.MODEL_FAILED),
        (lambda guard: setattr(guard.desktop, "windows", lambda: 1 / 0), Reason.CAPTURE_FAILED),
    ],
    ids=["network", "every frame", "loading", "desktop"],
)
def test_whatever_breaks_is_said_and_what_works_again_is_watched_again(
    broken: Callable[[Guard], None], reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guard.worker.BACK_OFF_S", (0.3,))
    guard = Guard()
    whole = guard.desktop.windows
    broken(guard)
    guard.engine.start()
    assert guard.until(lambda s: s.watch is Watch.FAILED).reason is reason
    assert EventKind.HEALTH in guard.kinds()
    guard.script.error = guard.unmakeable = None
    guard.desktop.windows = whole
    guard.until(lambda s: s.watch is Watch.WATCHING and s.verdict.kind is VerdictKind.NO_SIGNS)
    assert guard.engine.stop()


def test_rules_that_are_damaged_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise RulesError("apps.toml: damaged")

    monkeypatch.setattr("guard.engine.load_rules", damaged)
    guard = Guard()
    guard.engine.start()
    assert guard.until(lambda s: s.watch is Watch.FAILED).reason is Reason.DAMAGED
    assert guard.engine.stop()


def test_a_program_opened_during_a_call_is_told_and_the_switch_takes_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guard.signals.remote_control.LOOK_S", 0.1)
    monkeypatch.setattr("guard.signals.remote_control.IDLE_S", 0.1)
    guard = Guard()
    guard.desktop.shown = [replace(CALL, title="Meeting", application="zoom", process="zoom")]
    guard.engine.start()
    guard.until(lambda s: s.call is not None and s.call.application == "Zoom")
    time.sleep(0.3)
    guard.processes = [Process(1, 0.0, next(iter(load_tools().names)))]
    alert = guard.until(lambda s: s.alert is not None).alert
    assert (alert.level, alert.source) == (VerdictKind.SUSPECT, Source.REMOTE_CONTROL)
    guard.engine.apply(Settings(rate_hz=10, remote_notice=False))
    guard.until(lambda s: s.alert is None)
    assert guard.engine.stop()


def test_where_the_processes_cannot_be_read_the_face_is_watched_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("guard.engine.RemoteControl", broken)
    guard = Guard()
    guard.engine.start()
    assert guard.until(lambda s: s.verdict.kind is VerdictKind.NO_SIGNS).watch is Watch.WATCHING
    assert guard.engine.stop()


def test_a_damaged_list_of_programs_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise ToolsError("remote_tools.toml: damaged")

    monkeypatch.setattr("guard.engine.load_tools", damaged)
    guard = Guard()
    guard.engine.start()
    assert guard.until(lambda s: s.watch is Watch.FAILED).reason is Reason.DAMAGED
    assert guard.engine.stop()


def test_a_desktop_that_hangs_is_not_called_watched(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guard.call.STALE_S", 0.5)
    guard.until(lambda s: s.verdict.kind is VerdictKind.NO_SIGNS)
    released = threading.Event()
    guard.desktop.windows = lambda: released.wait(20) and []
    state = guard.until(lambda s: s.watch is Watch.CANNOT_SEE)
    assert state.reason is Reason.CAPTURE_FAILED
    released.set()


def test_an_analysis_that_falls_behind_is_not_called_watching(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guard.call.STALE_S", 0.5)
    guard.until(lambda s: s.counters.analysed >= 1)
    guard.script.wait_s = 1.2
    state = guard.until(lambda s: s.watch is Watch.CANNOT_SEE)
    assert state.reason is Reason.BEHIND
    assert guard.until(lambda s: s.counters.dropped > 0)


def test_not_now_snoozes_the_alert_and_the_watching_goes_on(guard: Guard) -> None:
    guard.script.verdict = VerdictKind.FAKE
    guard.until(lambda s: s.alert is not None)
    guard.engine.snooze(60)
    analysed = guard.engine.state.counters.analysed
    state = guard.until(lambda s: s.counters.analysed >= analysed + 3)
    assert state.alert.snoozed
    assert state.verdict.kind is VerdictKind.FAKE


def test_not_now_on_the_amber_notice_does_not_silence_the_red_one() -> None:
    guard = Guard(Settings(rate_hz=10, odd_notice=True))
    guard.script.verdict = VerdictKind.SUSPECT
    guard.engine.start()
    guard.until(lambda s: s.alert is not None)
    guard.engine.snooze(600)
    guard.script.verdict = VerdictKind.FAKE
    assert not guard.until(lambda s: s.alert.level is VerdictKind.FAKE).alert.snoozed
    assert guard.engine.stop()


def test_a_suspicion_is_an_alert_where_the_user_wants_it(guard: Guard) -> None:
    guard.script.verdict = VerdictKind.SUSPECT
    guard.until(lambda s: s.verdict.kind is VerdictKind.SUSPECT)
    assert guard.engine.state.alert is None
    guard.engine.apply(Settings(rate_hz=10, odd_notice=True))
    assert guard.until(lambda s: s.alert is not None).alert.level is VerdictKind.SUSPECT


def answer(guard: Guard) -> Event:
    """What the next EXPLAINED event says, of one question."""
    count = guard.kinds().count(EventKind.EXPLAINED)
    guard.engine.explain()
    guard.until(lambda _: guard.kinds().count(EventKind.EXPLAINED) > count)
    time.sleep(0.3)
    answers = [event for event in guard.events if event.kind is EventKind.EXPLAINED]
    assert len(answers) == count + 1
    return answers[-1]


def test_an_alert_is_explained_on_the_thread_that_owns_the_network(guard: Guard) -> None:
    guard.script.verdict = VerdictKind.FAKE
    guard.until(lambda s: s.alert is not None)
    assert guard.script.explained_on == []  # nothing is worked out unasked
    event = answer(guard)
    assert event.explanation is guard.script.explanation
    assert event.state.alert is not None
    assert guard.script.explained_on == ["analysis"]
    analysed = guard.engine.state.counters.analysed
    guard.until(lambda s: s.counters.analysed > analysed)


def test_without_an_alert_there_is_nothing_to_explain_and_that_is_said(guard: Guard) -> None:
    guard.until(lambda s: s.verdict.kind is VerdictKind.NO_SIGNS)
    assert answer(guard).explanation is None
    guard.script.verdict = VerdictKind.FAKE
    guard.until(lambda s: s.alert is not None)
    assert answer(guard).explanation is guard.script.explanation


def test_an_explanation_that_fails_does_not_end_the_watching(guard: Guard) -> None:
    guard.script.verdict = VerdictKind.FAKE
    guard.until(lambda s: s.alert is not None)
    guard.script.unexplained = ModelError("broken")
    assert answer(guard).explanation is None
    assert guard.engine.state.watch is Watch.WATCHING


def test_a_question_is_answered_while_no_picture_comes(guard: Guard) -> None:
    guard.script.verdict = VerdictKind.FAKE
    guard.until(lambda s: s.alert is not None)
    guard.desktop.shown = [replace(CALL, minimised=True)]
    guard.until(lambda s: s.watch is Watch.CANNOT_SEE)
    assert answer(guard).explanation is guard.script.explanation


def test_a_picked_window_wins(guard: Guard) -> None:
    other = replace(CALL, id=9, title="anything", application="xterm", active=False)
    guard.desktop.shown = [CALL, other]
    guard.engine.pick(other)
    guard.until(lambda s: s.window is not None and s.window.id == 9)
    guard.engine.pick(None)
    guard.until(lambda s: s.window is not None and s.window.id == 7)


def test_another_call_begins_without_the_alert_of_the_last(guard: Guard) -> None:
    guard.script.verdicts = {1: VerdictKind.FAKE}
    guard.until(lambda s: s.alert is not None)
    guard.desktop.shown = [replace(CALL, id=8, title="Zoom Meeting", application="zoom", process="zoom")]
    state = guard.until(lambda s: len(s.calls) == 2)
    assert [call.alert is not None for call in state.calls] == [True, False]  # the graver is spoken of first
    assert state.calls[0].window is None


def test_a_call_whose_window_is_opened_again_is_the_same_call(guard: Guard) -> None:
    guard.script.verdict = VerdictKind.FAKE
    first = guard.until(lambda s: s.alert is not None).call.id
    guard.desktop.shown = [replace(CALL, id=8)]
    assert guard.until(lambda s: s.window is not None and s.window.id == 8).call.id == first
    assert guard.kinds().count(EventKind.ALERT) == 1


PEOPLE = (Track(1, face(), 0, 0, 9),)


def test_a_chat_window_is_a_call_only_with_a_face_in_it() -> None:
    chats = replace(CALL, id=9, title="WhatsApp", application="whatsapp-desktop", process="whatsapp")
    guard = Guard()
    guard.desktop.shown = [chats]
    guard.engine.start()
    guard.until(lambda s: s.watch is Watch.NO_CALL and s.counters.analysed > 0)
    analysed = guard.engine.state.counters.analysed
    guard.until(lambda s: s.counters.analysed > analysed + 1)
    assert guard.engine.state.watch is Watch.NO_CALL
    guard.script.people, guard.script.live = PEOPLE, True
    assert guard.until(lambda s: s.watch is Watch.WATCHING).window.application == "WhatsApp"
    assert guard.engine.stop()


def test_the_windows_to_pick_from_come_from_the_capture_thread(guard: Guard) -> None:
    assert guard.engine.windows() == [CALL]
    assert guard.desktop.threads == {"capture"}


def test_who_calls_is_told_as_the_users_own_list_keeps_it(guard: Guard) -> None:
    """What "I know them" writes down must be known at the next call."""
    chat = replace(CALL, application="whatsapp-desktop", process="whatsapp")
    guard.script.people, guard.script.live = PEOPLE, True
    for title, told in (("+7 701 123-45-67", "+77011234567"), ("Асқар Ұлы", "Асқар Ұлы"), ("WhatsApp", "")):
        shown = replace(chat, title=title)
        guard.desktop.shown = [shown]
        guard.until(lambda s, shown=shown: s.window is not None and s.window.title == shown.title)
        assert guard.engine.caller() == told
        assert not told or known(caller(title, "WhatsApp"), (told,))
    guard.desktop.shown = []
    guard.until(lambda s: s.window is None)
    assert guard.engine.caller() == ""


def test_the_numbers_that_called_go_from_the_disk_when_they_are_forgotten(tmp_path: Path) -> None:
    guard, file = Guard(), tmp_path / "numbers.json"
    guard.desktop.shown = [replace(CALL, title="+7 701 123-45-67", application="whatsapp-desktop", process="whatsapp")]
    guard.script.people, guard.script.live = PEOPLE, True
    guard.engine = Engine(
        QUICK, guard.events.append, lambda: guard.desktop, guard._analysis, processes=list, numbers_file=file
    )
    guard.engine.start()
    guard.until(lambda s: any(one.source is Source.UNKNOWN_CALLER for one in (s.call.findings if s.call else ())))
    assert file.exists()
    guard.engine.forget_numbers()
    assert not file.exists()
    assert guard.engine.stop()


def test_the_newest_picture_is_that_of_the_call_that_is_spoken_of(guard: Guard) -> None:
    """For the preview, and for "Which picture is me"."""
    state = guard.until(lambda s: s.verdict.kind is VerdictKind.NO_SIGNS)
    assert guard.engine.newest_picture() is not None
    assert guard.engine.newest_picture(state.call.id + 1) is None
    guard.engine.pause()
    guard.until(lambda s: s.watch is Watch.PAUSED)
    assert guard.engine.newest_picture() is None


def test_it_stops_within_two_seconds_whatever_it_is_doing() -> None:
    guard = Guard()
    guard.script.wait_s = 1.0
    guard.engine.start()
    guard.until(lambda s: s.counters.captured > 2)
    began = time.monotonic()
    assert guard.engine.stop()
    assert time.monotonic() - began < 2.0
    assert not [t for t in threading.enumerate() if t.name in ("capture", "analysis", "watchdog")]


def test_the_listener_may_call_back() -> None:
    guard = Guard()
    heard: list[State] = []
    guard.engine._status._tell = lambda event: heard.append(guard.engine.state)
    guard.engine.start()
    guard.until(lambda s: s.watch is Watch.WATCHING)
    assert guard.engine.stop()
    assert heard


def test_a_capture_thread_that_begins_anew_still_takes_a_sign_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guard.worker.BACK_OFF_S", (0.1,))
    guard, looks = Guard(), []

    class Sign:
        def look(self, windows: object, now: float) -> None:
            looks.append(self)

    monkeypatch.setattr("guard.engine.UnknownCaller", lambda *_: Sign())
    whole = guard.desktop.windows
    guard.engine.start()
    guard.until(lambda _: bool(looks))
    guard.desktop.windows = lambda: 1 / 0
    guard.until(lambda s: s.watch is Watch.FAILED)
    guard.desktop.windows, before = whole, len(looks)
    guard.until(lambda _: len(looks) > before)
    assert len(set(looks)) == 1
    assert guard.engine.stop()
