"""The whole program over a fake engine: what the engine says is shown, what the user asks for is done."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QSystemTrayIcon

from guard.settings import store
from guard.settings.schema import Settings
from guard.types import Event, EventKind, Explanation, Face, Part, Quality, Reason, Region, Track, VerdictKind, Watch
from tests.ui.conftest import CALL
from ui import messages, practice_call
from ui.alarm_sound import TONE
from ui.guide import HANG_UP, WATCH
from ui.icons import Sign
from ui.status_window import StatusWindow
from ui.tray import Tray


def test_events_of_another_thread_arrive_on_the_main_one(desk, qtbot) -> None:
    seen = []
    desk.overlay.follow = lambda: seen.append(threading.current_thread())
    thread = threading.Thread(target=desk.engine.alert)
    thread.start()
    thread.join()
    assert seen == []  # queued: nothing of Qt ran on the engine's thread
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=1000)
    assert set(seen) == {threading.main_thread()}


def test_an_alert_is_shown_and_heard(desk, monkeypatch, heard) -> None:
    said = []
    monkeypatch.setattr(desk.face, "say", lambda *words: said.append(words))
    desk.engine.alert()
    assert desk.overlay.visible
    assert desk.face.shown.sign is Sign.FAKE
    assert [title for title, *_ in said] == ["Watching: WhatsApp"]  # a balloon may cover the call's red button
    assert heard[-1] == TONE
    assert desk.menu.not_now.isVisible()


def test_an_alert_is_said_where_the_call_is_out_of_sight(desk, monkeypatch, heard) -> None:
    said = []
    monkeypatch.setattr(desk.face, "say", lambda *words: said.append(words))
    desk.engine.alert(window=replace(CALL, minimised=True))
    assert not desk.overlay.visible
    assert said[-1] == ("Possible deepfake", "Hang up and call 102", Sign.FAKE)
    assert heard[-1] == TONE


def test_no_sound_where_it_is_switched_off(desk, heard) -> None:
    desk._apply(Settings(language="en", sound=False))
    desk.engine.alert()
    assert TONE not in heard


@pytest.mark.parametrize("answer", ["not now", "card", "why", "switched off", "pause", "gone", "quit"])
def test_it_sounds_until_it_is_answered(desk, heard, answer) -> None:
    desk._apply(replace(desk.settings, repeat_sound=True))
    desk.engine.alert()
    assert desk.sound.sounding
    {
        "not now": desk.menu.not_now.trigger,
        "card": desk.menu.what_now.trigger,
        "why": desk.menu.why.trigger,
        "switched off": lambda: desk._apply(replace(desk.settings, sound=False)),
        "pause": desk.menu.pause.trigger,
        "gone": lambda: desk.engine.put(EventKind.CLEARED, alert=None),
        "quit": desk.stop,
    }[answer]()
    assert not desk.sound.sounding
    assert heard[-1] is None


def test_the_first_start_welcomes_and_no_other(desk, qtbot) -> None:
    assert "welcome" not in desk.windows  # this one was welcomed before
    desk.settings = replace(desk.settings, welcomed=False)
    desk.start()
    welcome = desk.windows["welcome"]
    desk._apply(replace(desk.settings, language="kk"))
    qtbot.waitUntil(lambda: welcome.windowTitle() == "Qalqan-ға қош келдіңіз", timeout=1000)
    welcome.close()
    assert desk.settings.welcomed
    assert store.load(desk._settings_path).settings.welcomed


def test_the_welcome_says_what_is_not_allowed(desk) -> None:
    assert desk._not_allowed() is None
    for reason in (Reason.UNSUPPORTED, Reason.NO_PERMISSION):
        desk.engine.state = replace(desk.engine.state, reason=reason)
        assert desk._not_allowed() == messages.reason(reason)
    desk.engine.state = replace(desk.engine.state, reason=Reason.MINIMISED)  # of one window, not of the computer
    assert desk._not_allowed() is None


def test_the_guide_follows_the_practice_call(desk, qtbot, monkeypatch) -> None:
    call = 'echo \'{"event": "started"}\'; read x'
    monkeypatch.setattr(practice_call, "practice_command", lambda: ["/bin/sh", "-c", call])
    desk.menu.practice.trigger()
    guide = desk.windows["guide"]
    qtbot.waitUntil(lambda: guide.step == WATCH, timeout=5000)
    desk.engine.alert()
    assert guide.step == HANG_UP
    desk.practice.end()
    desk.engine.put(EventKind.CLEARED, alert=None)
    desk.engine.alert()  # over a real call: no exercise
    assert guide.step == HANG_UP


def test_not_now_asks_the_engine_for_quiet(desk) -> None:
    desk.engine.alert()
    desk.menu.not_now.trigger()
    assert ("snooze", 120) in desk.engine.asked
    assert not desk.overlay.visible
    assert desk.face.shown.sign is Sign.FAKE  # the warning is away, the verdict is not


def test_watching_is_said_once_a_window(desk, monkeypatch) -> None:
    said = []
    monkeypatch.setattr(desk.face, "say", lambda *words: said.append(words[0]))
    desk.engine.watch()
    desk.engine.put(EventKind.WINDOW, watch=Watch.CANNOT_SEE)
    desk.engine.watch()
    assert said == ["Watching: WhatsApp"]
    desk.engine.put(EventKind.WINDOW, watch=Watch.NO_CALL, window=None)
    desk.engine.watch()
    assert len(said) == 2


def test_a_failure_is_said_and_never_looks_calm(desk, monkeypatch) -> None:
    said = []
    monkeypatch.setattr(desk.face, "say", lambda *words: said.append(words))
    desk.engine.put(EventKind.HEALTH, watch=Watch.FAILED, reason=Reason.MODEL_FAILED)
    assert said == [("Qalqan", "Not working. The program is damaged. Install it again", Sign.FAILED)]
    desk.called_again()
    assert said[1][2] is Sign.FAILED


def test_pause_and_watch_again(desk) -> None:
    desk.menu.pause.trigger()
    assert desk.face.shown.sign is Sign.PAUSED
    assert not desk.menu.pause.isVisible()
    assert desk.menu.status.text() == "Paused: nothing is watched"
    desk.menu.resume.trigger()
    assert desk.face.shown.sign is Sign.NO_CALL
    assert desk.menu.pause.isVisible()


def test_a_pause_of_an_hour_ends_by_itself(desk, qtbot, monkeypatch) -> None:
    assert desk._pause_end.interval() == 60 * 60 * 1000
    desk._pause_end.setInterval(50)
    desk.menu.pause_hour.trigger()
    assert desk.engine.state.watch is Watch.PAUSED
    assert not desk.menu.pause_hour.isVisible()
    assert desk.menu.resume.text().startswith("Watch again (by itself at ")
    assert "{" not in desk.menu.resume.text()
    qtbot.waitUntil(lambda: desk.engine.state.watch is Watch.NO_CALL, timeout=1000)
    assert desk.menu.resume.text() == "Watch again"


@pytest.mark.parametrize("again", [lambda desk: desk.menu.resume.trigger(), lambda desk: desk._picked(CALL)])
def test_watching_again_earlier_ends_the_hour(desk, again) -> None:
    desk.menu.pause_hour.trigger()
    again(desk)
    assert not desk._pause_end.isActive()
    desk.menu.pause.trigger()
    assert desk.menu.resume.text() == "Watch again"


def test_a_warning_opens_the_card(desk) -> None:
    assert not desk.menu.what_now.isVisible()
    desk.engine.alert()
    assert desk.menu.what_now.isVisible()
    desk.menu.what_now.trigger()
    assert desk.windows["card"].windowTitle() == "What to do now"
    desk.menu.officials.trigger()
    assert desk.windows["card"].lines[0].words == "Real officials do not video-call about money"


def test_the_full_warning_is_there_at_any_time(desk) -> None:
    assert desk.menu.officials.isVisible()
    desk.menu.officials.trigger()
    lines = desk.windows["card"].lines
    assert lines[0].source == "Prosecutor General's Office of Kazakhstan, zakon.kz, 31 October 2025"
    assert [line.words for line in lines[1:3]] == ["Hang up", "Call 102"]


def test_the_banner_makes_room_for_the_card_that_is_read_and_comes_back(desk, qtbot) -> None:
    desk.engine.alert()
    desk.menu.what_now.trigger()
    card = desk.windows["card"]
    qtbot.waitUntil(card.isActiveWindow, timeout=2000)
    qtbot.waitUntil(lambda: not desk.overlay.visible, timeout=2000)
    desk.engine.put(EventKind.VERDICT)
    assert not desk.overlay.visible
    assert desk.menu.what_now.isVisible()  # the alert itself stands
    card.close()
    desk.engine.put(EventKind.VERDICT)
    assert desk.overlay.visible


def test_why_is_asked_of_the_engine_and_its_answer_shown(desk, qtbot) -> None:
    assert not desk.menu.why.isVisible()
    desk.engine.alert()
    desk.overlay.ask_why.click()
    desk.menu.why.trigger()
    assert desk.engine.asked[-2:] == ["explain", "explain"]
    assert "why" not in desk.windows
    face = Face((0.0, 0.0, 90.0, 120.0), np.zeros((5, 2), np.float32), 0.9)
    seen = Explanation(
        Track(1, face, 0.0, 9.0, 60), Quality(40, 99, 1, 0, None), np.zeros((160, 160, 3), np.uint8),
        Region(40, 40, 48, 48), Part.MOUTH,
    )  # fmt: skip
    desk.engine.put(EventKind.VERDICT)
    desk.engine.on_event(Event(EventKind.EXPLAINED, desk.engine.state, seen))
    window = desk.windows["why"]
    assert any("mouth" in line for line in window.sentences)
    qtbot.waitUntil(window.isActiveWindow, timeout=2000)
    qtbot.waitUntil(lambda: not desk.overlay.visible, timeout=2000)
    desk.engine.on_event(Event(EventKind.EXPLAINED, desk.engine.state, None))
    assert not any("mouth" in line for line in window.sentences)
    window.what_now.emit()
    assert "card" in desk.windows


def test_quitting_ends_the_engine_and_keeps_the_call(desk) -> None:
    desk.engine.watch()
    desk.stop()
    assert "stop" in desk.engine.asked
    assert len(desk.records.path.read_text().splitlines()) == 1
    assert not desk.overlay.visible


def test_the_same_window_is_not_opened_twice(desk) -> None:
    desk.menu.history.trigger()
    first = desk.windows["history"]
    desk.menu.history.trigger()
    assert desk.windows["history"] is first
    desk.menu.about.trigger()
    assert "not proof" in desk.windows["about"].text()


def test_without_a_tray_a_window_takes_its_place(desk, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    desk.face.take_place()
    window = desk.face.shown
    assert isinstance(window, StatusWindow)
    assert window.isVisible()
    desk.engine.alert(VerdictKind.SUSPECT, replace(CALL, minimised=True))
    assert window.sign is Sign.SUSPECT
    assert "Something is odd" in window._words.text()
    assert "Be careful" in window._note.text()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    desk.face.take_place()
    assert isinstance(desk.face.shown, Tray)
    assert desk.face.shown.sign is Sign.SUSPECT


def test_the_status_windows_buttons_do_what_the_menu_does(desk, monkeypatch) -> None:
    from PySide6.QtWidgets import QPushButton

    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    desk.face.take_place()
    buttons = {button.text(): button for button in desk.face.shown.findChildren(QPushButton)}
    assert buttons["Pause"].isVisible()
    assert not buttons["Not now: hide the warning"].isVisible()
    buttons["Pause"].click()
    assert desk.face.shown.sign is Sign.PAUSED
    assert not buttons["Pause"].isVisible()
    assert buttons["Watch again"].isVisible()


def test_a_practice_call_that_cannot_be_played_is_said(desk, qtbot, monkeypatch) -> None:
    said = []
    monkeypatch.setattr(desk.face, "say", lambda *words: said.append(words))
    monkeypatch.setattr(practice_call, "practice_command", lambda: ["/bin/sh", "-c", "exit 2"])
    desk.menu.practice.trigger()
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    assert said[0][1] == "The practice clip cannot be played."


def test_quitting_ends_the_practice_call(desk, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(practice_call, "practice_command", lambda: ["/bin/sleep", "60"])
    desk.menu.practice.trigger()
    qtbot.waitUntil(lambda: desk.practice.process.state() == QProcess.ProcessState.Running, timeout=5000)
    first = desk.practice.process
    desk.menu.practice.trigger()
    assert desk.practice.process is first
    desk.stop()
    assert first.state() == QProcess.ProcessState.NotRunning
