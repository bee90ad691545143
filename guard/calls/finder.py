"""Which of the desktop's windows may be calls, the likeliest first. What becomes of them ``guard.call`` decides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from guard.calls.rules import TITLE_LENGTH, Rule, Rules, Strength
from guard.types import Window

MATCH_S: Final = 0.02
"""The most that one match of the user's own pattern may take: a stranger's title must not stop the program."""


@dataclass(frozen=True, slots=True)
class Found:
    """A window that may be a call, and the application's name for the user.

    ``certain``: a call by its title alone; else only with a face in it. ``floating``: a small picture beside the
    window of a call in any application of its program.
    """

    window: Window
    app: str
    certain: bool
    floating: bool = False


class CallFinder:
    """Asked several times a second with the newest list of windows."""

    def __init__(self, rules: Rules, apps_off: Collection[str] = (), pattern: str | None = None) -> None:
        """Find by ``rules``, or as the user said.

        ``apps_off`` names applications that the user switched off; ``pattern`` is a regular expression for a window's
        title, class or process. Raises ``ValueError`` where it is none.
        """
        self._rules = rules
        self._apps_off = frozenset(name.casefold() for name in apps_off)
        try:
            self._pattern = None if pattern is None else regex.compile(pattern, regex.IGNORECASE)
        except regex.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        self._picked: Window | None = None

    @property
    def picked(self) -> Window | None:
        """The window picked by hand, while it is there."""
        return self._picked

    def pick(self, window: Window | None) -> None:
        """Watch this window, call or not, and no other, until it is gone; None goes back to finding."""
        self._picked = window

    def find(self, windows: Sequence[Window]) -> list[Found]:
        """What may be a call among ``windows`` (the topmost first).

        The one picked by hand alone while it is there, or another of its application and title; else what fits the
        pattern; else by the rules, and what is shared. Those that are not minimised come first, then the certain ones,
        then the active one.
        """
        if self._picked is not None and windows:  # no window at all is a desktop that begins anew
            self._picked = self._again(self._picked, windows)
        if self._picked is not None:
            found = [self._chosen(window) for window in windows if window.id == self._picked.id]
        elif self._pattern is not None:
            found = [self._chosen(window) for window in windows if self._fits(window)]
        else:
            named = ((window, self._rules.first(window, self._apps_off)) for window in windows)
            found = [_found(window, rule) for window, rule in named if rule is not None]
            found += [Found(window, window.application, certain=False) for window in windows if window.shared]
        return sorted(found, key=lambda one: (one.window.minimised, not one.certain, not one.window.active))

    def _again(self, picked: Window, windows: Sequence[Window]) -> Window | None:
        """The picked window as it is now; an id is used again by other programs' windows."""
        by_id = (w for w in windows if w.id == picked.id and w.application == picked.application)
        alike = (w for w in windows if (w.application, w.title) == (picked.application, picked.title))
        return next(by_id, None) or next(alike, None)

    def _fits(self, window: Window) -> bool:
        assert self._pattern is not None
        for text in (window.title, window.application, window.process):
            try:
                if self._pattern.search(text[:TITLE_LENGTH], timeout=MATCH_S):
                    return True
            except TimeoutError:  # a pattern that is too slow for this text does not fit it
                continue
        return False

    def _chosen(self, window: Window) -> Found:
        """The user said that it is a call, so it is one whatever the rules say of it."""
        rule = self._rules.first(window)
        return Found(window, rule.app if rule else window.application or window.process, certain=True)


def _found(window: Window, rule: Rule) -> Found:
    return Found(window, rule.app, rule.strength is not Strength.MAYBE, rule.strength is Strength.FLOATING)
