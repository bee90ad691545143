"""Where the evidence goes: the question to the user, and the file."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from guard import files
from guard.incidents import evidence_file
from guard.incidents.clip import Moment
from guard.incidents.evidence_file import Incident, Stored
from guard.incidents.still import Still
from ui.records import evidence_report, file_dialog

translate = QCoreApplication.translate

MOST_BYTES: Final = 10_000_000
"""Of a picture: the police's app took no larger one (2022)."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that is known of one call."""

    incident: Incident
    stills: Sequence[Still]
    moments: Sequence[Moment] = ()


def ask(gathered: Gathered, folder: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """The dialog that asks for a place. ``folder`` is offered, or the user's documents where it is empty or gone."""
    return file_dialog.save_as(
        translate("SaveEvidence", "Save evidence for the police"),
        _free(file_dialog.offered_folder(folder) / evidence_file.file_name(gathered.incident.record.start)),
        translate("SaveEvidence", "Zip file (*.zip)"),
        chosen,
    )


def write(gathered: Gathered, path: Path) -> Path:
    """Write the file and give its path.

    Raises ``OSError`` with words for the user where the name is taken, else with the system's, and ``ValueError`` where
    what was gathered cannot be written.
    """
    path = path if path.name.lower().endswith(".zip") else path.with_name(f"{path.name}.zip")
    try:
        evidence_file.save(path, gathered.incident, gathered.stills, evidence_report.pdf, moments=gathered.moments)
    except FileExistsError as problem:
        words = translate("SaveEvidence", "There is a file of this name already. Choose another name.")
        raise FileExistsError(errno.EEXIST, words) from problem
    return path


def picture(path: Path) -> Stored:
    """A picture that the user chose, for the page. Raises ``OSError``."""
    data = files.read(path, MOST_BYTES)
    name = f"picture{'.png' if path.suffix.lower() == '.png' else '.jpg'}"
    return Stored(name, hashlib.sha256(data).hexdigest(), data=data)


def ask_for_page(folder: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """As ``ask``, for the page alone."""
    title, kind = translate("SaveEvidence", "Save the report for the police"), translate("Leaflet", "PDF file (*.pdf)")
    return file_dialog.save_as(title, _free(file_dialog.offered_folder(folder) / "qalqan-102.pdf"), kind, chosen)


def write_page(page: bytes, path: Path) -> Path:
    """Write the page and give its path; raises ``OSError`` as ``write`` does."""
    path = path if path.name.lower().endswith(".pdf") else path.with_name(f"{path.name}.pdf")
    try:
        files.write(path, page, new=True)
    except FileExistsError as problem:
        words = translate("SaveEvidence", "There is a file of this name already. Choose another name.")
        raise FileExistsError(errno.EEXIST, words) from problem
    return path


def _free(path: Path) -> Path:
    """The path, or one like it with a number, that no file has."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 1000))
    return path if not files.there(path) else next((name for name in names if not files.there(name)), path)
