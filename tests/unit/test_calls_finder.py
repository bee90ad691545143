"""Which window is watched, and when the choice may change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guard.calls.finder import CallFinder
from guard.calls.rules import Strength, load_rules
from guard.types import Region, Window

RULES = load_rules()


def window(number: int, title: str, application: str, **more: bool) -> Window:
    return Window(number, title, application, "", Region(0, 0, 800, 600), **more)


ZOOM = window(1, "Zoom Meeting", "zoom")
MEET = window(2, "Meet – abc-defg-hij - Google Chrome", "Google-chrome")
CHAT = window(3, "Айгуль", "TelegramDesktop")
DISCORD = window(4, "Discord", "discord")
EDITOR = window(5, "notes.txt", "gedit")


def active(seen: Window) -> Window:
    return replace(seen, active=True)


def minimised(seen: Window) -> Window:
    return replace(seen, minimised=True)


def found_by(finder: CallFinder, *windows: Window, face: bool = False) -> int | None:
    found = finder.find(windows, face)
    return found.window.id if found else None


def test_no_call() -> None:
    finder = CallFinder(RULES)
    assert found_by(finder) is None
    assert found_by(finder, EDITOR) is None


def test_a_call_has_its_name_and_strength() -> None:
    found = CallFinder(RULES).find([EDITOR, ZOOM])
    assert (found.window, found.app, found.strength) == (ZOOM, "Zoom", Strength.CALL)


def test_the_active_call_goes_before_the_topmost() -> None:
    assert found_by(CallFinder(RULES), ZOOM, MEET) == ZOOM.id
    assert found_by(CallFinder(RULES), ZOOM, active(MEET)) == MEET.id


def test_the_choice_stays() -> None:
    finder = CallFinder(RULES)
    assert found_by(finder, ZOOM, MEET) == ZOOM.id
    for order in ((MEET, ZOOM), (active(MEET), ZOOM), (active(EDITOR), MEET, ZOOM)):
        assert found_by(finder, *order) == ZOOM.id


def test_the_choice_moves_when_its_window_ends_or_is_no_call_any_more() -> None:
    finder = CallFinder(RULES)
    assert found_by(finder, ZOOM, MEET) == ZOOM.id
    assert found_by(finder, MEET) == MEET.id
    assert found_by(finder, replace(MEET, title="Почта - Google Chrome")) is None
    assert found_by(finder, MEET) == MEET.id


def test_a_minimised_call_is_found_unless_another_is_shown() -> None:
    finder = CallFinder(RULES)
    assert found_by(finder, ZOOM) == ZOOM.id
    assert finder.find([minimised(ZOOM)]).window.minimised
    assert found_by(finder, minimised(ZOOM), MEET) == MEET.id
    assert found_by(finder, ZOOM, MEET) == MEET.id


def test_what_may_be_a_call_must_once_be_active() -> None:
    finder = CallFinder(RULES)
    assert found_by(finder, CHAT) is None
    assert finder.find([active(CHAT)]).strength is Strength.MAYBE
    assert found_by(finder, active(EDITOR), CHAT) == CHAT.id
    assert found_by(finder, active(EDITOR)) is None


def test_what_may_be_a_call_gives_way_to_another_unless_it_shows_a_face() -> None:
    finder = CallFinder(RULES)
    assert found_by(finder, active(CHAT), DISCORD) == CHAT.id
    assert found_by(finder, active(DISCORD), CHAT, face=True) == CHAT.id
    assert found_by(finder, active(DISCORD), CHAT) == DISCORD.id


def test_a_call_goes_before_what_may_be_one() -> None:
    finder = CallFinder(RULES)
    assert found_by(finder, active(CHAT)) == CHAT.id
    assert found_by(finder, active(CHAT), ZOOM, face=True) == ZOOM.id


def test_switched_off_applications_are_not_watched() -> None:
    assert found_by(CallFinder(RULES, apps_off=["ZOOM"]), ZOOM) is None
    assert found_by(CallFinder(RULES, apps_off=["ZOOM"]), ZOOM, MEET) == MEET.id


def test_a_pattern_goes_before_the_rules() -> None:
    finder = CallFinder(RULES, pattern="NOTES")
    found = finder.find([ZOOM, EDITOR])
    assert (found.window, found.app, found.strength) == (EDITOR, "gedit", Strength.CALL)
    assert found_by(finder, ZOOM) is None
    assert found_by(CallFinder(RULES, pattern="google-chrome"), ZOOM, MEET) == MEET.id


def test_a_bad_pattern_is_told() -> None:
    with pytest.raises(ValueError, match="not a regular expression"):
        CallFinder(RULES, pattern="(")


def test_the_picked_window_goes_before_all() -> None:
    finder = CallFinder(RULES, pattern="Zoom", picked=EDITOR.id)
    assert found_by(finder, active(ZOOM), EDITOR) == EDITOR.id


def test_a_picked_window_that_went_is_waited_for() -> None:
    finder = CallFinder(RULES, picked=EDITOR.id)
    assert found_by(finder, ZOOM) is None
    assert found_by(finder, ZOOM, EDITOR) == EDITOR.id
    assert found_by(finder, ZOOM) is None
    assert found_by(finder, ZOOM, replace(EDITOR, id=90, title="other.txt")) is None
    assert found_by(finder, ZOOM, replace(EDITOR, id=91)) == 91
    assert found_by(finder, ZOOM, replace(EDITOR, id=91, title="third.txt")) == 91


def test_a_used_again_id_is_not_the_picked_window() -> None:
    finder = CallFinder(RULES, picked=EDITOR.id)
    assert found_by(finder, EDITOR) == EDITOR.id
    assert found_by(finder, replace(ZOOM, id=EDITOR.id)) is None


def test_picking_can_be_undone() -> None:
    finder = CallFinder(RULES)
    finder.pick(EDITOR.id)
    assert found_by(finder, ZOOM, EDITOR) == EDITOR.id
    finder.pick(None)
    assert found_by(finder, ZOOM, EDITOR) == ZOOM.id
