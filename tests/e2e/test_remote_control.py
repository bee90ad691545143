"""A stand-in named like a program for remote control, on a whole desktop beside a call without a face."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from guard.signals.remote_control import IDLE_S, LOOK_S
from tests.e2e import QALQAN
from tests.e2e.desktop import Desktop, end, wait_until
from tests.e2e.stage import PLACE, Stage, alert, marks, rows

pytestmark = marks(120)


def run(screen: Desktop, name: str, folder: Path) -> subprocess.Popen[bytes]:
    """A process of this name, that only sleeps."""
    program = folder / name
    if not program.exists():
        shutil.copy(shutil.which("sleep") or "/bin/sleep", program)
    return screen.start(str(program), "120")


def test_it_is_told_when_it_is_opened_during_a_call_and_taken_back_when_it_is_closed(
    screen: Desktop, stage: Stage, tmp_path: Path
) -> None:
    run(screen, "teamviewerd", tmp_path)  # a service that always runs
    stage.open("zoom", "Meeting", "none", place=PLACE)
    stage.watch()
    stage.until(lambda event: event["application"] == "Zoom")
    time.sleep(IDLE_S + LOOK_S + 1)
    assert not any(map(alert, stage.events))
    tool = run(screen, "anydesk", tmp_path)
    event = stage.until(alert)
    assert (event["alert"], event["source"], event["faces"]) == ("suspect", "remote_control", 0)
    end(tool)
    stage.until(lambda event: event["event"] == "cleared")
    assert sum(map(alert, stage.events)) == 1
    assert {event["watch"] for event in stage.events} <= {"no_call", "watching", "cannot_see"}  # nothing broke


def test_its_warning_stands_over_the_call_and_goes_with_it(screen: Desktop, stage: Stage, tmp_path: Path) -> None:
    call = stage.open("zoom", "Meeting", "none", place=PLACE)
    program = screen.start(*QALQAN)
    time.sleep(8)
    assert rows(screen).size == 0
    tool = run(screen, "anydesk", tmp_path)
    wait_until(lambda: len(rows(screen)) > 60, "the warning", 20)
    assert rows(screen).min() >= PLACE[1]
    assert screen.windows("^What to do$")
    assert not screen.windows("^Why")
    assert tool.poll() is None  # nothing is ended
    assert program.poll() is None
    high = len(rows(screen))
    for word in ("Not now", "Yes, hide it"):
        wait_until(lambda word=word: screen.windows(f"^{word}$"), word)
        screen.xdotool("mousemove", "--window", screen.windows(f"^{word}$")[-1], 20, 10, "click", 1)
    wait_until(lambda: 20 < len(rows(screen)) < high / 2, "the strip")
    end(tool)
    wait_until(lambda: rows(screen).size == 0, "that the strip goes")
    assert call.poll() is None
