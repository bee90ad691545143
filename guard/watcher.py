"""The capture thread: which windows are calls, and a healthy picture of one of them, or the reason why not."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import Final, NamedTuple, Protocol

from guard.calls.finder import CallFinder
from guard.calls.rules import Rules
from guard.capture.health import PictureHealth
from guard.capture.screen import ScreenGrabber
from guard.capture.window import WindowCapture
from guard.latest import Latest
from guard.log import Place
from guard.settings.schema import Settings
from guard.signals.challenge import Challenge
from guard.status import Status, Target
from guard.system.protocol import System
from guard.types import CannotSee, Frame, Picture, Reason, Window

IDLE_S: Final = 1.0
"""How often the desktop is looked over while there is no call, and a window that only may be one is looked at."""
PAUSED_S: Final = 0.2
LOOKS: Final = 2
"""Pictures for each one that the detector judges (``rate_hz``): a swap that drops out may do so between two."""
REOPEN_S: Final = 1.0
"""A desktop that went, or has not come yet, is asked again after so long."""


log = logging.getLogger("qalqan.watcher")


class Sign(Protocol):
    """One of ``guard/signals`` that goes by titles."""

    def look(self, windows: Sequence[Window], now: float) -> None:
        """The windows of the desktop now, the topmost first; the status knows the calls among them already."""
        ...


class Shot(NamedTuple):
    """One picture of one call, on its way to the analysis."""

    call_id: int
    application: str
    frame: Frame


class Wishes:
    """What the user wants, read by both threads. Each value is replaced as a whole, never changed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.picked: Window | None = None
        self.paused = False
        self.until: Window | None = None
        """Of a pause until the call in it is over."""
        self.explain = False
        self.challenge: tuple[int, Challenge] | None = None
        """A call, and what its caller was asked to do."""
        self.listings: SimpleQueue[Callable[[list[Window]], None]] = SimpleQueue()
        """Who wants to know the windows of the desktop; answered on the capture thread."""


