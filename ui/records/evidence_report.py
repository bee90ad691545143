"""The page that goes with the evidence: what was seen and when, lines to fill in, and what it does not prove.

One A4 page. Whatever the windows' language is, it is in all three: who reads it at the police is not who saved it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSize, QSizeF, Qt, QTranslator, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from guard.incidents.evidence_file import Incident, Stored
from guard.types import EventKind, Source, VerdictKind
from ui import messages
from ui.records import report_words

SIZES: Final = tuple(quarters / 4 for quarters in range(44, 23, -1))
"""Points of the words, from 11 down to 6; the first that leaves one page is taken."""
MARGIN_MM: Final = 14.0
MOST_TIMES: Final = 8  # of warnings; the rest are in the timeline
LONGEST: Final = 60  # letters of an application's name, or of one network's
PICTURE: Final = QSize(370, 290)
"""The most that the picture takes, in 96ths of an inch."""
PICTURE_URL: Final = "picture"

STYLE: Final = """
    h1 { font-size: large; margin: 0; }
    table { margin-top: 6px; }
    td { padding: 1px 8px 1px 0; }
    td.sum { font-family: 'DejaVu Sans Mono', 'Consolas', 'Menlo', monospace; font-size: small; }
    td.line { border-bottom: 1px solid black; padding-top: 5px; }
    td.label { padding-top: 5px; }
    p.fact { margin: 0 0 4px 0; }
"""


def pdf(incident: Incident | None, files: Sequence[Stored], answers: Mapping[str, str] = {}) -> bytes:
    """The page as a PDF; ``files`` are those it goes with. Needs a QGuiApplication (for the fonts).

    ``incident``: None for a call that was not watched; ``answers``: what the user wrote on ``report_words.LINES``.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)  # carries its fonts: opens alike everywhere
    writer.setTitle("Qalqan")
    writer.setCreator("Qalqan")
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    document = lay_out(
        incident, files, writer, answers
    )  # before the painter: one that is never ended takes the program along
    painter = QPainter(writer)
    try:
        document.drawContents(painter)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def lay_out(
    incident: Incident | None,
    files: Sequence[Stored],
    device: QPaintDevice,
    answers: Mapping[str, str] = {},
) -> QTextDocument:
    """The page in the largest words that fit ``device``, whose whole size (px) is the room between the margins."""
    image = _picture(files)
    size = QSize() if image.isNull() else image.size().scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatio)
    text = html(incident, files, size, answers)
    for points in SIZES:
        document = QTextDocument()
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(PICTURE_URL), image)
        document.documentLayout().setPaintDevice(device)
        document.setDocumentMargin(0)
        font = QFont()
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(STYLE)
        document.setHtml(text)
        document.setPageSize(QSizeF(device.width(), device.height()))
        if document.pageCount() == 1:
            break
    return document


def html(
    incident: Incident | None,
    files: Sequence[Stored],
    picture: QSize = QSize(),  # noqa: B008 (only read)
    answers: Mapping[str, str] = {},
) -> str:
    """The words of the page; ``picture``: how large the first picture is to stand there, if there is one."""
    translators = report_words.translators()

    def side_by_side(label: str) -> str:
        return " · ".join(report_words.say(translator, label) for translator in translators)

    known = [(side_by_side(label), escape(value)) for label, value in (_facts(incident) if incident else ())]
    worst = incident.record.worst if incident else VerdictKind.NO_FACE
    told = (
        f"<tr>{''.join(_section(translator, *section, worst) for translator in translators)}</tr>"
        for section in (report_words.SECTIONS if incident else (report_words.WHERE,))
    )
    sums = (
        f"<tr><td>{escape(file.name)}</td><td>{_time(file.at) if file.at else ''}</td>"
        f"<td class='sum'>{file.sha256}</td></tr>"
        for file in files
    )
    lines = (
        f"<tr><td class='label' width='54%'>{side_by_side(label)}</td>"
        f"<td class='line'>{escape(answers.get(label, '')) or '&nbsp;'}</td></tr>"
        for label in report_words.LINES
    )
    title = report_words.TITLE if incident else report_words.BY_ITSELF
    titles = "<br/>".join(report_words.say(translator, title) for translator in translators)
    with_files = f"<b>{side_by_side(report_words.FILES)}</b><table>{''.join(sums)}</table>" if files else ""
    return "".join(
        (
            f"<h1>{titles}</h1>",
            _beside(_shown(files, picture, side_by_side(report_words.SHOWN)), known),
            f"<hr/><b>{side_by_side(report_words.BY_HAND)}</b><table width='100%'>{''.join(lines)}</table>",
            f"<table width='100%'>{''.join(told)}</table><hr/>",
            with_files,
        )
    )


