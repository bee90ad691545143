"""What a rehearsal says in words, for who has no screen."""

from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from guard.types import VerdictKind
from tests.ui import states
from ui.controller import Controller
from ui.practice import rehearsal
from ui.practice.rehearsal import in_words, rehearse

WENT_WELL: dict[str, Any] = {
    "application": "Practice", "alerts_before_swap": 0, "swap_to_alert_s": 1.2, "screenshot": "build/demo.png",
}  # fmt: skip


def test_what_was_seen_and_where_its_picture_is() -> None:
    seen, picture = in_words(WENT_WELL).splitlines()
    assert "“Possible deepfake” stood over the call 1.2 s after the face was swapped" in seen
    assert picture.endswith(": build/demo.png")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"application": None}, "was not found"),
        ({"alerts_before_swap": 1}, "false alarm"),
        ({"swap_to_alert_s": None}, "No warning came"),
    ],
)
def test_what_went_wrong(changed: dict[str, Any], words: str) -> None:
    assert words in in_words(WENT_WELL | changed | {"screenshot": None})
    assert "picture of the screen" not in in_words(WENT_WELL | changed | {"screenshot": None})


def test_the_program_itself_is_what_is_rehearsed(qapp, tmp_path: Path, monkeypatch, capsys) -> None:
    made = []

    def run_tray(settings_path: Path, history_path: Path, engine_factory, arguments: list[str]) -> None:
        made.append(Controller(qapp, settings_path, history_path, engine_factory))

    monkeypatch.setenv("QALQAN_HOME", str(tmp_path))
    monkeypatch.setattr(rehearsal.app, "run_tray", run_tray)
    monkeypatch.setattr(rehearsal.Rehearsal, "begin", lambda self: None)
    assert rehearse(False, None) == 1
    assert "was not found" in capsys.readouterr().out
    [program] = made
    program.stop()


@pytest.mark.parametrize(("place", "status"), [("file/shot.png", 2), ("x" * 300 + "/shot.png", 2), ("shot.odd", 2),
                                               ("deep/shot.png", 0)])  # fmt: skip
def test_a_picture_that_cannot_be_kept_is_said_and_no_success(
    qapp, tmp_path: Path, monkeypatch, capsys, place: str, status: int
) -> None:
    """Who asks for it has no other sight of the warning."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("QALQAN_HOME", str(tmp_path))

    class Played(rehearsal.Rehearsal):
        def report(self) -> dict[str, Any]:
            warned = states.call(VerdictKind.FAKE, t_s=time.monotonic() - 2)
            self.engine = SimpleNamespace(state=states.state(warned))
            self._look()
            return WENT_WELL | {"screenshot": super().report()["screenshot"]}

    monkeypatch.setattr(rehearsal, "Rehearsal", Played)
    monkeypatch.setattr(Played, "begin", lambda self: None)
    monkeypatch.setattr(Played, "make_engine", lambda *_, **__: None)
    monkeypatch.setattr(rehearsal.app, "run_tray", lambda settings, history, make, argv: make(None, None))
    assert rehearse(True, tmp_path / place) == status
    assert ("cannot be written" in capsys.readouterr().err) is (status == 2)
