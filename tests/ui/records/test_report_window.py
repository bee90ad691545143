"""The report for 102: what was written stands on the page, with the picture that was chosen and the call's times."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QImage

from guard.incidents.evidence_file import Incident
from guard.incidents.history import Record
from guard.types import VerdictKind
from tests.ui import screens
from ui.records import evidence_report, report_words, save_evidence
from ui.records.report_window import ReportWindow

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LINE = report_words.LINES[0]


@pytest.fixture
def window(qapp, english):
    opened = screens.shown(ReportWindow)
    yield opened
    screens.gone(opened)


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "chat.png"
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    image.save(str(path))
    return path


def test_what_was_written_and_the_picture_are_handed_on(window, qtbot, photo) -> None:
    window.lines[LINE].setText("  Major   of the police ")
    window.take_picture(photo)
    with qtbot.waitSignal(window.save, timeout=1000) as asked:
        window._save.click()
    assert asked.args == [{LINE: "Major of the police"}, photo]


def test_what_was_written_is_not_lost_without_a_question(window) -> None:
    window.lines[LINE].setText("Major")
    window._close.click()
    assert window.isVisible()
    assert window.question.no.hasFocus()
    window.question.no.click()
    assert not window.question.isVisible()
    window._close.click()
    window.question.yes.click()
    assert not window.isVisible()


def test_what_a_file_has_may_be_closed(window) -> None:
    window.lines[LINE].setText("Major")
    window.saved(window.answers())
    window._close.click()
    assert not window.isVisible()


def test_a_picture_that_cannot_be_read_is_said_and_not_taken(window, tmp_path) -> None:
    (tmp_path / "x.png").write_bytes(b"no picture")
    window.take_picture(tmp_path / "x.png")
    assert window.picture is None
    assert window._problem.isVisible()


def test_the_answers_stand_on_the_page_and_are_never_markup() -> None:
    page = evidence_report.html(None, (), answers={LINE: "<b>Major</b>"})
    assert "&lt;b&gt;Major&lt;/b&gt;" in page
    assert page.count("class='line'>&nbsp;") == len(report_words.LINES) - 1  # the rest by hand


def test_of_a_call_that_was_not_watched_nothing_is_said_but_where_to_turn() -> None:
    page = evidence_report.html(None, ())
    assert "102" in page
    assert report_words.BY_ITSELF in page.replace("&#x27;", "'")
    assert "SHA-256" not in page
    assert "Qalqan watched" not in page


def test_of_a_watched_call_its_times_stand_beside_the_answers(qapp, photo) -> None:
    record = Record(NOW, NOW + timedelta(minutes=5), "WhatsApp", VerdictKind.NO_FACE, 1, 8.0)
    picture = save_evidence.picture(photo)
    page = evidence_report.html(Incident(record, "0.1", {}), (picture,), answers={LINE: "Major"})
    assert "WhatsApp" in page
    assert "Major" in page
    assert picture.sha256 in page
    data = evidence_report.pdf(Incident(record, "0.1", {}), (picture,), {LINE: "Major"})
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", data)) == 1


def test_from_the_menu_to_the_file(controller, tmp_path, photo) -> None:
    controller.engine.alert()
    controller.engine.end()
    controller.menu.report.trigger()
    form = controller.windows.find("report", ReportWindow)
    form.lines[LINE].setText("Major")
    form.take_picture(photo)
    form._save.click()
    controller.windows["save"].fileSelected.emit(str(tmp_path / "r"))
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert "r.pdf" in controller.windows["notice"].text.text()


def test_a_picture_that_went_is_said(controller, tmp_path) -> None:
    controller.records._save_report({}, tmp_path / "gone.png")
    assert "cannot be saved" in controller.windows["notice"].title.text()
