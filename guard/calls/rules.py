"""The rules of ``apps.toml``, checked and compiled: which windows look like a call."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from guard.integrity import TamperedError, shipped
from guard.types import Window

TITLE_LENGTH: Final = 200
"""Characters of a title that are looked at: titles are written by strangers, and matching must stay quick."""

SHIPPED: Final = "guard/calls/apps.toml"
_BROWSER: Final = "@browser"
_KEYS: Final = frozenset({"app", "program", "title", "strength", "windows"})


class RulesError(ValueError):
    """The rules cannot be used; the message names the file, the rule and what is wrong with it."""


class Strength(StrEnum):
    """CALL: a call window by itself. FLOATING: the small picture of any such. MAYBE: a call with a live face in it."""

    CALL = "call"
    FLOATING = "floating"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of window of one application."""

    app: str
    program: re.Pattern[str]
    title: re.Pattern[str] | None
    strength: Strength

    def fits(self, window: Window) -> bool:
        """Whether class or process, and the title, are as the rule says."""
        if not _of(self.program, window):
            return False
        return self.title is None or self.title.search(window.title[:TITLE_LENGTH]) is not None


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, in the order of the file, and what browsers are called."""

    rules: tuple[Rule, ...]
    browsers: re.Pattern[str] | None

    def first(self, window: Window, apps_off: frozenset[str] = frozenset()) -> Rule | None:
        """The first rule that fits; those of the applications in ``apps_off`` (casefolded names) are passed over."""
        return next((rule for rule in self.rules if rule.app.casefold() not in apps_off and rule.fits(window)), None)

    def browser(self, window: Window) -> bool:
        """Whether it is the window of a browser."""
        return self.browsers is not None and _of(self.browsers, window)

    def apps(self) -> tuple[str, ...]:
        """The applications' names, each once, in the order of the file."""
        return tuple(dict.fromkeys(rule.app for rule in self.rules))


def _of(program: re.Pattern[str], window: Window) -> bool:
    return bool(program.fullmatch(window.application) or program.fullmatch(window.process))


def load_rules(path: Path | None = None) -> Rules:
    """Read the rules at ``path``, or those that come with the program, checked. Raises ``RulesError``."""
    where = path or SHIPPED
    try:
        text = shipped(SHIPPED) if path is None else path.read_bytes()
        return _rules(tomllib.loads(text.decode("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TamperedError, RulesError) as error:
        raise RulesError(f"{where}: {error}") from error


def _rules(data: Mapping[str, Any]) -> Rules:
    if unknown := sorted(data.keys() - {"browser", "rule"}):
        raise RulesError(f"unknown section: {unknown[0]}")
    browser, listed = data.get("browser", {}), data.get("rule", [])
    if not isinstance(browser, dict) or not browser.keys() <= {"program", "windows"}:
        raise RulesError("[browser] holds program and windows, nothing else")
    if not isinstance(listed, list) or not listed or not all(isinstance(rule, dict) for rule in listed):
        raise RulesError("there must be at least one [[rule]]")
    rules = tuple(_rule(number, rule, browser) for number, rule in enumerate(listed, 1))
    return Rules(rules, _pattern("[browser]", "program", browser.get("program")))


def _rule(number: int, data: dict[str, Any], browser: Mapping[str, Any]) -> Rule:
    where = f"rule {number} ({data.get('app', 'no app')})"
    if unknown := sorted(data.keys() - _KEYS):
        raise RulesError(f"{where}: unknown key: {unknown[0]}")
    for key in ("app", "program", "strength"):
        if not data.get(key):
            raise RulesError(f"{where}: {key} is missing")
    for key, value in data.items():
        if not isinstance(value, str):
            raise RulesError(f"{where}: {key} must be text")
    if data["strength"] not in list(Strength):
        raise RulesError(f"{where}: strength must be one of {', '.join(Strength)}")
    if data["program"] == _BROWSER:
        if "program" not in browser:
            raise RulesError(f"{where}: [browser] has no program")
        data = {**data, "program": browser["program"]}
    program, title = (_pattern(where, key, data.get(key)) for key in ("program", "title"))
    assert program is not None
    return Rule(data["app"], program, title, Strength(data["strength"]))


def _pattern(where: str, key: str, regex: Any) -> re.Pattern[str] | None:
    if regex is None:
        return None
    try:
        return re.compile(regex, re.IGNORECASE)
    except (re.error, TypeError, RecursionError, OverflowError) as error:
        raise RulesError(f"{where}: {key} is not a regular expression: {error}") from error
