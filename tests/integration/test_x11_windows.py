"""What the guard knows of a desktop's windows, against a real X server."""

from __future__ import annotations

import gc
import os

import pytest

from guard.system import NullSystem, open_system
from guard.system.x11 import X11System
from guard.types import CannotSee, Reason, Region
from tests.integration.desktop import Desktop, desktop_with, find, start_xvfb, stop, until

pytestmark = pytest.mark.x11


def test_a_window_has_its_title_class_process_and_place(desktop: Desktop, system: X11System) -> None:
    window = desktop.open("Бейнеқоңырау · call", (120, 80, 640, 480), wm_class="Zoom")
    seen = find(system, window)
    assert seen.title == "Бейнеқоңырау · call"
    assert seen.application == "Zoom"
    assert seen.process.startswith("python")
    assert (seen.region.width, seen.region.height) == (640, 480)
    assert not seen.minimised


def test_the_place_is_that_of_the_picture_without_the_frame(bare_desktop: Desktop) -> None:
    system = X11System(bare_desktop.display)
    window = bare_desktop.open("call", (-40, 30, 320, 240))
    assert find(system, window).region == Region(-40, 30, 320, 240)
    bare_desktop.tell("move", id=window, place=[700, -60, 400, 300])
    assert find(system, window).region == Region(700, -60, 400, 300)
    system.close()


def test_the_topmost_comes_first(desktop: Desktop, system: X11System) -> None:
    low, high = desktop.open("low", (0, 0, 300, 300)), desktop.open("high", (50, 50, 300, 300))
    desktop.tell("raise", id=low)
    until(lambda: [w.id for w in system.windows()] == [low, high])
    desktop.tell("raise", id=high)
    until(lambda: [w.id for w in system.windows()] == [high, low])


def test_one_window_is_active(managed_desktop: Desktop) -> None:
    system = X11System(managed_desktop.display)
    first, second = managed_desktop.open("1", (0, 0, 300, 300)), managed_desktop.open("2", (50, 50, 300, 300))
    for window in (first, second, first):
        managed_desktop.tell("activate", id=window)
        until(lambda wanted=window: [w.id for w in system.windows() if w.active] == [wanted])
    system.close()


def test_a_minimised_window_is_listed_as_such(managed_desktop: Desktop) -> None:
    system = X11System(managed_desktop.display)
    window = managed_desktop.open("call", (0, 0, 300, 300))
    managed_desktop.tell("iconify", id=window)
    until(lambda: find(system, window).minimised)
    managed_desktop.tell("activate", id=window)
    until(lambda: not find(system, window).minimised)
    system.close()


def test_titles_are_one_bounded_line(bare_desktop: Desktop) -> None:
    system = X11System(bare_desktop.display)
    window = bare_desktop.open("a\n\tb\x07\u202e\u200ec " + "қ" * 900, (0, 0, 300, 300))
    title = find(system, window).title
    assert title.startswith("a bc қққ")
    assert len(title) == 200
    old = bare_desktop.open("", (0, 0, 300, 300), old_title="Zoom Meeting")
    assert find(system, old).title == "Zoom Meeting"
    nameless = bare_desktop.open("", (0, 0, 300, 300), old_title="", wm_class="")
    assert (find(system, nameless).title, find(system, nameless).application) == ("", "x")
    system.close()


def test_menus_and_hidden_helpers_are_no_windows(bare_desktop: Desktop) -> None:
    system = X11System(bare_desktop.display)
    menu = bare_desktop.open("menu", (0, 0, 300, 300), unmanaged=True)
    hidden = bare_desktop.open("helper", (0, 0, 300, 300))
    bare_desktop.tell("unmap", id=hidden)
    assert not {menu, hidden} & {w.id for w in system.windows()}
    system.close()


def test_our_own_windows_are_left_out(bare_desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    system = X11System(bare_desktop.display)
    window = bare_desktop.open("settings", (0, 0, 300, 300))
    monkeypatch.setattr(os, "getpid", lambda: bare_desktop.client.pid)
    assert window not in [w.id for w in system.windows()]
    system.close()


def test_windows_that_go_while_they_are_asked_are_left_out(bare_desktop: Desktop) -> None:
    system = X11System(bare_desktop.display)
    gone = bare_desktop.open("gone", (0, 0, 300, 300))
    stays = bare_desktop.open("stays", (0, 0, 300, 300))
    bare_desktop.tell("close", id=gone)
    system._list._children = lambda: ((gone, stays, 0x7FFFFFF), gone)
    assert [w.id for w in system.windows()] == [stays]
    system.close()


def test_a_dead_managers_lists_are_not_believed(managed_desktop: Desktop) -> None:
    system = X11System(managed_desktop.display)
    window = managed_desktop.open("call", (0, 0, 300, 300))
    manager = managed_desktop.manager
    manager.kill()
    manager.wait(10)
    other = managed_desktop.open("new", (400, 0, 300, 300))
    assert {window, other} <= {w.id for w in system.windows()}
    system.close()


def test_the_server_may_go(bare_desktop: Desktop) -> None:
    system = X11System(bare_desktop.display)
    window = find(system, bare_desktop.open("call", (0, 0, 300, 300)))
    bare_desktop.server.kill()
    bare_desktop.server.wait(10)
    for act in (system.windows, lambda: system.grab(window)):
        with pytest.raises(CannotSee) as blind:
            act()
        assert blind.value.reason is Reason.NO_DISPLAY
    system.close()


def test_open_system_opens_the_display_that_is_there(bare_desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", bare_desktop.display)
    system = open_system()
    assert (system.name, system.captures_covered) == ("x11", True)
    assert system.permission().granted
    assert system.keep_out_of_captures(1) is False
    system.close()


def test_open_system_says_so_where_the_display_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    server, display = start_xvfb()
    stop(server)
    monkeypatch.setenv("DISPLAY", display)
    for name in ("XDG_SESSION_TYPE", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    system = open_system()
    assert isinstance(system, NullSystem)
    assert "DISPLAY" in system.permission().problem
    gc.collect()


@pytest.mark.parametrize("missing", ["Composite", "MIT-SHM", "X-Resource", "RANDR"])
def test_a_server_may_lack_an_extension(missing: str) -> None:
    desktops = desktop_with(None, "-extension", missing)
    desktop = next(desktops)
    system = X11System(desktop.display)
    window = find(system, desktop.open("call", (10, 10, 320, 240), colour=0x102030))
    picture = system.grab(window)
    if missing == "Composite":
        assert picture is None
        assert not system.captures_covered
    else:
        assert picture is not None
        assert (picture == (0x30, 0x20, 0x10)).all()
    assert window.process.startswith("python") or missing == "X-Resource"
    system.close()
    desktops.close()
