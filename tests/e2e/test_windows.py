"""The kinds of windows that calls stand in, on a whole desktop: which is watched, and what is said of it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from tests.e2e.desktop import Desktop, end, wait_until
from tests.e2e.stage import PATIENCE_S, Stage, alert, marks

pytestmark = marks(120)
MEET = "Meet – abc-defg-hij - Google Chrome"


@pytest.fixture(scope="module")
def screen() -> Iterator[Desktop]:
    """One desktop for all windows, and the settings of a first start."""
    with Desktop("1600x1000") as opened:
        yield opened


@pytest.mark.parametrize(
    ("wm_class", "title", "application"),
    [
        ("Google-chrome", "Picture in picture", "Floating video"),
        ("zen", "apd-yzrk-jxn — Zen Browser", "Meet"),
        ("Google-chrome", "Weekly Reflections (time change) - Google Chrome", "Web page"),
        ("Chromium", "Wikipedia | Jitsi Meet - Chromium", "Jitsi"),
        ("TelegramDesktop", "Media viewer", "Telegram"),
    ],
)
def test_a_swapped_face_is_found_in_any_kind_of_call(stage: Stage, wm_class: str, title: str, application: str) -> None:
    stage.open(wm_class, title, "swapped")
    stage.watch()
    assert stage.until(alert)["application"] == application


def test_a_minimised_meeting_hides_neither_its_floating_picture_nor_another_call(stage: Stage) -> None:
    meeting = stage.open("zoom", "Meeting", "none")
    stage.tell(meeting, "minimise")
    time.sleep(0.5)
    stage.open("TelegramDesktop", "Аскар Ахметов", "swapped", place=(700, 300, 640, 480))
    stage.watch()
    assert stage.until(alert)["application"] == "Telegram"


def test_a_meeting_without_a_face_does_not_hide_the_call_with_one(stage: Stage) -> None:
    stage.open("Google-chrome", MEET, "none")
    stage.open("TelegramDesktop", "Аскар Ахметов", "swapped", place=(700, 300, 640, 480))
    stage.watch()
    assert stage.until(alert)["application"] == "Telegram"


def test_the_users_own_face_does_not_calm_where_the_caller_is_dark(stage: Stage) -> None:
    stage.open("zoom", "Meeting", "dark", "genuine", place=(20, 40, 1300, 600))
    stage.watch()
    stage.until(lambda event: event["verdict_reason"] == "dark" and event["faces"] == 2)
    time.sleep(4)
    assert "no_signs" not in {event["verdict"] for event in stage.events}


def test_of_six_people_the_last_is_looked_at_too(stage: Stage) -> None:
    stage.open("zoom", "Meeting", *["genuine"] * 5, "swapped", place=(20, 40, 1560, 900))
    stage.watch()
    assert stage.until(alert)["faces"] >= 5


@pytest.mark.parametrize(("faces", "reason"), [(("still", "none"), "still"), (("small",), "blurred")])
def test_what_cannot_be_judged_is_said_and_never_calm(stage: Stage, faces: tuple[str, ...], reason: str) -> None:
    stage.open("zoom", "Meeting", *faces, place=(20, 40, 1300, 600))
    stage.watch()
    stage.until(lambda event: event["verdict_reason"] == reason)
    assert not {"no_signs", "suspect", "fake"} & {event["verdict"] for event in stage.events}


def test_another_tab_takes_no_warning_away_and_the_end_of_the_call_does(stage: Stage) -> None:
    call = stage.open("Google-chrome", MEET, "swapped")
    stage.watch()
    stage.until(alert)
    other = stage.open("Google-chrome", "Kaspi Bank - Google Chrome", "none")  # the window in front
    stage.tell(call, "Inbox - Google Chrome")
    time.sleep(5)
    assert not any(event["event"] in ("cleared", "ended") for event in stage.events)
    end(other)
    end(call)
    stage.until(lambda event: event["event"] == "ended")
    kinds = [event["event"] for event in stage.events]
    assert (kinds.count("alert"), kinds.count("cleared")) == (1, 1)


def test_a_screen_that_hangs_is_not_called_watched_and_is_again_when_it_answers() -> None:
    with Desktop("1280x800") as screen:
        server, stage = screen.programs["Xvfb"].pid, Stage(screen)
        try:
            stage.open("zoom", "Meeting", "genuine")
            stage.watch()
            stage.until(lambda event: event["verdict"] == "no_signs")
            os.kill(server, signal.SIGSTOP)
            stage.until(lambda event: event["watch"] == "cannot_see")
        finally:
            os.kill(server, signal.SIGCONT)
        back = len(stage.events)
        wait_until(lambda: any(e["watch"] == "watching" for e in stage.events[back:]), "watching again", PATIENCE_S)
        stage.close()
