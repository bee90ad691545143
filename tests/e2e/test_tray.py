"""The tray program on a whole desktop: the warning stays in sight, and so does the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import QALQAN
from tests.e2e.desktop import Desktop, end, wait_until
from tests.e2e.stage import PLACE, marks, rows

pytestmark = marks(180)
MEET = "Meet – abc-defg-hij - Google Chrome"


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"unseen_notice": True}


def call(screen: Desktop) -> subprocess.Popen[bytes]:
    words = (sys.executable, "-m", "tests.e2e.player", "Google-chrome", MEET, *map(str, PLACE), "swapped")
    process = screen.start(*words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"shown\n"
    return process


def hang_up(process: subprocess.Popen[bytes]) -> None:
    end(process)
    process.stdin.close()
    process.stdout.close()


def test_the_warning_stays_in_sight_until_the_call_ends_and_then_says_what_to_do(screen: Desktop) -> None:
    screen.start(*QALQAN)
    process = call(screen)
    try:
        wait_until(lambda: len(rows(screen)) > 20, "the warning", 40)
        assert rows(screen).min() >= PLACE[1]
        window = screen.windows("^Meet")[-1]
        screen.xdotool("windowminimize", window)
        wait_until(lambda: rows(screen).size and rows(screen).min() == 0, "the warning at the edge", 15)
        for _ in range(20):  # it stays there, and never blinks
            assert rows(screen).min() == 0
            time.sleep(0.1)
        screen.xdotool("windowmap", window, "windowactivate", window)
        wait_until(lambda: rows(screen).size and rows(screen).min() >= PLACE[1], "the warning over the call", 20)
    finally:
        hang_up(process)
    wait_until(lambda: screen.windows("^The call is over"), "what to do after the call", 60)
    assert rows(screen).size == 0


def test_not_now_is_pressed_twice_and_leaves_a_strip(screen: Desktop) -> None:
    screen.start(*QALQAN)
    process = call(screen)
    try:
        wait_until(lambda: len(rows(screen)) > 100, "the warning", 40)
        high = len(rows(screen))
        for word in ("Not now", "Yes, hide it"):
            wait_until(lambda word=word: screen.windows(f"^{word}$"), word)
            screen.xdotool("mousemove", "--window", screen.windows(f"^{word}$")[-1], 20, 10, "click", 1)
        wait_until(lambda: 20 < len(rows(screen)) < high / 2, "the strip")
        assert screen.windows("^What to do$")
    finally:
        hang_up(process)


def test_the_program_can_be_found_when_the_panel_has_died(screen: Desktop) -> None:
    program = screen.start(*QALQAN)
    time.sleep(4)
    assert screen.windows("^Qalqan$") == []
    panel = subprocess.run(["pgrep", "-x", "tint2"], capture_output=True, text=True, check=True).stdout.split()
    ours = [int(pid) for pid in panel if f"DISPLAY={screen.env['DISPLAY']}".encode() in environment(pid)]
    for pid in ours:
        os.kill(pid, signal.SIGTERM)
    wait_until(lambda: screen.windows("^Qalqan$"), "the window that stands in", 6)
    (window,) = screen.windows("^Qalqan$")
    screen.xdotool("windowminimize", window)
    wait_until(lambda: not screen.windows("^Qalqan$"), "that it is minimised", 5)
    second = screen.start(*QALQAN)
    assert second.wait(20) == 0
    wait_until(lambda: screen.windows("^Qalqan$"), "the window again", 6)
    assert program.poll() is None


def environment(pid: str) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []
