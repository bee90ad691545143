"""Set it up for my parents: what the relative who installs it does, on one page, what helps most first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from guard.settings.schema import Settings
from ui import autostart, look
from ui.help import aid
from ui.look import Tick
from ui.settings.callers_page import CallersPage
from ui.settings.pages import LanguagePage, PersonPage

SIZE: Final = QSize(960, 660)


class ParentsWindow(QWidget):
    """``changed`` carries the new Settings after every choice; ``leaflet`` and ``practise`` ask for those.

    ``voice``: whether this computer can speak.
    """

    changed = Signal(object)
    leaflet = Signal()
    practise = Signal()

    def __init__(self, settings: Settings, voice: bool) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.settings, self._showing, self._leaving = settings, False, False
        self._heading = look.label(look.TITLE, bold=True)
        self._titles = [look.label(look.LARGE, bold=True) for _ in range(5)]
        self.language = LanguagePage(self._choose)
        self.person, self.callers = PersonPage(self._choose), CallersPage(self._choose)
        self._credit, self._credit_source = look.label(look.TEXT), look.label(look.NOTE)
        self.autostart, self.voice = Tick(), Tick()
        self.print_, self.practice, self._close = look.button(), look.button(), look.button(primary=True)
        for tick, name in ((self.autostart, "autostart"), (self.voice, "voice")):
            look.enlarge(tick, look.NOTE)
            tick.toggled.connect(lambda on, name=name: self._choose(**{name: on}))
        self.autostart.setVisible(autostart.supported())
        self.voice.setEnabled(voice)
        self.print_.clicked.connect(self.leaflet)
        self.practice.clicked.connect(self.practise)
        self._close.clicked.connect(self._leave)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        spoken, person, callers, credit, start = self._titles
        page = look.Column(
            self._heading, spoken, self.language, person, self.person, callers, self.callers,
            credit, self._credit, self._credit_source, start, self.autostart, self.voice, self.print_, self.practice,
            spacing=look.SMALL,
        )  # fmt: skip
        for part in (self.language, self.person, self.callers):
            part.column.setContentsMargins(0, 0, 0, 0)
        page.rows.setContentsMargins(look.WIDE, look.GAP, look.WIDE, look.GAP)
        self._scroll = look.paged(self, page, (), (self._close,))
        self._words()
        self._show()
        look.fit(self, SIZE)
        self.language.language.setFocus()

    def take(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere."""
        if settings != self.settings:
            self.settings = settings
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """By the user's hand not before what they typed is kept, or they were told; by the program's always."""
        stays = [page for page in (self.person, self.callers) if not page.may_close()]
        if stays and (event.spontaneous() or self._leaving):
            self._scroll.ensureWidgetVisible(stays[0])
            event.ignore()
        else:
            super().closeEvent(event)

    def _leave(self) -> None:
        self._leaving = True
        self.close()
        self._leaving = False

    def _choose(self, **values: Any) -> None:
        """Take a choice. Raises ``SettingsError`` where it cannot be, and nothing has changed."""
        if self._showing:
            return
        settings = replace(self.settings, **values)
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)

    def _show(self) -> None:
        """The values of now in all the controls; that is no choice."""
        self._showing = True
        try:
            for page in (self.language, self.person, self.callers):
                page.show_settings(self.settings)
            self.autostart.setChecked(self.settings.autostart)
            self.voice.setChecked(self.settings.voice and self.voice.isEnabled())
        finally:
            self._showing = False

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Set it up for my parents"))
        self._heading.setText(self.tr("For the relative who installs it"))
        titles = (
            self.tr("1. Their language"),
            self.tr("2. Whom they call when they are not sure: you"),
            self.tr("3. Who calls them"),
            self.tr("4. On their telephone"),
            self.tr("5. At every start"),
        )
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        self._credit.setText(aid.text("stop_credit"))
        self._credit_source.setText(aid.source("stop_credit"))
        self.autostart.setText(self.tr("Start with the computer"))
        self.voice.setText(self.tr("Say the warning aloud"))
        self.print_.setText(self.tr("Print a page for beside the telephone…"))
        self.practice.setText(self.tr("Practise together once"))
        self._close.setText(self.tr("Close"))
        self._scroll.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(" ".join((self._heading.text(), *titles)))
