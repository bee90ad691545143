"""Where the evidence goes: the question to the user, and the file."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from guard.incidents import evidence_file
from guard.incidents.clip import Moment
from guard.incidents.evidence_file import Incident
from guard.incidents.still import Still
from ui import evidence_report

translate = QCoreApplication.translate


def ask_and_save(
    incident: Incident, stills: Sequence[Still], moments: Sequence[Moment] = (), folder: str = ""
) -> Path | None:
    """Ask for a place, write the file there and give its path; None where the user thought better of it.

    ``folder`` is offered, or the user's documents where it is empty or gone.

    Raises ``OSError`` with words for the user where a file of that name is there already, else with the system's.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = Path(folder if folder and Path(folder).is_dir() else documents)
    name, _ = QFileDialog.getSaveFileName(
        None,
        translate("SaveEvidence", "Save evidence for the police"),
        str(_free(offered / evidence_file.file_name(incident.record.start))),
        translate("SaveEvidence", "Zip file (*.zip)"),
        options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is ever overwritten
    )
    if not name:
        return None
    path = Path(name) if name.lower().endswith(".zip") else Path(f"{name}.zip")
    try:
        evidence_file.save(path, incident, stills, evidence_report.pdf, moments=moments)
    except FileExistsError as problem:
        words = translate("SaveEvidence", "There is a file of this name already. Choose another name.")
        raise FileExistsError(errno.EEXIST, words) from problem
    return path


def _free(path: Path) -> Path:
    """The path, or one like it with a number, that no file has."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 1000))
    return path if not path.exists() else next((name for name in names if not name.exists()), path)
