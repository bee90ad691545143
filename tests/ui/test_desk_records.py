"""What the desk writes down, shows and saves of calls: only what was asked for, and nothing against the wish."""

from __future__ import annotations

import json
import zipfile

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from guard.settings.schema import Settings
from guard.types import EventKind, Watch


def test_a_call_is_written_down_and_deleted(desk, qtbot) -> None:
    desk.engine.alert()
    desk.engine.put(EventKind.WINDOW, watch=Watch.NO_CALL, window=None, alert=None)
    (line,) = desk.records.path.read_text().splitlines()
    record = json.loads(line)
    assert (record["application"], record["worst"], record["alerts"]) == ("WhatsApp", "fake", 1)
    assert "Video call" not in line
    desk.menu.history.trigger()
    window = desk.windows["history"]
    assert window.table.item(0, 3).text() == "Possible deepfake: one warning"
    qtbot.mouseClick(window.delete, Qt.MouseButton.LeftButton)
    assert window.table.rowCount() == 0
    assert not desk.records.path.exists()


def test_keeping_no_history_deletes_what_was_kept(desk) -> None:
    desk.engine.watch()
    desk.records.log.finish()
    assert desk.records.path.exists()
    desk._apply(Settings(language="en", history_days=0))
    assert not desk.records.path.exists()


def test_a_history_that_cannot_be_read_is_said(desk, monkeypatch) -> None:
    said = []
    monkeypatch.setattr(desk.face, "say", lambda *words: said.append(words))
    desk.records.path.mkdir()
    desk.menu.history.trigger()
    assert said[0][0] == "The list of calls cannot be read"
    assert "history" not in desk.windows


def test_evidence_of_the_call_of_now_and_of_one_that_is_over(desk, qtbot, tmp_path, monkeypatch, picture) -> None:
    said, names = [], iter([tmp_path / "now.zip", tmp_path / "over.zip", tmp_path / "now.zip", tmp_path / "gone.zip"])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(next(names)), ""))
    monkeypatch.setattr(desk.face, "say", lambda *words: said.append(words))
    assert not desk.menu.evidence.isVisible()
    desk.engine.picture = picture
    desk.engine.alert()
    desk.menu.evidence.trigger()
    assert said[-1][1] == "Saved as now.zip. Show it to the police: 102."
    desk.engine.put(EventKind.WINDOW, watch=Watch.NO_CALL, window=None, alert=None)
    assert not desk.menu.evidence.isVisible()
    desk.menu.history.trigger()
    window = desk.windows["history"]
    qtbot.mouseClick(window.save, Qt.MouseButton.LeftButton)
    for name in ("now.zip", "over.zip"):
        with zipfile.ZipFile(tmp_path / name) as archive:  # the picture of the warning and the one of the asking
            assert len(archive.namelist()) == 4
            assert b"Video call" not in archive.read("timeline.json")
    qtbot.mouseClick(window.save, Qt.MouseButton.LeftButton)
    assert said[-1][:2] == (
        "The evidence cannot be saved",
        "There is a file of this name already. Choose another name.",
    )
    record = window._records[0]
    qtbot.mouseClick(window.delete, Qt.MouseButton.LeftButton)
    desk.records.save(record)
    with zipfile.ZipFile(tmp_path / "gone.zip") as archive:
        assert archive.namelist() == ["report.pdf", "timeline.json"]
