"""Asking where, and writing there and nowhere else."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from guard.incidents.evidence_file import Incident
from guard.incidents.history import Record
from guard.incidents.still import Still
from guard.types import VerdictKind
from ui.save_evidence import ask_and_save

START = datetime(2026, 11, 23, 16, 5, 10, tzinfo=UTC)
INCIDENT = Incident(Record(START, START, "WhatsApp", VerdictKind.FAKE, 1, 3), "0.1.0", {})
STILL = Still(START, np.full((48, 64, 3), 90, np.uint8))


@pytest.fixture
def answer(english, tmp_path, monkeypatch):
    """What the user answers to the question; ``offered`` is what stood in it."""

    class Answer:
        name, offered = None, None

        def __call__(self, parent, title, offered, kinds, options):
            assert title == "Save evidence for the police"
            assert options == QFileDialog.Option.DontConfirmOverwrite
            self.offered = offered
            return (offered if self.name is None else self.name), kinds

    said = Answer()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", said)
    return said


def test_the_offered_name_is_taken_and_the_next_is_another(answer, tmp_path) -> None:
    first, second = ask_and_save(INCIDENT, [STILL]), ask_and_save(INCIDENT, [])
    assert re.fullmatch(r"qalqan-evidence-\d{8}-\d{6}\.zip", first.name)
    assert second.name == f"{first.stem}-2.zip"
    assert sorted(tmp_path.iterdir()) == sorted([first, second])
    assert zipfile.ZipFile(first).namelist() == ["report.pdf", "timeline.json", "picture-1.png"]


def test_thinking_better_of_it_writes_nothing(answer, tmp_path) -> None:
    answer.name = ""
    assert ask_and_save(INCIDENT, [STILL]) is None
    assert list(tmp_path.iterdir()) == []


def test_a_name_without_its_ending_gets_it(answer, tmp_path) -> None:
    answer.name = str(tmp_path / "for the police")
    assert ask_and_save(INCIDENT, []) == tmp_path / "for the police.zip"


def test_a_file_that_is_there_stays_and_is_said(answer, tmp_path) -> None:
    answer.name = str(tmp_path / "photos.zip")
    (tmp_path / "photos.zip").write_text("mine")
    with pytest.raises(FileExistsError) as problem:
        ask_and_save(INCIDENT, [])
    assert problem.value.strerror == "There is a file of this name already. Choose another name."
    assert (tmp_path / "photos.zip").read_text() == "mine"
