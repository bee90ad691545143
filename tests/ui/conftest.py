"""Qt without a screen, and an engine that does what a test says."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before any QApplication

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from guard.settings.schema import Settings
from guard.types import (
    Alert,
    Call,
    Event,
    EventKind,
    Finding,
    Measured,
    Outcome,
    Picture,
    Reason,
    Said,
    Source,
    Task,
    Verdict,
    VerdictKind,
    Watch,
    Window,
)
from tests.ui import screens
from tests.ui.settings.case import APPLICATIONS, START
from tests.ui.states import CALL, call, state
from ui import autostart, language
from ui.controller import Controller
from ui.settings.window import SettingsWindow
from ui.warning import sound_player


class FakeEngine:
    """Remembers what was asked; ``tell`` changes the state and tells, from whatever thread calls it."""

    def __init__(self, settings: Settings, on_event: Callable[[Event], None], numbers_file: Path | None = None) -> None:
        self.settings, self.on_event = settings, on_event
        self.asked: list[object] = []
        self.picture: Picture | None = None
        self.task: Task | None = None
        self.state = state(t_s=time.monotonic())
        self._ids = count(1)
        self._id = 0

    def tell(self, kind: EventKind, *calls: Call, **about: object) -> None:
        """These calls from now on, and one event of the first."""
        self.state = state(*calls, t_s=time.monotonic(), **about)
        self.on_event(Event(kind, self.state, calls[0] if calls else None))

    def change(self, kind: EventKind, **values: object) -> None:
        """The call of now, changed."""
        self.tell(kind, replace(self.state.call, **values))

    def watch(self, window: Window | None = CALL, **about: object) -> None:
        """A new call, or the one of now seen again."""
        if self.state.call is None:
            self._id = next(self._ids)
        if window is not None:
            about.setdefault("application", window.application)
        self.tell(EventKind.WINDOW, call(window=window, id=self._id, t_s=time.monotonic(), **about))

    def alert(self, level: VerdictKind = VerdictKind.FAKE, window: Window | None = CALL, **about: object) -> None:
        self.watch(window, **about)
        if window is not None:
            about.setdefault("application", window.application)
        self.tell(EventKind.ALERT, call(level, window=window, id=self._id, t_s=time.monotonic(), **about))

    def verdict(self, kind: VerdictKind, reason: Reason | None = None) -> None:
        self.change(EventKind.VERDICT, verdict=Verdict(kind, time.monotonic(), reason))

    def clear(self) -> None:
        self.change(EventKind.CLEARED, alert=None, verdict=Verdict(VerdictKind.NO_SIGNS, time.monotonic()))

    def end(self) -> None:
        """The call of now is over, with the alert that it has."""
        ended, self.state = self.state.call, state(t_s=time.monotonic())
        self.on_event(Event(EventKind.ENDED, self.state, ended))

    def end_of(self, ended: Call, *others: Call) -> None:
        """One of several calls is over; the others go on."""
        self.state = state(*others, t_s=time.monotonic())
        self.on_event(Event(EventKind.ENDED, self.state, ended))

    def start(self) -> None:
        self.asked.append("start")

    def stop(self, timeout_s: float = 2.0) -> bool:
        self.asked.append("stop")
        return True

    def pause(self, until: Window | None = None) -> None:
        """The calls of now are followed no more, and told as ended."""
        self.asked.append(("pause", until))
        calls, self.state = self.state.calls, state(t_s=time.monotonic(), watch=Watch.PAUSED)
        for ended in calls:
            self.on_event(Event(EventKind.ENDED, self.state, ended))
        self.tell(EventKind.WINDOW, watch=Watch.PAUSED)

    def resume(self) -> None:
        self.tell(EventKind.WINDOW)

    def pick(self, window: Window | None) -> None:
        self.asked.append(("pick", window))

    def windows(self) -> list[Window]:
        return [CALL]

    def models(self) -> dict[str, str]:
        return {"deepfake_detector": "0.1.0"}

    def applications(self) -> tuple[str, ...]:
        return ("WhatsApp", "Zoom")

    def snooze(self, seconds: float) -> None:
        self.asked.append(("snooze", seconds))
        alert = self.state.alert
        self.change(EventKind.SNOOZED, alert=replace(alert, snoozed=True) if alert else None)

    def said(self, call_id: int, what: Said) -> None:
        self.asked.append(("said", call_id, what))
        finding = Finding(Source.CALLER_SAYS, VerdictKind.SUSPECT, None, time.monotonic(), name=what)
        alert = Alert(VerdictKind.SUSPECT, time.monotonic(), None, Source.CALLER_SAYS, name=what)
        now = self.state.call
        self.change(EventKind.ALERT, findings=(*now.findings, finding), alert=now.alert or alert)

    def challenge(self, task: Task | None) -> None:
        self.asked.append(("challenge", task))
        self.task = task if self.state.call is not None else None

    def refuse(self) -> None:
        task, self.task = self.task, None
        if task is not None:
            self.challenged(task, Outcome.NOT_DONE)

    def challenged(self, task: Task, outcome: Outcome) -> None:
        """What came of a task; what speaks for fraud is a warning, as of the engine."""
        level = {Outcome.NOT_DONE: VerdictKind.SUSPECT, Outcome.BROKE: VerdictKind.FAKE}.get(outcome)
        if level is not None:
            now = time.monotonic()
            found = Finding(Source.CHALLENGE, level, None, now, name=task)
            alert = Alert(level, now, None, Source.CHALLENGE, name=task)
            self.change(EventKind.ALERT, findings=(found,), alert=alert)
        self.on_event(Event(EventKind.CHALLENGED, self.state, self.state.call, task=task, outcome=outcome))

    def money(self, name: str) -> None:
        self.on_event(Event(EventKind.MONEY, self.state, self.state.call, name=name))

    def caller(self) -> str:
        return "+77011234567"

    def forget_numbers(self) -> None:
        self.asked.append("forget_numbers")

    def explain(self) -> None:
        self.asked.append("explain")

    def measured(self) -> dict[str, Measured]:
        return {"balanced": Measured(20, 1, 2.7, 20, 5)}

    def apply(self, settings: Settings) -> None:
        self.asked.append(settings)

    def newest_picture(self, call_id: int | None = None) -> Picture | None:
        return self.picture


@pytest.fixture
def opening(qapp, english: Callable[[str], None], monkeypatch) -> Iterator[Callable[[Callable[[], QWidget]], QWidget]]:
    """Shows a window on a laptop's screen, with a list ``said`` of what it has changed, and puts it away afterwards."""
    monkeypatch.setattr(autostart, "supported", lambda: True)
    windows: list[QWidget] = []

    def show(make: Callable[[], QWidget]) -> QWidget:
        window = screens.shown(make)
        window.said = []
        window.changed.connect(window.said.append)
        windows.append(window)
        return window

    with screens.laptop(qapp):
        yield show
        for window in windows:
            screens.gone(window)


