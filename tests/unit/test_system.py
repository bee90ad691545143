"""What a computer without a readable desktop is told."""

from __future__ import annotations

import builtins
import sys
from typing import Any

import pytest

from guard.system import NullSystem, open_system
from guard.types import CannotSee, Reason, Region, Window

WINDOW = Window(1, "call", "zoom", "zoom", Region(0, 0, 10, 10))


pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="what Linux may lack")


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)


def test_the_null_system_sees_nothing() -> None:
    system = NullSystem("broken", "mend it", Reason.NO_LIBRARY)
    assert system.windows() == []
    assert not system.captures_covered
    assert not system.keep_out_of_captures(1)
    with pytest.raises(CannotSee) as blind:
        system.source(WINDOW).read()
    assert blind.value.reason is Reason.NO_LIBRARY
    permission = system.permission()
    assert (permission.granted, permission.problem, permission.remedy) == (False, "broken", "mend it")
    system.close()


def told() -> str:
    system = open_system()
    assert isinstance(system, NullSystem)
    permission = system.permission()
    assert not permission.granted
    for line in (permission.problem, permission.remedy):
        assert line
        assert "\n" not in line
    return f"{permission.problem} {permission.remedy}"


def test_without_a_desktop() -> None:
    assert "DISPLAY is not set" in told()


@pytest.mark.parametrize("display", [None, ":9999"])
def test_on_wayland(monkeypatch: pytest.MonkeyPatch, display: str | None) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    if display:
        monkeypatch.setenv("DISPLAY", display)
    assert "Wayland" in told()
    assert "Xorg" in told()


@pytest.mark.parametrize("display", [":9999", "nonsense", "host.invalid.:x"])
def test_a_display_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert "does not answer" in told()


def test_a_mac_without_pyobjc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "pyobjc" in told()


@pytest.mark.parametrize("error", [ImportError("no xcffib"), OSError("libxcb.so: cannot open")])
def test_a_missing_library(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "guard.system.x11":
            raise error
        return real(name, *rest)

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(builtins, "__import__", missing)
    assert "libxcb" in told()
