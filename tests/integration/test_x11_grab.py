"""The call window's own picture: covered, moved, resized, minimised, closed and opened again, for hours."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from guard.capture.screen import ScreenGrabber
from guard.capture.window import WindowCapture
from guard.system.x11 import X11System
from guard.types import CannotSee, Reason, Region, Window
from tests.integration.desktop import Desktop, desktop_with, find, until

pytestmark = pytest.mark.x11
BLUE, GREEN, RED = 0x336699, 0x00FF00, 0xFF0000
BLUE_BGR, GREEN_BGR, RED_BGR = (0x99, 0x66, 0x33), (0, 0xFF, 0), (0, 0, 0xFF)


def reason(system: X11System, window: Window) -> Reason:
    with pytest.raises(CannotSee) as blind:
        system.grab(window)
    return blind.value.reason


def test_a_picture_is_bgr_contiguous_and_a_copy(desktop: Desktop, system: X11System) -> None:
    window = desktop.open("call", (100, 50, 640, 480), BLUE)
    first = system.grab(find(system, window))
    assert first.shape == (480, 640, 3)
    assert first.dtype == np.uint8
    assert first.flags.c_contiguous
    assert (first == BLUE_BGR).all()
    desktop.tell("fill", id=window, place=[0, 0, 640, 480], colour=GREEN)
    assert (system.grab(find(system, window)) == GREEN_BGR).all()
    assert (first == BLUE_BGR).all()


def test_a_covered_window_is_seen_and_keeps_changing(desktop: Desktop, system: X11System) -> None:
    window = desktop.open("call", (100, 50, 640, 480), BLUE)
    seen = find(system, window)
    assert (system.grab(seen) == BLUE_BGR).all()
    desktop.open("banner", (0, 0, 1600, 1000), RED, unmanaged=True)
    assert (system.grab(seen) == BLUE_BGR).all()
    desktop.tell("fill", id=window, place=[10, 10, 20, 30], colour=GREEN)
    picture = system.grab(seen)
    assert (picture[10:40, 10:30] == GREEN_BGR).all()
    assert (picture == GREEN_BGR).all(axis=2).sum() == 600
    assert not (picture == RED_BGR).all(axis=2).any()


def test_a_window_covered_before_the_first_look_is_seen(desktop: Desktop, system: X11System) -> None:
    window = desktop.open("call", (100, 50, 640, 480), BLUE)
    desktop.open("banner", (0, 0, 1600, 1000), RED, unmanaged=True)
    assert (system.grab(find(system, window)) == BLUE_BGR).all()


def test_one_outside_the_screen_is_seen_whole(desktop: Desktop, system: X11System) -> None:
    window = desktop.open("call", (100, 50, 640, 480), BLUE)
    system.grab(find(system, window))
    desktop.tell("move", id=window, place=[1400, 800, 640, 480])
    until(lambda: find(system, window).region.left > 1300)
    desktop.tell("fill", id=window, place=[600, 440, 40, 40], colour=GREEN)
    picture = system.grab(find(system, window))
    assert picture.shape == (480, 640, 3)
    assert (picture[440:, 600:] == GREEN_BGR).all()


def test_a_move_and_another_size_are_followed(desktop: Desktop, system: X11System) -> None:
    window = desktop.open("call", (100, 50, 640, 480), BLUE)
    stale = find(system, window)
    for place in ([200, 120, 640, 480], [200, 120, 801, 333], [0, 0, 1280, 800], [300, 300, 200, 150]):
        desktop.tell("move", id=window, place=place)
        until(lambda size=tuple(place[2:]): system.grab(stale).shape == (size[1], size[0], 3))


@pytest.mark.parametrize("more", [{"border": 7}, {"depth": 32}, {"depth": 32, "border": 3}])
def test_borders_are_cut_and_transparent_windows_seen(bare_desktop: Desktop, more: dict) -> None:
    system = X11System(bare_desktop.display)
    window = bare_desktop.open("call", (100, 50, 320, 240), 0xFF000000 | BLUE if "depth" in more else BLUE, **more)
    picture = system.grab(find(system, window))
    assert picture.shape == (240, 320, 3)
    assert (picture == BLUE_BGR).all()
    system.close()


def reason_if_any(system: X11System, window: Window) -> Reason | None:
    try:
        system.grab(window)
    except CannotSee as blind:
        return blind.reason
    return None


def test_minimised_and_back(managed_desktop: Desktop) -> None:
    system = X11System(managed_desktop.display)
    window = managed_desktop.open("call", (100, 50, 320, 240), BLUE)
    seen = find(system, window)
    for _ in range(3):
        until(lambda: reason_if_any(system, seen) is None)  # a window manager's word comes before the deed
        managed_desktop.tell("iconify", id=window)
        until(lambda: find(system, window).minimised)
        assert reason(system, seen) is Reason.MINIMISED
        managed_desktop.tell("activate", id=window)
        until(lambda: not find(system, window).minimised)
    managed_desktop.tell("fill", id=window, place=[0, 0, 320, 240], colour=GREEN)
    until(lambda: (system.grab(seen) == GREEN_BGR).all())
    system.close()


def test_unmapped_closed_and_opened_again(bare_desktop: Desktop) -> None:
    system = X11System(bare_desktop.display)
    window = bare_desktop.open("call", (100, 50, 320, 240), BLUE)
    seen = find(system, window)
    system.grab(seen)
    bare_desktop.tell("unmap", id=window)
    assert reason(system, seen) is Reason.HIDDEN
    bare_desktop.tell("map", id=window)
    assert (system.grab(seen) == BLUE_BGR).all()
    bare_desktop.tell("close", id=window)
    assert reason(system, seen) is Reason.CLOSED
    again = bare_desktop.open("call", (100, 50, 320, 240), GREEN)
    assert (system.grab(find(system, again)) == GREEN_BGR).all()
    system.close()


def test_watching_moves_neither_focus_nor_order(managed_desktop: Desktop) -> None:
    system = X11System(managed_desktop.display)
    call = managed_desktop.open("call", (100, 50, 320, 240), BLUE)
    work = managed_desktop.open("work", (150, 80, 320, 240), RED)
    for active, other in ((call, work), (work, call)):
        managed_desktop.tell("activate", id=active)
        until(lambda wanted=active: find(system, wanted).active and system.windows()[0].id == wanted)
        before = system.windows()
        focus = system._connection.core.GetInputFocus().reply().focus
        for window in (call, other, call):
            system.grab(find(system, window))
        time.sleep(0.2)
        assert system.windows() == before
        assert system._connection.core.GetInputFocus().reply().focus == focus
    system.close()


def test_two_guards_see_the_same_window(desktop: Desktop, system: X11System) -> None:
    window = desktop.open("call", (100, 50, 320, 240), BLUE)
    second = X11System(desktop.display)
    for _ in range(3):
        assert (system.grab(find(system, window)) == second.grab(find(second, window))).all()
    second.close()
    assert (system.grab(find(system, window)) == BLUE_BGR).all()


def shared_segments() -> int:
    return len(Path("/proc/sysvipc/shm").read_text().splitlines())


def resident_kb(pid: int | str = "self") -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1])


def test_hours_of_grabs_leak_nothing(bare_desktop: Desktop) -> None:
    open_files, segments = len(list(Path("/proc/self/fd").iterdir())), shared_segments()
    system = X11System(bare_desktop.display)
    windows = [find(system, bare_desktop.open(f"call {i}", (0, 0, 300, 200))) for i in range(2)]
    system.grab(windows[0])
    held, in_use = len(list(Path("/proc/self/fd").iterdir())), shared_segments()
    memory = server_memory = 0
    for turn in range(500):
        window = windows[turn // 50 % 2]
        if turn % 10 == 0:
            place = [turn % 70, turn % 30, 300 + turn % 90 * 5, 200 + turn % 40 * 8]
            bare_desktop.tell("move", id=window.id, place=place)
        system.grab(window)
        system.windows()
        if turn == 250:
            memory, server_memory = resident_kb(), resident_kb(bare_desktop.server.pid)
    assert len(list(Path("/proc/self/fd").iterdir())) == held
    assert shared_segments() <= in_use
    assert resident_kb() - memory < 3000
    assert resident_kb(bare_desktop.server.pid) - server_memory < 8000
    system.close()
    system.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == open_files
    assert shared_segments() <= segments


@pytest.mark.benchmark
def test_a_call_of_1280_by_800_is_grabbed_within_2_ms(bare_desktop: Desktop) -> None:
    system = X11System(bare_desktop.display)
    window = find(system, bare_desktop.open("call", (100, 50, 1280, 800), BLUE))
    times = []
    for _ in range(100):
        start = time.perf_counter()
        system.grab(window)
        times.append(time.perf_counter() - start)
    assert sorted(times)[10] < 0.002  # the machine is shared: the tenth best says what the code costs
    system.close()


@pytest.fixture
def without_composite(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    desktops = desktop_with(None, "-extension", "Composite")
    desktop = next(desktops)
    monkeypatch.setenv("DISPLAY", desktop.display)
    yield desktop
    desktops.close()


def test_without_window_pictures_the_screen_is_grabbed(without_composite: Desktop) -> None:
    system = X11System(without_composite.display)
    capture = WindowCapture(system.source, ScreenGrabber())
    window = without_composite.open("call", (100, 50, 640, 480), BLUE)
    picture = capture.grab(1, find(system, window))
    assert picture.shape == (480, 640, 3)
    assert picture.flags.c_contiguous
    assert (picture == BLUE_BGR).all()
    without_composite.open("banner", (100, 50, 640, 100), RED, unmanaged=True)
    assert (capture.grab(1, find(system, window))[:100] == RED_BGR).all()
    without_composite.tell("move", id=window, place=[1400, -100, 640, 480])
    assert capture.grab(1, find(system, window)).shape == (380, 200, 3)
    capture.close()
    system.close()


def test_a_screen_region_outside_all_screens_is_hidden(bare_desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", bare_desktop.display)
    screen = ScreenGrabber()
    with pytest.raises(CannotSee) as blind:
        screen.grab(Region(5000, 0, 100, 100))
    assert blind.value.reason is Reason.HIDDEN
    screen.close()
    bare_desktop.server.kill()
    bare_desktop.server.wait(10)
    with pytest.raises(CannotSee) as blind:
        screen.grab(Region(0, 0, 100, 100))
    assert blind.value.reason is Reason.NO_DISPLAY
    screen.close()
