"""``qalqan practice``: the whole program beside a practice call in a process of its own, and what came of it.

The clip goes through the same window finding, capture, networks and warning as any call; only its picture is ours.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from guard import stderr
from guard.engine import Engine
from guard.settings import paths, store
from guard.settings.schema import Settings
from guard.types import Event, EventKind, State, VerdictKind, Watch
from ui import app
from ui.practice.call import practice_command

LONGEST_S: Final = 90.0
"""A rehearsal that has not ended by then is ended, and counts as failed."""
SHOT_AFTER_S: Final = 1.0
"""From the warning to the picture of the screen: the banner is drawn by then."""
OVER_AFTER_S: Final = 5.0
"""From the warning to the end of the rehearsal: the call itself would wait for a user."""
MISSED_AFTER_S: Final = 30.0
"""From the swap to the end where no warning came."""


class Rehearsal(QObject):
    """Plays the call, listens to the engine, and takes the screenshot."""

    def __init__(self, screenshot: Path | None) -> None:
        super().__init__()
        self._screenshot = screenshot
        self._events: list[tuple[float, Event]] = []
        self._call: dict[str, float] = {}
        self._last: State | None = None
        self._shown = False
        self.engine: Engine | None = None
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._told)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._ended)

    def make_engine(self, settings: Settings, on_event: Callable[[Event], None], **options: Any) -> Engine:
        """The program's engine, with an ear at its events. Called on the main thread, heard on the engine's."""

        def heard(event: Event) -> None:
            self._events.append((time.monotonic(), event))
            on_event(event)

        self.engine = Engine(settings, heard, **options)
        return self.engine

    def begin(self) -> None:
        """Open the call's window once the program runs."""
        program, *arguments = practice_command()
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.start(program, arguments)
        self._timer = QTimer(self, interval=100)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        QTimer.singleShot(int(LONGEST_S * 1000), self._ended)

    def report(self) -> dict[str, Any]:
        """What happened; times of the call in seconds from its swap."""
        swap = self._call.get("swap")
        alerts = [t_s for t_s, event in self._events if event.kind is EventKind.ALERT]
        after = [t_s for t_s in alerts if swap is not None and t_s >= swap]
        windows = [e.state.window for _, e in self._events if e.state.window is not None]
        last = self._last
        return {
            "call_window": windows[0].title if windows else None,
            "application": windows[0].application if windows else None,
            "frames": asdict(last.counters) if last else None,
            "alerts_before_swap": len(alerts) - len(after),
            "swap_to_alert_s": round(after[0] - swap, 2) if after and swap is not None else None,
            "verdict_before": self._worst(lambda t_s: swap is None or t_s < swap),
            "verdict_after": self._worst(lambda t_s: swap is not None and t_s >= swap),
            "screenshot": str(self._screenshot) if self._shown else None,
        }

    def _worst(self, when: Callable[[float], bool]) -> str:
        kinds = tuple(VerdictKind)
        said = [e.state.verdict.kind for t_s, e in self._events if when(t_s) and e.state.watch is Watch.WATCHING]
        return max(said, key=kinds.index, default=VerdictKind.NO_FACE).value

    def _told(self) -> None:
        while self._process.canReadLine():
            told = json.loads(bytes(self._process.readLine().data()))
            self._call.setdefault(told["event"], told["t_s"])

    def _look(self) -> None:
        if self.engine is None:
            return
        state = self.engine.state
        if state.watch is Watch.WATCHING:
            self._last = state
        now = time.monotonic()
        stands_s = now - state.alert.t_s if state.alert is not None else 0.0
        due = stands_s >= SHOT_AFTER_S
        if due and self._screenshot is not None and not self._shown:
            self._shown = _photograph(self._screenshot)
        if stands_s >= OVER_AFTER_S or now - self._call.get("swap", now) >= MISSED_AFTER_S:
            self._ended()

    def _ended(self) -> None:
        self._timer.stop()
        QApplication.quit()

    def close(self) -> None:
        """Take the call's window away if it still stands."""
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(2000)


def _photograph(place: Path) -> bool:
    """Keep a picture of the screen; False where it cannot be written."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return QGuiApplication.primaryScreen().grabWindow(0).save(str(place))


def rehearse(as_json: bool, screenshot: Path | None) -> int:
    """Run one; exit status 0 only where the warning came after the swap and none before it, 2 without its picture."""
    language = store.load(paths.config_file()).settings.language
    with tempfile.TemporaryDirectory(prefix="qalqan-practice-") as folder:  # the user's settings and history stay
        settings_path = Path(folder) / "settings.json"
        store.save(Settings(language=language, history_days=0, welcomed=True), settings_path)
        rehearsal: Rehearsal | None = None

        def make(settings: Settings, on_event: Callable[[Event], None], **options: Any) -> Engine:
            nonlocal rehearsal
            rehearsal = Rehearsal(screenshot)
            QTimer.singleShot(0, rehearsal.begin)
            return rehearsal.make_engine(settings, on_event, **options)

        app.run_tray(settings_path, Path(folder) / "history.jsonl", make, [])
        assert rehearsal is not None
        rehearsal.close()
        report = rehearsal.report()
    good = report["alerts_before_swap"] == 0 and report["swap_to_alert_s"] is not None
    if as_json:
        sys.stdout.write(json.dumps(report) + "\n")
    (sys.stderr if as_json else sys.stdout).write(in_words(report) + "\n")
    if good and screenshot is not None and report["screenshot"] is None:
        stderr.say(f"qalqan practice: the picture of the screen cannot be written: {screenshot}")
        return 2
    return 0 if good else 1


def in_words(report: dict[str, Any]) -> str:
    """What was seen, and where the picture of it is: for who has no screen, or looks at the terminal alone."""
    said = [_outcome(report)]
    if report["screenshot"] is not None:
        said.append(f"The picture of the screen with the warning: {report['screenshot']}")
    return "\n".join(said)


def _outcome(report: dict[str, Any]) -> str:
    if report["application"] is None:
        return "The practice call's window was not found. Try: qalqan doctor"
    seen = "A practice call was played: the face of NASA's astronaut, and from some moment on a false face over it."
    if report["alerts_before_swap"]:
        return f"{seen} A warning came before the face was swapped: that was a false alarm."
    if report["swap_to_alert_s"] is None:
        return f"{seen} No warning came after the face was swapped."
    came = f"“Possible deepfake” stood over the call {report['swap_to_alert_s']} s after the face was swapped"
    return f"{seen} {came}, and no warning before it."