class Watcher:
    """One ``step``: list the windows, and look at the call whose turn it is. All on the capture thread."""

    works = True

    def __init__(
        self,
        system_factory: Callable[[], System],
        rules: Rules,
        status: Status,
        slot: Latest[Shot],
        wishes: Wishes,
        pictures: dict[int, Picture],
        signs: Sequence[Sign] = (),
    ) -> None:
        """``pictures`` receives the newest one of each call that is in sight, by its id; ``signs`` see each list."""
        self._open_system, self._rules = system_factory, rules
        self._status, self._slot, self._wishes, self._pictures = status, slot, wishes, pictures
        self._signs = signs
        self._system: System | None = None
        self._capture: WindowCapture | None = None
        self._finder = CallFinder(rules)
        self._wanted: tuple[tuple[str, ...], str] = ((), "")
        self._picked: Window | None = None
        self._health: dict[int, PictureHealth] = {}
        self._looked_s: dict[int, float] = {}
        self._index = 0
        self._glanced_s = -IDLE_S
        self._glanced: frozenset[int] = frozenset()

    def step(self, now: float) -> float:
        """Look once; the seconds until the next look."""
        while not self._wishes.listings.empty():
            self._wishes.listings.get()(self._windows())
        if self._wishes.paused:
            self._status.pause(self._unwatched(now))
            self._drop(set())
            self.close()
            return PAUSED_S
        system = self._desktop()
        if not system.permission().granted:
            return self._lost(system.permission().reason)
        try:
            windows = system.windows()
        except CannotSee as blind:
            return self._lost(blind.reason)
        settings = self._wishes.settings
        self._seek(settings)
        found = self._finder.find(windows)
        self._let_go()
        targets = self._status.follow(found, windows)
        self._show_signs(windows, now)
        self._drop({target.call_id for target in targets})
        lively = sum(target.lively for target in targets)
        due = {t.call_id: self._due(t, lively / (LOOKS * settings.rate_hz)) for t in targets}
        target = min(targets, key=lambda t: due[t.call_id], default=None)
        if target is None:
            return IDLE_S
        if due[target.call_id] > now:
            return min(IDLE_S, due[target.call_id] - now)
        self._looked_s[target.call_id] = now
        self._look(target, now)
        due[target.call_id] = self._due(target, lively / (LOOKS * settings.rate_hz))
        return min(IDLE_S, max(0.0, min(due.values()) - now))

    def close(self) -> None:
        """Give back every handle."""
        if self._capture is not None:
            self._capture.close()
        if self._system is not None:
            self._system.close()
        self._capture = self._system = None

    def _show_signs(self, windows: Sequence[Window], now: float) -> None:
        """What else than the picture tells; where that fails the picture is watched all the same."""
        for sign in self._signs:
            try:
                sign.look(windows, now)
            except Exception as error:
                log.error("a sign failed: %s", Place.of(error))

    def _due(self, target: Target, interval_s: float) -> float:
        """When it is this call's turn; those that are lively share the rate."""
        last_s = self._looked_s.get(target.call_id)
        return 0.0 if last_s is None else last_s + (interval_s if target.lively else IDLE_S)

    def _look(self, target: Target, now: float) -> None:
        """A picture of ``target`` into the slot, or the reason why there is none."""
        reason: Reason | None = None
        try:
            if target.window.minimised:
                raise CannotSee(Reason.MINIMISED)
            assert self._capture is not None
            picture = self._capture.grab(target.call_id, target.window)
            reason = self._health.setdefault(target.call_id, PictureHealth()).check(picture, now)
        except CannotSee as blind:
            reason = blind.reason
        if reason is None:
            self._slot.put(target.call_id, Shot(target.call_id, target.application, Frame(picture, now, self._index)))
            self._index += 1
            if not target.doubted:
                self._pictures[target.call_id] = picture
        self._status.looked(target.call_id, reason)

    def _drop(self, on: set[int]) -> None:
        """Forget calls that are over; nothing is kept of a picture that nobody may ask for."""
        if self._capture is not None:
            self._capture.drop(self._looked_s.keys() - on)
        for kept in (self._health, self._looked_s, self._pictures):
            for call_id in kept.keys() - on:
                del kept[call_id]

    def _seek(self, settings: Settings) -> None:
        wanted = (settings.apps_off, settings.window_pattern)
        if wanted != self._wanted:
            self._wanted = wanted
            self._finder = CallFinder(self._rules, settings.apps_off, settings.window_pattern or None)
            self._picked = None
            self._status.leave(settings.apps_off)
        picked = self._wishes.picked
        if picked is not self._picked:
            if self._picked is not None and self._rules.first(self._picked) is None:  # only the pick made it a call
                self._status.leave([self._picked.application or self._picked.process])
            self._picked = picked
            self._finder.pick(picked)

    def _let_go(self) -> None:
        """A picked window that is gone is not picked again: another like it may be something else."""
        if self._picked is not None and self._finder.picked is None:
            if self._wishes.picked is self._picked:
                self._wishes.picked = None
            self._picked = None

    def _desktop(self) -> System:
        if self._system is None:
            self._system = self._open_system()
            self._capture = WindowCapture(self._system.source, ScreenGrabber())
        return self._system

    def _unwatched(self, now: float) -> frozenset[int]:
        """While paused: which windows are calls by their titles, once a second; no picture is taken."""
        if now - self._glanced_s >= IDLE_S:
            self._glanced_s, until = now, self._wishes.until
            windows = self._windows()
            same = {one.id for one in windows if until and (one.id, one.title) == (until.id, until.title)}
            certain = {one.window.id for one in self._finder.find(windows) if one.certain}
            self._glanced = frozenset(certain | same)
        return self._glanced

    def _windows(self) -> list[Window]:
        """Those that can be had without a question to the user: a pause, or a list to pick from, is none."""
        try:
            system = self._desktop()
            return [] if system.permission().reason is Reason.NOT_SHARED else system.windows()
        except CannotSee:
            return []

    def _lost(self, reason: Reason) -> float:
        """Nothing can be seen of this desktop now: say so, and open it anew after a while."""
        self._status.blind(reason)
        if reason is not Reason.NOT_SHARED:  # a new one would ask its user again
            self.close()
        return REOPEN_S
