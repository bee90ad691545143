"""The Windows back-end over recorded answers: what is listed, and how one window looks."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from guard.system.windows import WindowsSystem
from guard.system.windows.graphics_capture import GraphicsCapture
from guard.system.windows.system import WS_EX_NOACTIVATE, WS_EX_TOOLWINDOW
from guard.types import CannotSee, Reason, Region, Window
from tests.unit.fake_windows import FakeApi, FakeWindow


def desktop(**windows: FakeWindow) -> tuple[FakeApi, WindowsSystem]:
    api = FakeApi(**windows)
    return api, WindowsSystem(api, capture=None)


def test_a_call_is_listed_with_all_that_is_asked() -> None:
    _, system = desktop(call=FakeWindow())
    assert system.windows() == [
        Window(1, "Zoom Meeting", "ConfMultiTabContentWndClass", "Zoom.exe", Region(100, 50, 640, 480), active=True)
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        FakeWindow(visible=False),
        FakeWindow(cloaked=True),
        FakeWindow(process=99),  # ours
        FakeWindow(class_name="Shell_TrayWnd"),
        FakeWindow(class_name="Progman"),
        FakeWindow(style=WS_EX_NOACTIVATE),
        FakeWindow(title="", style=WS_EX_TOOLWINDOW),
        FakeWindow(place=(0, 0, 1, 1)),
    ],
)
def test_what_nobody_sees_or_is_no_programs_window_is_left_out(hidden: FakeWindow) -> None:
    assert desktop(hidden=hidden)[1].windows() == []


def test_the_order_is_that_of_the_screen_and_a_minimised_one_is_said_to_be() -> None:
    api, system = desktop(top=FakeWindow(minimised=True, place=(-32000, -32000, -31999, -31999)), under=FakeWindow())
    api.active = 2
    assert [(w.id, w.minimised, w.active) for w in system.windows()] == [(1, True, False), (2, False, True)]


def test_a_store_application_is_told_by_its_inner_window() -> None:
    frame = FakeWindow("WhatsApp", "ApplicationFrameWindow", process=42, children=[2])
    _, system = desktop(frame=frame, inner=FakeWindow("WhatsApp", process=41, visible=False))
    assert [w.process for w in system.windows()] == ["WhatsApp.exe"]


def test_a_hostile_title_is_made_plain() -> None:
    _, system = desktop(call=FakeWindow(title="a\n\u202eb\x00" + "x" * 1000))
    [window] = system.windows()
    assert window.title.startswith("a bx")
    assert len(window.title) == 200


def test_a_locked_session_is_not_looked_at() -> None:
    api, system = desktop(call=FakeWindow())
    api.is_locked = True
    with pytest.raises(CannotSee) as blind:
        system.windows()
    assert blind.value.reason is Reason.LOCKED


def test_a_picture_is_the_window_as_it_is_seen_without_its_invisible_borders() -> None:
    _, system = desktop(call=FakeWindow())
    picture = system.source(system.windows()[0]).read()
    assert picture.shape == (480, 640, 3)
    assert picture.flags.c_contiguous
    assert (picture == (30, 60, 90)).all()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda api: api.there.clear(), Reason.CLOSED),
        (lambda api: setattr(api.there[1], "minimised", True), Reason.MINIMISED),
        (lambda api: setattr(api.there[1], "cloaked", True), Reason.HIDDEN),
        (lambda api: setattr(api, "printable", False), Reason.CAPTURE_FAILED),
        (lambda api: setattr(api.there[1], "place", (0, 0, -14, 0)), Reason.TINY),
    ],
)
def test_why_there_is_no_picture(change, reason: Reason) -> None:
    api, system = desktop(call=FakeWindow())
    source = system.source(system.windows()[0])
    change(api)
    with pytest.raises(CannotSee) as blind:
        source.read()
    assert blind.value.reason is reason


class Package:
    """As ``windows_capture``: it pushes when told to."""

    def __init__(self) -> None:
        self.stopped = False
        self.asked: dict[str, object] = {}

    def WindowsCapture(self, **asked: object):
        self.asked, self.capture = asked, SimpleNamespace(start_free_threaded=lambda: self)
        return self.capture

    def push(self, colour: int) -> None:
        buffer = np.full((48, 64, 4), colour, np.uint8)
        self.capture.frame_handler(SimpleNamespace(frame_buffer=buffer), None)
        buffer[:] = 0  # Windows uses it again

    def stop(self) -> None:
        self.stopped = True


def test_pushed_pictures_go_before_printed_ones_and_printed_ones_stand_in() -> None:
    api, package = FakeApi(call=FakeWindow()), Package()
    system = WindowsSystem(api, capture=lambda window: GraphicsCapture(window, package))
    source = system.source(system.windows()[0])
    assert package.asked["window_hwnd"] == 1
    assert source.read().shape == (480, 640, 3)
    package.push(7)
    package.push(8)
    assert (source.read() == 8).all()
    assert api.printed == 1
    package.capture.closed_handler()
    assert source.read().shape == (480, 640, 3)
    source.stop()
    assert package.stopped


def test_where_graphics_capture_cannot_begin_it_is_not_asked_again() -> None:
    tried = []

    def broken(window: int) -> GraphicsCapture:
        tried.append(window)
        raise OSError("not supported")

    system = WindowsSystem(FakeApi(call=FakeWindow()), capture=broken)
    for _ in range(3):
        assert system.source(system.windows()[0]).read() is not None
    assert tried == [1]


def test_our_warning_is_kept_out_of_captures() -> None:
    api, system = desktop(call=FakeWindow())
    assert system.keep_out_of_captures(5)
    assert api.excluded == [5]


def test_our_own_windows_are_kept_out_of_every_capture_and_a_failure_is_noticed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    api, system = desktop(
        call=FakeWindow(), banner=FakeWindow(process=99), hidden=FakeWindow(process=99, visible=False)
    )
    for _ in range(3):
        assert [window.id for window in system.windows()] == [1]
    assert api.excluded == [2]
    api.exclude = lambda window: False
    api.there[4] = FakeWindow(process=99)
    system.windows()
    assert "cannot be kept out" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="this is Windows")
def test_elsewhere_it_cannot_be_made() -> None:
    with pytest.raises(OSError, match="not Windows"):
        WindowsSystem()


def test_a_black_print_of_the_window_in_front_leaves_it_to_the_screen() -> None:
    api, system = desktop(call=FakeWindow(colour=(0, 0, 0)))
    source = system.source(system.windows()[0])
    assert source.read() is None
    api.active = 0  # something may cover it: what is on the screen there is not the call
    assert not source.read().any()
