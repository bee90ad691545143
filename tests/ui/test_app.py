"""Starting, starting twice, and ending in good order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from guard.settings import store
from guard.settings.schema import Settings
from tests.ui.conftest import FakeEngine
from ui import app
from ui.one_instance import OneInstance


def test_one_instance_at_a_time(qapp, qtbot, tmp_path) -> None:
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.claim()
    with qtbot.waitSignal(first.called, timeout=3000):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_another_folder_is_another_program(qapp, tmp_path) -> None:
    first, other = OneInstance(tmp_path / "a"), OneInstance(tmp_path / "b")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()


def test_what_a_crash_left_is_taken_over(qapp, tmp_path) -> None:
    """A process that held lock and socket is killed outright."""
    code = (
        "import sys, time; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from ui.one_instance import OneInstance\n"
        "app = QCoreApplication([]); one = OneInstance(Path(sys.argv[1]))\n"
        "print(one.claim(), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True) as crashed:
        assert crashed.stdout.readline().strip() == "True"
        crashed.kill()
    ours = OneInstance(tmp_path)
    assert ours.claim()
    ours.release()


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_quits_in_good_order(name, qapp, english, tmp_path) -> None:
    engines = []
    store.save(Settings(welcomed=True), tmp_path / "settings.json")

    def make(*arguments):
        engines.append(FakeEngine(*arguments))
        return engines[0]

    def send() -> None:
        deadline = time.monotonic() + 5
        while not (engines and "start" in engines[0].asked) and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)
        os.kill(os.getpid(), name)

    before = signal.getsignal(name)
    sender = threading.Thread(target=send)
    sender.start()
    assert app.run_tray(tmp_path / "settings.json", tmp_path / "history.jsonl", make, []) == 0
    sender.join()
    assert engines[0].asked[-1] == "stop"
    assert signal.getsignal(name) is before


def test_a_second_start_goes_at_once(qapp, qtbot, english, tmp_path) -> None:
    first = OneInstance(tmp_path)
    assert first.claim()
    with qtbot.waitSignal(first.called, timeout=3000):
        assert app.run_tray(tmp_path / "settings.json", tmp_path / "history.jsonl", FakeEngine, []) == 0
    first.release()


def test_self_test(qapp, english) -> None:
    assert app.self_test().startswith("Qt 6.")


def test_self_test_misses_words(qapp, english, monkeypatch, tmp_path: Path) -> None:
    from ui import language

    monkeypatch.setattr(language, "FOLDER", tmp_path)
    with pytest.raises(RuntimeError, match="Қазақша"):
        app.self_test()
