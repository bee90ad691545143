"""Where the evidence goes: the question to the user, and the file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from guard.incidents import evidence_file
from guard.incidents.clip import Moment
from guard.incidents.evidence_file import Incident
from guard.incidents.still import Still
from ui.records import evidence_report, file_dialog

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that is known of one call."""

    incident: Incident
    stills: Sequence[Still]
    moments: Sequence[Moment] = ()


def ask(gathered: Gathered, folder: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """The dialog that asks for a place. ``folder`` is offered, or the user's documents where it is empty or gone."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = Path(folder if folder and Path(folder).is_dir() else documents)
    return file_dialog.save_as(
        translate("SaveEvidence", "Save evidence for the police"),
        _free(offered / evidence_file.file_name(gathered.incident.record.start)),
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


def _free(path: Path) -> Path:
    """The path, or one like it with a number, that no file has."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 1000))
    return path if not path.exists() else next((name for name in names if not name.exists()), path)
