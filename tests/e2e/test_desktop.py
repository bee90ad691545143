"""The desktop without a screen: it runs a command, passes its status on, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.e2e import ROOT, desktop
from tests.e2e.desktop import wait_until

ABSENT = desktop.missing()
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(ABSENT), reason=f"not here: {', '.join(ABSENT)}"),
]
TRAY = """
import json, os
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
QApplication([])
print(json.dumps({"tray": QSystemTrayIcon.isSystemTrayAvailable(), "home": os.environ["HOME"]}))
raise SystemExit(3)
"""


def on_a_desktop(scratch: Path, *command: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.e2e.desktop", "--screen", "1366x768", "--", *command]
    return subprocess.Popen(
        words, cwd=ROOT, env=os.environ | {"TMPDIR": str(scratch)}, stdout=subprocess.PIPE, text=True
    )


def test_a_command_finds_a_tray_and_a_home_of_its_own_and_its_status_comes_back(tmp_path: Path) -> None:
    process = on_a_desktop(tmp_path, sys.executable, "-c", TRAY)
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 3
    seen = json.loads(said)
    assert seen["tray"]
    assert Path(seen["home"]).is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_it(how: signal.Signals, tmp_path: Path) -> None:
    waiting = "import time; print('up', flush=True); time.sleep(60)"
    with on_a_desktop(tmp_path, sys.executable, "-c", waiting) as process:
        assert process.stdout
        assert process.stdout.readline() == "up\n"
        children = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(how)
        process.wait(20)
    assert len(children) >= len(desktop.PROGRAMS) + 1
    wait_until(lambda: not any(child.is_running() for child in children), "the end of all its processes", 10)


def test_a_window_of_the_size_that_was_asked_for_stands_there(tmp_path: Path) -> None:
    seen = (
        "import mss, numpy; shot = numpy.asarray(mss.MSS().grab(mss.MSS().monitors[0])); "
        "grey = (shot[:, :, :3] == 0x80).all(2); "  # the border's shades may hold a grey dot too
        "print((grey.sum(0) >= 400).sum(), (grey.sum(1) >= 640).sum())"
    )
    words = [sys.executable, "-m", "tests.e2e.desktop", "--screen", "1366x768", "--window", "640x400", "--"]
    answer = subprocess.run([*words, sys.executable, "-c", seen], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["640", "400"]