def _facts(incident: Incident) -> Sequence[tuple[str, str]]:
    """What is known of a call that was watched, each with its label."""
    record, translators = incident.record, report_words.translators()

    def in_three(source: Source) -> str:
        context, words = messages.SIGNS[source]
        return " / ".join(report_words.say(translator, words, context) for translator in translators)

    times = [f"{change.at.astimezone():%H:%M:%S}" for change in incident.changes if change.kind is EventKind.ALERT]
    shown = ", ".join(times[:MOST_TIMES]) + (", …" if len(times) > MOST_TIMES else "")
    minutes, seconds = divmod(round(record.alert_s), 60)
    warnings = (
        " · ".join(filter(None, (str(record.alerts), f"{minutes}:{seconds:02}", shown))) if record.alerts else "0"
    )
    opened = [
        f"{_short(change.name)} {change.at.astimezone():%H:%M:%S}"
        for change in incident.changes
        if change.kind is EventKind.ALERT and change.source is Source.REMOTE_CONTROL
    ]
    signs = [
        f"{in_three(change.source)} {change.at.astimezone():%H:%M:%S}"
        for change in incident.changes
        if change.kind is EventKind.ALERT and change.source in messages.SIGNS
    ]
    networks = [f"{_short(name.replace('_', ' '))} {_short(version)}" for name, version in incident.models.items()]
    return (
        (report_words.APPLICATION, _short(record.application)),
        (report_words.WATCHED, _time(record.start)),
        (report_words.UNTIL, _time(record.end)),
        (report_words.WARNINGS, warnings),
        *([(report_words.REMOTE, ", ".join(opened[:MOST_TIMES]))] if opened else []),
        *([(report_words.SIGNS, ", ".join(signs[:MOST_TIMES]))] if signs else []),
        (report_words.PROGRAM, " · ".join([f"Qalqan {_short(incident.version)}", *networks[:4]])),
    )


def _picture(files: Sequence[Stored]) -> QImage:
    """The first of the pictures: that of the warning. Empty where there is none, or it cannot be read."""
    of_the_call = (file for file in files if file.name.endswith((".png", ".jpg")) and file.data)
    first = next(of_the_call, None)
    return QImage.fromData(first.data) if first is not None else QImage()


def _shown(files: Sequence[Stored], size: QSize, caption: str) -> str:
    if size.isEmpty():
        return ""
    taken = next((file.at for file in files if file.name.endswith((".png", ".jpg")) and file.at), None)
    picture = f"<img src='{PICTURE_URL}' width='{size.width()}' height='{size.height()}'/>"
    return f"{picture}<br/>{caption}: {_time(taken)}" if taken else picture  # the user's own may be of anything


def _beside(picture: str, known: Sequence[tuple[str, str]]) -> str:
    """The picture with what is known at its right; without one what is known alone, a line each."""
    if not picture:
        lines = "".join(f"<tr><td width='62%'>{label}</td><td><b>{value}</b></td></tr>" for label, value in known)
        return f"<table width='100%'>{lines}</table>"
    words = "".join(f"<p class='fact'>{label}<br/><b>{value}</b></p>" for label, value in known)
    return f"<table width='100%'><tr><td width='56%'>{picture}</td><td>{words}</td></tr></table>"


def _section(translator: QTranslator, heading: str, text: str, worst: VerdictKind) -> str:
    verdict = f"<b>{report_words.say(translator, messages.VERDICTS[worst], 'Verdict')}</b>"
    words = report_words.say(translator, text).replace("{verdict}", verdict)
    return f"<td width='33%'><b>{report_words.say(translator, heading)}</b><br/>{words}</td>"


def _time(value: datetime) -> str:
    """As on this computer's clock, with its distance to UTC, written alike in the three languages."""
    text = value.astimezone().isoformat(" ", "seconds")
    return f"{text[:19]} UTC{text[19:]}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
