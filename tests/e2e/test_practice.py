"""``qalqan practice``, which is what ``make demo`` runs: the whole way on a practice call, nothing told in advance."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import cv2
import numpy as np
import pytest
import xcffib
import xcffib.randr

from tests.e2e import QALQAN, desktop
from tests.e2e.banner import banner_in
from tests.e2e.desktop import Desktop, end, wait_until

ABSENT = desktop.missing()
CALL = "Qalqan practice call"
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(bool(ABSENT), reason=f"not here: {', '.join(ABSENT)}"),
]


def test_the_warning_comes_after_the_swap_and_not_before(tmp_path: Path) -> None:
    shot = tmp_path / "demo.png"
    with Desktop("1366x768") as screen:
        command = [*QALQAN, "practice", "--json", "--screenshot", str(shot)]
        environment = screen.env | {"QALQAN_HOME": str(tmp_path)}
        process = screen.start(*command, env=environment, stdout=subprocess.PIPE)
        try:
            said, _ = process.communicate(timeout=100)
        finally:
            end(process)
        assert not [*Path(screen.env["HOME"]).rglob("*onnxruntime*")], "a library keeps a diary for its maker"
    assert process.returncode == 0, said.decode()
    report = json.loads(said)
    assert report["alerts_before_swap"] == 0
    assert 0 < report["swap_to_alert_s"] <= 10
    assert report["verdict_before"] == "no_signs"
    assert report["verdict_after"] in {"suspect", "fake"}
    assert report["frames"]["analysed"] > 40
    assert banner_in(cv2.imread(str(shot))).mean() > 0.02


def two_monitors(screen: Desktop, width: int, height: int) -> None:
    """Part the screen into two monitors of this size, side by side."""
    connection = xcffib.connect(display=screen.env["DISPLAY"])
    randr, root = connection(xcffib.randr.key), connection.get_setup().roots[0].root
    outputs = randr.GetScreenResources(root).reply().outputs
    for index, name in enumerate(("LEFT", "RIGHT")):
        atom = connection.core.InternAtom(False, len(name), name).reply().atom
        mine = outputs[:1] if index == 0 else []
        monitor = xcffib.randr.MonitorInfo.synthetic(
            atom, index == 0, False, len(mine), index * width, 0, width, height, 361, 203, mine
        )
        randr.SetMonitorChecked(root, monitor).check()
    connection.disconnect()


def test_the_warning_goes_to_the_monitor_that_the_call_is_on(tmp_path: Path) -> None:
    with Desktop("2732x768") as screen:
        two_monitors(screen, 1366, 768)
        environment = screen.env | {"QALQAN_HOME": str(tmp_path)}
        screen.start(*QALQAN, "practice", "--json", env=environment)
        wait_until(lambda: screen.windows(CALL), "the practice call", 30)
        window = screen.windows(CALL)[-1]
        screen.xdotool("windowmove", window, 1700, 40)
        wait_until(lambda: banner_in(screen.picture()).mean() > 0.01, "the warning", 60)
        rows, columns = np.nonzero(banner_in(screen.picture()[:600]))  # below it the tray's sign is red too
    assert 1690 < columns.min() < 1720
    assert 2640 < columns.max() < 2680
    assert rows.min() < 80


def make_full_screen(screen: Desktop, window: int) -> None:
    """As F11 of a call program: a wish to the window manager (EWMH, ``_NET_WM_STATE``)."""
    connection = xcffib.connect(display=screen.env["DISPLAY"])
    state, full = (
        connection.core.InternAtom(False, len(name), name).reply().atom
        for name in ("_NET_WM_STATE", "_NET_WM_STATE_FULLSCREEN")
    )
    add, from_application = 1, 1
    words = xcffib.xproto.ClientMessageData.synthetic([add, full, 0, from_application, 0], "I" * 5)
    wish = xcffib.xproto.ClientMessageEvent.synthetic(32, window, state, words)
    masks = xcffib.xproto.EventMask.SubstructureRedirect | xcffib.xproto.EventMask.SubstructureNotify
    connection.core.SendEventChecked(False, connection.get_setup().roots[0].root, masks, wish.pack()).check()
    connection.disconnect()


def test_the_warning_stands_over_a_full_screen_call(tmp_path: Path) -> None:
    with Desktop("1366x768") as screen:
        screen.start(*QALQAN, "practice", "--json", env=screen.env | {"QALQAN_HOME": str(tmp_path)})
        wait_until(lambda: screen.windows(CALL), "the practice call", 30)
        window = screen.windows(CALL)[-1]
        make_full_screen(screen, int(window))
        wait_until(lambda: "1366x768" in screen.xdotool("getwindowgeometry", window), "the full-screen call", 10)
        wait_until(lambda: banner_in(screen.picture()).mean() > 0.05, "the warning", 60)
        rows, columns = np.nonzero(banner_in(screen.picture()))
    assert (rows.min(), columns.min(), columns.max()) == (0, 0, 1365)
