"""The same card on one A4 page, to hang beside the telephone: most such calls come by telephone."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QSizeF
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
from PySide6.QtWidgets import QFileDialog

from guard.settings.schema import Settings
from ui import icons
from ui.help import aid
from ui.help.aid import STEPS, Harm
from ui.noop import QT_TRANSLATE_NOOP
from ui.records import file_dialog, save_evidence
from ui.warning import advice

MARGIN_MM: Final = 14.0
SIZES: Final = tuple(halves / 2 for halves in range(36, 15, -1))
"""Points of the words, from 18 down to 8; the first that leaves one page is taken."""
CONTEXT: Final = "Leaflet"
TITLE: Final = QT_TRANSLATE_NOOP("Leaflet", "If a call frightens you")
DO: Final = QT_TRANSLATE_NOOP("Leaflet", "Then")
NEVER: Final = QT_TRANSLATE_NOOP("Leaflet", "Never")
ALREADY: Final = QT_TRANSLATE_NOOP("Leaflet", "If you already told a code or sent money")
PERSON: Final = QT_TRANSLATE_NOOP("Leaflet", "My relative:")
LINE: Final = "_" * 28
STYLE: Final = """
    h1 { font-size: x-large; margin: 0 0 4px 0; }
    h2 { font-size: large; margin: 10px 0 2px 0; }
    td.great { background: %s; color: white; font-size: xx-large; font-weight: bold; padding: 6px 12px; }
    p { margin: 2px 0; }
    p.advice { font-weight: bold; }
    p.source { font-size: %.1fpt; margin: 0 0 3px 0; }
"""


def pdf(settings: Settings) -> bytes:
    """The page as a PDF, in the language of now, with the trusted person. Needs a QGuiApplication."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)  # carries its fonts: opens alike everywhere
    writer.setTitle("Qalqan")
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    document = lay_out(settings, writer)  # before the painter: one that is never ended takes the program along
    painter = QPainter(writer)
    try:
        document.drawContents(painter)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def lay_out(settings: Settings, device: QPaintDevice) -> QTextDocument:
    """The page in the largest words that fit ``device``, whose whole size (px) is the room between the margins."""
    for points in SIZES:
        document = QTextDocument()
        document.documentLayout().setPaintDevice(device)
        document.setDocumentMargin(0)
        font = QFont()
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(STYLE % (icons.RED.name(), max(6.0, points * 0.55)))
        document.setHtml(html(settings))
        document.setPageSize(QSizeF(device.width(), device.height()))
        if document.pageCount() == 1:
            break
    return document


def html(settings: Settings) -> str:
    """The words of the page: those of the card and of what to do afterwards."""
    person = ", ".join(filter(None, (settings.trusted_name, settings.trusted_phone))) or LINE
    great = "<br/>".join(escape(advice.text(name)) for name in advice.FIRST)
    parts = [
        f"<h1>{_say(TITLE)}</h1><table width='100%'><tr><td class='great'>{great}</td></tr></table>",
        f"<p>{escape(advice.text(advice.RULE))}</p>{_source(advice.source(advice.RULE))}",
        f"<h2>{_say(DO)}</h2>",
        *(_line(advice.text(name), advice.source(name)) for name in advice.THEN),
        f"<p><b>{_say(PERSON)} {escape(person)}</b></p>",
        f"<h2>{_say(NEVER)}</h2>",
        *(_line(advice.text(name), advice.source(name)) for name in advice.NEVER),
        f"<h2>{_say(ALREADY)}</h2>",
        *(
            f"<p class='advice'>{number}. {escape(aid.text(step))}</p>{_source(aid.source(step))}"
            for number, step in enumerate(STEPS[Harm.CODE], 1)
        ),
    ]
    return "".join(parts)


def ask(folder: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """The dialog that asks for a place. ``folder`` is offered, or the user's documents where it is empty or gone."""
    translate = QCoreApplication.translate
    title = translate("Leaflet", "Save the page to print")
    return file_dialog.save_as(
        title, file_dialog.offered_folder(folder) / "qalqan-a4.pdf", translate("Leaflet", "PDF file (*.pdf)"), chosen
    )


def write(settings: Settings, path: Path) -> Path:
    """Write the page and give its path. Raises ``OSError`` with words for the user where the name is taken."""
    return save_evidence.write_page(pdf(settings), path)


def _say(words: str) -> str:
    return escape(QCoreApplication.translate(CONTEXT, words))


def _line(words: str, source: str) -> str:
    return f"<p class='advice'>•  {escape(words)}</p>{_source(source)}"


def _source(source: str) -> str:
    return f"<p class='source'>{escape(source)}</p>" if source else ""
