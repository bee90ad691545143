"""The warning: what stands over the call now, and where. It stays in sight for as long as the alert stands."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from guard.settings.schema import Settings
from guard.types import Alert, Call, State, VerdictKind, Watch
from ui import messages, person
from ui.messages import Answer, Message
from ui.warning import banner_styles, places
from ui.warning.banner_styles import STYLES, Style
from ui.warning.banner_window import BannerWindow
from ui.warning.caller_check import CallerCheck
from ui.warning.places import Place
from ui.warning.standing import hung_up
from ui.warning.unseen import Unseen

FOLLOW_MS: Final = 100
LOOK_MS: Final = 500  # while a call is watched and nothing stands over it
ASK_S: Final = 15.0  # that "not now" is asked once more; then the warning is as before
TAKEN_S: Final = (
    1.0  # that a warning is put off before the engine has taken it: it may have spoken of another call by then
)

_Answered: TypeAlias = tuple[int, Alert, float]  # the call, its warning, and when that was answered


class Overlay(QObject):
    """Shows the alert of ``state()``, or that its picture cannot be judged; the alert comes first.

    Over the call where that can be seen and is large enough for the words, else at the edge of the screen, and beside
    the window of ours that is read (``reading()``). Once put off, or while our advice is read (a window with
    ``answers_warning``), it is a thin strip.
    After a warning come the questions about an unknown caller, then that a picture cannot be judged.
    It asks for: ``what`` (to do), ``why``, ``ask`` (a relative), and ``put_off``. ``answered``: something was pressed.
    """

    what = Signal()
    why = Signal()
    ask = Signal()
    put_off = Signal()
    said = Signal(object)
    """What the caller says: a ``Said``."""
    known = Signal()
    """The user knows who calls."""
    answered = Signal()

    def __init__(
        self,
        state: Callable[[], State],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        reading: Callable[[], QWidget | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._state, self._clock, self._reading = state, clock, reading
        self._unseen, self.check = Unseen(clock), CallerCheck()
        self._settings = Settings()
        self._put_off: _Answered | None = None
        self._asked: _Answered | None = None
        self._questioned: int | None = None
        """The call of which the question on the screen is."""
        self._seen = places.Seen(clock)
        self.shown: VerdictKind | None = None
        self.window = BannerWindow(self)
        self.window.answered.connect(self._answer)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.follow)

    @property
    def visible(self) -> bool:
        """Whether anything stands on the screen now."""
        return self.shown is not None

    def take(self, settings: Settings) -> None:
        """The trusted person, the time of "not now", and whether a picture that cannot be judged is spoken of."""
        self._settings = settings

    def follow(self) -> None:
        """Look at the newest state: call it on every event; during a call it also calls itself."""
        state = self._state()
        call, unseen = state.call, self._unseen.look(state)
        if call is not None and hung_up(call):
            self._hide()
        elif call is not None and call.alert is not None and state.watch is not Watch.PAUSED:
            self._warn(call, call.alert)
        else:
            self._put_off = self._asked = None
            place = self._seen.place(call) if call is not None else None
            question = (
                self.check.look(state) if self._settings.caller_check and state.watch is not Watch.PAUSED else None
            )
            if question is not None and not _is_advice(self._reading()):
                self._questioned = call.id if call is not None else None
                self._show(question, VerdictKind.INSUFFICIENT, banner_styles.QUESTION, place)
            elif unseen is not None and self._settings.unseen_notice and place is not None:
                self._show(messages.unseen(unseen), VerdictKind.INSUFFICIENT, STYLES[VerdictKind.INSUFFICIENT], place)
            else:
                self._hide()
        if call is not None or state.watch in (Watch.WATCHING, Watch.CANNOT_SEE):
            self._timer.start(FOLLOW_MS if self.visible else LOOK_MS)
        else:
            self._timer.stop()

    def ask_not_now(self) -> None:
        """Ask once more whether the warning is to be hidden; a notice goes at once."""
        call = self._state().call
        if call is None or call.alert is None:
            self._unseen.dismiss()
        else:
            self._asked = (call.id, call.alert, self._clock())
        self.follow()

    def close(self) -> None:
        """Take everything away for good."""
        self._timer.stop()
        self.window.close()
        self.shown = None

    def _warn(self, call: Call, alert: Alert) -> None:
        style, read = STYLES[alert.level], self._reading()
        if alert.snoozed:
            self._put_off = None
        if alert.snoozed or self._is_of(self._put_off, call, TAKEN_S) or _is_advice(read):
            message, style = messages.strip(call), banner_styles.strip(style)
        elif self._is_of(self._asked, call, ASK_S):
            message = messages.asked_once_more(call, max(1, round(self._settings.snooze_s / 60)))
        else:
            message = messages.warning(call, self._person())
        self._show(message, alert.level, style, self._seen.place(call), read, messages.headline_of(call))

    def _is_of(self, answered: _Answered | None, call: Call, seconds: float) -> bool:
        """Whether it is of the warning of this call, and no longer ago."""
        recent = answered is not None and self._clock() - answered[2] < seconds
        return recent and answered is not None and answered[:2] == (call.id, call.alert)

    def _person(self) -> str:
        return ", ".join(filter(None, person.shown(self._settings)))

    def _show(
        self,
        message: Message,
        level: VerdictKind,
        style: Style,
        place: Place | None,
        read: QWidget | None = None,
        apart: str = "",
    ) -> None:
        """``apart``: the headline that names the call, where it does not stand over it."""
        self.shown = level
        if place is not None:
            layout = self.window.arrange(message, style, place.rect.size(), place.scale)
            stands = layout.banner.translated(place.rect.topLeft())
            if layout.whole and (read is None or not read.frameGeometry().intersects(stands)):
                self.window.show_at(layout, message, style, place.rect)
                return
        screen = read.screen() if read is not None else self._seen.screen()
        if screen is None or not QGuiApplication.screens():
            self._hide()
            return
        message = replace(message, headline=apart or message.headline)
        room, style = places.room_at_the_edge(screen), banner_styles.bar(style, low=read is not None)
        advice, size = _is_advice(read), room.rect.size()
        if advice:
            size.setWidth(size.width() * 3 // 5)
        layout = self.window.arrange(message, style, size, room.scale)
        bar = QRect(room.rect.topLeft(), layout.banner.size())
        if advice:
            bar = places.in_the_corner(bar.size(), screen)
        elif read is not None:
            bar = places.beside(bar, screen, read.frameGeometry())
        self.window.show_at(layout, message, style, bar)

    def _hide(self) -> None:
        self.window.hide()
        self.shown = None

    def _answer(self, answer: Answer) -> None:
        self.answered.emit()
        if answer in (Answer.YES, Answer.NO, Answer.KNOWN, Answer.DISMISS):
            self._answer_question(answer)
        elif answer is Answer.WHAT:
            self.what.emit()
        elif answer is Answer.WHY:
            self.why.emit()
        elif answer is Answer.ASK:
            self.ask.emit()
        elif answer is Answer.NOT_NOW:
            self.ask_not_now()
        else:
            asked, self._asked, call = self._asked, None, self._state().call
            if answer is Answer.HIDE and call is not None and self._is_of(asked, call, ASK_S):
                self._put_off = asked
                self.put_off.emit()
        self.follow()

    def _answer_question(self, answer: Answer) -> None:
        call = self._state().call
        if call is None or call.id != self._questioned:
            return
        said = self.check.answer(call, answer)
        if said is not None:
            self.said.emit(said)
        elif answer is Answer.KNOWN:
            self.known.emit()


def _is_advice(window: QWidget | None) -> bool:
    """Whether it says what to do: then a strip is enough."""
    return bool(getattr(window, "answers_warning", False))
