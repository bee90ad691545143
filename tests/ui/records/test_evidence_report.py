"""The page for the police: one, in three languages, with letters that can be read and copied."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QPainter, QTextDocument

from guard.incidents import evidence_file
from guard.incidents.evidence_file import Change, Incident, Stored
from guard.incidents.history import Record
from guard.incidents.still import Still
from guard.types import EventKind, Source, VerdictKind, Watch
from ui import messages
from ui.records import evidence_report, report_words
from ui.warning import picture_signs

START = datetime(2026, 11, 23, 16, 5, 10, tzinfo=UTC)
SUM = "0123456789abcdef" * 4
KAZAKH = set("ӘҒҚҢӨҰҮҺІәғқңөұүһі")
LEAST_POINTS = 7.5
"""Of the words, where the call is an ordinary one."""


def incident(worst: VerdictKind = VerdictKind.FAKE, application: str = "WhatsApp", alerts: int = 2) -> Incident:
    changes = [
        Change(START + timedelta(minutes=n), EventKind.ALERT, Watch.WATCHING, VerdictKind.FAKE) for n in range(alerts)
    ]
    record = Record(START, START + timedelta(minutes=7), application, worst, alerts, 92.4 if alerts else 0)
    return Incident(record, "0.1.0", {"face_finder": "0.1.0", "deepfake_detector": "0.3"}, changes)


def files(pictures: int = 3) -> list[Stored]:
    stills = [Stored(f"picture-{n}.png", SUM[n:] + SUM[:n], START, 640, 480) for n in range(1, pictures + 1)]
    return [Stored("timeline.json", SUM), *stills]


def objects(pdf: bytes) -> dict[int, bytes]:
    """Number and body of each object, its stream unpacked."""
    found = {}
    for number, body in re.findall(rb"(?:^|\n)(\d+) 0 obj\n(.*?)endobj", pdf, re.DOTALL):
        head, _, stream = body.partition(b"stream\n")
        packed = b"/FlateDecode" in head
        found[int(number)] = head + (zlib.decompressobj().decompress(stream) if packed else stream)
    return found


def letters(pdf: bytes) -> Iterator[str]:
    """What a reader of the PDF would copy, in the order it was drawn: the glyphs by the file's own tables."""
    parts = objects(pdf)
    tables = {}
    for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", b"".join(parts.values())):
        table = re.search(rb"/ToUnicode (\d+) 0 R", parts[int(number)])
        assert table is not None
        tables[name] = dict(mapped(parts[int(table.group(1))]))
    (page,) = (body for body in parts.values() if b" Tf " in body)
    font = b""
    for chosen, glyphs in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)> Tj", page):
        font = chosen or font
        for glyph in re.findall(rb"....", glyphs):
            yield tables[font][int(glyph, 16)]


def mapped(table: bytes) -> Iterator[tuple[int, str]]:
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, many, one in re.findall(rb"<(\w+)> <(\w+)> (?:\[(.*?)\]|<(\w+)>)", block, re.DOTALL):
            codes = re.findall(rb"<(\w+)>", many) if many else [one]
            for n, glyph in enumerate(range(int(low, 16), int(high, 16) + 1)):
                text = bytes.fromhex((codes[n] if many else one).decode()).decode("utf-16-be")
                yield glyph, text if many else chr(ord(text) + n)


