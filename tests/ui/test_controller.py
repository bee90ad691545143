"""The whole program over a fake engine: what the engine says is shown, what the user asks for is done."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from guard import log
from guard.settings import store
from guard.settings.schema import Settings
from guard.types import (
    Event,
    EventKind,
    Explanation,
    Face,
    Finding,
    Part,
    Quality,
    Reason,
    Region,
    Said,
    Source,
    Track,
    VerdictKind,
    Watch,
)
from tests.ui import states
from tests.ui.states import CALL
from ui import messages
from ui.icons import Sign
from ui.messages import Answer
from ui.practice import call as practice_call
from ui.practice.guide import HANG_UP, WATCH
from ui.warning import advice
from ui.warning.alarm_sound import TONE


@pytest.fixture
def said(controller, monkeypatch) -> list[tuple]:
    """The balloons that were asked for, whether or not one may come now."""
    words: list[tuple] = []
    monkeypatch.setattr(controller.presence, "say", lambda *what, keep=False: words.append(what))
    return words


def test_events_of_another_thread_arrive_on_the_main_one(controller, qtbot) -> None:
    seen = []
    controller.overlay.follow = lambda: seen.append(threading.current_thread())
    thread = threading.Thread(target=controller.engine.alert)
    thread.start()
    thread.join()
    assert seen == []  # queued: nothing of Qt ran on the engine's thread
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=1000)
    assert set(seen) == {threading.main_thread()}


def test_an_alert_is_shown_and_heard(controller, said, heard) -> None:
    controller.engine.alert()
    assert controller.overlay.visible
    assert controller.presence.sign is Sign.FAKE
    assert [title for title, *_ in said] == ["Watching: WhatsApp"]  # a balloon may cover the call's red button
    assert heard[-1] == TONE
    assert controller.menu.not_now.isVisible()


@pytest.mark.parametrize("window", [None, replace(CALL, minimised=True)])
def test_an_alert_out_of_sight_is_shown_and_heard(controller, said, heard, window) -> None:
    controller.engine.alert(window=window, application="Meet")
    assert controller.overlay.shown is VerdictKind.FAKE
    assert "Meet" in controller.overlay.window.frame.accessibleName()
    assert heard[-1] == TONE


def test_an_alert_that_no_screen_can_show_is_said(controller, said, heard, monkeypatch) -> None:
    monkeypatch.setattr(QGuiApplication, "screens", list)
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda: None)
    controller.engine.alert()
    assert said[-1] == ("Possible deepfake", "Hang up and call 102", Sign.FAKE)
    assert heard[-1] == TONE


@pytest.mark.parametrize("part", ["records", "gatherer", "presence"])
def test_whatever_fails_the_warning_comes_first(controller, heard, monkeypatch, caplog, part) -> None:
    """A picture of 4K that cannot be copied now, a full disk, a panel that has died."""

    def fail(*_: object, **__: object) -> None:
        raise MemoryError("secret title")

    controller.engine.watch()
    where = {
        "records": (controller.records.log, "follow"),
        "gatherer": (controller.records._evidence, "follow"),
        "presence": (controller.presence, "show_state"),
    }
    monkeypatch.setattr(*where[part], fail)
    with caplog.at_level("ERROR"):
        controller.engine.alert()
    assert controller.overlay.shown is VerdictKind.FAKE
    assert heard[-1] == TONE
    monkeypatch.undo()
    assert "MemoryError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("part", ["overlay", "question"])
def test_a_warning_that_cannot_be_drawn_is_in_the_tray_and_heard(
    controller, said, heard, monkeypatch, caplog, part
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("secret title")

    controller.engine.watch()
    monkeypatch.setattr(
        *{"overlay": (controller.overlay, "follow"), "question": (controller.help, "give_way")}[part], fail
    )
    with caplog.at_level("ERROR"):
        controller.engine.alert()
    assert controller.presence.sign is Sign.FAKE
    assert heard[-1] == TONE
    assert controller.overlay.visible or said[-1][0] == "Possible deepfake"
    monkeypatch.undo()
    assert "KeyError" in caplog.text
    assert "secret" not in caplog.text


def test_whoever_gave_the_advice_the_warning_and_what_to_do_are_shown(controller, damaged) -> None:
    """A damaged advice.toml says less, and takes nothing with it."""
    damaged(advice, "sources")
    controller.engine.watch()
    controller.engine.said(controller.engine.state.call.id, Said.MONEY)
    assert controller.overlay.shown is VerdictKind.SUSPECT
    assert controller.presence.sign is Sign.SUSPECT
    controller.menu.what_now.trigger()
    assert "Call 102" in [line.words for line in controller.windows["card"].lines]
    controller.menu.relative.trigger()
    assert controller.windows["relative"].isVisible()


def test_no_sound_where_it_is_switched_off(controller, heard) -> None:
    controller.keeper.apply(Settings(language="en", sound=False))
    controller.engine.alert()
    assert TONE not in heard


def test_the_weak_warning_is_heard_once_and_never_spoken(controller, heard) -> None:
    controller.keeper.apply(replace(controller.keeper.now, repeat_sound=True, voice=True))
    controller.engine.alert(VerdictKind.SUSPECT)
    assert heard[-1] == TONE
    assert not controller.sound.sounding


ANSWERS = {
    "not now": lambda controller: press(controller, Answer.NOT_NOW),
    "what to do": lambda controller: press(controller, Answer.WHAT),
    "why": lambda controller: press(controller, Answer.WHY),
    "menu: what to do": lambda controller: controller.menu.what_now.trigger(),
    "menu: why": lambda controller: controller.menu.why.trigger(),
    "switched off": lambda controller: controller.keeper.apply(replace(controller.keeper.now, sound=False)),
    "pause": lambda controller: controller.menu.pause.trigger(),
    "cleared": lambda controller: controller.engine.clear(),
    "ended": lambda controller: controller.engine.end(),
    "quit": lambda controller: controller.stop(),
}


def press(controller, answer: Answer) -> None:
    controller.overlay.window.buttons[answer].click()


@pytest.mark.parametrize("answer", ANSWERS)
def test_it_sounds_until_it_is_answered(controller, heard, answer) -> None:
    controller.keeper.apply(replace(controller.keeper.now, repeat_sound=True))
    controller.engine.alert()
    assert controller.sound.sounding
    ANSWERS[answer](controller)
    assert not controller.sound.sounding
    assert heard[-1] is None


def test_the_first_start_welcomes_and_no_other(controller, qtbot) -> None:
    assert "welcome" not in controller.windows  # this one was welcomed before
    controller.keeper.now = replace(controller.keeper.now, welcomed=False)
    controller.start()
    welcome = controller.windows["welcome"]
    controller.keeper.apply(replace(controller.keeper.now, language="kk"))
    qtbot.waitUntil(lambda: welcome.windowTitle() == "Qalqan-ға қош келдіңіз", timeout=1000)
    welcome.close()
    assert controller.keeper.now.welcomed
    assert store.load(controller.keeper.path).settings.welcomed


BLIND = [
    Reason.NO_DISPLAY, Reason.NO_PERMISSION, Reason.NOT_SHARED, Reason.NO_LIBRARY, Reason.WAYLAND, Reason.UNSUPPORTED,
    Reason.MODEL_FAILED, Reason.DAMAGED,
]  # fmt: skip


@pytest.mark.parametrize("reason", BLIND)
def test_what_keeps_it_from_seeing_is_said_truly_and_with_its_remedy(controller, reason) -> None:
    controller.engine.tell(EventKind.HEALTH, watch=Watch.FAILED, reason=reason)
    words = messages.reason(reason)
    assert words in controller.menu.status.text()
    assert controller.presence.home.details.text() == words
    assert controller.requests.not_allowed() == words
    others = {messages.reason(other) for other in BLIND if other is not reason}
    assert len(others) == len(BLIND) - 1
    assert len(re.findall(r"[.]", words)) == 1  # what is wrong, and one remedy
    assert ("X11" in words) == (reason is Reason.WAYLAND)


def test_what_is_wrong_with_one_window_does_not_stand_on_the_first_pages(controller) -> None:
    assert controller.requests.not_allowed() is None
    controller.engine.watch(watch=Watch.CANNOT_SEE, reason=Reason.MINIMISED)
    assert controller.requests.not_allowed() is None


def test_the_guide_follows_the_practice_call(controller, qtbot, monkeypatch) -> None:
    call = 'echo \'{"event": "started"}\'; read x'
    monkeypatch.setattr(practice_call, "practice_command", lambda: ["/bin/sh", "-c", call])
    controller.menu.practice.trigger()
    guide = controller.windows["guide"]
    qtbot.waitUntil(lambda: guide.step == WATCH, timeout=5000)
    controller.engine.alert()  # over a real call beside it: no exercise
    assert guide.step == WATCH
    controller.engine.end()
    controller.engine.alert(practice=True, application="Practice")
    assert guide.step == HANG_UP
    controller.practice.end()


def test_not_now_is_asked_once_more_and_asks_the_engine_for_quiet(controller) -> None:
    controller.engine.alert()
    controller.menu.not_now.trigger()
    assert ("snooze", 120) not in controller.engine.asked
    press(controller, Answer.HIDE)
    assert ("snooze", 120) in controller.engine.asked
    assert controller.overlay.shown is VerdictKind.FAKE  # the strip
    assert not controller.menu.not_now.isVisible()
    assert controller.presence.sign is Sign.FAKE


def test_watching_is_said_once_a_call(controller, said) -> None:
    controller.engine.watch()
    controller.engine.change(EventKind.WINDOW, watch=Watch.CANNOT_SEE, window=None)
    controller.engine.watch()
    assert [title for title, *_ in said] == ["Watching: WhatsApp"]
    controller.engine.end()
    controller.engine.watch()
    assert len(said) == 2


def test_a_failure_is_said_and_never_looks_calm(controller, said) -> None:
    controller.engine.tell(EventKind.HEALTH, watch=Watch.FAILED, reason=Reason.DAMAGED)
    assert said == [("Qalqan", "Not working. The program is damaged. Install it again", Sign.FAILED)]
    assert controller.presence.sign is Sign.FAILED


def test_a_crash_of_the_last_run_is_said_once(controller, said, tmp_path) -> None:
    controller.start()
    assert said == []
    log.note(tmp_path, RuntimeError("secret"))
    for _ in range(2):
        controller.start()
    assert [text for _, text, _ in said] == ["It ended by mistake the last time. It is running again."]


# after the call


@pytest.mark.parametrize("level", [VerdictKind.FAKE, VerdictKind.SUSPECT])
def test_after_a_call_that_was_warned_of_stands_what_to_do_now(controller, qtbot, picture, level) -> None:
    controller.engine.picture = picture
    controller.engine.alert(level)
    controller.engine.end()
    card = controller.windows["ended"]
    said = card.accessibleDescription()
    assert ("You did right" in said) == (level is VerdictKind.FAKE)
    assert "102" in said
    assert "Call your bank on the number on your card" in said
    assert card.save_button.isVisible()
    qtbot.mouseClick(card.save_button, Qt.MouseButton.LeftButton)
    assert "save" in controller.windows
    qtbot.mouseClick(card.what_now_button, Qt.MouseButton.LeftButton)
    assert "card" in controller.windows


def test_a_program_that_was_opened_is_answered_by_how_to_close_it(controller, heard) -> None:
    controller.engine.watch()
    controller.engine.tell(EventKind.ALERT, states.call(VerdictKind.NO_FACE, program="AnyDesk"))
    assert controller.overlay.shown is VerdictKind.SUSPECT
    assert controller.overlay.window.frame.accessibleName().startswith("Remote access: AnyDesk. With it others can")
    assert heard[-1] == TONE
    assert not controller.sound.sounding  # once
    assert not controller.menu.why.isVisible()  # there is no face to show
    assert Answer.WHY not in controller.overlay.window.frame.shown[0].buttons
    press(controller, Answer.WHAT)
    said = controller.windows["card"].accessibleDescription()
    assert "With AnyDesk another person can see and control this computer" in said
    assert "1. Close the program" in said
    assert "deepfake" not in said
    controller.engine.end()
    said = controller.windows["ended"].accessibleDescription()
    assert "It may have been for a good reason" in said
    assert "face" not in said


def test_what_was_open_before_the_call_is_mentioned_and_nothing_more(controller, heard) -> None:
    controller.engine.watch()
    found = Finding(Source.REMOTE_CONTROL, VerdictKind.INSUFFICIENT, None, 0.0, name="TeamViewer")
    controller.engine.change(EventKind.WINDOW, findings=(found,))
    assert not controller.overlay.visible
    assert TONE not in heard
    assert controller.menu.status.text().endswith("this is not proof. A remote access program is open: TeamViewer")
    controller.engine.end()
    assert "ended" not in controller.windows


def test_after_a_quiet_call_and_after_practice_nothing_stands_there(controller) -> None:
    controller.engine.watch()
    controller.engine.end()
    controller.engine.alert(practice=True, application="Practice")
    controller.engine.end()
    assert "ended" not in controller.windows


def test_hanging_up_a_practice_call_is_answered_at_once(controller, heard) -> None:
    controller.engine.alert(practice=True, application="Practice")
    assert controller.sound.sounding == controller.keeper.now.repeat_sound
    controller.engine.change(EventKind.WINDOW, window=None, watch=Watch.CANNOT_SEE)
    assert not controller.overlay.visible
    assert not controller.sound.sounding


def test_a_warning_that_had_gone_by_the_end_is_remembered(controller) -> None:
    controller.engine.alert()
    controller.engine.clear()
    found = Finding(Source.FACE, VerdictKind.FAKE, 1, 0.0)
    controller.engine.change(EventKind.VERDICT, findings=(found,))
    controller.engine.end()
    assert "ended" in controller.windows


def test_pause_and_watch_again(controller) -> None:
    controller.menu.pause.trigger()
    assert controller.presence.sign is Sign.PAUSED
    assert not controller.menu.pause.isVisible()
    assert controller.menu.status.text() == "Paused: nothing is watched"
    controller.menu.resume.trigger()
    assert controller.presence.sign is Sign.NO_CALL
    assert controller.menu.pause.isVisible()


def test_a_pause_of_an_hour_ends_by_itself(controller, qtbot, monkeypatch) -> None:
    controller.menu.pause_hour.trigger()
    assert controller.requests.pause.timer.interval() == 60 * 60 * 1000
    controller.menu.resume.trigger()
    controller.menu.pause_quarter.trigger()
    assert controller.requests.pause.timer.interval() == 15 * 60 * 1000
    controller.requests.pause.timer.start(50)
    assert controller.engine.state.watch is Watch.PAUSED
    assert not controller.menu.pause_hour.isVisible()
    assert controller.menu.resume.text().startswith("Watch again (by itself at ")
    assert "{" not in controller.menu.resume.text()
    qtbot.waitUntil(lambda: controller.engine.state.watch is Watch.NO_CALL, timeout=1000)
    assert controller.menu.resume.text() == "Watch again"


@pytest.mark.parametrize(
    "again", [lambda controller: controller.menu.resume.trigger(), lambda controller: controller.requests.picked(CALL)]
)
def test_watching_again_earlier_ends_the_hour(controller, again) -> None:
    controller.menu.pause_hour.trigger()
    again(controller)
    assert not controller.requests.pause.timer.isActive()
    controller.menu.pause.trigger()
    assert controller.menu.resume.text() == "Watch again"


def test_what_to_do_is_there_at_any_time_and_by_one_key(controller, qtbot) -> None:
    assert controller.menu.what_now.isVisible()
    controller.menu.settings.trigger()
    settings = controller.windows["settings"]
    qtbot.waitUntil(settings.isActiveWindow, timeout=2000)
    qtbot.keyClick(settings, Qt.Key.Key_F1)
    assert controller.windows["card"].windowTitle() == "What to do now"
    controller.menu.officials.trigger()
    assert controller.windows["card"].lines[0].words == "Real officials do not video-call about money"
    controller.windows["card"].close()
    controller.presence.open_home()
    qtbot.waitUntil(controller.presence.home.isActiveWindow, timeout=2000)
    qtbot.waitUntil(lambda: "card" not in controller.windows, timeout=1000)
    qtbot.keyClick(controller.presence.home, Qt.Key.Key_F1)
    assert "card" in controller.windows


def test_the_full_warning_is_there_at_any_time(controller) -> None:
    assert controller.menu.officials.isVisible()
    controller.menu.officials.trigger()
    lines = controller.windows["card"].lines
    assert lines[0].source == "Prosecutor General's Office of Kazakhstan, zakon.kz, 31 October 2025"
    assert [line.words for line in lines[1:3]] == ["Hang up", "Call 102"]


def test_while_the_card_is_read_the_warning_is_a_strip(controller, qtbot) -> None:
    controller.engine.alert()
    press(controller, Answer.WHAT)
    card = controller.windows["card"]
    qtbot.waitUntil(card.isActiveWindow, timeout=2000)
    controller.engine.verdict(VerdictKind.FAKE)
    assert controller.overlay.shown is VerdictKind.FAKE
    assert controller.overlay.window.frame.shown[0].banner.height() < 80
    card.close()
    controller.engine.verdict(VerdictKind.FAKE)
    assert controller.overlay.window.frame.shown[0].banner.height() > 80


def test_a_dialog_of_ours_hides_no_warning(controller, qtbot) -> None:
    """The user chooses a folder, or names a file, and the warning comes."""
    controller.menu.settings.trigger()
    controller.windows["settings"].records.folder.click()
    *_, dialog = controller.windows["settings"].findChildren(QFileDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=2000)
    controller.engine.alert()
    assert controller.overlay.shown is VerdictKind.FAKE
    assert controller.overlay.window.frame.shown[0].banner.height() > 80
    assert QApplication.activeModalWidget() is None  # so its buttons can be pressed
    press(controller, Answer.WHAT)
    assert "card" in controller.windows
    dialog.close()


def test_a_modal_dialog_of_qt_itself_hides_no_warning(controller, qtbot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=2000)
    controller.engine.alert()
    assert controller.overlay.shown is VerdictKind.FAKE


def test_why_is_asked_of_the_engine_and_its_answer_shown(controller, qtbot) -> None:
    assert not controller.menu.why.isVisible()
    controller.engine.alert()
    press(controller, Answer.WHY)
    controller.menu.why.trigger()
    assert controller.engine.asked[-2:] == ["explain", "explain"]
    assert "why" not in controller.windows
    face = Face((0.0, 0.0, 90.0, 120.0), np.zeros((5, 2), np.float32), 0.9)
    seen = Explanation(
        Track(1, face, 0.0, 9.0, 60), Quality(40, 99, 1, 0, None), np.zeros((160, 160, 3), np.uint8),
        Region(40, 40, 48, 48), Part.MOUTH,
    )  # fmt: skip
    controller.engine.on_event(Event(EventKind.EXPLAINED, controller.engine.state, explanation=seen))
    window = controller.windows["why"]
    assert any("mouth" in line for line in window.sentences)
    qtbot.waitUntil(window.isActiveWindow, timeout=2000)
    controller.engine.on_event(Event(EventKind.EXPLAINED, controller.engine.state))
    assert not any("mouth" in line for line in window.sentences)
    window.what_now.emit()
    assert "card" in controller.windows


def test_quitting_ends_the_engine_and_keeps_the_call(controller) -> None:
    controller.engine.watch()
    controller.stop()
    assert "stop" in controller.engine.asked
    assert len(controller.records.path.read_text().splitlines()) == 1
    assert not controller.overlay.visible


def test_the_same_window_is_not_opened_twice(controller) -> None:
    controller.menu.history.trigger()
    first = controller.windows["history"]
    controller.menu.history.trigger()
    assert controller.windows["history"] is first
    controller.menu.about.trigger()
    assert "not proof" in controller.windows["about"].text.text()


def test_a_practice_call_that_cannot_be_played_is_said(controller, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(practice_call, "practice_command", lambda: ["/bin/sh", "-c", "exit 2"])
    controller.menu.practice.trigger()
    qtbot.waitUntil(lambda: "notice" in controller.windows, timeout=5000)
    assert controller.windows["notice"].text.text() == "The practice clip cannot be played."


def test_quitting_ends_the_practice_call(controller, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(practice_call, "practice_command", lambda: ["/bin/sleep", "60"])
    controller.menu.practice.trigger()
    qtbot.waitUntil(lambda: controller.practice.process.state() == QProcess.ProcessState.Running, timeout=5000)
    first = controller.practice.process
    controller.menu.practice.trigger()
    assert controller.practice.process is first
    controller.stop()
    assert first.state() == QProcess.ProcessState.NotRunning
