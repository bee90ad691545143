"""The whole program: one engine, and what shows it. What the engine says comes in here; the warning goes out first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from guard.engine import Engine
from guard.log import Place, last_crash
from guard.settings.schema import Settings
from guard.types import Event, EventKind, State, VerdictKind, Watch
from ui import icons, language, messages
from ui.bridge import Bridge
from ui.help.desk import Help
from ui.help.parents_window import ParentsWindow
from ui.help.relative_window import RelativeWindow
from ui.practice.call import PracticeCall
from ui.practice.welcome import WelcomeWindow
from ui.records.records import Records
from ui.requests import Requests
from ui.settings.keeper import Keeper
from ui.settings.window import SettingsWindow
from ui.tray.age_reminder import AgeReminder
from ui.tray.menu import Menu
from ui.tray.presence import Presence
from ui.warning.action_card import ActionCard
from ui.warning.after_call import AfterCall
from ui.warning.alarm_sound import AlarmSound
from ui.warning.money_card import MoneyCard
from ui.warning.overlay import Overlay
from ui.warning.standing import unanswered
from ui.windows import Windows

log = logging.getLogger("qalqan.controller")


class Controller(QObject):
    """Owns everything between ``start`` and ``stop``. Lives on the main thread."""

    def __init__(
        self,
        app: QApplication,
        settings_path: Path,
        history_path: Path,
        engine_factory: Callable[..., Engine] = Engine,
        log_folder: Path | None = None,
    ) -> None:
        super().__init__()
        self._app, self._log_folder = app, log_folder or settings_path.parent
        self.keeper = Keeper(settings_path, self)
        language.install(app, self.keeper.now.language)
        self._bridge = Bridge(self)
        self._bridge.happened.connect(self._on_event)
        numbers = history_path.with_name("numbers.json")
        self.engine = engine_factory(self.keeper.now, self._bridge.happened.emit, numbers_file=numbers)
        self.windows = Windows(self)
        self.records = Records(history_path, self.engine, lambda: self.keeper.now, self.windows, self)
        self.practice = PracticeCall(self.windows, self)
        self.sound = AlarmSound(self)
        self.overlay = Overlay(lambda: self.engine.state, self, reading=self._read)
        self.menu = Menu()
        self.presence = Presence(self.menu, self.engine.state, self, self._busy)
        self.help = Help(self)
        AgeReminder(history_path.with_name("reminded"), self._remind, self)
        self.requests = Requests(self)
        self.after_call = AfterCall(self)
        self._said: set[int] = set()
        self._connect()

    def start(self) -> None:
        """Show the program and begin to watch."""
        self.presence.look()
        settings = self.keeper.now
        if self.keeper.problem:
            self.presence.say(self.tr("Settings"), self.keeper.problem, icons.Sign.FAILED)
        if last_crash(self._log_folder) is not None:
            self.presence.say(
                "Qalqan", self.tr("It ended by mistake the last time. It is running again."), icons.Sign.FAILED
            )
        if settings.start_paused:
            self.engine.pause()
        self.engine.start()
        if not settings.welcomed:
            self.requests.welcome()

    def stop(self) -> None:
        """End the watching and take everything off the screen."""
        self.requests.pause.stop()
        self.sound.stop()
        self.overlay.close()
        self.engine.stop()
        self.records.finish()
        self.practice.end()
        self.presence.hide()
        for window in self.windows:
            window.hide()

    def called_again(self) -> None:
        """Someone started the program a second time: it must be seen, whatever has become of the tray."""
        self.presence.look()
        self.presence.open_home()

    def _connect(self) -> None:
        self.presence.closed.connect(self._app.quit)
        self.windows.help.connect(self.menu.what_now.trigger)
        self.records.refused.connect(self.requests.refused)
        self.records.saved.connect(self.requests.evidence_saved)
        self.help.refused.connect(self.requests.refused)
        self.help.done.connect(lambda title, text: self.requests.say(title, text, icons.Sign.DONE))
        self.practice.failed.connect(self.requests.practice_failed)
        self.keeper.changed.connect(self._take)
        self.keeper.refused.connect(self.requests.settings_refused)
        self.overlay.take(self.keeper.now)
        self.overlay.put_off.connect(lambda: self.engine.snooze(self.keeper.now.snooze_s))
        self.overlay.answered.connect(self.sound.stop)
        self.overlay.what.connect(self.menu.what_now.trigger)
        self.overlay.said.connect(self.requests.answered_yes)
        self.overlay.known.connect(self.requests.known)
        self.overlay.ask.connect(self.menu.relative.trigger)
        self.overlay.why.connect(self.menu.why.trigger)
        self.menu.aboutToShow.connect(lambda: self.presence.show_state(self.engine.state, self._can_save()))

    def _read(self) -> QWidget | None:
        """The window of ours that is before the user's eyes: the active one, or a question that came by itself."""
        question = self.windows.find("money", MoneyCard)
        return QApplication.activeWindow() or (question if question is not None and question.isVisible() else None)

    def _on_event(self, event: Event) -> None:
        """Warn first; then show; books are kept last. No part of it can take another with it."""
        if event.kind is EventKind.EXPLAINED:
            self.requests.show_why(event.explanation)
            return
        if event.kind is EventKind.CHALLENGED:
            self.help.challenged(event.task, event.outcome)
            return
        if event.kind is EventKind.MONEY:
            self.help.money(event.name)
            return
        for step in (
            self._give_way, self._warn, self._hear, self._practised,
            self.records.follow, self._show, self._say, self._ask, self.after_call.follow,
        ):  # fmt: skip
            try:
                step(event)
            except Exception as problem:
                log.error("a part of what follows an event failed: %s", Place.of(problem))

    def _give_way(self, event: Event) -> None:
        if event.kind is EventKind.ALERT:
            self.help.give_way()

    def _warn(self, _: Event) -> None:
        self.overlay.follow()

    def _hear(self, event: Event) -> None:
        """A warning is heard, of whichever call it is; what sounds again and again, until no such one is unanswered."""
        alert, left = event.call.alert if event.call is not None else None, unanswered(event.state)
        if event.kind is EventKind.ALERT and alert is not None and alert.level in left:
            if alert.level is VerdictKind.FAKE or not self.sound.sounding:
                self._sound(alert.level)
        elif not left or (self.sound.sounding and VerdictKind.FAKE not in left):
            self.sound.stop()

    def _practised(self, event: Event) -> None:
        if event.kind is EventKind.ALERT and event.call is not None and event.call.practice:
            self.practice.alerted()

    def _show(self, event: Event) -> None:
        """The state first: whether evidence is offered, and the pause, must not leave an old one in the tray."""
        self.presence.show_state(event.state, self._can_save())
        self.requests.pause.follow(event.state)

    def _ask(self, event: Event) -> None:
        on = event.call is not None and event.call.id in {call.id for call in event.state.calls}
        if event.kind in (EventKind.SNOOZED, EventKind.CLEARED) and on:
            self.help.ask_of_money()

    def _sound(self, level: VerdictKind) -> None:
        """The tones, and for the strong warning all that was chosen: again and again, and a voice."""
        chosen, strong = self.keeper.now, level is VerdictKind.FAKE
        self.sound.start(chosen.repeat_sound and strong, chosen.voice and strong, chosen.language, tone=chosen.sound)

    def _say(self, event: Event) -> None:
        """What the desktop is told: the health, a warning that no screen could show, and once the call watched."""
        state, call, told = event.state, event.state.call, event.call
        if event.kind is EventKind.ALERT and told is not None and told.alert is not None and not self.overlay.visible:
            words = messages.warning(told)
            self.presence.say(words.headline, words.instruction, icons.ALARMS[told.alert.level], keep=True)
        if event.kind is EventKind.HEALTH:
            self.presence.say("Qalqan", messages.status(state), icons.sign_of(state), keep=True)
        self._said &= {one.id for one in state.calls}
        if call is not None and state.watch is Watch.WATCHING and call.id not in self._said:
            self._said.add(call.id)
            self.presence.say(
                messages.watch(state.watch, call.application),
                self.tr("If something is odd, a warning appears over the call."),
                icons.Sign.WATCHING,
            )

    def _remind(self, title: str, text: str, sign: icons.Sign) -> None:
        self.presence.say(title, text, sign, keep=True)

    def _busy(self) -> bool:
        """Whether a balloon would lie over a warning, or over what the user reads."""
        home = self.presence.home
        return self.overlay.visible or self._state().alert is not None or home.isVisible() or self.windows.any_visible()

    def _state(self) -> State:
        return self.engine.state

    def _can_save(self) -> bool:
        return self.records.savable is not None

    def _take(self, old: Settings, new: Settings) -> None:
        """Settings that were chosen, in use everywhere."""
        self.engine.apply(new)
        self.overlay.take(new)
        if (new.sound, new.repeat_sound, new.voice) != (old.sound, old.repeat_sound, old.voice):
            self.sound.stop()
        if new.language != old.language:
            language.install(self._app, new.language)
            self.presence.show_state(self.engine.state, self._can_save())
        card = self.windows.find("card", ActionCard)
        if card is not None:
            card.show_person(new)
        for window in (
            self.windows.find("settings", SettingsWindow),
            self.windows.find("welcome", WelcomeWindow),
            self.windows.find("relative", RelativeWindow),
            self.windows.find("parents", ParentsWindow),
        ):
            if window is not None:
                window.take(new)
        if new.history_days == 0 != old.history_days:
            self.records.forget()
