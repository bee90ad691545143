"""Which windows may be calls, and in which order."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from guard.calls.finder import CallFinder
from guard.calls.rules import load_rules
from guard.types import Region, Window

RULES = load_rules()


def window(number: int, title: str, application: str, **more: bool) -> Window:
    return Window(number, title, application, "", Region(0, 0, 800, 600), **more)


ZOOM = window(1, "Zoom Meeting", "zoom")
MEET = window(2, "Meet – abc-defg-hij - Google Chrome", "Google-chrome")
CHAT = window(3, "Айгуль", "TelegramDesktop")
EDITOR = window(5, "notes.txt", "gedit")


def active(seen: Window) -> Window:
    return replace(seen, active=True)


def ids(finder: CallFinder, *windows: Window) -> list[int]:
    return [found.window.id for found in finder.find(windows)]


def test_no_call() -> None:
    assert ids(CallFinder(RULES)) == []
    assert ids(CallFinder(RULES), EDITOR) == []


def test_a_call_has_its_name_and_whether_it_is_certain() -> None:
    zoom, chat = CallFinder(RULES).find([EDITOR, CHAT, ZOOM])
    assert (zoom.window, zoom.app, zoom.certain) == (ZOOM, "Zoom", True)
    assert (chat.window, chat.app, chat.certain) == (CHAT, "Telegram", False)


def test_what_is_in_view_comes_first_then_what_is_certain_then_what_is_active() -> None:
    minimised = replace(ZOOM, id=9, minimised=True)
    assert ids(CallFinder(RULES), minimised, active(CHAT), ZOOM, active(MEET)) == [2, 1, 3, 9]


def test_switched_off_applications_are_not_watched() -> None:
    assert ids(CallFinder(RULES, apps_off=["ZOOM"]), ZOOM, MEET) == [MEET.id]


def test_a_pattern_goes_before_the_rules() -> None:
    finder = CallFinder(RULES, pattern="NOTES")
    [found] = finder.find([ZOOM, EDITOR])
    assert (found.window, found.app, found.certain) == (EDITOR, "gedit", True)
    assert ids(finder, ZOOM) == []
    assert ids(CallFinder(RULES, pattern="google-chrome"), ZOOM, MEET) == [MEET.id]


def test_a_bad_pattern_is_told() -> None:
    with pytest.raises(ValueError, match="not a regular expression"):
        CallFinder(RULES, pattern="(")


@pytest.mark.parametrize("pattern", [r"^(\w+\s?)*$", r"(a+)+$", r"(a|aa)+$", r"(.*a){25}x"])
def test_a_pattern_cannot_freeze_the_program(pattern: str) -> None:
    finder = CallFinder(RULES, pattern=pattern)
    began = time.process_time()
    finder.find([window(1, "a" * 60 + "!", "gedit")] * 5)
    assert time.process_time() - began < 2.0  # 5 windows of 3 texts, each at most 0.02 s


def test_the_picked_window_goes_before_all_and_alone() -> None:
    finder = CallFinder(RULES, pattern="Zoom")
    finder.pick(EDITOR)
    assert ids(finder, active(ZOOM), EDITOR) == [EDITOR.id]


def test_a_pick_ends_with_its_window() -> None:
    finder = CallFinder(RULES)
    finder.pick(EDITOR)
    assert ids(finder, ZOOM, EDITOR) == [EDITOR.id]
    assert ids(finder, ZOOM) == [ZOOM.id]
    assert ids(finder, ZOOM, EDITOR) == [ZOOM.id]


def test_a_pick_follows_its_window() -> None:
    finder = CallFinder(RULES)
    finder.pick(EDITOR)
    assert ids(finder, replace(EDITOR, title="other.txt")) == [EDITOR.id]
    assert ids(finder, ZOOM, replace(EDITOR, title="other.txt", id=91)) == [91]
    assert ids(finder, ZOOM, replace(EDITOR, id=91, title="third.txt")) == [91]
    assert ids(finder) == []  # no window at all: the window manager begins anew
    assert ids(finder, ZOOM, replace(EDITOR, id=91, title="third.txt")) == [91]


def test_a_used_again_id_is_not_the_picked_window() -> None:
    finder = CallFinder(RULES)
    finder.pick(EDITOR)
    assert ids(finder, EDITOR) == [EDITOR.id]
    assert ids(finder, replace(ZOOM, id=EDITOR.id)) == [EDITOR.id]  # a call by the rules, no longer a picked one
    assert ids(finder, replace(MEET, id=77)) == [77]


def test_picking_can_be_undone() -> None:
    finder = CallFinder(RULES)
    finder.pick(EDITOR)
    finder.pick(None)
    assert ids(finder, ZOOM, EDITOR) == [ZOOM.id]
