"""What the user may choose, and what each choice may be. A ``Settings`` that breaks a rule cannot be made."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

VERSION: Final = 5
"""Of the file's form; a change of form raises it and adds a step to ``migrations.py``."""

LANGUAGES: Final = ("system", "kk", "ru", "en")
OPERATING_POINTS: Final = ("cautious", "balanced", "sensitive")
CORNERS: Final = ("top_left", "top_right", "bottom_left", "bottom_right")
FLAGS: Final = (
    "sound", "repeat_sound", "voice", "odd_notice", "unseen_notice", "remote_notice", "caller_check", "claim_notice",
    "money_pause", "family_word", "evidence_clip", "autostart", "start_paused", "welcomed",
)  # fmt: skip
NAME: Final = re.compile(r".{0,60}")
CONTACT: Final = re.compile(r"(?=.*\S).{1,60}")
PHONE: Final = re.compile(r"|(?=([^0-9]*[0-9]){1,15}[^0-9]*\Z)[0-9 +()-]{1,30}")
"""Empty, or a telephone number as people write it."""
MOST_CONTACTS: Final = 200


class SettingsError(ValueError):
    """A setting that cannot be; the message is one line of plain English."""


@dataclass(frozen=True, slots=True)
class SelfView:
    """Where the self-view, the user's own picture, stands in one application's window, in fractions (0..1) of it."""

    application: str
    x: float
    y: float
    width: float
    height: float

    def __post_init__(self) -> None:
        _text("self_views: application", self.application, empty=False)
        for name in ("x", "y", "width", "height"):
            object.__setattr__(self, name, _number(f"self_views: {name}", getattr(self, name), 0, 1))
        if not (self.width > 0 and self.height > 0 and self.x + self.width <= 1.001 and self.y + self.height <= 1.001):
            raise SettingsError("self_views: the rectangle must have a size and lie inside the window")

    @classmethod
    def in_corner(cls, application: str, corner: str, share: float = 0.3) -> SelfView:
        """The self-view marked by its place: ``share`` of the window's width and height in one of ``CORNERS``."""
        _one_of("self_views: corner", corner, CORNERS)
        x = 0.0 if corner.endswith("left") else 1 - share
        y = 0.0 if corner.startswith("top") else 1 - share
        return cls(application, x, y, share, share)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default. Raises ``SettingsError`` (one line, names the field) where one is not allowed.

    ``rate_hz``: analysed frames a second; ``window_pattern``: a regular expression over window titles, or empty;
    ``apps_off``: rules of ``calls/apps.toml`` that are not watched; ``history_days``: 0 keeps no history;
    ``trusted_name`` and ``trusted_phone``: whom to call when a call frightens, as the user writes them, or empty;
    ``repeat_sound``: again and again until somebody answers the warning; ``voice``: a spoken warning, where one can be;
    ``odd_notice``: a small notice for a suspicion that is no warning yet; ``unseen_notice``: one where the picture of a
    call cannot be judged; ``remote_notice``: a warning of a program for controlling this computer from afar that is
    opened during a call; ``contacts``: names and numbers of people whose calls are ordinary, as a call shows
    them; ``caller_check``: three questions at the start of a call from somebody else; ``claim_notice``: a warning where
    the caller's name is that of the police, a bank or another body; ``money_pause``: a question where a bank's page
    comes to the front in or soon after a suspicious call; ``family_word``: the family has a word (which is not
    kept here); ``evidence_folder``: where evidence is offered to be saved, or empty for the system's own;
    ``evidence_clip``: the seconds about a warning are kept in memory as a video too, until the next call;
    ``welcomed``: the first pages have been read.
    """

    version: int = VERSION
    language: str = "system"
    operating_point: str = "balanced"
    rate_hz: float = 5.0
    sound: bool = True
    snooze_s: int = 120
    self_views: tuple[SelfView, ...] = ()
    apps_off: tuple[str, ...] = ()
    window_pattern: str = ""
    autostart: bool = False
    history_days: int = 90
    start_paused: bool = False
    trusted_name: str = ""
    trusted_phone: str = ""
    repeat_sound: bool = True
    voice: bool = False
    odd_notice: bool = False
    unseen_notice: bool = True
    remote_notice: bool = True
    contacts: tuple[str, ...] = ()
    caller_check: bool = True
    claim_notice: bool = True
    money_pause: bool = True
    family_word: bool = False
    evidence_folder: str = ""
    evidence_clip: bool = False
    welcomed: bool = False

    def __post_init__(self) -> None:
        _whole("version", self.version, VERSION, VERSION)
        _one_of("language", self.language, LANGUAGES)
        _one_of("operating_point", self.operating_point, OPERATING_POINTS)
        object.__setattr__(self, "rate_hz", _number("rate_hz", self.rate_hz, 1, 10))
        _whole("snooze_s", self.snooze_s, 10, 3600)
        _whole("history_days", self.history_days, 0, 3650)
        for name in FLAGS:
            if not isinstance(getattr(self, name), bool):
                raise SettingsError(f"{name} must be true or false, not {_shown(getattr(self, name))}")
        if not isinstance(self.self_views, tuple) or not all(isinstance(view, SelfView) for view in self.self_views):
            raise SettingsError("self_views must be a list of marked rectangles")
        if not isinstance(self.apps_off, tuple):
            raise SettingsError("apps_off must be a list of names")
        for name in self.apps_off:
            _text("apps_off", name, empty=False)
        if not isinstance(self.contacts, tuple) or len(self.contacts) > MOST_CONTACTS:
            raise SettingsError(f"contacts must be a list of at most {MOST_CONTACTS} names")
        for name in self.contacts:
            _matches("contacts", name, CONTACT)
        _pattern("window_pattern", self.window_pattern)
        _text("evidence_folder", self.evidence_folder)
        for name, form in (("trusted_name", NAME), ("trusted_phone", PHONE)):
            _matches(name, getattr(self, name), form)


def to_json(settings: Settings) -> dict[str, Any]:
    """Plain values for ``json.dumps``."""
    return asdict(settings)


def from_json(data: Mapping[str, Any]) -> Settings:
    """The settings in ``data`` (of this ``VERSION``), absent ones by default. Raises ``SettingsError``."""
    values = dict(data)
    _known("setting", values, Settings)
    if "self_views" in values:
        values["self_views"] = tuple(_self_view(view) for view in _list("self_views", values["self_views"]))
    for name in ("apps_off", "contacts"):
        if name in values:
            values[name] = tuple(_list(name, values[name]))
    return Settings(**values)


def salvage(data: Mapping[str, Any]) -> Settings:
    """The settings in ``data`` that can be used, of a list its good entries; all others by default. Never raises."""
    good: dict[str, Any] = {}
    for name, value in data.items():
        entries = value if isinstance(value, list) else None
        kept = entries and [entry for entry in entries if _allowed(name, [entry])]
        if kept and name == "contacts":
            kept = kept[:MOST_CONTACTS]
        if _allowed(name, value if entries is None else kept):
            good[name] = value if entries is None else kept
    return from_json(good)


def _allowed(name: str, value: Any) -> bool:
    try:
        from_json({name: value})
    except SettingsError:
        return False
    return True


def _self_view(view: Any) -> SelfView:
    if not isinstance(view, dict) or set(view) != {field.name for field in fields(SelfView)}:
        raise SettingsError("self_views: each needs application, x, y, width and height")
    return SelfView(**view)


def _known(what: str, values: Mapping[str, Any], form: type[Settings]) -> None:
    unknown = sorted(set(values) - {field.name for field in fields(form)})
    if unknown:
        raise SettingsError(f"unknown {what} {_shown(unknown[0])}")


def _list(name: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise SettingsError(f"{name} must be a list, not {_shown(value)}")
    return value


def _one_of(name: str, value: Any, allowed: tuple[str, ...]) -> None:
    if not isinstance(value, str) or value not in allowed:
        raise SettingsError(f"{name} must be one of {', '.join(allowed)}, not {_shown(value)}")


def _number(name: str, value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise SettingsError(f"{name} must be a number from {low} to {high}, not {_shown(value)}")
    return float(value)


def _whole(name: str, value: Any, low: int, high: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise SettingsError(f"{name} must be a whole number from {low} to {high}, not {_shown(value)}")


def _text(name: str, value: Any, empty: bool = True) -> None:
    if not isinstance(value, str) or len(value) > 200 or not value.isprintable() or not (empty or value.strip()):
        raise SettingsError(f"{name} must be a line of at most 200 letters, not {_shown(value)}")


def _pattern(name: str, value: Any) -> None:
    _text(name, value)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of patterns whose meaning may change one day
            re.compile(value)
    except (re.error, OverflowError, RecursionError) as problem:
        raise SettingsError(f"{name} is not a regular expression: {problem}") from None


def _matches(name: str, value: Any, form: re.Pattern[str]) -> None:
    """Says nothing of the value itself: it is a person's name or number, and the message may be logged."""
    if not isinstance(value, str) or not value.isprintable() or not form.fullmatch(value):
        raise SettingsError(f"{name} is not a short line of the kind allowed")


def _shown(value: Any) -> str:
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, a list in a list in a list...
        text = f"a {type(value).__name__}"
    return text if len(text) <= 60 else f"{text[:57]}..."