@pytest.fixture
def opened_settings(opening) -> Callable[..., SettingsWindow]:
    """Opens the settings window."""

    def make(settings: Settings = START, applications: tuple[str, ...] = APPLICATIONS, **more: object) -> QWidget:
        return opening(lambda: SettingsWindow(settings, applications, **more))

    return make


@pytest.fixture(params=["gone", "empty", "cut", "other names", "no text", "not UTF-8"])
def damaged(request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Damages the file that a module reads by its ``reader``, and lets nothing be remembered of the whole one."""

    def damage(module: ModuleType, reader: str) -> None:
        file = tmp_path / module.FILE.name
        whole = module.FILE.read_text("utf-8")
        broken = {
            "empty": "",
            "cut": whole[: len(whole) // 2],
            "other names": whole.replace("[", "[x"),
            "no text": re.sub('".*"', "7", whole),
            "not UTF-8": whole + "\udcff",
        }
        if request.param != "gone":
            file.write_text(broken[request.param], "utf-8", errors="surrogateescape")
        monkeypatch.setattr(module, "FILE", file)
        monkeypatch.setattr(module, reader, getattr(module, reader).__wrapped__)

    return damage


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no masks, stacking or tray, and says so; every other line of Qt's log still fails."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(
                pytest.mark.qt_log_ignore(
                    "^This plugin does not support ", "No such signal QPlatformNativeInterface::systemTray"
                )
            )


@pytest.fixture
def english(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """English, and a way to another language; English again at the end."""
    language.install(qapp, "en")
    yield lambda name: language.install(qapp, name)
    language.install(qapp, "en")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the program would have played; None: it was told to be silent."""
    played: list[Path | None] = []
    player = SimpleNamespace(play=played.append, stop=lambda: played.append(None))
    monkeypatch.setattr(sound_player, "player", lambda _parent: player)
    return played


@pytest.fixture
def controller(
    qapp: QApplication, english: object, heard: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Controller]:
    """The whole program over a fake engine, with files of its own; silent."""
    from guard.settings import store

    monkeypatch.setenv("QALQAN_HOME", str(tmp_path))
    store.save(Settings(language="en", snooze_s=120, welcomed=True), tmp_path / "settings.json")
    controller = Controller(qapp, tmp_path / "settings.json", tmp_path / "history.jsonl", FakeEngine)
    controller.start()
    yield controller
    controller.stop()
    for window in (*controller.windows, controller.presence.home, controller.menu):
        screens.gone(window)  # a hidden one would still answer when a later test changes the language
    controller.deleteLater()


@pytest.fixture
def picture() -> Picture:
    return np.full((480, 640, 3), 90, np.uint8)
