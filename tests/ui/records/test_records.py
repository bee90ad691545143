"""What the controller writes down, shows and saves of calls: only what was asked for, and nothing against the wish."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from guard.incidents import evidence_file
from guard.settings.schema import Settings
from guard.types import Reason, Watch
from tests.ui.states import CALL
from ui.icons import Sign


def test_a_call_is_written_down_and_deleted(controller, qtbot) -> None:
    controller.engine.alert()
    controller.engine.end()
    (line,) = controller.records.path.read_text().splitlines()
    record = json.loads(line)
    assert (record["application"], record["worst"], record["alerts"]) == ("WhatsApp", "fake", 1)
    assert "Video call" not in line
    controller.menu.history.trigger()
    window = controller.windows["history"]
    assert window.table.item(0, 3).text() == "Possible deepfake: one warning"
    qtbot.mouseClick(window.delete, Qt.MouseButton.LeftButton)
    assert window.table.rowCount() == 1  # asked once more
    qtbot.mouseClick(window.question.yes, Qt.MouseButton.LeftButton)
    assert window.table.rowCount() == 0
    assert not controller.records.path.exists()


def test_keeping_no_history_deletes_what_was_kept(controller) -> None:
    controller.engine.watch()
    controller.records.finish()
    assert controller.records.path.exists()
    controller.keeper.apply(Settings(language="en", history_days=0))
    assert not controller.records.path.exists()


def test_a_history_that_cannot_be_read_is_said(controller) -> None:
    controller.records.path.mkdir()
    controller.menu.history.trigger()
    assert controller.windows["notice"].windowTitle() == "The list of calls cannot be read"
    assert "history" not in controller.windows


def choose(controller, path: Path) -> str:
    """Answer the question for a place; gives what was said then."""
    dialog = controller.windows["save"]
    assert not dialog.isModal()
    dialog.fileSelected.emit(str(path))
    dialog.close()
    notice = controller.windows["notice"]
    return f"{notice.title.text()}: {notice.text.text()}"


def test_evidence_of_the_call_of_now_and_until_the_next_of_the_last_one(controller, qtbot, tmp_path, picture) -> None:
    assert not controller.menu.evidence.isVisible()
    controller.engine.picture = picture
    controller.engine.alert()
    assert controller.menu.evidence.isVisible()
    controller.menu.evidence.trigger()
    said = choose(controller, tmp_path / "now.zip")
    assert said.startswith(f"Saved: Saved in the folder “{tmp_path}”: now.zip. Give the file to ")
    controller.engine.end()
    assert controller.menu.evidence.isVisible()
    qtbot.mouseClick(controller.windows["ended"].save_button, Qt.MouseButton.LeftButton)
    choose(controller, tmp_path / "over.zip")
    controller.menu.history.trigger()
    window = controller.windows["history"]
    qtbot.mouseClick(window.save, Qt.MouseButton.LeftButton)
    choose(controller, tmp_path / "list.zip")
    for name in ("now.zip", "over.zip", "list.zip"):
        with zipfile.ZipFile(tmp_path / name) as archive:  # the picture of the warning and the one of the asking
            assert len(archive.namelist()) == 4
            assert b"Video call" not in archive.read("timeline.json")
    qtbot.mouseClick(window.save, Qt.MouseButton.LeftButton)
    assert choose(controller, tmp_path / "now.zip") == (
        "The evidence cannot be saved: There is a file of this name already. Choose another name."
    )
    record = window._records[0]
    controller.records.forget()
    controller.records.save(record)
    choose(controller, tmp_path / "gone.zip")
    with zipfile.ZipFile(tmp_path / "gone.zip") as archive:
        assert archive.namelist() == ["report.pdf", "timeline.json"]


@pytest.mark.parametrize(
    "problem", [ValueError("the video cannot be written"), OSError(28, "No space left on device"), KeyError("x")]
)
def test_evidence_that_cannot_be_written_is_said(controller, tmp_path, picture, monkeypatch, problem) -> None:
    def fail(*_: object, **__: object) -> None:
        raise problem

    controller.engine.picture = picture
    controller.engine.alert()
    controller.menu.evidence.trigger()
    monkeypatch.setattr(evidence_file, "save", fail)
    said = choose(controller, tmp_path / "now.zip")
    assert said.startswith("The evidence cannot be saved: ")
    assert len(said) > len("The evidence cannot be saved: ")


def test_a_call_that_cannot_be_told_keeps_its_warning_in_the_tray(controller, monkeypatch) -> None:
    """Whether evidence is offered is asked at every event: what fails there must not leave "No call found" standing."""

    def fail(*_: object) -> None:
        raise ValueError("a call is of this time")

    monkeypatch.setattr(controller.records.log, "record", fail)
    controller.engine.alert()
    assert controller.presence.sign is Sign.FAKE
    assert "No call" not in controller.menu.status.text()
    controller.menu.evidence.trigger()
    assert controller.windows["notice"].title.text() == "The evidence cannot be saved"


def test_in_1970_a_call_is_watched_written_down_and_saved(controller, tmp_path, picture, monkeypatch) -> None:
    monkeypatch.setattr(controller.records.log, "_now", lambda: datetime(1970, 1, 1, 5, tzinfo=UTC))
    controller.engine.picture = picture
    controller.engine.alert()
    assert controller.presence.sign is Sign.FAKE
    assert controller.menu.evidence.isVisible()
    controller.menu.evidence.trigger()
    assert choose(controller, tmp_path / "now.zip").startswith("Saved: Saved")
    controller.engine.end()
    assert len(controller.records.path.read_text().splitlines()) == 1


def test_what_is_offered_does_something(controller) -> None:
    """A call that could not be seen from its first moment, none at all, and a practice call."""
    for about in ({"watch": Watch.CANNOT_SEE, "reason": Reason.BLACK}, {"practice": True, "application": "Practice"}):
        controller.engine.watch(window=replace(CALL, application=about.get("application", "WhatsApp")), **about)
        if controller.menu.evidence.isVisible():
            controller.menu.evidence.trigger()
            assert "save" in controller.windows
        controller.engine.end()
    assert not controller.menu.evidence.isVisible()
    controller.menu.evidence.trigger()  # by a way that we do not know
    assert controller.windows["notice"].text.text() == "There is no call to save."
