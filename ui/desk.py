"""The program at its desk: one engine, and the windows that show it and steer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QRectF, QTime, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from guard.engine import Engine
from guard.settings import store
from guard.settings.schema import SelfView, Settings, SettingsError
from guard.types import Event, EventKind, Explanation, Reason, State, Watch, Window
from ui import autostart, icons, language, messages, voice
from ui.about_window import AboutWindow
from ui.action_card import ActionCard
from ui.alarm_sound import AlarmSound
from ui.bridge import Bridge
from ui.face import Face
from ui.menu import Menu
from ui.overlay import Overlay
from ui.own_picture_window import OwnPictureWindow
from ui.pick_window import PickWindow
from ui.practice_call import PracticeCall
from ui.records import Records
from ui.settings_window import SettingsWindow
from ui.welcome import WelcomeWindow
from ui.why_window import WhyWindow
from ui.windows import Windows

HOUR_MS = 3_600_000
BLIND = (Reason.NO_DISPLAY, Reason.NO_PERMISSION, Reason.UNSUPPORTED, Reason.MODEL_FAILED)
"""What keeps the program from seeing any call on this computer."""


class Desk(QObject):
    """Owns everything between ``start`` and ``stop``. Lives on the main thread."""

    def __init__(
        self, app: QApplication, settings_path: Path, history_path: Path, engine_factory: Callable[..., Engine] = Engine
    ) -> None:
        super().__init__()
        self._app, self._settings_path = app, settings_path
        loaded = store.load(settings_path)
        self.settings, self._problem = loaded.settings, loaded.problem
        language.install(app, self.settings.language)
        self._bridge = Bridge(self)
        self._bridge.happened.connect(self._on_event)
        self.engine = engine_factory(self.settings, self._bridge.happened.emit)
        self.windows = Windows()
        self.records = Records(history_path, self.engine, lambda: self.settings, self.windows, self)
        self.records.refused.connect(lambda what, why: self.face.say(what, why, icons.Sign.FAILED))
        self.records.saved.connect(self._evidence_saved)
        self.practice = PracticeCall(self.windows, self)
        self.practice.failed.connect(self._practice_failed)
        self.sound = AlarmSound(self)
        self._watched: int | None = None
        self._pause_end = QTimer(self, interval=HOUR_MS, singleShot=True)
        self._pause_end.timeout.connect(self._resume)
        self.overlay = Overlay(self._to_warn_of, self)
        self.overlay.unseen_notice = self.settings.unseen_notice
        self.overlay.dismissed.connect(lambda: self.engine.snooze(self.settings.snooze_s))
        self.overlay.dismissed.connect(self.sound.stop)
        self.overlay.why.connect(self._ask_why)
        self.menu = Menu()
        self._connect_menu()
        self.face = Face(self.menu, self.engine.state, self)
        self.face.closed.connect(app.quit)

    def start(self) -> None:
        """Show the program and begin to watch."""
        self.face.take_place()
        if self._problem:
            self.face.say(self.tr("Settings"), self._problem, icons.Sign.FAILED)
        if self.settings.start_paused:
            self.engine.pause()
        self.engine.start()
        if not self.settings.welcomed:
            self.windows.open("welcome", self._welcome)

    def stop(self) -> None:
        """End the watching and take everything off the screen."""
        self._pause_end.stop()
        self.sound.stop()
        self.overlay.close()
        self.engine.stop()
        self.records.log.finish()
        self.practice.end()
        self.face.hide()
        for window in self.windows:
            window.hide()

    def called_again(self) -> None:
        """Someone started the program a second time."""
        state = self.engine.state
        self.face.say(self.tr("Qalqan is already running"), messages.status(state), icons.sign_of(state))

    # what the engine says

    def _on_event(self, event: Event) -> None:
        state = event.state
        if event.kind is EventKind.EXPLAINED:
            self._why(event.explanation)
            return
        self.records.follow(event)
        self.overlay.follow()
        self.face.show_state(state)
        if event.kind is EventKind.ALERT and state.alert is not None:
            if not self.overlay.visible:  # beside it a balloon says nothing new and may cover the red button
                words = messages.warning(state.alert.strength)
                self.face.say(words.headline, words.instruction, icons.ALARMS[state.alert.strength])
            self.practice.alerted()
            self._sound()
        if state.alert is None:
            self.sound.stop()
        if event.kind is EventKind.HEALTH:
            self.face.say("Qalqan", messages.status(state), icons.sign_of(state))
        watched = state.window.id if state.watch is Watch.WATCHING and state.window is not None else None
        if watched is not None and watched != self._watched:
            self.face.say(
                messages.watch(state.watch, messages.application(state)),
                self.tr("If something is odd, a warning appears over the call."),
                icons.Sign.WATCHING,
            )
        if watched is not None or state.watch is Watch.NO_CALL:
            self._watched = watched

    def _sound(self) -> None:
        chosen = self.settings
        self.sound.start(chosen.repeat_sound, chosen.voice, chosen.language, tone=chosen.sound)

    def _to_warn_of(self) -> State:
        """The engine's state; its window left out while the user reads one of ours or names a file beneath it."""
        state = self.engine.state
        ours = (self.windows.get("card"), self.windows.get("why"))
        asked = QApplication.activeModalWidget() is not None
        reading = asked or any(window is not None and window.isActiveWindow() for window in ours)
        return replace(state, window=None) if reading else state

    @contextmanager
    def _saying(self, title: str) -> Iterator[None]:
        """A file or a value that is refused is said, and nothing worse happens."""
        try:
            yield
        except (OSError, SettingsError) as problem:
            self.face.say(title, getattr(problem, "strerror", None) or str(problem), icons.Sign.FAILED)

    # what the user asks for

    def _connect_menu(self) -> None:
        menu = self.menu
        menu.why.triggered.connect(self._ask_why)
        menu.aboutToShow.connect(lambda: menu.not_now.setVisible(self.overlay.visible))
        menu.what_now.triggered.connect(lambda: self._card(officials=False))
        menu.not_now.triggered.connect(self.overlay.dismiss)
        menu.officials.triggered.connect(lambda: self._card(officials=True))
        menu.evidence.triggered.connect(self.records.save_call_of_now)
        menu.pause.triggered.connect(self.engine.pause)
        menu.pause_hour.triggered.connect(self._pause_for_an_hour)
        menu.resume.triggered.connect(self._resume)
        menu.pick.triggered.connect(lambda: self.windows.open("pick", self._pick))
        menu.mine.triggered.connect(lambda: self.windows.open("mine", self._mine))
        menu.practice.triggered.connect(self.practice.begin)
        menu.settings.triggered.connect(lambda: self.windows.open("settings", self._settings))
        menu.history.triggered.connect(self.records.show)
        menu.about.triggered.connect(lambda: self.windows.open("about", AboutWindow))
        menu.quit.triggered.connect(self._app.quit)

    def _card(self, officials: bool) -> None:
        self.sound.stop()
        if "card" in self.windows:
            self.windows["card"].lead_with(officials)
        self.windows.open("card", lambda: ActionCard(self.settings, officials))

    def _ask_why(self) -> None:
        self.sound.stop()
        self.engine.explain()

    def _why(self, explanation: Explanation | None) -> None:
        def make() -> QWidget:
            window = WhyWindow(explanation)
            window.what_now.connect(lambda: self._card(officials=False))
            return window

        if "why" in self.windows:
            self.windows["why"].show_explanation(explanation)
        self.windows.open("why", make)

    def _pause_for_an_hour(self) -> None:
        end = QTime.currentTime().addMSecs(HOUR_MS)
        self.menu.paused_until(QLocale().toString(end, QLocale.FormatType.ShortFormat))
        self._pause_end.start()
        self.engine.pause()

    def _resume(self) -> None:
        self._pause_end.stop()
        self.menu.paused_until("")
        self.engine.resume()

    def _pick(self) -> QWidget:
        window = PickWindow(self.engine.windows())
        window.picked.connect(self._picked)
        return window

    def _picked(self, window: Window | None) -> None:
        self.engine.pick(window)
        self._resume()

    def _mine(self) -> QWidget | None:
        picture, state = self.engine.newest_picture(), self.engine.state
        if picture is None or state.window is None:
            self.face.say(self.tr("Which picture is me"), self.tr("Start a video call first."), icons.Sign.NO_CALL)
            return None
        application = state.window.application
        now = [QRectF(view.x, view.y, view.width, view.height) for view in self._views(application)]
        window = OwnPictureWindow(picture, [track.face.box for track in state.tracks], now[0] if now else None)
        window.marked.connect(lambda place: self._marked(application, place))
        return window

    def _views(self, application: str) -> list[SelfView]:
        return [view for view in self.settings.self_views if view.application == application]

    def _marked(self, application: str, place: QRectF | None) -> None:
        others = tuple(view for view in self.settings.self_views if view.application != application)
        with self._saying(self.tr("The settings cannot be written")):
            mine = () if place is None else (SelfView(application, *place.getRect()),)
            self._apply(replace(self.settings, self_views=others + mine))

    def _welcome(self) -> QWidget:
        window = WelcomeWindow(self.settings, self._not_allowed)
        window.changed.connect(self._apply)
        window.practise.connect(self.practice.begin)
        return window

    def _not_allowed(self) -> str | None:
        reason = self.engine.state.reason
        return messages.reason(reason) if reason in BLIND else None

    def _settings(self) -> QWidget:
        window = SettingsWindow(
            self.settings,
            self.engine.applications(),
            self.engine.measured(),
            voice=voice.available(self.settings.language),
            picture=self.engine.newest_picture,
            state=lambda: self.engine.state,
        )
        window.changed.connect(self._apply)
        window.pick_window.connect(self.menu.pick.trigger)
        window.mark_me.connect(lambda: self.windows.open("mine", self._mine))
        return window

    def _apply(self, settings: Settings) -> None:
        """Take the settings into use, then keep them."""
        old, self.settings = self.settings, settings
        self.engine.apply(settings)
        self.overlay.unseen_notice = settings.unseen_notice
        if (settings.sound, settings.repeat_sound, settings.voice) != (old.sound, old.repeat_sound, old.voice):
            self.sound.stop()
        if settings.language != old.language:
            language.install(self._app, settings.language)
            self.face.show_state(self.engine.state)
        if "card" in self.windows:
            self.windows["card"].show_person(settings)
        for name in ("settings", "welcome"):
            if name in self.windows:
                self.windows[name].take(settings)
        with self._saying(self.tr("The settings cannot be written")):
            store.save(settings, self._settings_path)
            if settings.autostart != old.autostart:
                autostart.apply(settings.autostart)
        if settings.history_days == 0 != old.history_days:
            self.records.forget()

    def _evidence_saved(self, name: str) -> None:
        words = self.tr("Saved as {name}. Show it to the police: 102.").replace("{name}", name)
        self.face.say(self.tr("Evidence for the police"), words, icons.sign_of(self.engine.state))

    def _practice_failed(self) -> None:
        self.face.say(self.tr("Practice call"), self.tr("The practice clip cannot be played."), icons.Sign.FAILED)
