"""Another face, a recording played again, a caller who is asked to turn, a screen that is shown: on a desktop."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time

from tests.e2e.desktop import Desktop, end, wait_until
from tests.e2e.stage import PLACE, Stage, alert, marks

pytestmark = marks(120)


def test_a_recording_that_is_played_again_is_an_amber_warning(stage: Stage) -> None:
    stage.open("zoom", "Zoom Meeting", "recorded", place=PLACE)
    stage.watch()
    event = stage.until(alert, 60)  # three of its rounds, and more on a busy computer
    assert (event["alert"], event["source"]) == ("suspect", "recording")


def test_another_face_for_a_moment_is_odd_and_the_second_time_a_possible_deepfake(stage: Stage) -> None:
    stage.open("zoom", "Zoom Meeting", "dropping", place=PLACE)
    stage.watch()
    event = stage.until(alert, 40)
    assert (event["alert"], event["source"]) == ("suspect", "identity")
    event = stage.until(lambda event: alert(event) and event["alert"] == "fake", 40)
    assert event["source"] == "identity"


def test_in_an_ordinary_call_no_other_face_and_no_recording_is_seen(stage: Stage) -> None:
    stage.open("zoom", "Zoom Meeting", "genuine", place=PLACE)
    stage.watch()
    stage.until(lambda event: event["faces"] == 1)
    time.sleep(25)
    assert {sign for event in stage.events for sign in event["signs"]} == set()
    assert not any(map(alert, stage.events))


class Check:
    """The program, asked to check the caller, and what it said."""

    def __init__(self, screen: Desktop, *words: str) -> None:
        self.lines: list[dict[str, str]] = []
        command = (sys.executable, "-m", "tests.e2e.check", *words)
        self.process = screen.start(*command, stdout=subprocess.PIPE)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(json.loads(line))

    def until(self, what: str, words: str) -> None:
        wait_until(lambda: any(words in line.get(what, "") for line in list(self.lines)), words, 40)

    def close(self) -> None:
        end(self.process)
        self.process.stdout.close()


def test_from_the_menu_to_a_caller_who_turns(screen: Desktop, stage: Stage) -> None:
    call = stage.open("zoom", "Zoom Meeting", "genuine", place=PLACE)
    check = Check(screen)
    try:
        check.until("window", "Watching the face")
        time.sleep(4)  # the face is learnt before the task
        stage.tell(call, "turn")
        check.until("window", "They did it. This is not proof")
        assert screen.windows("^Check the caller$")
        assert not any("alert" in line for line in check.lines)
    finally:
        check.close()


def test_a_caller_who_will_not_is_an_amber_warning(screen: Desktop, stage: Stage) -> None:
    stage.open("zoom", "Zoom Meeting", "genuine", place=PLACE)
    check = Check(screen, "refuse")
    try:
        check.until("window", "They did not")
        check.until("alert", "challenge suspect turn")
    finally:
        check.close()


def test_a_screen_that_is_shown_is_told_until_it_is_not(stage: Stage) -> None:
    """Stand-ins for Zoom: processes of its name, one with its meeting and one with its bar."""
    stage.open("zoom", "Zoom Meeting", "none", place=PLACE, name="zoom")
    stage.watch()
    stage.until(lambda event: event["application"] == "Zoom")
    bar = stage.open("zoom", "as_toolbar", "none", place=(400, 0, 500, 60), name="zoom")
    event = stage.until(alert)
    assert (event["alert"], event["source"]) == ("suspect", "screen_sharing")
    end(bar)
    stage.until(lambda event: event["event"] == "cleared")
