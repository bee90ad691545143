"""Every window of the program, in one table, on a laptop's screen: for the screenshots and the tests of them all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from guard.incidents.evidence_file import Incident
from guard.incidents.history import Record
from guard.settings.schema import Settings
from guard.types import (
    Explanation,
    Face,
    Finding,
    Measured,
    Outcome,
    Part,
    Picture,
    Quality,
    Reason,
    Region,
    Said,
    Source,
    State,
    Track,
    VerdictKind,
    Watch,
    Window,
)
from tests.ui import states
from ui import icons, language
from ui.app import FONT_POINTS
from ui.help.aid import Harm
from ui.help.aid_window import AidWindow
from ui.help.challenge_window import ChallengeWindow
from ui.help.parents_window import ParentsWindow
from ui.help.relative_window import RelativeWindow
from ui.notice_window import NoticeWindow
from ui.pictures import image_of
from ui.practice.clip import Clip
from ui.practice.guide import Guide
from ui.practice.welcome import WelcomeWindow
from ui.practice.window import CLIP, PracticeWindow
from ui.records import save_evidence
from ui.records.history_window import HistoryWindow
from ui.records.records import offered
from ui.records.report_window import ReportWindow
from ui.records.save_evidence import Gathered
from ui.settings.pick_window import PickWindow
from ui.settings.self_view_window import SelfViewWindow
from ui.settings.window import SettingsWindow
from ui.tray.about_window import AboutWindow
from ui.tray.home_window import HomeWindow
from ui.tray.menu import Menu
from ui.tray.quit_window import QuitWindow
from ui.warning.action_card import ActionCard
from ui.warning.ended_card import EndedCard
from ui.warning.money_card import MoneyCard
from ui.warning.overlay import Overlay
from ui.warning.why_window import WhyWindow

LAPTOP: Final = QSize(1366, 768)
PANEL: Final = 60  # px that the desktop's panel and a window's frame take
CALL: Final = Window(7, "Video call", "WhatsApp", "whatsapp", Region(0, 0, 960, 640), active=True)
SETTINGS: Final = Settings(
    trusted_name="Айгерім Сәрсенбайқызы",
    trusted_phone="+7 (701) 000-00-00",
    contacts=("Айгерім", "Асқар", "+7 701 000 00 00"),
)
APPLICATIONS: Final = ("WhatsApp", "Zoom", "Telegram", "Skype", "Google Meet", "Microsoft Teams")
MEASURED: Final = {"cautious": Measured(20, 0, 2.7, 20, 5), "balanced": Measured(20, 1, 2.7, 20, 8)}
FACE: Final = (225.0, 110.0, 185.0, 210.0)  # of the astronaut in the practice clip
NOW: Final = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def state(kind: VerdictKind, reason: Reason | None = None, **about: Any) -> State:
    """A call with this verdict; with its alert where the verdict has one."""
    return states.state(states.call(kind, reason, **{"window": CALL, **about}))


@cache
def picture() -> Picture:
    """The practice call after its swap (NASA's astronaut)."""
    clip = Clip(CLIP)
    try:
        found = clip.at(11.0)
        assert found is not None
        return found
    finally:
        clip.close()


def found(source: Source, name: str) -> Finding:
    """A warning of another source than the face."""
    return Finding(source, VerdictKind.SUSPECT, None, 0.0, name=name)


STRANGER: Final = Finding(Source.UNKNOWN_CALLER, VerdictKind.INSUFFICIENT, None, 0.0, name="first_number")


class OverCall(QWidget):
    """The call, and what the real overlay shows of a state: windows of their own, put into one picture.

    Out of sight, the screen is behind it in the call's place. ``asked``: "not now" was pressed once.
    """

    def __init__(self, shown: State, asked: bool = False) -> None:
        super().__init__()
        hours = count(step=3600.0)
        overlay = Overlay(lambda: shown, self, (lambda: 0.0) if asked else lambda: next(hours))
        overlay.take(SETTINGS)
        if asked:
            overlay.ask_not_now()
        for _ in range(3):  # a picture that cannot be judged is spoken of only after a while
            overlay.follow()
        window, self.layout_ = overlay.window, overlay.window.frame.shown[0]
        self.overlay, self._over_call = overlay, shown.window is not None
        assert self.layout_ is not None
        whole = QRect(QPoint(), self.layout_.size if self._over_call else self.layout_.banner.size())
        self.resize(whole.size())
        self._banner = window.frame.grab(whole)
        self._buttons = [(place, window.buttons[answer].grab()) for answer, (place, _) in self.layout_.buttons.items()]
        overlay.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._over_call:
            painter.drawImage(self.rect(), image_of(picture()))
        for place, pixmap in self._buttons:
            painter.drawPixmap(place, pixmap)
        painter.setClipRegion(self.layout_.shape())
        painter.drawPixmap(0, 0, self._banner)


def _why(part: Part) -> WhyWindow:
    crop = np.ascontiguousarray(picture()[105:345, 205:445])
    face = Face(FACE, np.zeros((5, 2), np.float32), 0.99)
    quality = Quality(80.0, 120.0, 300.0, 0.1, None)
    region = Region(60, 130, 120, 90)
    return WhyWindow(Explanation(Track(1, face, 0.0, 34.0, 170), quality, crop, region, part))


def _challenge(outcome: Outcome | None) -> ChallengeWindow:
    window = ChallengeWindow()
    if outcome is not None:
        window.told(window.task, outcome)
    return window


def _challenge_over() -> ChallengeWindow:
    window = _challenge(None)
    window.end()
    return window


def _settings(page: int) -> SettingsWindow:
    face = Face(FACE, np.zeros((5, 2), np.float32), 0.99)
    seen = state(VerdictKind.NO_SIGNS, tracks=(Track(1, face, 0.0, 34.0, 170),))
    window = SettingsWindow(SETTINGS, APPLICATIONS, MEASURED, False, picture, lambda: seen)
    window.sections.setCurrentRow(page)
    return window


def _records() -> list[Record]:
    applications = ("WhatsApp", "Zoom", "Telegram", "Google Meet", "Practice")
    return [
        Record(
            NOW - timedelta(days=day),
            NOW - timedelta(days=day, seconds=-300 * day - 47),
            name,
            kind,
            day // 2 if kind in icons.ALARMS else 0,
            8.0,
        )
        for day, (name, kind) in enumerate(zip(applications, VerdictKind, strict=True))
    ]


def _home(shown: State, stands_in: bool = False) -> HomeWindow:
    menu = Menu()
    window = HomeWindow(menu)
    menu.setParent(window, menu.windowFlags())
    window.stand_in(stands_in)
    for part in (menu, window):
        part.show_state(shown)
    return window


def _menu() -> Menu:
    menu = Menu()
    menu.show_state(state(VerdictKind.FAKE))
    menu.resize(menu.sizeHint())  # adjustSize stops at two thirds of the screen
    return menu


def _history_asked() -> HistoryWindow:
    window = HistoryWindow(_records(), offered)
    window.delete.click()
    return window


def _notice() -> NoticeWindow:
    words = "/home/aigerim/Documents/qalqan-evidence-20261124-093000.zip"
    return NoticeWindow(QCoreApplication.translate("Requests", "Saved"), words, icons.Sign.DONE)


def _report() -> ReportWindow:
    window = ReportWindow()
    next(iter(window.lines.values())).setText("Майор полиции")
    return window


def _save() -> QWidget:
    """The dialog at a folder that no home is in."""
    record = _records()[0]
    dialog = save_evidence.ask(Gathered(Incident(record, "0.1", {}), []), "/usr/share", lambda path: None)
    return dialog


def _practice() -> PracticeWindow:
    window = PracticeWindow(Clip(CLIP))
    window._image = image_of(picture())  # as after its first tick, without its clock
    window._told |= {"ended", "hung_up"}  # no line on the standard output
    return window


def _guide(*lines: str) -> Guide:
    guide = Guide()
    for event in lines:
        guide.follow(json.dumps({"event": event}))
    return guide


def _welcome(page: int) -> WelcomeWindow:
    window = WelcomeWindow(replace(SETTINGS, language=language.resolve("system")), lambda: None)
    window._show_page(page)
    return window


WINDOWS: Final[dict[str, Callable[[], QWidget]]] = {
    "warning_fake": lambda: OverCall(state(VerdictKind.FAKE)),
    "warning_suspect": lambda: OverCall(state(VerdictKind.SUSPECT)),
    "warning_remote": lambda: OverCall(state(VerdictKind.NO_FACE, program="AnyDesk")),
    "warning_remote_asked": lambda: OverCall(state(VerdictKind.NO_FACE, program="AnyDesk"), asked=True),
    "warning_remote_strip": lambda: OverCall(state(VerdictKind.NO_FACE, program="AnyDesk", snoozed=True)),
    "warning_remote_away": lambda: OverCall(state(VerdictKind.NO_FACE, window=None, program="AnyDesk")),
    "warning_remote_fake": lambda: OverCall(state(VerdictKind.FAKE, program="AnyDesk")),
    "warning_official": lambda: OverCall(state(VerdictKind.NO_FACE, found=found(Source.OFFICIAL_CLAIM, "police"))),
    "warning_said_money": lambda: OverCall(state(VerdictKind.NO_FACE, found=found(Source.CALLER_SAYS, Said.MONEY))),
    "warning_said_nobody": lambda: OverCall(state(VerdictKind.NO_FACE, found=found(Source.CALLER_SAYS, "tell_nobody"))),
    "warning_sharing": lambda: OverCall(state(VerdictKind.NO_FACE, found=found(Source.SCREEN_SHARING, "Zoom"))),
    "warning_identity": lambda: OverCall(state(VerdictKind.NO_SIGNS, found=found(Source.IDENTITY, ""))),
    "warning_recording": lambda: OverCall(state(VerdictKind.NO_SIGNS, found=found(Source.RECORDING, ""))),
    "warning_challenge": lambda: OverCall(state(VerdictKind.NO_SIGNS, found=found(Source.CHALLENGE, "turn"))),
    "warning_broke": lambda: OverCall(
        state(VerdictKind.NO_SIGNS, found=Finding(Source.CHALLENGE, VerdictKind.FAKE, None, 0.0, name="turn"))
    ),
    "warning_check": lambda: OverCall(state(VerdictKind.NO_FACE, found=STRANGER)),
    "warning_check_away": lambda: OverCall(state(VerdictKind.NO_FACE, window=None, found=STRANGER)),
    "warning_unseen": lambda: OverCall(state(VerdictKind.INSUFFICIENT, Reason.SMALL)),
    "warning_screen": lambda: OverCall(state(VerdictKind.FAKE, window=None, application="Whole screen")),
    "warning_asked": lambda: OverCall(state(VerdictKind.FAKE), asked=True),
    "warning_strip": lambda: OverCall(state(VerdictKind.FAKE, snoozed=True)),
    "warning_away": lambda: OverCall(state(VerdictKind.FAKE, window=None, application="Meet")),
    "warning_away_odd": lambda: OverCall(state(VerdictKind.SUSPECT, window=None, application="Meet")),
    "warning_away_strip": lambda: OverCall(state(VerdictKind.FAKE, window=None, application="Meet", snoozed=True)),
    "warning_practice": lambda: OverCall(state(VerdictKind.FAKE, application="Practice", practice=True)),
    "why": lambda: _why(Part.MOUTH),
    "why_whole": lambda: _why(Part.WHOLE),
    "card": lambda: ActionCard(SETTINGS),
    "card_remote": lambda: ActionCard(SETTINGS, program="AnyDesk"),
    "card_practice": lambda: ActionCard(SETTINGS, practice=True),
    "ended": lambda: EndedCard(SETTINGS, VerdictKind.FAKE, can_save=True),
    "ended_odd": lambda: EndedCard(Settings(), VerdictKind.SUSPECT, can_save=False),
    "ended_caution": lambda: EndedCard(
        SETTINGS, VerdictKind.SUSPECT, can_save=True, source=Source.CALLER_SAYS, name="money"
    ),
    "ended_remote": lambda: EndedCard(SETTINGS, VerdictKind.SUSPECT, True, Source.REMOTE_CONTROL, "AnyDesk"),
    "ended_sharing": lambda: EndedCard(SETTINGS, VerdictKind.SUSPECT, True, Source.SCREEN_SHARING, "Zoom"),
    "ended_refused": lambda: EndedCard(SETTINGS, VerdictKind.SUSPECT, True, Source.CHALLENGE, "turn"),
    "card_officials": lambda: ActionCard(Settings(), officials=True),
    "challenge": lambda: _challenge(None),
    "challenge_done": lambda: _challenge(Outcome.DONE),
    "challenge_refused": lambda: _challenge(Outcome.NOT_DONE),
    "challenge_over": _challenge_over,
    "challenge_broke": lambda: _challenge(Outcome.BROKE),
    "money": lambda: MoneyCard("Kaspi"),
    "money_loan": lambda: MoneyCard("loan"),
    "parents": lambda: ParentsWindow(SETTINGS, voice=True),
    "relative": lambda: RelativeWindow(replace(SETTINGS, family_word=True)),
    "relative_nobody": lambda: RelativeWindow(Settings()),
    "told_code": lambda: AidWindow(Harm.CODE),
    "told_money": lambda: AidWindow(Harm.MONEY),
    "told_loan": lambda: AidWindow(Harm.LOAN),
    "settings": lambda: _settings(0),
    "settings_warnings": lambda: _settings(1),
    "settings_calls": lambda: _settings(2),
    "settings_person": lambda: _settings(3),
    "settings_callers": lambda: _settings(4),
    "settings_records": lambda: _settings(5),
    "settings_preview": lambda: _settings(6),
    "report": _report,
    "history": lambda: HistoryWindow(_records(), offered),
    "history_asked": _history_asked,
    "history_empty": lambda: HistoryWindow([], lambda _record: True),
    "pick": lambda: PickWindow([CALL, replace(CALL, id=8, title="Zoom Meeting", application="Zoom")]),
    "self_view": lambda: SelfViewWindow(picture(), [FACE], QRectF(0.7, 0.7, 0.3, 0.3)),
    "home": lambda: _home(state(VerdictKind.NO_SIGNS)),
    "home_remote": lambda: _home(state(VerdictKind.NO_FACE, program="AnyDesk")),
    "home_no_call": lambda: _home(states.state()),
    "home_not_shared": lambda: _home(states.state(watch=Watch.CANNOT_SEE, reason=Reason.NOT_SHARED)),
    "home_stands_in": lambda: _home(state(VerdictKind.FAKE), stands_in=True),
    "notice": _notice,
    "menu": _menu,
    "quit": QuitWindow,
    "about": AboutWindow,
    "save": _save,
    "practice": _practice,
    "guide": lambda: _guide("started", "swap"),
    "guide_end": lambda: _guide("started", "swap", "hung_up", "ended"),
    "welcome_language": lambda: _welcome(0),
    "welcome_promise": lambda: _welcome(1),
    "welcome_help": lambda: _welcome(2),
    "welcome_practice": lambda: _welcome(3),
}
"""Name and maker of every window: a new window is one line here."""


class _Screen:
    """What a window asks of its screen."""

    def __init__(self, scale: float) -> None:
        self._size = LAPTOP / scale

    def geometry(self) -> QRect:
        return QRect(QPoint(), self._size)

    def availableGeometry(self) -> QRect:
        return self.geometry().adjusted(0, 0, 0, -PANEL)


@contextmanager
def laptop(app: QApplication, scale: float = 1.0) -> Iterator[None]:
    """Windows made meanwhile have the program's font and find themselves on a screen of 1366x768 less the panel."""
    font, asked = app.font(), QWidget.screen
    large = app.font()
    large.setPointSizeF(max(font.pointSizeF(), FONT_POINTS))
    app.setFont(large)
    QWidget.screen = lambda _window: _Screen(scale)
    try:
        yield
    finally:
        QWidget.screen = asked
        app.setFont(font)


def dark() -> QPalette:
    """The colours of Qt's own style (Fusion) on a dark desktop."""
    palette = QPalette(QColor("#323232"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#242424"))
    for words in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, words, QColor("#a0a0a0"))
    return palette


def black() -> QPalette:
    """White on black, as a desktop of high contrast has it."""
    palette = QPalette(QColor("#303030"), QColor("black"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor("#a0a0a0"))
    return palette


def shown(make: Callable[[], QWidget]) -> QWidget:
    """The window on the screen, laid out."""
    window = make()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # a test may look at it after it was closed
    window.show()
    for _ in range(3):  # words that wrap are given their height in the second round
        QApplication.processEvents()
    return window


def gone(window: QWidget) -> None:
    """Close it and everything in it."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
