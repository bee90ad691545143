"""Signs by titles, on a whole desktop: real windows of calls, and a real browser with a page titled like a bank's."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import QALQAN
from tests.e2e.desktop import Desktop, end, wait_until
from tests.e2e.stage import PLACE, Stage, alert, marks, rows

CHROMIUM = shutil.which("chromium")
pytestmark = marks(180)
PAGE = "<!doctype html><title>Kaspi.kz</title><h1>Kaspi.kz</h1>"


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"contacts": ["Айгерім"]}


def browse(screen: Desktop, folder: Path, page: str = PAGE):
    """A real browser that shows this page in a window of its own."""
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    options = (
        "--no-sandbox", "--test-type", "--no-first-run", "--disable-background-networking", "--disable-sync",
        "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--window-position=300,200", "--window-size=700,400",
        "--disable-component-update", "--new-window",
    )  # fmt: skip
    return screen.start(str(CHROMIUM), *options, file.as_uri())


def large(screen: Desktop, title: str) -> dict[str, dict[str, int]]:
    """Width and height of the windows of this title by their ids; not what stands over the call."""
    found = {}
    for window in screen.windows(title):
        with suppress(subprocess.CalledProcessError):
            lines = screen.xdotool("getwindowgeometry", "--shell", window).splitlines()
            size = {name: int(value) for name, _, value in (line.partition("=") for line in lines)}
            if size["HEIGHT"] > 300 and (size["WIDTH"], size["HEIGHT"]) != PLACE[2:]:
                found[window] = size
    return found


def put_away(screen: Desktop, title: str) -> None:
    """Escape, in the window of this title."""
    for window in large(screen, title):
        screen.xdotool("windowactivate", "--sync", window)
        time.sleep(0.5)
        screen.xdotool("key", "Escape")
    wait_until(lambda: not any(large(screen, title) for _ in range(3)), f"{title} goes", 20)


def press(screen: Desktop, word: str) -> None:
    wait_until(lambda: screen.windows(f"^{word}$"), word, 20)
    screen.xdotool("mousemove", "--window", screen.windows(f"^{word}$")[-1], 20, 10, "click", 1)


def test_who_calls_is_told_by_the_title_and_no_title_is_told(screen: Desktop, stage: Stage, tmp_path: Path) -> None:
    stage.open("whatsapp", "Video call +7 701 123-45-67", "none", place=PLACE)
    stage.watch()
    stage.until(lambda event: "unknown_caller" in event["signs"])
    assert not any(map(alert, stage.events))
    assert "701" not in json.dumps(stage.events)
    logs = b"".join(path.read_bytes() for path in tmp_path.glob("*") if path.is_file() and "settings" not in path.name)
    assert b"701" not in logs


def test_a_name_like_the_polices_is_a_warning_and_that_of_somebody_known_is_none(screen: Desktop, stage: Stage) -> None:
    call = stage.open("TelegramDesktop", "Айгерім", "genuine", place=PLACE)
    stage.watch()
    stage.until(lambda event: event["application"] == "Telegram" and event["faces"] == 1)
    time.sleep(3)
    assert {tuple(event["signs"]) for event in stage.events} == {()}
    stage.tell(call, "Пoлиция Астаны")  # with a Latin o
    event = stage.until(alert)
    assert (event["alert"], event["source"]) == ("suspect", "official_claim")


@pytest.mark.skipif(CHROMIUM is None, reason="not here: chromium")
def test_a_banks_page_in_a_real_browser_is_asked_about_in_a_suspicious_call_and_after_it(
    screen: Desktop, stage: Stage, tmp_path: Path
) -> None:
    call = stage.open("whatsapp", "Video call Полиция", "none", place=PLACE)
    stage.watch()
    stage.until(alert)
    browser = browse(screen, tmp_path)
    event = stage.until(lambda event: event["event"] == "money")
    assert event["name"] == "Kaspi"
    end(call)
    stage.until(lambda event: event["event"] == "ended")
    end(browser)
    browse(screen, tmp_path, PAGE.replace("Kaspi.kz", "Halyk Bank"))
    assert stage.until(lambda event: event.get("name") == "Halyk")["application"] is None
    assert sum(event["event"] == "money" for event in stage.events) == 2


@pytest.mark.skipif(CHROMIUM is None, reason="not here: chromium")
def test_a_banks_page_without_a_suspicious_call_is_not_asked_about(
    screen: Desktop, stage: Stage, tmp_path: Path
) -> None:
    stage.open("whatsapp", "Video call +7 701 123-45-67", "none", place=PLACE)
    stage.watch()
    stage.until(lambda event: "unknown_caller" in event["signs"])
    browse(screen, tmp_path)
    wait_until(lambda: screen.windows("^Kaspi"), "the page", 30)
    time.sleep(4)
    assert not any(event["event"] == "money" or alert(event) for event in stage.events)


@pytest.mark.skipif(CHROMIUM is None, reason="not here: chromium")
def test_from_the_question_to_the_card_and_the_question_before_money(
    screen: Desktop, stage: Stage, tmp_path: Path
) -> None:
    """The tray program: a strip asks, one yes opens the card, and the bank's page brings "who told you to do this?"."""
    stage.open("whatsapp", "Video call +7 701 123-45-67", "none", place=PLACE)
    program = screen.start(*QALQAN)
    press(screen, "Yes")
    wait_until(lambda: large(screen, "^They say they are officials$"), "the card", 20)
    wait_until(lambda: rows(screen).size, "the caution beside the card", 20)
    put_away(screen, "^They say they are officials$")
    wait_until(lambda: len(rows(screen)) > 60, "the caution over the call", 20)
    browse(screen, tmp_path)
    wait_until(lambda: screen.windows("^Before you go on$"), "the question before money", 30)
    wait_until(lambda: 20 < len(rows(screen)) < 90, "that the caution is a strip beside it", 20)
    put_away(screen, "^Before you go on$")
    time.sleep(3)
    assert not screen.windows("^Before you go on$")  # once for the page
    assert program.poll() is None
