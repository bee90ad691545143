"""One look at the desktop: which window is the call, and a healthy picture of it or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guard.calls.finder import CallFinder
from guard.calls.rules import Strength, load_rules
from guard.capture.health import PictureHealth
from guard.capture.screen import ScreenGrabber
from guard.capture.window import WindowCapture
from guard.settings.schema import Settings
from guard.system.protocol import System
from guard.types import CannotSee, Picture, Reason, Window


@dataclass(frozen=True, slots=True)
class Look:
    """No window and no reason: no call. A reason: what is there cannot be judged now, and the picture is not to be."""

    picture: Picture | None = None
    window: Window | None = None
    reason: Reason | None = None
    sure: bool = True
    """False where the window is a call only if a face is in it: a messenger's chats, say."""


class Watcher:
    """Owns the system and every grabber of the capture thread; all calls on that thread."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._capture = WindowCapture(system.grab, ScreenGrabber())
        self._health = PictureHealth()
        self._rules = load_rules()
        self._finder = CallFinder(self._rules)
        self._wanted: tuple[object, ...] = ((), "")
        self._picked: Window | None = None
        self._window_id: int | None = None

    def look(self, t_s: float, settings: Settings, picked: Window | None, face: bool) -> Look:
        """Look once, by ``settings`` or at the window ``picked``; ``face``: one is seen in the window watched now."""
        self._seek(settings, picked)
        if not self._system.permission().granted:
            return Look(reason=Reason.UNSUPPORTED)
        try:
            found = self._finder.find(self._system.windows(), face)
        except CannotSee as blind:
            return Look(reason=blind.reason)
        if found is None:
            return Look()
        window = replace(found.window, application=found.app)  # by the name that people know
        sure = found.strength is Strength.CALL
        if window.id != self._window_id:
            self._window_id = window.id
            self._health.reset()
        if window.minimised:
            return Look(None, window, Reason.MINIMISED, sure)
        try:
            picture = self._capture.grab(window)
        except CannotSee as blind:
            return Look(None, window, blind.reason, sure)
        return Look(picture, window, self._health.check(picture, t_s), sure)

    def _seek(self, settings: Settings, picked: Window | None) -> None:
        wanted = (settings.apps_off, settings.window_pattern)
        if wanted != self._wanted:
            self._wanted = wanted
            self._finder = CallFinder(self._rules, settings.apps_off, settings.window_pattern or None)
            self._picked = None
        if picked is not self._picked:
            self._picked = picked
            self._finder.pick(None if picked is None else picked.id)

    def close(self) -> None:
        """Give back every handle."""
        self._capture.close()
        self._system.close()
