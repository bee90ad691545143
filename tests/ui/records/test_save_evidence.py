"""Asking where, and writing there and nowhere else."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QFileDialog, QLabel

from guard.incidents.evidence_file import Incident
from guard.incidents.history import Record
from guard.incidents.still import Still
from guard.types import VerdictKind
from ui.records import save_evidence
from ui.records.save_evidence import Gathered

START = datetime(2026, 11, 23, 16, 5, 10, tzinfo=UTC)
INCIDENT = Incident(Record(START, START, "WhatsApp", VerdictKind.FAKE, 1, 3), "0.1.0", {})
STILL = Still(START, np.full((48, 64, 3), 90, np.uint8))


ALL = Gathered(INCIDENT, [STILL])


@pytest.fixture
def documents(english, qapp, tmp_path, monkeypatch) -> Path:
    """The folder that is offered; its letters are all that is left of the user's."""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    return tmp_path


def asked(folder: str = "") -> tuple[QFileDialog, list[Path]]:
    chosen: list[Path] = []
    return save_evidence.ask(ALL, folder, chosen.append), chosen


def test_the_offered_name_is_taken_and_the_next_is_another(documents: Path, qtbot) -> None:
    written = []
    for _ in range(2):
        dialog, chosen = asked()
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.accept()
        written.append(save_evidence.write(ALL, *chosen))
    first, second = written
    assert re.fullmatch(r"qalqan-evidence-\d{8}-\d{6}\.zip", first.name)
    assert second.name == f"{first.stem}-2.zip"
    assert sorted(documents.iterdir()) == sorted([first, second])
    assert zipfile.ZipFile(first).namelist() == ["report.pdf", "timeline.json", "picture-1.png"]


@pytest.mark.parametrize("folder", ["/" + "x" * 300, "{}/loop", "{}/nobody"])
def test_where_the_folder_cannot_be_reached_the_documents_are_offered(documents: Path, qtbot, folder: str) -> None:
    (documents / "loop").symlink_to("loop")
    folder = folder.format(documents)
    for ask in (lambda: asked(folder)[0], lambda: save_evidence.ask_for_page(folder, print)):
        dialog = ask()
        qtbot.addWidget(dialog)
        assert Path(dialog.directory().absolutePath()) == documents


def test_where_the_documents_cannot_be_reached_a_place_is_asked_for_all_the_same(documents, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents / ("x" * 300)))
    dialog, _ = asked()
    qtbot.addWidget(dialog)
    dialog.show()


def test_the_question_holds_nothing_up(documents: Path, qtbot) -> None:
    dialog, chosen = asked()
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.isModal()
    assert QApplication.activeModalWidget() is None
    dialog.reject()
    assert chosen == []


def test_a_folder_that_was_chosen_is_offered_while_it_is_there(documents: Path, qtbot) -> None:
    kept = documents / "kept"
    kept.mkdir()
    for folder, offered in ((kept, kept), (documents / "gone", documents)):
        dialog, _ = asked(str(folder))
        qtbot.addWidget(dialog)
        assert Path(dialog.directory().absolutePath()) == offered


@pytest.mark.parametrize("name", ["kk", "ru"])
def test_no_word_of_the_dialog_is_english(name: str, documents: Path, english, qtbot) -> None:
    english(name)
    dialog, _ = asked()
    qtbot.addWidget(dialog)
    dialog.show()
    model = dialog.findChild(QAbstractItemView).model()
    said = [
        words
        for words in texts(dialog)
        if re.search(r"[A-Za-z]{2}", re.sub(r"qalqan-\S*|zip|tmp|[/\w.-]*/[\w./-]*", "", words))
    ]
    heads = [str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in range(model.columnCount())]
    assert [
        words for words in (*said, *heads) if re.search("[A-Za-z]{2}", words) and str(documents.name) not in words
    ] == []


def texts(dialog: QFileDialog) -> list[str]:
    """All that stands in it and under the pointer."""
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    buttons = [words for button in dialog.findChildren(QAbstractButton) for words in (button.text(), button.toolTip())]
    return [dialog.windowTitle(), *labels, *buttons]


def test_a_name_without_its_ending_gets_it(documents: Path) -> None:
    assert save_evidence.write(ALL, documents / "for the police") == documents / "for the police.zip"


def test_a_file_that_is_there_stays_and_is_said(documents: Path) -> None:
    (documents / "photos.zip").write_text("mine")
    with pytest.raises(FileExistsError) as problem:
        save_evidence.write(ALL, documents / "photos.zip")
    assert problem.value.strerror == "There is a file of this name already. Choose another name."
    assert (documents / "photos.zip").read_text() == "mine"
