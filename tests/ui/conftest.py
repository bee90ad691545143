"""Qt without a screen, and an engine that does what a test says."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before any QApplication

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from guard.settings.schema import Settings
from guard.types import Alert, Event, EventKind, Measured, Picture, Region, State, Verdict, VerdictKind, Watch, Window
from tests.ui import screens
from tests.ui.settings_case import APPLICATIONS, START
from ui import alarm_sound, autostart, language
from ui.desk import Desk
from ui.settings_window import SettingsWindow

CALL = Window(7, "Video call", "WhatsApp", "whatsapp", Region(100, 80, 640, 480))


def verdict(kind: VerdictKind, **more: object) -> Verdict:
    return Verdict(kind, time.monotonic(), **more)


class FakeEngine:
    """Remembers what was asked; ``put`` changes the state and tells, from whatever thread calls it."""

    def __init__(self, settings: Settings, on_event: Callable[[Event], None]) -> None:
        self.settings, self.on_event = settings, on_event
        self.asked: list[object] = []
        self.picture: Picture | None = None
        self.state = State(Watch.NO_CALL, time.monotonic(), verdict(VerdictKind.NO_FACE))

    def put(self, kind: EventKind, **changes: object) -> None:
        self.state = replace(self.state, t_s=time.monotonic(), **changes)
        self.on_event(Event(kind, self.state))

    def watch(self, window: Window = CALL) -> None:
        self.put(EventKind.WINDOW, watch=Watch.WATCHING, window=window, verdict=verdict(VerdictKind.NO_SIGNS))

    def alert(self, strength: VerdictKind = VerdictKind.FAKE, window: Window = CALL) -> None:
        self.watch(window)
        self.put(EventKind.ALERT, verdict=verdict(strength), alert=Alert(strength, time.monotonic(), 1))

    def start(self) -> None:
        self.asked.append("start")

    def stop(self, timeout_s: float = 2.0) -> bool:
        self.asked.append("stop")
        return True

    def pause(self) -> None:
        self.put(EventKind.WINDOW, watch=Watch.PAUSED, window=None, alert=None)

    def resume(self) -> None:
        self.put(EventKind.WINDOW, watch=Watch.NO_CALL)

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
        self.put(EventKind.CLEARED, alert=None)

    def explain(self) -> None:
        self.asked.append("explain")

    def measured(self) -> dict[str, Measured]:
        return {"balanced": Measured(20, 1, 2.7, 20, 5)}

    def apply(self, settings: Settings) -> None:
        self.asked.append(settings)

    def newest_picture(self) -> Picture | None:
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
    monkeypatch.setattr(alarm_sound, "_player", lambda _parent: player)
    return played


@pytest.fixture
def desk(qapp: QApplication, english: object, heard: list[Path | None], tmp_path: Path) -> Iterator[Desk]:
    """The whole program over a fake engine, with files of its own; silent."""
    from guard.settings import store

    store.save(Settings(language="en", snooze_s=120, welcomed=True), tmp_path / "settings.json")
    desk = Desk(qapp, tmp_path / "settings.json", tmp_path / "history.jsonl", FakeEngine)
    desk.start()
    yield desk
    desk.stop()
    desk.deleteLater()


@pytest.fixture
def picture() -> Picture:
    return np.full((480, 640, 3), 90, np.uint8)
