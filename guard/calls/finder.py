"""Which of the desktop's windows is the call to watch; the choice stays until there is a reason to change it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from guard.calls.rules import TITLE_LENGTH, Rules, Strength
from guard.types import Window


@dataclass(frozen=True, slots=True)
class Found:
    """The window to watch, the application's name for the user, and how sure it is that it is a call."""

    window: Window
    app: str
    strength: Strength


class CallFinder:
    """Asked about once a second with the newest list of windows."""

    def __init__(
        self, rules: Rules, apps_off: Collection[str] = (), pattern: str | None = None, picked: int | None = None
    ) -> None:
        """Find by ``rules``, or as the user said.

        ``apps_off`` names applications that the user switched off; ``pattern`` is a regex for a window's title, class
        or process; ``picked`` is a window's id. Raises ``ValueError`` where ``pattern`` is not a regex.
        """
        self._rules = rules
        self._apps_off = frozenset(name.casefold() for name in apps_off)
        try:
            self._pattern = None if pattern is None else re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        self._watched: int | None = None
        self.pick(picked)

    def pick(self, window_id: int | None) -> None:
        """Watch this window, call or not, and no other; None goes back to finding."""
        self._picked = window_id
        self._picked_was: tuple[str, str] | None = None

    def find(self, windows: Sequence[Window], face: bool = False) -> Found | None:
        """The call among ``windows`` (the topmost first), or None; ``face``: one is seen in the window watched now.

        The one picked by hand, and where it has gone only one of the same application and title; else one that fits the
        pattern; else by the rules. Of several: one that is not minimised, the one already watched, the active one, the
        topmost. A MAYBE is found once it is active, keeps its place until another is (while ``face``: even then), and
        gives way to any CALL.
        """
        if self._picked is not None:
            found = self._by_hand(windows)
        elif self._pattern is not None:
            found = self._by_pattern(windows, self._pattern)
        else:
            found = self._by_rules(windows, face)
        self._watched = found.window.id if found else None
        return found

    def _by_hand(self, windows: Sequence[Window]) -> Found | None:
        was = self._picked_was
        by_id = (w for w in windows if w.id == self._picked and (was is None or w.application == was[0]))
        again = (w for w in windows if (w.application, w.title) == was)
        window = next(by_id, None) or next(again, None)  # an id is used again by other programs' windows
        if window is None:
            return None
        self._picked, self._picked_was = window.id, (window.application, window.title)
        return self._chosen(window)

    def _by_pattern(self, windows: Sequence[Window], pattern: re.Pattern[str]) -> Found | None:
        fitting = [
            window
            for window in windows
            if any(pattern.search(text[:TITLE_LENGTH]) for text in (window.title, window.application, window.process))
        ]
        return self._chosen(min(fitting, key=self._rank)) if fitting else None

    def _by_rules(self, windows: Sequence[Window], face: bool) -> Found | None:
        named = ((window, self._rules.first(window, self._apps_off)) for window in windows)
        found = [Found(window, rule.app, rule.strength) for window, rule in named if rule is not None]
        calls = [one for one in found if one.strength is Strength.CALL]
        if calls:
            return min(calls, key=lambda one: self._rank(one.window))
        watched = next((one for one in found if one.window.id == self._watched), None)
        active = next((one for one in found if one.window.active), None)
        return watched if watched is not None and (face or active is None) else active

    def _rank(self, window: Window) -> tuple[bool, bool, bool]:
        """Least is best; the order of the list, topmost first, decides between equals."""
        return window.minimised, window.id != self._watched, not window.active

    def _chosen(self, window: Window) -> Found:
        """The user said that it is a call, so it is one whatever the rules say of it."""
        rule = self._rules.first(window)
        return Found(window, rule.app if rule else window.application or window.process, Strength.CALL)
