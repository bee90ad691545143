"""An hour of ordinary use, in which nothing is asked; and hours with something in them, in which it is."""

from __future__ import annotations

from guard.types import (
    EventKind,
)
from tests.unit.titled_desk import BAR, NUMBER, Desk, money, window

PAGES = (
    "YouTube - Google Chrome", "Обзор Kaspi Gold - YouTube - Google Chrome", "Gmail - Google Chrome",
    "Новости Казахстана - Tengrinews - Google Chrome", "Kaspi.kz - Google Chrome", "eGov.kz - Google Chrome",
    "Полиция Астаны предупредила о мошенниках - Zakon.kz - Google Chrome", "Halyk Bank - Google Chrome",
    "КНБ задержал группу - inform.kz - Google Chrome", "Who is sharing your screen. - Google Search - Google Chrome",
)  # fmt: skip
CHATS = ("Telegram (5)", "Мама – (2)", "WhatsApp", "Новости Алматы – (11)", "Viber")
KNOWN = ("telegramdesktop", "Мама"), ("whatsapp", "WhatsApp video call"), ("viber", "Асқар"), ("zoom", "Zoom Meeting")


def test_an_hour_of_ordinary_use_is_interrupted_by_nothing() -> None:
    """Four calls with known people, a meeting, pages, chats, banks and eGov meanwhile and between: 0 interruptions."""
    desk = Desk("Мама", "Асқар Ахметов", "Асқар")
    for second in range(0, 3600, 5):
        page = window("google-chrome", PAGES[second // 20 % len(PAGES)], 20)
        chat = window("telegramdesktop", CHATS[second // 35 % len(CHATS)], 21, active=False)
        program, title = KNOWN[second // 900]
        call = window(program, title, 30 + second // 900, active=second % 60 < 30)
        on = (call,) if second % 900 < 600 else ()
        desk.show(
            *on, page if not (on and call.active) else window("google-chrome", page.title, 20, False), chat, seconds=5
        )
    assert desk.count(EventKind.ENDED) >= 3
    assert desk.asked_of_strangers == 0
    assert desk.count(EventKind.ALERT) == 0
    assert money(desk) == []


def test_an_hour_with_one_stranger_and_a_bank_afterwards_asks_once_of_the_stranger_alone() -> None:
    """A courier calls by video, from a number; later the bank is opened: 1 strip, no card, no warning."""
    desk = Desk("Мама")
    for second in range(0, 3600, 5):
        on = (window("whatsapp", f"Video call {NUMBER}", 31),) if 600 <= second < 900 else ()
        desk.show(*on, window("google-chrome", PAGES[second // 20 % len(PAGES)], 20, not on), seconds=5)
    assert (desk.asked_of_strangers, desk.count(EventKind.ALERT), money(desk)) == (1, 0, [])


def test_an_hour_with_a_meeting_in_which_the_screen_is_shown_warns_once_each_time_it_is_shown() -> None:
    """A meeting of half an hour, the screen shown in it for ten minutes: 1 amber warning, gone when it ends."""
    desk = Desk("Мама")
    for second in range(0, 3600, 5):
        on = (window("zoom.exe", "Zoom Meeting", 30),) if 600 <= second < 2400 else ()
        bar = (BAR,) if 1200 <= second < 1800 else ()
        desk.show(*on, *bar, window("google-chrome", PAGES[second // 20 % 4], 20, not on), seconds=5)
    assert (desk.count(EventKind.ALERT), desk.asked_of_strangers, money(desk)) == (1, 0, [])
