"""A real portal and a real PipeWire over a Wayland desktop without a screen."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from guard.system.wayland import WaylandSystem
from guard.types import CannotSee, Picture, Reason
from tests.integration import wayland
from tests.integration.wayland import COLOUR, SIZE, WaylandDesktop

OTHER = (40, 90, 200)
ABSENT = wayland.missing()
pytestmark = pytest.mark.skipif(bool(ABSENT), reason=f"not here: {', '.join(ABSENT)}")


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[WaylandDesktop]:
    with WaylandDesktop() as opened:
        for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "WAYLAND_DISPLAY"):
            monkeypatch.setenv(name, opened.env[name])
        if not wayland.PORTAL_NAMED and not shares(opened):
            pytest.skip("this computer's portal shares no screen (QALQAN_WLR_PORTAL, installer/linux/CHECKLIST.md)")
        yield opened


def shares(desktop: WaylandDesktop) -> bool:
    """Whether this portal gives pictures at all: Debian 12's for sway gives none without a graphics card."""
    with closing(WaylandSystem()) as system:
        try:
            [window] = wait(system.windows)
            source = system.source(window)
            with suppress(CannotSee):
                source.read()
            desktop.paint(OTHER)
            wait(source.read)
            source.stop()
            desktop.paint(COLOUR)
        except CannotSee:
            return False
    return True


def wait(ask):
    """What it answers once it can see."""
    deadline = time.monotonic() + 15
    while True:
        try:
            return ask()
        except CannotSee as blind:
            if blind.reason not in (Reason.NOT_SHARED, Reason.CAPTURE_FAILED) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def test_the_screen_is_shared_read_and_given_back(desktop: WaylandDesktop, tmp_path: Path) -> None:
    token = tmp_path / "share.token"
    for _ in range(2):  # the second time from what was remembered
        with closing(WaylandSystem(token)) as system:
            [window] = wait(system.windows)
            assert (window.application, window.region.width, window.region.height) == ("Whole screen", *SIZE)
            source = system.source(window)
            with suppress(CannotSee):
                source.read()  # the stream begins
            for colour in (OTHER, COLOUR):
                desktop.paint(colour)
                wait(lambda source=source, colour=colour: shows(source.read(), colour))
            source.stop()
        assert token.read_bytes()


def shows(picture: Picture, colour: tuple[int, int, int]) -> bool:
    if picture.shape != (SIZE[1], SIZE[0], 3) or tuple(picture[SIZE[1] - 5, 5]) != colour:
        raise CannotSee(Reason.CAPTURE_FAILED)
    return True


@pytest.mark.slow
@pytest.mark.e2e
def test_the_practice_call_is_warned_of(desktop: WaylandDesktop, tmp_path: Path) -> None:
    env = desktop.env | {"QALQAN_HOME": str(tmp_path), "QT_QPA_PLATFORM": "wayland"}
    command = [sys.executable, "-m", "qalqan", "practice", "--json"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["application"] == "Whole screen"
    assert report["alerts_before_swap"] == 0
    assert report["verdict_after"] == "fake"
