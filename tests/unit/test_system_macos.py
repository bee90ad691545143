"""The macOS back-end over recorded answers: what is listed, how one window looks, and the permission."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from guard.system.macos import MacSystem
from guard.system.macos.quartz import _listed, pixels
from guard.types import CannotSee, Reason, Region, Window
from tests.unit.fake_macos import CALL, FakeMac, mac


def test_a_call_is_listed_with_all_that_is_asked() -> None:
    _, system = mac(CALL)
    assert system.windows() == [
        Window(11, "Zoom Meeting", "zoom.us", "zoom.us", Region(100, 50, 640, 480), active=True)
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        CALL._replace(process=99),  # ours
        CALL._replace(layer=25),  # the menu bar
        CALL._replace(place=Region(0, 0, 1, 1)),
        CALL._replace(on_screen=False, title=""),
    ],
)
def test_what_is_no_programs_window_is_left_out(hidden) -> None:
    assert mac(hidden)[1].windows() == []


def test_one_that_is_not_on_the_screen_is_said_to_be_minimised_and_is_not_the_active_one() -> None:
    _, system = mac(CALL._replace(on_screen=False), CALL._replace(id=12), CALL._replace(id=13))
    assert [(w.id, w.minimised, w.active) for w in system.windows()] == [
        (11, True, False),
        (12, False, True),
        (13, False, False),
    ]


def test_a_hostile_title_is_made_plain() -> None:
    [window] = mac(CALL._replace(title="a\n\u202eb\x00" + "x" * 1000))[1].windows()
    assert window.title.startswith("a bx")
    assert len(window.title) == 200


def test_a_locked_session_is_said_to_be() -> None:
    api, system = mac(CALL)
    api.is_locked = True
    with pytest.raises(CannotSee) as blind:
        system.windows()
    assert blind.value.reason is Reason.LOCKED


def test_a_picture_is_the_window_alone_in_pixels() -> None:
    _, system = mac(CALL)
    picture = system.source(system.windows()[0]).read()
    assert picture.shape == (960, 1280, 3)
    assert picture.flags.c_contiguous
    assert (picture == (30, 60, 90)).all()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda api: api.there.clear(), Reason.CLOSED),
        (lambda api: api.there.__setitem__(0, CALL._replace(on_screen=False)), Reason.MINIMISED),
        (lambda api: setattr(api, "readable", False), Reason.CAPTURE_FAILED),
        (lambda api: setattr(api, "is_allowed", False), Reason.NO_PERMISSION),
    ],
)
def test_why_there_is_no_picture(change, reason: Reason) -> None:
    api, system = mac(CALL)
    source = system.source(system.windows()[0])
    change(api)
    with pytest.raises(CannotSee) as blind:
        source.read()
    assert blind.value.reason is reason


def test_where_the_screen_may_not_be_recorded_macos_asks_and_the_remedy_is_said() -> None:
    api = FakeMac(CALL)
    api.is_allowed = False
    system = MacSystem(api)
    assert api.asked == 1
    permission = system.permission()
    assert (permission.granted, permission.reason) == (False, Reason.NO_PERMISSION)
    assert "Screen Recording" in permission.remedy
    api.is_allowed = True
    assert system.permission().granted
    assert api.asked == 1


def test_our_own_windows_are_kept_out_of_captures_once_each_and_a_failure_is_noticed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ours = CALL._replace(id=5, process=99)
    api, system = mac(CALL, ours, ours._replace(id=6, on_screen=False))
    for _ in range(3):
        assert [window.id for window in system.windows()] == [11]
    assert api.excluded == [5]
    api.excludes = False
    api.there.append(ours._replace(id=7))
    system.windows()
    assert "cannot be kept out" in caplog.text
    assert not system.keep_out_of_captures(5)


def test_the_window_server_leaves_out_what_it_does_not_know() -> None:
    listed = _listed({"kCGWindowNumber": 3, "kCGWindowBounds": {"X": 1.4, "Y": -2.0, "Width": 10.0, "Height": 5.0}})
    assert listed == (3, "", "", 0, Region(1, -2, 10, 5), 0, False)


def test_rows_are_longer_than_the_picture() -> None:
    rows = pixels(bytes(range(24)), 2, 2, 12)
    assert np.array_equal(rows[1, 0], [12, 13, 14, 15])
    assert pixels(bytes(19), 2, 2, 12) is None
    assert pixels(bytes(24), 4, 2, 12) is None


@pytest.mark.skipif(sys.platform == "darwin", reason="this is a Mac")
def test_elsewhere_it_cannot_be_made() -> None:
    with pytest.raises(OSError, match="not macOS"):
        MacSystem()
