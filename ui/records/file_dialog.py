"""Qt's own file dialogs, in all three languages and never modal: a warning that comes meanwhile can be answered.

Qt's Russian translation leaves some of their words in English; they are translated here, in Qt's own contexts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from guard import files
from ui import look
from ui.noop import QT_TRANSLATE_NOOP

SIZE: Final = QSize(760, 480)

WORDS: Final = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)
"""What qtbase_ru lacks, as Qt's sources have it (6.11)."""


def offered_folder(folder: str) -> Path:
    """The folder itself, or the user's documents where it is empty, gone or cannot be reached, or else their home."""
    places = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)
    offered = [folder, *map(QStandardPaths.writableLocation, places)]
    return next((Path(one) for one in offered if one and files.is_folder(Path(one))), Path(offered[-1]))


def save_as(title: str, offered: Path, kind: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file to write; nothing that is there is ever overwritten. Not yet shown."""
    dialog = _dialog(None, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setNameFilter(kind)
    dialog.setDirectory(str(offered.parent))
    dialog.selectFile(offered.name)
    return dialog


def choose_file(parent: QWidget, title: str, kind: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file that is there. Not yet shown."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    return dialog


def choose_folder(parent: QWidget, title: str, now: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder. Not yet shown."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    if now:
        dialog.setDirectory(now)
    return dialog


def _dialog(parent: QWidget | None, title: str, chosen: Callable[[Path], None]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    look.fit(dialog, SIZE)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog
