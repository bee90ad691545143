"""The Wayland back-end over a portal of plain values: one question, what is shared, and when it has gone."""

from __future__ import annotations

import stat
import struct
from pathlib import Path

import pytest

pytest.importorskip("jeepney", reason="Wayland is Linux's")

from guard import bench
from guard.system.wayland import WaylandSystem, pods
from guard.types import CannotSee, Reason, Region, Window
from tests.unit.fake_portal import SCREEN, SESSION, WINDOW, FakePortal, FakeStream, wayland


def shared(portal: FakePortal, token_file: Path | None = None) -> tuple[WaylandSystem, Window]:
    system = wayland(portal, token_file)
    [window] = system.windows()
    return system, window


def test_what_is_shared_is_the_one_window_and_its_title_is_not_known() -> None:
    system, window = shared(FakePortal())
    assert window == Window(40, "", "Whole screen", "", Region(0, 0, 640, 480), active=True, shared=True)
    assert not system.captures_covered
    assert system.permission().granted
    assert not system.permission().problem


def test_a_window_is_seen_though_others_cover_it() -> None:
    system, window = shared(FakePortal(stream=WINDOW))
    assert (window.application, window.region.width, system.captures_covered) == ("Chosen window", 320, True)


def test_a_portal_that_cannot_share_windows_has_shared_none() -> None:
    portal = FakePortal(stream=WINDOW)  # xdg-desktop-portal-wlr 0.7.0 says so of a screen
    portal.kinds = 1
    assert shared(portal)[1].application == "Whole screen"


def test_while_its_user_thinks_nothing_waits_and_nothing_is_asked_twice() -> None:
    portal = FakePortal(answer=None)
    system = wayland(portal)
    assert system.permission().granted
    assert system.permission().reason is Reason.NOT_SHARED
    for _ in range(3):
        with pytest.raises(CannotSee) as blind:
            system.windows()
        assert blind.value.reason is Reason.NOT_SHARED
    assert [method for method, _ in portal.asked] == ["CreateSession", "SelectSources", "Start"]
    portal.decide(0)
    assert len(system.windows()) == 1


def test_what_watching_costs_is_measured_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    portal = FakePortal()
    monkeypatch.setattr(bench, "open_system", lambda: wayland(portal))
    assert bench._grab_cost() is None
    assert not portal.asked


@pytest.mark.parametrize("answer", [1, 2])
def test_a_no_is_a_no_until_the_program_begins_anew(answer: int) -> None:
    portal = FakePortal(answer=answer)
    system = wayland(portal)
    for _ in range(3):
        with pytest.raises(CannotSee):
            system.windows()
    permission = system.permission()
    assert (permission.granted, permission.reason) == (False, Reason.NOT_SHARED)
    assert permission.remedy
    assert len(portal.asked) == 3


def test_it_asks_once_and_remembers_privately(tmp_path: Path) -> None:
    file = tmp_path / "new" / "share.token"
    first = FakePortal()
    shared(first, file)
    assert dict(first.asked)["SelectSources"] == {
        "types": 3,
        "multiple": False,
        "persist_mode": 2,
        "handle_token": dict(first.asked)["SelectSources"]["handle_token"],
    }
    assert file.read_text() == "token-3"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    second = FakePortal()
    shared(second, file)
    assert dict(second.asked)["SelectSources"]["restore_token"] == "token-3"


def test_an_old_portal_is_not_asked_to_remember(tmp_path: Path) -> None:
    file = tmp_path / "share.token"
    file.write_bytes(b"token")
    portal = FakePortal(version=3)
    shared(portal, file)
    assert not {"persist_mode", "restore_token"} & dict(portal.asked)["SelectSources"].keys()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x" * 5000])
def test_a_spoilt_token_is_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "share.token"
    file.write_bytes(content)
    portal = FakePortal()
    shared(portal, file)
    assert "restore_token" not in dict(portal.asked)["SelectSources"]


def test_a_picture() -> None:
    system, window = shared(FakePortal())
    source = system.source(window)
    assert source.read().shape == (480, 640, 3)
    source.stop()


def test_before_the_first_picture_and_after_the_last() -> None:
    system, window = shared(FakePortal())
    source = system.source(window)
    source.read()
    stream: FakeStream = source._stream
    stream.picture = None
    for ended, reason in ((False, Reason.CAPTURE_FAILED), (True, Reason.CLOSED)):
        stream.ended = ended
        with pytest.raises(CannotSee) as blind:
            source.read()
        assert blind.value.reason is reason
    source.stop()
    assert stream.stopped


def test_what_is_shared_no_more_is_said_and_not_asked_for_by_itself() -> None:
    portal = FakePortal(stream=SCREEN)
    system, window = shared(portal)
    source = system.source(window)
    portal.close_session()
    with pytest.raises(CannotSee) as blind:
        system.windows()
    assert blind.value.reason is Reason.NOT_SHARED
    with pytest.raises(CannotSee) as blind:
        source.read()
    assert blind.value.reason is Reason.CLOSED
    assert not system.permission().granted
    assert len(portal.asked) == 3


def test_closing_gives_back_what_is_shared_or_withdraws_the_question() -> None:
    for answer in (0, None):
        portal = FakePortal(answer=answer)
        system = wayland(portal)
        if answer is None:
            with pytest.raises(CannotSee):
                system.windows()
        else:
            system.windows()
        system.close()
        assert portal.ended == [SESSION]
        assert portal.closed


def test_a_bus_that_went_is_no_desktop() -> None:
    portal = FakePortal()
    system, _ = shared(portal)
    portal.gone = True
    with pytest.raises(CannotSee) as blind:
        system.windows()
    assert blind.value.reason is Reason.NO_DISPLAY


def test_it_cannot_be_kept_out_of_captures() -> None:
    assert not wayland().keep_out_of_captures(1)


def agreed(order: int, width: int, height: int) -> bytes:
    """A Format as PipeWire fixes it, one value inside a choice of none."""
    media = struct.pack("=IIIIII", 1, 0, 4, 3, 2, 0)
    kind = struct.pack("=IIIIII", 0x20001, 0, 4, 3, order, 0)
    size = struct.pack("=IIIIIIIIII", 0x20003, 0, 24, 19, 0, 0, 8, 10, width, height)
    body = struct.pack("=II", 0x40003, 4) + media + kind + size
    return struct.pack("=II", len(body), 15) + body


def test_what_was_agreed_is_read() -> None:
    assert pods.agreed(agreed(pods.BGRX, 1280, 720)) == (pods.BGRX, 1280, 720)


@pytest.mark.parametrize(
    "pod",
    [
        b"",
        agreed(pods.BGRX, 1280, 720)[:40],
        agreed(2, 1280, 720),
        agreed(pods.BGRX, 0, 720),
        agreed(pods.BGRX, 1 << 30, 720),
    ],
)
def test_what_was_never_offered_is_not_believed(pod: bytes) -> None:
    assert pods.agreed(pod) is None


def test_what_is_offered_is_well_formed() -> None:
    for pod in (pods.offered(), pods.buffers(), pods.crop()):
        assert len(pod) % 8 == 0
        assert struct.unpack_from("=II", pod) == (len(pod) - 8, 15)
