"""The first run, on four short pages: the language; what the program does and does not; who helps; practice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from guard.settings.schema import Settings
from ui import autostart, icons, language, look
from ui.settings.pages import PersonPage

SIZE: Final = QSize(960, 680)
HEADLINE, PROMISE, WORDS, LANGUAGE = 24, 18, 15, 20  # points
SIGN_PX: Final = 44
HELP, PRACTICE = 2, 3  # pages
TALL: Final = 52  # px of height of what is to be pressed
LOW: Final = 44  # of the languages on an enlarged screen, so that all are in sight
LANGUAGES_WORD: Final = "Тіл · Язык · Language"  # not translated: everyone must find their own
SIGNS: Final = (icons.Sign.WATCHING, icons.Sign.FAKE, icons.Sign.SUSPECT, icons.Sign.FAILED)
"""Of the four sentences on the second page."""


class WelcomeWindow(QWidget):
    """``changed`` carries the new Settings after every choice, ``practise`` asks for a practice call.

    ``permission()``: what keeps the program from seeing a call here, one sentence in the language of now, or None;
    asked again with every page and language. However the window goes, and so for a practice call, the settings are
    ``welcomed`` then.
    """

    changed = Signal(object)
    practise = Signal()

    def __init__(self, settings: Settings, permission: Callable[[], str | None]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.settings = settings
        self._permission = permission
        self._headlines = [look.label(HEADLINE, bold=True) for _ in range(4)]
        self._pages, self._rooms = QStackedWidget(), list[QScrollArea]()
        margin = look.WIDE if self._room() > SIZE.height() else look.SMALL
        for page in (self._language_page(), self._promise_page(), self._help_page(), self._practice_page()):
            page.rows.setContentsMargins(margin, margin, margin, look.SMALL)
            self._rooms.append(look.scrolled(page))
            self._pages.addWidget(self._rooms[-1])
        self.back, self.next = _button(WORDS), _button(WORDS, primary=True)
        self._where = look.label(WORDS - 3)
        self._where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(+1))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        below = QHBoxLayout()
        below.addWidget(self.back)
        below.addWidget(self._where, 1)
        below.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.addWidget(self._pages, 1)
        layout.addLayout(below)
        self._words()
        self._show_page(0)
        look.fit(self, SIZE)

    def take(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere."""
        if settings != self.settings:
            self.settings = settings
            self._show_settings()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # a button that has the focus takes it first
            self.next.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.person.commit()
        self._choose(welcomed=True)
        super().closeEvent(event)

    # the pages

    def _language_page(self) -> look.Column:
        self.languages: dict[str, QPushButton] = {}
        tall = TALL + 20 if self._room() > SIZE.height() // 2 + TALL else LOW
        for name, word in language.LANGUAGES.items():
            button = self.languages[name] = _button(LANGUAGE)
            button.setCheckable(True)
            button.setText(word)
            button.setMinimumSize(320, tall)
            button.clicked.connect(lambda _checked, name=name: self._speak(name))
        self._mark_language()
        return look.Column(self._headlines[0], *self.languages.values())

    def _promise_page(self) -> look.Column:
        self._promises = [look.label(PROMISE) for _ in SIGNS]
        page = look.Column(self._headlines[1])
        for sign, words in zip(SIGNS, self._promises, strict=True):
            picture = QLabel()
            look.draw(picture, sign, SIGN_PX)
            page.rows.insertLayout(page.rows.count() - 1, look.beside(picture, words))
        return page

    def _help_page(self) -> look.Column:
        self._sign, self._allowed = QLabel(), look.label(WORDS)
        self.autostart = look.Tick()
        look.enlarge(self.autostart, WORDS)
        self.person = PersonPage(self._choose)
        self.person.column.setContentsMargins(0, 0, 0, 0)
        self._person = look.label(WORDS, bold=True)
        page = look.Column(self._headlines[2], self._person, self.person, self.autostart)
        page.rows.insertLayout(1, look.beside(self._sign, self._allowed))
        self.autostart.setVisible(autostart.supported())
        self._show_settings()
        self.autostart.toggled.connect(lambda on: self._choose(autostart=on))
        return page

    def _practice_page(self) -> look.Column:
        self._try, self._later = look.label(PROMISE), look.label(WORDS)
        self.practice = _button(WORDS + 3, primary=True)
        self.practice.setMinimumHeight(TALL + 8)
        self.practice.clicked.connect(self._practise)
        return look.Column(self._headlines[3], self._try, self.practice, self._later)

    def _room(self) -> int:
        """The height of the screen."""
        return self.screen().availableGeometry().height()

    # what is chosen

    def _choose(self, **values: Any) -> None:
        """Take a choice. Raises ``SettingsError`` where it cannot be, and nothing has changed."""
        settings = replace(self.settings, **values)
        if settings != self.settings:
            self.settings = settings
            self._mark_language()
            self.changed.emit(settings)

    def _speak(self, name: str) -> None:
        self._choose(language=name)
        self._mark_language()  # the pressed one, though it was chosen already
        self.next.setFocus()

    def _show_settings(self) -> None:
        self._mark_language()
        self.autostart.setChecked(self.settings.autostart)
        self.person.show_settings(self.settings)

    def _mark_language(self) -> None:
        """The chosen one is pressed and bold, and marked by a sign."""
        chosen = language.resolve(self.settings.language)
        for name, button in self.languages.items():
            button.setChecked(name == chosen)
            button.setText(("✓  " if name == chosen else "") + language.LANGUAGES[name])
            look.enlarge(button, LANGUAGE, name == chosen)

    def _practise(self) -> None:
        self.close()  # it is the last page, and the call needs the screen
        self.practise.emit()

    def _accepted(self) -> bool:
        """Whether the number can be kept; if not, that is said beside it, and there the user is."""
        self.person.commit()
        refused = bool(self.person.problem.text())
        if refused:
            self.person.phone.setFocus()
        return not refused

    # from page to page

    def _turn(self, by: int) -> None:
        page = self._pages.currentIndex() + by
        if by > 0 and self._pages.currentIndex() == HELP and not self._accepted():
            return
        if page < self._pages.count():
            self._show_page(page)
        else:
            self.close()

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        (self.practice if page == PRACTICE else self.next).setFocus()
        self.back.setEnabled(page > 0)
        self._words()

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Welcome to Qalqan"))
        titles = (
            LANGUAGES_WORD,
            self.tr("What Qalqan does and does not do"),
            self.tr("Who helps you"),
            self.tr("Try it once, without danger"),
        )
        for label, title in zip(self._headlines, titles, strict=True):
            label.setText(title)
        promises = (
            self.tr("It watches the picture of a video call, on this computer only. Nothing is sent anywhere."),
            self.tr(
                "If the caller may be a deepfake (a false face over the real one), a warning comes: hang up, call 102."
            ),
            self.tr("It can be wrong both ways. No warning is not proof that the caller is real."),
            self.tr("It never asks you for codes, passwords or money."),
        )
        for label, words in zip(self._promises, promises, strict=True):
            label.setText(words)
        missing = self._permission()
        look.draw(self._sign, icons.Sign.CANNOT if missing else icons.Sign.WATCHING, SIGN_PX)
        self._allowed.setText(missing or self.tr("This computer lets Qalqan see video calls."))
        self._try.setText(
            self.tr("A practice call shows what a warning looks like. Nobody is really calling, and there is no hurry.")
        )
        self._later.setText(self.tr("You can practise at any time: “Practice call” in the menu."))
        self.practice.setText(self.tr("Start a practice call"))
        self.autostart.setText(self.tr("Start with the computer"))
        self._person.setText(self.tr("Someone you trust (may stay empty)"))
        self.back.setText(self.tr("Back"))
        page, pages = self._pages.currentIndex(), self._pages.count()
        self.next.setText(self.tr("Finish") if page == pages - 1 else self.tr("Next"))
        where = self.tr("Page {page} of {pages}").replace("{pages}", str(pages)).replace("{page}", str(page + 1))
        self._where.setText(where)
        for index in range(pages):
            self._rooms[index].setAccessibleName(titles[index])
        said = (titles[page], *(promises if page == 1 else ()), *((self._allowed.text(),) if page == HELP else ()))
        self.setAccessibleDescription(" ".join(said))


def _button(points: int, primary: bool = False) -> QPushButton:
    button = look.button(points, primary=primary, tall=TALL)
    button.setMinimumWidth(140)
    return button
