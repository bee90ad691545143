"""After the call: what only the person who was called knows, line by line, for the page that goes to the police."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import look
from ui.records import file_dialog, report_words
from ui.records.question import Question

SIZE: Final = QSize(860, 700)
LONGEST: Final = 200  # letters of an answer
PICTURE_PX: Final = 160


class ReportWindow(QWidget):
    """``save`` carries the answers by their line of ``report_words.LINES``, and the path of the picture or None.

    Nothing of it is kept anywhere but in the file that is saved: one who closes it otherwise is asked once.
    """

    save = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picture: Path | None = None
        self._heading, self._how = look.label(look.TITLE, bold=True), look.label(look.TEXT)
        self._names = {line: look.label(look.TEXT, bold=True) for line in report_words.LINES}
        self.lines = {line: QLineEdit(maxLength=LONGEST) for line in report_words.LINES}
        self.choose, self._shown, self._problem = look.button(), look.label(), look.label(look.NOTE, bold=True)
        self._save, self._close = look.button(primary=True), look.button()
        self.choose.clicked.connect(self._ask)
        self._save.clicked.connect(lambda: self.save.emit(self.answers(), self.picture))
        self.question, self._in_file = Question(), dict[str, str]()
        self.question.hide()
        self.question.yes.clicked.connect(self.close)
        self.question.no.clicked.connect(self.question.hide)
        self._close.clicked.connect(self._leave)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        page = look.Column(self._heading, self._how, spacing=look.SMALL)
        for line, field in self.lines.items():
            look.enlarge(field, look.TEXT)
            field.setMinimumHeight(look.TALL - look.SMALL)
            self._names[line].setBuddy(field)
            for part in (self._names[line], field):
                page.rows.insertWidget(page.rows.count() - 1, part)
        for below_them in (self._shown, self._problem):
            page.rows.insertWidget(page.rows.count() - 1, below_them)
        self._shown.hide()
        self._problem.hide()
        page.rows.setContentsMargins(look.WIDE, look.GAP, look.WIDE, look.SMALL)
        self._scroll = look.paged(self, page, (self._save, self.choose), (self._close,))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.question)
        self._words()
        look.fit(self, SIZE)
        next(iter(self.lines.values())).setFocus()

    def answers(self) -> Mapping[str, str]:
        """What was written, by its line; empty lines are left to be filled in by hand."""
        return {line: " ".join(field.text().split()) for line, field in self.lines.items() if field.text().strip()}

    def saved(self, answers: Mapping[str, str]) -> None:
        """These answers are in a file."""
        self._in_file = dict(answers)

    def take_picture(self, path: Path) -> None:
        """Show the picture that was chosen; one that cannot be read is said."""
        image = QImage(str(path))
        self._problem.setVisible(image.isNull())
        self._shown.setVisible(not image.isNull())
        self.picture = None if image.isNull() else path
        if not image.isNull():
            small = image.scaledToHeight(PICTURE_PX, Qt.TransformationMode.SmoothTransformation)
            self._shown.setPixmap(QPixmap.fromImage(small))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous() and self._would_be_lost():
            event.ignore()
        else:
            super().closeEvent(event)

    def _leave(self) -> None:
        if not self._would_be_lost():
            self.close()

    def _would_be_lost(self) -> bool:
        """Whether something is written that no file has; the question is shown then, unless it stands there already."""
        lost = self.question.isHidden() and self.answers() not in ({}, self._in_file)
        if lost:
            self.question.show()
            self.question.no.setFocus()
        return lost

    def _ask(self) -> None:
        file_dialog.choose_file(self, self.tr("A picture for the police"), self.tr("Pictures (*.png *.jpg *.jpeg)"),
                                self.take_picture).show()  # fmt: skip

    def _words(self) -> None:
        self.setWindowTitle(self.tr("A report for 102"))
        self._heading.setText(self.tr("Write down what you remember"))
        self._how.setText(
            self.tr("An empty line can be filled in by hand. The page also says when the call was, if it was watched.")
        )
        for line, label in self._names.items():
            label.setText(QCoreApplication.translate(report_words.CONTEXT, line))
            self.lines[line].setAccessibleName(label.text())
        self.choose.setText(self.tr("Add a picture…"))
        self._problem.setText(self.tr("This picture cannot be read."))
        self.question.ask(
            self.tr("What you wrote is not saved. Close it?"), self.tr("Close without saving"), self.tr("Go on writing")
        )
        self._save.setText(self.tr("Save the page…"))
        self._close.setText(self.tr("Close"))
        self._shown.setAccessibleName(self.tr("A picture for the police"))
        self._scroll.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(f"{self._heading.text()}. {self._how.text()}")
