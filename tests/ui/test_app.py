"""Starting, starting twice, and ending in good order."""

from __future__ import annotations

import importlib
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from guard.settings import store
from guard.settings.schema import Settings
from tests.ui.conftest import FakeEngine
from ui import app
from ui.one_instance import OneInstance


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_quits_in_good_order(name, qapp, english, tmp_path) -> None:
    engines = []
    store.save(Settings(welcomed=True), tmp_path / "settings.json")

    def make(*arguments, **more):
        engines.append(FakeEngine(*arguments, **more))
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


def test_a_second_start_says_so_and_goes(qapp, qtbot, english, tmp_path, capsys) -> None:
    first = OneInstance(tmp_path)
    assert first.claim()
    with qtbot.waitSignal(first.called, timeout=3000):
        assert app.run_tray(tmp_path / "settings.json", tmp_path / "history.jsonl", FakeEngine, []) == 0
    assert "running already" in capsys.readouterr().out
    first.release()


def test_self_test(qapp, english) -> None:
    assert app.self_test().startswith("Qt 6.")


def test_self_test_misses_the_source_of_an_advice(qapp, english, monkeypatch, tmp_path: Path) -> None:
    from ui.warning import advice

    text = advice.FILE.read_text("utf-8")
    (tmp_path / "advice.toml").write_text(text.replace("[call_102]", "[call_103]"), "utf-8")
    monkeypatch.setattr(advice, "FILE", tmp_path / "advice.toml")
    monkeypatch.setattr(advice, "sources", advice.sources.__wrapped__)  # nothing is kept of the damaged file
    with pytest.raises(RuntimeError, match=r"advice\.toml cannot be used: KeyError 'call_102'"):
        app.self_test()


@pytest.mark.parametrize(
    ("module", "reader"),
    [("ui.help.aid", "sources"), ("ui.help.challenge_window", "read"), ("ui.warning.advice", "sources")],
)
def test_self_test_names_the_damaged_file(qapp, english, damaged, module, reader) -> None:
    part = importlib.import_module(module)
    damaged(part, reader)
    with pytest.raises(RuntimeError, match=f"^{part.FILE.name} cannot be used"):
        app.self_test()


def test_self_test_misses_words(qapp, english, monkeypatch, tmp_path: Path) -> None:
    from ui import language

    monkeypatch.setattr(language, "FOLDER", tmp_path)
    with pytest.raises(RuntimeError, match="Қазақша"):
        app.self_test()
