"""A screen that is shown to the caller, by the window that tells so."""

from __future__ import annotations

import pytest

from guard.signals.lists import load_bars
from guard.types import (
    EventKind,
    Source,
    VerdictKind,
)
from tests.unit.titled_desk import BAR, KASPI, ZOOM, Desk, money, window


@pytest.mark.parametrize(
    ("program", "title", "name"),
    [  # as they were seen; sources in the list
        ("Zoom.exe", "Screen sharing meeting controls", "Zoom"),
        ("zoom", "as_toolbar", "Zoom"),
        ("ms-teams.exe", "Sharing control bar | Microsoft Teams | Pinned window", "Microsoft Teams"),
        ("chrome.exe", "meet.google.com is sharing your screen.", "Web browser"),
        ("chromium", "discord.com is sharing your screen and audio.", "Web browser"),
        ("chrome", "Приложению meet.google.com предоставлен доступ к вашему экрану.", "Web browser"),
        ("chrome.exe", "meet.google.com is sharing a window.", "Web browser"),
        ("chrome", "meet.google.com демонстрирует окно.", "Web browser"),
        ("yandex_browser", "meet.google.com is sharing your screen.", "Web browser"),
        ("vivaldi-bin", "meet.google.com is sharing a window and audio.", "Web browser"),
        ("Zoom.exe", "Video layouts", None),
        ("Zoom.exe", "Zoom Meeting", None),
        ("ms-teams.exe", "Meeting compact view | Microsoft Teams", None),
        ("chrome.exe", "How to see who is sharing your screen. - Google Chrome", None),
        ("chrome.exe", "meet.google.com is sharing a window. - Google Chrome", None),
        ("winword.exe", "meet.google.com is sharing your screen.", None),
        ("firefox", "Firefox — Sharing Indicator", None),  # there for a camera as well
    ],
)
def test_which_windows_tell_that_the_screen_is_shown(program: str, title: str, name: str | None) -> None:
    assert load_bars().of(window(program, title)) == name


def test_a_screen_that_is_shown_is_a_caution_until_it_is_not() -> None:
    desk = Desk()
    desk.show(ZOOM)
    assert desk.signs_of_call == {}
    desk.show(ZOOM, BAR)
    desk.show(ZOOM, BAR)
    assert desk.signs_of_call == {Source.SCREEN_SHARING: "Zoom"}
    assert desk.status.state.alert.level is VerdictKind.SUSPECT
    assert desk.count(EventKind.ALERT) == 1
    desk.show(ZOOM)
    assert desk.signs_of_call == {}
    assert desk.status.state.alert is None


def test_also_while_the_calls_own_window_is_out_of_sight() -> None:
    desk = Desk()
    desk.show(ZOOM)
    desk.show(BAR)
    assert desk.signs_of_call == {Source.SCREEN_SHARING: "Zoom"}


def test_what_another_program_shows_is_not_shown_to_this_caller() -> None:
    desk = Desk("Мама")
    desk.show(window("telegramdesktop", "Мама"))
    desk.show(window("telegramdesktop", "Мама"), BAR)
    assert desk.signs_of_call == {}


def test_it_can_be_switched_off_and_is_then_taken_back() -> None:
    desk = Desk()
    desk.show(ZOOM, BAR)
    desk.wanted = False
    desk.show(ZOOM, BAR)
    assert desk.signs_of_call == {}


def test_the_bank_in_front_meanwhile_is_asked_about() -> None:
    desk = Desk()
    desk.show(ZOOM, BAR)
    desk.show(window("zoom.exe", "Zoom Meeting", active=False), BAR, KASPI)
    assert money(desk) == ["Kaspi"]
