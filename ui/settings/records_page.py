"""The page of the settings on what is kept, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from guard import files
from guard.settings.schema import Settings, SettingsError
from ui import look
from ui.records import file_dialog
from ui.settings.controls import Choice, Page, Sentence, Title, rename

DAYS: Final = (7, 30, 90, 365, 0)
"""Of keeping the list of calls; none comes last, so that the arrow keys do not pass over what deletes it."""


class RecordsPage(Page):
    """What is kept on this computer, and where evidence is offered to be saved."""

    def __init__(self, choose: Callable[..., None]) -> None:
        super().__init__(choose)
        self.history, self.folder, self.documents = (
            Choice(),
            look.button(look.NOTE, tall=0),
            look.button(look.NOTE, tall=0),
        )
        self._kept, self._history, self._forgets = Sentence(), Title(self.history), Sentence(self.history)
        self._folder, self._where, self.problem = Title(self.folder), Sentence(self.folder), Sentence()
        self.evidence_clip = self._check("evidence_clip")
        self._clip = Sentence(self.evidence_clip)
        self._now = ""
        for days in DAYS:
            self.history.addItem("", days)
        self.history.currentIndexChanged.connect(lambda: self._choose(history_days=self.history.currentData()))
        self.folder.clicked.connect(self._ask)
        self.documents.clicked.connect(lambda: self._take(""))
        self._block(self._kept)
        self._block(self._history, self.history, self._forgets)
        self._block(self._folder, self._where, self.folder, self.documents, self.problem)
        self._block(self.evidence_clip, self._clip)
        self._end()
        self.words()
        self.problem.say("")

    def words(self) -> None:
        kept = self.tr("Everything stays on this computer. No picture is stored unless you save evidence.")
        self._kept.say(kept)
        self._history.setText(self.tr("Keep the list of calls"))
        rename(self.history, self._days)
        self._forgets.say(self.tr("“do not keep it” deletes the list at once, and “Undo” does not bring it back."))
        self._folder.setText(self.tr("Where evidence is saved"))
        self.folder.setText(self.tr("Choose a folder…"))
        self.documents.setText(self.tr("Use the Documents folder"))
        self.evidence_clip.setText(self.tr("Hold a short video in memory"))
        self._clip.say(
            self.tr("The seconds around a warning, until the next call. It is stored only if you save evidence.")
        )
        self._show_folder()
        if self.problem.text():
            self._refuse()

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        if self.history.findData(settings.history_days) < 0:
            self.history.insertItem(0, self._days(settings.history_days), settings.history_days)
        self.history.setCurrentIndex(self.history.findData(settings.history_days))
        self._now = settings.evidence_folder
        self.documents.setEnabled(bool(self._now))
        self._show_folder()
        self.problem.say("")

    def _days(self, days: int) -> str:
        words = {
            7: self.tr("for a week"),
            30: self.tr("for a month"),
            90: self.tr("for three months"),
            365: self.tr("for a year"),
            0: self.tr("do not keep it"),
        }
        return words.get(days) or self.tr("for %n days", "", days)

    def _show_folder(self) -> None:
        words = self._now.replace("/", "/\u200b").replace("\\", "\\\u200b") or self.tr("In your Documents folder")
        if self._now and not files.is_folder(Path(self._now)):
            words += "\n" + self.tr("This folder is not there now; the Documents folder is offered instead.")
        self._where.say(words)

    def _ask(self) -> None:
        title = self.tr("Where evidence is saved")
        file_dialog.choose_folder(self, title, self._now, lambda path: self._take(str(path))).show()

    def _take(self, folder: str) -> None:
        try:
            self._choose(evidence_folder=folder)
        except SettingsError:
            self._refuse()

    def _refuse(self) -> None:
        self.problem.say(self.tr("This folder cannot be used: its name is too long or has odd letters."))
