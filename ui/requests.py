"""What the user asks for: each action of the menu, and the windows that answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QApplication, QWidget

from guard.settings.schema import MOST_CONTACTS, SelfView
from guard.types import Explanation, Said, Window
from ui import icons, messages
from ui.notice_window import NoticeWindow
from ui.practice.welcome import WelcomeWindow
from ui.settings.callers_page import LONGEST
from ui.settings.pick_window import PickWindow
from ui.settings.self_view_window import SelfViewWindow
from ui.settings.window import SettingsWindow
from ui.tray.about_window import AboutWindow
from ui.tray.pause import Pause
from ui.tray.quit_window import QuitWindow
from ui.warning import cautions, remote_access, voice
from ui.warning.action_card import ActionCard
from ui.warning.why_window import WhyWindow

if TYPE_CHECKING:
    from ui.controller import Controller


class Requests(QObject):
    """Opens the windows and passes on what is chosen in them."""

    def __init__(self, program: Controller) -> None:
        super().__init__(program)
        self._program, self._windows, self._keeper = program, program.windows, program.keeper
        self._engine, self._menu, self._sound = program.engine, program.menu, program.sound
        self.pause = Pause(self._engine, self._menu, self)
        self._connect()

    def _connect(self) -> None:
        menu, program = self._menu, self._program
        menu.home.triggered.connect(program.presence.open_home)
        menu.what_now.triggered.connect(lambda: self._card(officials=False))
        menu.officials.triggered.connect(self._officials)
        menu.why.triggered.connect(self._ask_why)
        menu.not_now.triggered.connect(program.overlay.ask_not_now)
        menu.evidence.triggered.connect(program.records.save_newest)
        menu.report.triggered.connect(program.records.report)
        menu.pick.triggered.connect(lambda: self._windows.open("pick", self._pick))
        menu.self_view.triggered.connect(self.mark_self_view)
        menu.practice.triggered.connect(program.practice.begin)
        menu.settings.triggered.connect(lambda: self._windows.open("settings", self._settings))
        menu.history.triggered.connect(program.records.show)
        menu.about.triggered.connect(lambda: self._windows.open("about", AboutWindow))
        menu.quit.triggered.connect(lambda: self._windows.open("quit", self._quit))
        self.pause.missed.connect(self._missed)
        program.practice.begins.connect(self.pause.resume)

    def _quit(self) -> QWidget:
        window = QuitWindow()
        window.agreed.connect(QApplication.quit)
        return window

    def _missed(self) -> None:
        self._program.presence.say(
            self.tr("Paused: this call is not watched"),
            self.tr("“Watch again” is in the menu of Qalqan."),
            icons.Sign.PAUSED,
            keep=True,
        )

    # answers that stay until they are read

    def say(self, title: str, text: str, sign: icons.Sign) -> None:
        """Tell the user what came of a wish."""
        open_one = self._windows.find("notice", NoticeWindow)
        if open_one is not None:
            open_one.say(title, text, sign)
        self._windows.open("notice", lambda: NoticeWindow(title, text, sign))

    def refused(self, what: str, why: str) -> None:
        """Something could not be done."""
        self.say(what, why, icons.Sign.FAILED)

    def settings_refused(self, why: str) -> None:
        """The settings are in use, and not kept."""
        self.refused(self.tr("The settings cannot be written"), why)

    def practice_failed(self) -> None:
        """The practice call did not open."""
        self.refused(self.tr("Practice call"), self.tr("The practice clip cannot be played."))

    def evidence_saved(self, path: str) -> None:
        """The file is there: where, and what to do with it."""
        place = Path(path)
        words = self.tr("Saved in the folder “{folder}”: {name}. Give the file to the police (telephone 102).")
        words = words.replace("{folder}", str(place.parent)).replace("{name}", place.name)
        self.say(self.tr("Saved"), words, icons.Sign.DONE)

    # a warning, and what comes of it

    def _card(self, officials: bool) -> None:
        self._sound.stop()
        call = self._engine.state.call
        practice = call is not None and call.practice
        program = "" if call is None else remote_access.opened(call)
        officials = officials or (call is not None and bool(cautions.headline(call)))
        card = self._windows.find("card", ActionCard)
        if card is not None:
            card.lead_with(officials, practice, program)

        def make() -> QWidget:
            window = ActionCard(self._keeper.now, officials, practice, program)
            window.relative.connect(self._menu.relative.trigger)
            window.told.connect(self._menu.told.trigger)
            return window

        self._windows.open("card", make)
        self._program.overlay.follow()

    def _officials(self) -> None:
        """The user says so with one click: of the call that is on, if any."""
        self.said(Said.OFFICIAL)
        self._card(officials=True)

    def said(self, what: Said) -> None:
        """The caller says so, by the user's own word."""
        call = self._engine.state.call
        if call is not None and not call.practice:
            self._engine.said(call.id, what)

    def answered_yes(self, what: Said) -> None:
        """One yes opens the card."""
        self.said(what)
        self._card(officials=what is Said.OFFICIAL)

    def known(self) -> None:
        """Whoever calls now is put into the user's list."""
        now, name = self._keeper.now, self._engine.caller()[:LONGEST].strip()
        if name and name not in now.contacts and len(now.contacts) < MOST_CONTACTS:
            self._keeper.apply(replace(now, contacts=(*now.contacts, name)))

    def _ask_why(self) -> None:
        self._sound.stop()
        self._engine.explain()

    def show_why(self, explanation: Explanation | None) -> None:
        """The engine's answer."""

        def make() -> QWidget:
            window = WhyWindow(explanation)
            window.what_now.connect(self._menu.what_now.trigger)
            return window

        open_one = self._windows.find("why", WhyWindow)
        if open_one is not None:
            open_one.show_explanation(explanation)
        self._windows.open("why", make)

    # the choices

    def _pick(self) -> QWidget:
        window = PickWindow(self._engine.windows())
        window.picked.connect(self.picked)
        return window

    def picked(self, window: Window | None) -> None:
        """Watch that window as the call; None: find it by itself again."""
        self._engine.pick(window)
        self.pause.resume()

    def mark_self_view(self) -> None:
        """Ask which picture is the user's own."""
        self._windows.open("self_view", self._self_view)

    def _self_view(self) -> QWidget | None:
        call = self._engine.state.call
        picture = self._engine.newest_picture(call.id) if call is not None else None
        if call is None or picture is None:
            words = self.tr("For this a video call must be on the screen.")
            self.say(self.tr("Which picture is me"), words, icons.Sign.NO_CALL)
            return None
        views = [view for view in self._keeper.now.self_views if view.application == call.application]
        now = QRectF(views[0].x, views[0].y, views[0].width, views[0].height) if views else None
        window = SelfViewWindow(picture, [track.face.box for track in call.tracks], now)
        window.marked.connect(lambda place: self._marked(call.application, place))
        return window

    def _marked(self, application: str, place: QRectF | None) -> None:
        now = self._keeper.now
        others = tuple(view for view in now.self_views if view.application != application)
        shown = () if place is None else (SelfView(application, place.x(), place.y(), place.width(), place.height()),)
        self._keeper.apply(replace(now, self_views=others + shown))

    def welcome(self) -> None:
        """The first pages."""
        self._windows.open("welcome", self._welcome)

    def _welcome(self) -> QWidget:
        window = WelcomeWindow(self._keeper.now, self.not_allowed)
        window.changed.connect(self._keeper.apply)
        window.practise.connect(self._program.practice.begin)
        return window

    def not_allowed(self) -> str | None:
        """What keeps the program from seeing any call here, in words."""
        reason = self._engine.state.reason
        return messages.reason(reason) if reason in messages.BLIND else None

    def _settings(self) -> QWidget:
        window = SettingsWindow(
            self._keeper.now,
            self._engine.applications(),
            self._engine.measured(),
            voice=voice.available(self._keeper.now.language),
            picture=self._engine.newest_picture,
            state=lambda: self._engine.state,
        )
        window.changed.connect(self._keeper.apply)
        window.pick_window.connect(self._menu.pick.trigger)
        window.mark_self_view.connect(self.mark_self_view)
        return window
