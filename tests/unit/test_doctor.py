"""``qalqan doctor``: what does not work is said with a remedy that helps, and one broken part hides no other."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from guard import doctor, integrity
from guard.integrity import SEALED
from guard.signals.tools import ToolsError
from guard.system.protocol import Permission, Pulled, Source
from guard.types import CannotSee, Reason, Region, Window

SHOWN = Window(1, "A title", "Zoom", "zoom", Region(0, 0, 640, 480))


class Desktop:
    """A system that lists one window and gives ``answer`` for its picture."""

    name, captures_covered = "scripted", True

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def permission(self) -> Permission:
        return Permission(True)

    def windows(self) -> list[Window]:
        return [SHOWN]

    def source(self, window: Window) -> Source:
        return Pulled(self.grab, window)

    def grab(self, window: Window) -> object:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def close(self) -> None:
        """Nothing to give back."""


@pytest.fixture(autouse=True)
def plain_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "colour_depth", lambda: 24)


@pytest.mark.parametrize(
    ("answer", "works"),
    [
        (np.zeros((480, 640, 3), np.uint8), True),
        (None, True),
        (CannotSee(Reason.CLOSED), True),
        (CannotSee(Reason.CAPTURE_FAILED), False),
        (CannotSee(Reason.NO_DISPLAY), False),
    ],
)
def test_windows_work_where_one_can_be_read(monkeypatch: pytest.MonkeyPatch, answer: object, works: bool) -> None:
    monkeypatch.setattr(doctor, "open_system", lambda: Desktop(answer))
    check = doctor.check_windows()
    assert check.works is works
    assert bool(check.remedy) is not works
    assert SHOWN.title not in check.detail


@pytest.mark.parametrize("depth", [8, 15, 16, 30])
def test_a_screen_of_other_colours_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch, depth: int) -> None:
    monkeypatch.setattr(doctor, "colour_depth", lambda: depth)
    monkeypatch.setattr(doctor, "open_system", lambda: Desktop(None))
    for check in (doctor.check_windows(), doctor.check_screen()):
        assert not check.works
        assert f"{depth}-bit" in check.detail
        assert "24-bit" in check.remedy


def test_a_part_that_breaks_is_one_line_and_the_others_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check_odd() -> doctor.Check:
        raise KeyError("A title")

    monkeypatch.setattr(doctor, "CHECKS", (check_odd, doctor.check_computer))
    assert doctor.run(as_json=True) == 1
    odd, computer = map(json.loads, capsys.readouterr().out.splitlines())
    assert (odd["name"], odd["works"]) == ("odd", False)
    assert "KeyError at test_doctor.py:" in odd["detail"]
    assert computer["works"]


def test_rules_that_are_not_the_shipped_ones_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.check_rules().works

    def tampered(name: str) -> bytes:
        raise ValueError(f"{name} is not the file that was shipped")

    monkeypatch.setattr(doctor, "shipped", tampered)
    assert not doctor.check_rules().works
    with pytest.raises(doctor.ModelError, match=r"apps\.toml"):
        doctor.self_test()


@pytest.mark.parametrize("name", ["load_tools", "load_officials", "load_places", "load_bars"])
def test_a_list_of_the_signs_that_is_damaged_is_said(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise ToolsError("list.toml: damaged")

    monkeypatch.setattr(doctor, name, damaged)
    assert doctor.check_rules().detail == "list.toml: damaged"


@pytest.mark.parametrize("name", SEALED)
def test_each_sealed_file_is_looked_at(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = integrity.checked

    def checked(path: Path, sha256: str) -> bytes:
        return real(path if path != integrity.ROOT / name else path.with_name("gone"), sha256)

    monkeypatch.setattr(integrity, "checked", checked)
    reports = [doctor._checked(check) for check in (doctor.check_rules, doctor.check_networks)]
    assert not all(report.works for report in reports)


def test_every_network_is_named_with_its_version() -> None:
    assert all(name in doctor.check_networks().detail for name in ("face finder", "face identity", "deepfake detector"))
