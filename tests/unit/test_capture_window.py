"""Whether the window's own picture or the screen is taken, and what part of the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.capture import screen as screen_module
from guard.capture.screen import ScreenGrabber, clip
from guard.capture.window import WindowCapture
from guard.system.protocol import Pulled
from guard.types import CannotSee, Picture, Reason, Region, Window

PLACE = Region(10, 20, 300, 200)
WINDOW = Window(1, "call", "zoom", "zoom", PLACE)


class FakeMss:
    """A desk of two monitors, the left one at negative places, that may be changed and broken."""

    opened: list[FakeMss]
    left = -1920

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.closed = self.broken = False
        self.monitors = [{"left": self.left, "top": 0, "width": 1920 - self.left, "height": 1080}]
        FakeMss.opened.append(self)

    def grab(self, place: dict[str, int]) -> SimpleNamespace:
        assert self.thread == threading.get_ident()
        if self.broken:
            raise RuntimeError("XGetImage failed")
        width, height = place["width"], place["height"]
        pixels = np.zeros((height, width, 4), np.uint8)
        pixels[..., :] = (1, 2, 3, 255)
        pixels[0, 0, 0] = 9
        return SimpleNamespace(raw=bytearray(pixels.tobytes()), width=width, height=height, place=place)

    def close(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def fake_mss(monkeypatch: pytest.MonkeyPatch) -> type[FakeMss]:
    FakeMss.opened = []
    monkeypatch.setattr(screen_module.mss, "MSS", FakeMss)
    monkeypatch.setattr(FakeMss, "left", -1920)
    return FakeMss


def reason_of(error: pytest.ExceptionInfo[CannotSee]) -> Reason:
    return error.value.reason


def giving(picture: Picture | None) -> Callable[[Window], Pulled]:
    return lambda window: Pulled(lambda _: picture, window)


def test_each_call_keeps_its_source_until_its_window_changes_or_it_is_over() -> None:
    made, stopped = [], []

    class Source:
        def __init__(self, window: Window) -> None:
            self.window = window
            made.append(window.id)

        def read(self) -> Picture:
            return np.full((4, 4, 3), self.window.id, np.uint8)

        def stop(self) -> None:
            stopped.append(self.window.id)

    capture, other = WindowCapture(Source, ScreenGrabber()), replace(WINDOW, id=2)
    for _ in range(3):
        assert capture.grab(1, WINDOW)[0, 0, 0] == 1
    assert made == [1]
    assert capture.grab(1, other)[0, 0, 0] == 2
    capture.grab(7, WINDOW)
    assert (made, stopped) == ([1, 2, 1], [1])
    capture.drop({1, 5})
    capture.close()
    assert stopped == [1, 2, 1]


def test_the_windows_own_picture_is_taken_where_there_is_one() -> None:
    own = np.ones((200, 300, 3), np.uint8)
    capture = WindowCapture(giving(own), ScreenGrabber())
    assert capture.grab(1, WINDOW) is own
    assert not FakeMss.opened


def test_else_its_part_of_the_screen() -> None:
    capture = WindowCapture(giving(None), ScreenGrabber())
    picture = capture.grab(1, WINDOW)
    assert picture.shape == (200, 300, 3)
    assert picture.flags.c_contiguous
    assert tuple(picture[0, 0]) == (9, 2, 3)
    capture.close()
    assert FakeMss.opened[0].closed


def test_a_minimised_window_is_not_looked_for_on_the_screen() -> None:
    capture = WindowCapture(giving(None), ScreenGrabber())
    with pytest.raises(CannotSee) as error:
        capture.grab(1, Window(1, "call", "zoom", "zoom", PLACE, minimised=True))
    assert reason_of(error) is Reason.MINIMISED
    assert not FakeMss.opened


def test_the_systems_reason_is_passed_on() -> None:
    def closed(window: Window) -> Picture | None:
        raise CannotSee(Reason.CLOSED)

    with pytest.raises(CannotSee) as error:
        WindowCapture(lambda window: Pulled(closed, window), ScreenGrabber()).grab(1, WINDOW)
    assert reason_of(error) is Reason.CLOSED


@pytest.mark.parametrize(
    ("region", "shape"),
    [
        (Region(-1900, 10, 400, 300), (300, 400)),  # on the left monitor
        (Region(-100, 10, 400, 300), (300, 400)),  # over both
        (Region(-2000, -50, 400, 300), (250, 320)),
        (Region(1800, 1000, 400, 300), (80, 120)),
        (Region(-9999, -9999, 30000, 30000), (1080, 3840)),
    ],
)
def test_several_monitors(region: Region, shape: tuple[int, int]) -> None:
    assert ScreenGrabber().grab(region).shape == (*shape, 3)


@pytest.mark.parametrize("region", [Region(1920, 0, 10, 10), Region(0, -10, 10, 10), Region(0, 0, 0, 10)])
def test_outside_all_monitors_is_hidden(region: Region) -> None:
    with pytest.raises(CannotSee) as error:
        ScreenGrabber().grab(region)
    assert reason_of(error) is Reason.HIDDEN


def test_each_thread_has_its_own_mss() -> None:
    grabber, shapes = ScreenGrabber(), []
    grabber.grab(PLACE)

    def other() -> None:
        shapes.append(grabber.grab(PLACE).shape)
        grabber.close()

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    grabber.grab(PLACE)
    assert shapes == [(200, 300, 3)]
    assert [one.closed for one in FakeMss.opened] == [False, True]


def test_a_failed_grab_is_told_and_the_next_starts_afresh() -> None:
    grabber = ScreenGrabber()
    grabber.grab(PLACE)
    FakeMss.opened[0].broken = True
    with pytest.raises(CannotSee) as error:
        grabber.grab(PLACE)
    assert reason_of(error) is Reason.CAPTURE_FAILED
    assert FakeMss.opened[0].closed
    assert grabber.grab(PLACE).shape == (200, 300, 3)
    assert len(FakeMss.opened) == 2


def test_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise OSError("Unable to open display")

    monkeypatch.setattr(screen_module.mss, "MSS", none)
    with pytest.raises(CannotSee) as error:
        ScreenGrabber().grab(PLACE)
    assert reason_of(error) is Reason.NO_DISPLAY


def test_new_monitors_are_noticed_but_not_asked_for_at_every_grab(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(screen_module.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(FakeMss, "left", 0)
    grabber, region = ScreenGrabber(), Region(-200, 0, 400, 300)
    assert grabber.grab(region).shape == (300, 200, 3)
    monkeypatch.setattr(FakeMss, "left", -1920)
    now[0] += 1
    assert grabber.grab(region).shape == (300, 200, 3)
    now[0] += 5
    assert grabber.grab(region).shape == (300, 400, 3)
    now[0] += 60
    grabber.grab(region)
    assert [one.closed for one in FakeMss.opened] == [True, False]


numbers = st.integers(-5000, 5000)
sizes = st.integers(0, 5000)
regions = st.builds(Region, numbers, numbers, sizes, sizes)


@given(regions, regions)
def test_what_is_clipped_lies_in_both(region: Region, screens: Region) -> None:
    part = clip(region, screens)
    if part is None:
        return
    assert part.width > 0
    assert part.height > 0
    assert clip(part, region) == part
    assert clip(part, screens) == part
