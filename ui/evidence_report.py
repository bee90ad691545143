"""The page that goes with the evidence: what happened and what that does not prove, in three languages on one A4 page.

Whatever the windows' language is, the page is in all three: who reads it at the police is not who saved it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QBuffer, QIODevice, QMarginsF, QSizeF, QTranslator
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from guard.incidents.evidence_file import Incident, Stored
from guard.types import EventKind, VerdictKind
from ui import language, messages

CONTEXT: Final = "EvidenceReport"
ORDER: Final = ("kk", "ru", "en")
SIZES: Final = tuple(quarters / 4 for quarters in range(44, 23, -1))
"""Points of the words, from 11 down to 6; the first that leaves one page is taken."""
MARGIN_MM: Final = 14.0
MOST_TIMES: Final = 8  # of warnings; the rest are in the timeline
LONGEST: Final = 60  # letters of an application's name, or of one network's

TITLE: Final = QT_TRANSLATE_NOOP("EvidenceReport", "A video call checked by the program Qalqan")
APPLICATION: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Application")
WATCHED: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Watched from")
UNTIL: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Watched until")
WARNINGS: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Warnings: how many, how long, when")
PROGRAM: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Program and its networks")
FILES: Final = QT_TRANSLATE_NOOP("EvidenceReport", "Files saved with this page (SHA-256)")

SECTIONS: Final = (
    (
        QT_TRANSLATE_NOOP("EvidenceReport", "What happened"),
        QT_TRANSLATE_NOOP(
            "EvidenceReport",
            "Qalqan watched the picture of a video call on this computer and looked for signs of a deepfake in the "
            "face of the caller. The strongest thing it said: “{verdict}”.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("EvidenceReport", "What this does not prove"),
        QT_TRANSLATE_NOOP(
            "EvidenceReport",
            "This is an automatic estimate, not an expert's opinion. It does not prove that the face was replaced, "
            "who was calling, or that a crime was committed.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("EvidenceReport", "Limits of the method"),
        QT_TRANSLATE_NOOP(
            "EvidenceReport",
            "The program errs both ways: it may warn of a real face and miss a deepfake, above all where the face is "
            "small, dark, blurred or the connection is poor. It does not listen to the sound. The pictures show the "
            "call window as it was on the screen. Times are those of this computer's clock.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("EvidenceReport", "About the files"),
        QT_TRANSLATE_NOOP(
            "EvidenceReport",
            "A SHA-256 sum shows whether a file was changed since this page was made. It does not show who made it. "
            "PNG pictures are without loss; JPEG pictures were compressed to fit the limit of 10 MB.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("EvidenceReport", "Where to turn"),
        QT_TRANSLATE_NOOP(
            "EvidenceReport",
            "Police: 102. Keep the SMS, chats, screenshots and bank statements as well: the police ask for them.",
        ),
    ),
)

STYLE: Final = """
    h1 { font-size: large; margin: 0; }
    table { margin-top: 6px; }
    td { padding: 2px 8px 2px 0; }
    td.sum { font-family: 'DejaVu Sans Mono', 'Consolas', 'Menlo', monospace; font-size: small; }
"""


def pdf(incident: Incident, files: Sequence[Stored]) -> bytes:
    """The page as a PDF; ``files`` are those it goes with. Needs a QGuiApplication (for the fonts)."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)  # carries its fonts: opens alike everywhere
    writer.setTitle("Qalqan")
    writer.setCreator(f"Qalqan {incident.version}")
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    document = lay_out(incident, files, writer)  # before the painter: one that is never ended takes the program along
    painter = QPainter(writer)
    try:
        document.drawContents(painter)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def lay_out(incident: Incident, files: Sequence[Stored], device: QPaintDevice) -> QTextDocument:
    """The page in the largest words that fit ``device``, whose whole size (px) is the room between the margins."""
    text = html(incident, files)
    for points in SIZES:
        document = QTextDocument()
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


def html(incident: Incident, files: Sequence[Stored]) -> str:
    """The words of the page."""
    record = incident.record
    times = [f"{change.at.astimezone():%H:%M:%S}" for change in incident.changes if change.kind is EventKind.ALERT]
    shown = ", ".join(times[:MOST_TIMES]) + (", …" if len(times) > MOST_TIMES else "")
    minutes, seconds = divmod(round(record.alert_s), 60)
    warnings = (
        " · ".join(filter(None, (str(record.alerts), f"{minutes}:{seconds:02}", shown))) if record.alerts else "0"
    )
    networks = [f"{_short(name.replace('_', ' '))} {_short(version)}" for name, version in incident.models.items()]
    facts = (
        (APPLICATION, _short(record.application)),
        (WATCHED, _time(record.start)),
        (UNTIL, _time(record.end)),
        (WARNINGS, warnings),
        (PROGRAM, " · ".join([f"Qalqan {_short(incident.version)}", *networks[:4]])),
    )
    translators = [_translator(name) for name in ORDER]

    def side_by_side(label: str) -> str:
        return " · ".join(_words(translator, label) for translator in translators)

    known = (
        f"<tr><td width='62%'>{side_by_side(label)}</td><td><b>{escape(value)}</b></td></tr>" for label, value in facts
    )
    told = (
        f"<tr>{''.join(_section(translator, *section, record.worst) for translator in translators)}</tr>"
        for section in SECTIONS
    )
    sums = (
        f"<tr><td>{escape(file.name)}</td><td>{_time(file.at) if file.at else ''}</td>"
        f"<td class='sum'>{file.sha256}</td></tr>"
        for file in files
    )
    titles = "<br/>".join(_words(translator, TITLE) for translator in translators)
    return (
        f"<h1>{titles}</h1><table>{''.join(known)}</table><hr/><table>{''.join(told)}</table><hr/>"
        f"<b>{side_by_side(FILES)}</b><table>{''.join(sums)}</table>"
    )


def _section(translator: QTranslator, heading: str, text: str, worst: VerdictKind) -> str:
    verdict = f"<b>{_words(translator, messages.VERDICTS[worst], 'Verdict')}</b>"
    words = _words(translator, text).replace("{verdict}", verdict)
    return f"<td width='33%'><b>{_words(translator, heading)}</b><br/>{words}</td>"


def _words(translator: QTranslator, source: str, context: str = CONTEXT) -> str:
    return escape(translator.translate(context, source) or source)


def _translator(name: str) -> QTranslator:
    translator = QTranslator()
    translator.load(f"qalqan_{name}", str(language.FOLDER))  # for English there is none: the source is English
    return translator


def _time(value: datetime) -> str:
    """As on this computer's clock, with its distance to UTC, written alike in the three languages."""
    text = value.astimezone().isoformat(" ", "seconds")
    return f"{text[:19]} UTC{text[19:]}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