def bare(text: str) -> str:
    """Without spaces, which a line's end swallows, and with the ligatures taken apart."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def copied(page: Incident, saved: list[Stored]) -> str:
    return bare("".join(letters(evidence_report.pdf(page, saved))))


def translations(source: str, context: str = report_words.CONTEXT) -> list[str]:
    return [report_words._translator(name).translate(context, source) or source for name in ("kk", "ru", "en")]


@pytest.fixture
def printer(qapp) -> QImage:
    """The room between the margins, at 150 dots an inch."""
    image = QImage(round((210 - 28) / 25.4 * 150), round((297 - 28) / 25.4 * 150), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(150 / 0.0254))
    image.setDotsPerMeterY(round(150 / 0.0254))
    image.fill("white")
    return image


def test_it_is_one_page_that_opens_alike_everywhere(qapp) -> None:
    pdf = evidence_report.pdf(incident(), files())
    assert pdf.startswith(b"%PDF-1.4")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    assert b"GTS_PDFA1" in pdf
    embedded, fonts = (len(re.findall(word, pdf)) for word in (rb"/FontFile\d? \d", rb"/Type /FontDescriptor"))
    assert embedded == fonts > 0


def test_the_words_of_all_three_languages_are_in_it(qapp) -> None:
    words = copied(incident(), files())
    for source in (report_words.TITLE, *(heading for heading, _ in report_words.SECTIONS)):
        found = translations(source)
        assert len(set(found)) == 3
        assert all(bare(text) in words for text in found)
    verdicts = translations("Possible deepfake", "Verdict")
    for _, text in report_words.SECTIONS:
        for one, verdict in zip(translations(text), verdicts, strict=True):
            assert bare(one.replace("{verdict}", verdict)) in words
    assert words.count("102") >= 3
    assert set("ҒҚҢӨҰҮІӘ") & set(words)
    assert set("ғқңөұүіә") <= set(words)


def test_it_tells_when_what_and_with_what(qapp) -> None:
    words = copied(incident(), files())
    local = START.astimezone()
    for text in (
        "WhatsApp",
        f"{local:%Y-%m-%d %H:%M:%S} UTC",
        f"2 · 1:32 · {local:%H:%M:%S}, ",
        "deepfake detector 0.3",
    ):
        assert bare(text) in words
    assert all(bare(file.name + file.sha256) in words or file.at for file in files())
    assert all(file.sha256 in words for file in files())


@pytest.mark.parametrize("worst", list(VerdictKind))
def test_it_says_no_more_than_the_program_knows(worst: VerdictKind, qapp) -> None:
    words = copied(incident(worst), files(0)).lower()
    assert all(bare(text).lower() in words for text in translations(messages.VERDICTS[worst], "Verdict"))
    for promise in ("isfake", "safe", "genuine", "этоподделка", "безопасн", "қауіпсіз"):
        assert promise not in words


@pytest.mark.parametrize("worst", list(VerdictKind))
def test_it_fits_one_page_in_words_that_can_be_read(worst: VerdictKind, printer) -> None:
    page = evidence_report.lay_out(incident(worst), files(), printer)
    assert page.pageCount() == 1
    assert page.defaultFont().pointSizeF() >= LEAST_POINTS
    assert page.idealWidth() <= printer.width()
    assert not without_glyph(page)


@pytest.mark.parametrize("application", ["W" * 500, "Бейнеқоңырау " * 40, "<b>" * 30, "&amp;\n\t\udc80"])
def test_whatever_the_application_is_called_it_is_one_page(application: str, printer) -> None:
    worst = incident(application=application, alerts=500)
    networks = {f"{'network ' * 30}{n}": "1" * 300 for n in range(9)}
    worst = replace(worst, version="9" * 300, models=networks)
    page = evidence_report.lay_out(worst, files(), printer)
    assert page.pageCount() == 1
    assert page.idealWidth() <= printer.width()
    assert len(re.findall(rb"/Type /Page\b", evidence_report.pdf(worst, files()))) == 1


def test_without_a_picture_there_is_no_room_for_one_and_the_users_own_is_not_called_the_calls(printer) -> None:
    assert "<img" not in evidence_report.lay_out(None, (), printer).toHtml()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    printer.scaled(64, 48).save(buffer, "PNG")
    own = Stored("picture.png", SUM, data=bytes(buffer.data().data()))
    page = evidence_report.lay_out(None, (own,), printer)
    assert "<img" in page.toHtml()
    assert report_words.SHOWN not in page.toPlainText()


def test_a_name_is_text_and_no_markup(qapp) -> None:
    assert bare("<h1>&lt;Zoom</h1>") in copied(incident(application="<h1>&lt;Zoom</h1>"), files())


def test_every_kazakh_letter_has_its_glyph(printer) -> None:
    page = evidence_report.lay_out(incident(application="".join(sorted(KAZAKH))), files(), printer)
    assert not without_glyph(page)


def without_glyph(page: QTextDocument) -> bool:
    """Whether any letter is drawn as the box that stands for an unknown one."""
    block, missing = page.begin(), False
    while block.isValid():
        missing |= any(0 in run.glyphIndexes() for run in block.layout().glyphRuns())
        block = block.next()
    return missing


def test_nothing_is_drawn_outside_the_page(printer) -> None:
    page = evidence_report.lay_out(incident(alerts=20), files(), printer)
    painter = QPainter(printer)
    page.drawContents(painter)
    painter.end()
    assert page.size().height() <= printer.height()
    grey = printer.convertToFormat(QImage.Format.Format_Grayscale8)
    ink = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())[:, : grey.width()] < 128
    words = ink[ink.mean(axis=1) < 0.5]  # without the rules across the page
    assert words.any()
    assert not words[:, -2:].any()  # nothing was cut at the right


def test_the_core_takes_it(qapp, tmp_path) -> None:
    path = tmp_path / "evidence.zip"
    still = Still(START, np.full((48, 64, 3), 90, np.uint8))
    evidence_file.save(path, incident(), [still], evidence_report.pdf)
    with zipfile.ZipFile(path) as archive:
        words = bare("".join(letters(archive.read("report.pdf"))))
        for name in ("timeline.json", "picture-1.png"):
            assert hashlib.sha256(archive.read(name)).hexdigest() in words


def test_a_program_that_was_warned_of_is_named_with_its_time_and_else_nothing(english) -> None:
    plain = incident()
    assert "AnyDesk" not in evidence_report.html(plain, files())
    opened = Change(
        START, EventKind.ALERT, Watch.WATCHING, VerdictKind.SUSPECT, source=Source.REMOTE_CONTROL, name="AnyDesk"
    )
    words = evidence_report.html(replace(plain, changes=[*plain.changes, opened]), files())
    assert f"AnyDesk {START.astimezone():%H:%M:%S}" in words
    assert report_words.REMOTE in words


def test_what_else_was_seen_in_the_picture_is_named_in_the_three_languages(english) -> None:
    flip = Change(START, EventKind.ALERT, Watch.WATCHING, VerdictKind.SUSPECT, source=Source.IDENTITY)
    words = evidence_report.html(replace(incident(), changes=[flip]), files())
    assert report_words.SIGNS in words
    assert f"{picture_signs.HEADLINES[Source.IDENTITY]} {START.astimezone():%H:%M:%S}" in words
    for translator in report_words.translators():
        assert report_words.say(translator, picture_signs.HEADLINES[Source.IDENTITY], "PictureSign") in words
