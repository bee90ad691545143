"""The main job on a real call: no alert at a genuine caller, one at a swapped caller, and how it stands there."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guard.system.x11 import X11System
from guard.types import Region
from tests.e2e import QALQAN, ROOT, call, desktop
from tests.e2e.banner import banner_in
from tests.e2e.call import Call
from tests.e2e.desktop import Desktop, end, wait_until

PRACTICE = ROOT / "ui" / "resources" / "practice.mp4"
WATCHED_S = 30
ALERT_S = 10
STARTED_S = 60
"""Loading and finding the call may take so long on a busy computer before a first face counts as never seen."""

ABSENT = desktop.missing() + call.missing()
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(ABSENT), reason=f"not here: {', '.join(ABSENT)}"),
]


@pytest.fixture(scope="module")
def screen() -> Iterator[Desktop]:
    """One desktop for all calls."""
    with Desktop() as opened:
        yield opened


SWAYING = ":".join(
    [
        "crop=iw*0.8:ih*0.8",
        "x='(iw-ow)*(0.5+0.16*(sin(2*PI*t/7.3)+sin(2*PI*t/11.9)+sin(2*PI*t/3.1)))'",
        f"y='(ih-oh)*t/{STARTED_S + WATCHED_S}'",
    ]
)
"""Nobody who lives sits in one and the same place: ten seconds that are shown again as they were are a recording."""


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(genuine, swapped): the parts of the practice call. They test the way from screen to warning, not accuracy.

    The genuine one lasts as long as it is watched, and its sway does not come again.
    """
    swap_s = json.loads(PRACTICE.with_suffix(".json").read_text())["swap_s"]
    folder = tmp_path_factory.mktemp("clips")
    genuine = ["-c", "copy", "-t", str(swap_s - 0.2), str(folder / "once.mp4")]
    lasting = ["-vf", SWAYING, "-t", str(STARTED_S + WATCHED_S), "-preset", "ultrafast", str(folder / "real.mp4")]
    swapped = ["-ss", str(swap_s + 0.2), "-crf", "16", str(folder / "fake.mp4")]
    for source, order in (
        (["-i", str(PRACTICE)], genuine),
        (["-stream_loop", "-1", "-i", str(folder / "once.mp4")], lasting),
        (["-i", str(PRACTICE)], swapped),
    ):
        subprocess.run(["ffmpeg", "-loglevel", "error", *source, *order], check=True, timeout=120)
    return folder / "real.mp4", folder / "fake.mp4"


SELF_VIEW = {"application": "Web call", "x": 0.0, "y": 0.1, "width": 0.49, "height": 0.8}
"""The left half, as easyrtc's page shows the user; unmarked, the one face beside it might be the user's own."""


def watch(
    screen: Desktop, title: str, seconds: float, enough: Callable[[dict[str, Any]], bool]
) -> list[dict[str, Any]]:
    """The events of ``qalqan watch`` for so long, or until one of them is ``enough``."""
    command = [*QALQAN, "watch", "--headless", "--json", "--window", re.escape(title), "--for", str(seconds)]
    home = screen.folder / "marked"
    home.mkdir(exist_ok=True)
    (home / "settings.json").write_text(json.dumps({"version": 3, "self_views": [SELF_VIEW]}))
    process = screen.start(*command, env=screen.env | {"QALQAN_HOME": str(home)}, stdout=subprocess.PIPE)
    events = []
    try:
        for line in process.stdout:
            events.append(json.loads(line))
            if enough(events[-1]):
                break
    finally:
        end(process)
        process.stdout.close()
    return events


def test_a_genuine_caller_gives_no_alert(screen: Desktop, clips: tuple[Path, Path]) -> None:
    with Call(screen, clips[0]) as real:
        events = watch(screen, real.title, WATCHED_S, lambda _: False)
        shown = real.frames()
    assert [event for event in events if event["event"] == "alert"] == []
    assert "no_signs" in {event["verdict"] for event in events}
    assert max(event["faces"] for event in events) == 1
    assert events[-1]["event"] == "health"
    assert events[-1]["frames"]["analysed"] >= WATCHED_S
    assert shown > WATCHED_S * 10


def test_a_swapped_caller_gives_an_alert(screen: Desktop, clips: tuple[Path, Path]) -> None:
    with Call(screen, clips[1]) as swapped:
        events = watch(screen, swapped.title, STARTED_S, lambda event: event["event"] == "alert")
    faces = [event["t_s"] for event in events if event["faces"]]
    alerts = [event["t_s"] for event in events if event["event"] == "alert"]
    assert faces, "the caller's face was never found"
    assert alerts, f"no alert; the last word was {events[-1]['verdict']}"
    assert alerts[0] - faces[0] <= ALERT_S


def test_the_warning_stands_over_the_call_and_leaves_it_alone(
    screen: Desktop, clips: tuple[Path, Path], tmp_path: Path
) -> None:
    system = X11System(screen.env["DISPLAY"])
    with Call(screen, clips[1]) as swapped:
        window = next(window for window in system.windows() if window.title == swapped.title)
        screen.xdotool("windowactivate", "--sync", window.id)
        place: Region = window.region

        def over_the_call() -> np.ndarray:
            top, left = place.top, place.left
            return banner_in(screen.picture()[top : top + place.height, left : left + place.width])

        assert over_the_call().sum() < 100
        settings = {"version": 1, "language": "en", "sound": False, "window_pattern": re.escape(swapped.title)}
        (tmp_path / "settings.json").write_text(json.dumps(settings))
        tray = screen.start(*QALQAN, env=screen.env | {"QALQAN_HOME": str(tmp_path)})
        wait_until(lambda: over_the_call().mean() > 0.03, "the banner", STARTED_S)
        screen.screenshot(ROOT / "build" / "e2e" / "warning.png")

        seen = system.grab(window)
        assert seen is not None
        assert seen.shape[:2] == (place.height, place.width)
        assert banner_in(seen).sum() < 100, "the guard saw its own banner"
        assert screen.active_window() == window.id

        rows, columns = np.nonzero(over_the_call())
        x, y = place.left + int(np.median(columns)), place.top + int(np.percentile(rows, 10))
        screen.xdotool("mousemove", x, y, "click", 1)
        wait_until(swapped.clicks, "the click at the banner", 5)
        (page_x, page_y), *more = swapped.clicks()
        assert not more
        assert abs(page_x - (x - place.left)) <= 2
        assert abs(page_y - (y - place.top)) <= 2
        assert over_the_call().mean() > 0.03, "the click took the warning away"

        end(tray)
        wait_until(lambda: over_the_call().sum() < 100, "the banner's end", 5)
    system.close()
