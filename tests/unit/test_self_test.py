"""``qalqan --self-test``: rules, lists, thresholds, the practice clip, and one line where one of them is not right."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from guard import doctor
from guard.calls.rules import Rules
from guard.detection.session import ModelError
from guard.integrity import ROOT, SEALED
from guard.signals.tools import ToolsError

CLIP = ROOT / "ui" / "resources" / "practice.mp4"


def test_everything_that_decides_is_told() -> None:
    told = doctor.self_test(CLIP)
    assert told["practice"]["verdict"] == "fake"
    assert told["practice"]["swap_s"] <= told["practice"]["first_alert_s"] < 22
    assert told["applications"] == len(doctor.known_apps())
    assert told["remote_tools"] > 10
    assert json.loads(json.dumps(told))["thresholds"]["balanced"] == [1.2, 1.2, 2.0]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for suffix in (".mp4", ".json"):
        shutil.copy(CLIP.with_suffix(suffix), tmp_path)
    return tmp_path / CLIP.name


def test_a_clip_that_is_judged_wrongly_fails(copied: Path) -> None:
    copied.with_suffix(".json").write_text('{"swap_s": 21.9}')
    with pytest.raises(ModelError, match="judged wrongly: fake"):
        doctor.self_test(copied)


def test_a_clip_that_is_not_there_or_no_clip_fails(copied: Path) -> None:
    copied.write_bytes(b"no film")
    with pytest.raises(ModelError, match="practice clip cannot be judged"):
        doctor.self_test(copied)
    copied.with_suffix(".json").unlink()
    with pytest.raises(ModelError, match="practice clip cannot be judged"):
        doctor.self_test(copied)


def test_lists_and_rules_that_are_not_right_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ToolsError("guard/signals/remote_tools.toml: it is not the file that was shipped")

    with monkeypatch.context() as patched:
        patched.setattr(doctor, "load_tools", broken)
        with pytest.raises(ModelError, match=r"remote_tools\.toml"):
            doctor.self_test()
    rules = doctor.load_rules()
    without = tuple(rule for rule in rules.rules if rule.app != "Zoom")
    monkeypatch.setattr(doctor, "load_rules", lambda: replace(rules, rules=without))
    with pytest.raises(ModelError, match="do not know a Zoom meeting"):
        doctor.self_test()
    assert isinstance(rules, Rules)


@pytest.mark.parametrize("name", SEALED)
def test_each_sealed_file_is_asked_for(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever module reads it."""
    from guard import integrity
    from guard.integrity import TamperedError

    real = integrity.checked

    def checked(path: Path, sha256: str) -> bytes:
        if path == ROOT / name:
            raise TamperedError(f"{name} is not the file that was shipped")
        return real(path, sha256)

    monkeypatch.setattr(integrity, "checked", checked)
    with pytest.raises(ModelError, match="not the file that was shipped"):
        doctor.self_test()
