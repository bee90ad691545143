"""A place for money that comes to the front in a suspicious call, or soon after it, by titles alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guard.signals.lists import load_places
from guard.signals.money_pause import AFTER_S
from guard.types import (
    EventKind,
    Finding,
    Source,
    VerdictKind,
    Window,
)
from tests.unit.titled_desk import KASPI, RULES, Desk, money, window


def suspicious(desk: Desk) -> Window:
    call = window("telegramdesktop", "Полиция", active=False)
    desk.show(window("telegramdesktop", "Полиция"))
    assert desk.status.state.alert is not None
    return call


def test_a_banks_page_in_a_suspicious_call_is_asked_about_once_for_each_page() -> None:
    desk = Desk()
    call = suspicious(desk)
    for _ in range(5):
        desk.show(call, KASPI)
    assert money(desk) == ["Kaspi"]
    desk.show(call, window("firefox", "Онлайн займ на карту — Mozilla Firefox", 9))
    assert money(desk) == ["Kaspi", "loan"]
    assert desk.count(EventKind.ALERT) == 1  # the question itself is no warning


@pytest.mark.parametrize(("after_s", "asked"), [(AFTER_S - 60, ["Kaspi"]), (AFTER_S + 60, [])])
def test_for_half_an_hour_after_it(after_s: float, asked: list[str]) -> None:
    desk = Desk()
    suspicious(desk)
    desk.show()
    desk.show(seconds=60)
    assert desk.status.state.call is None
    desk.show(KASPI, seconds=after_s - 60, face=False)
    assert money(desk) == asked


def test_behind_other_windows_or_after_an_ordinary_call_nothing_is_asked() -> None:
    desk = Desk("Мама")
    desk.show(window("telegramdesktop", "Мама"))
    desk.show(window("telegramdesktop", "Мама", active=False), KASPI)
    assert money(desk) == []
    other = Desk()
    suspicious(other)
    other.show(
        window("telegramdesktop", "Полиция"), window("google-chrome", "Kaspi.kz - Google Chrome", 8, active=False)
    )
    assert money(other) == []


def test_a_face_that_was_warned_of_makes_its_call_suspicious_though_nothing_else_does() -> None:
    desk = Desk("Мама")
    desk.show(window("telegramdesktop", "Мама"), kind=VerdictKind.FAKE)
    assert desk.status.state.alert is not None
    desk.show(window("telegramdesktop", "Мама", active=False), KASPI)
    assert money(desk) == ["Kaspi"]


def test_nobody_is_asked_who_does_not_want_it_or_only_practises() -> None:
    desk = Desk()
    call = suspicious(desk)
    desk.wanted = False
    desk.show(call, KASPI)
    assert money(desk) == []
    desk = Desk()
    practice = window("qalqan-practice", "Qalqan practice call")
    desk.show(practice, kind=VerdictKind.FAKE)
    assert desk.status.state.call.practice
    assert desk.status.state.alert is not None
    desk.show(replace(practice, active=False), KASPI, face=False)
    assert money(desk) == []


def test_a_face_that_was_odd_and_not_warned_of_makes_no_call_suspicious() -> None:
    desk = Desk("Мама")
    desk.show(window("telegramdesktop", "Мама"), kind=VerdictKind.SUSPECT)
    desk.show(window("telegramdesktop", "Мама", active=False), KASPI, kind=VerdictKind.SUSPECT)
    assert desk.status.state.alert is None
    assert money(desk) == []


def test_a_call_that_only_the_user_finds_suspicious_counts() -> None:
    desk = Desk("Мама")
    desk.show(window("zoom", "Zoom Meeting"))
    call = desk.status.state.call
    desk.status.find(call.id, Finding(Source.CALLER_SAYS, VerdictKind.SUSPECT, None, desk.now, name="money"))
    desk.show(window("zoom", "Zoom Meeting", active=False), KASPI)
    assert money(desk) == ["Kaspi"]


def warned(desk: Desk, title: str = "Мама", number: int = 7) -> Window:
    """A call with a person of the list, whose face is warned of."""
    desk.show(window("telegramdesktop", title, number), kind=VerdictKind.FAKE)
    assert desk.status.state.alert.source is Source.FACE
    return window("telegramdesktop", title, number, active=False)


def test_a_call_whose_face_alone_was_warned_of_is_suspicious_for_as_long_as_it_is_on() -> None:
    desk = Desk("Мама")
    call = warned(desk)
    for _ in range(int(AFTER_S) + 60):  # the face is calm again, the warning has gone, he talks on
        desk.show(window("telegramdesktop", "Мама"))
    assert desk.status.state.alert is None
    desk.show(call, KASPI)
    assert money(desk) == ["Kaspi"]


def test_a_practice_call_makes_no_place_for_money_suspicious() -> None:
    desk = Desk()
    desk.show(window("qalqan-practice", "qalqan practice call"), kind=VerdictKind.FAKE)
    assert desk.status.state.alert is not None
    desk.show(window("qalqan-practice", "qalqan practice call", active=False), KASPI)
    assert money(desk) == []


def test_where_it_is_not_wanted_nothing_is_asked() -> None:
    desk = Desk()
    call = suspicious(desk)
    desk.wanted = False
    desk.show(call, KASPI)
    assert money(desk) == []


def test_the_second_call_is_asked_about_anew() -> None:
    desk = Desk("Мама", "Папа")
    desk.show(warned(desk), KASPI)
    desk.show(seconds=60)
    desk.show(seconds=60)
    desk.show(warned(desk, "Папа", 9), KASPI)
    assert money(desk) == ["Kaspi", "Kaspi"]


@pytest.mark.parametrize(
    ("program", "title", "name"),
    [
        ("google-chrome", "Kaspi Bank | Переводы - Google Chrome", "Kaspi"),
        ("google-chrome", "Войти | Kaspi.kz - Google Chrome", "Kaspi"),
        ("firefox", "Halyk Bank — Mozilla Firefox", "Halyk"),
        ("msedge.exe", "Электронное правительство Республики Казахстан - Microsoft Edge", "eGov"),
        ("kaspi.exe", "Kaspi", "Kaspi"),
        ("google-chrome", "Kaspi поднял тарифы? Новости - Google Chrome", "Kaspi"),
        ("google-chrome", "Новости: Kaspi поднял тарифы - Tengrinews - Google Chrome", None),
        ("google-chrome", "Обзор Kaspi Gold - YouTube - Google Chrome", None),
        ("winword.exe", "Kaspi выписка.docx - Word", None),
        ("telegramdesktop", "Kaspi", None),
        ("google-chrome", "YouTube - Google Chrome", None),
    ],
)
def test_which_windows_are_places_for_money(program: str, title: str, name: str | None) -> None:
    assert place(program, title) == name


@pytest.mark.parametrize(
    "page",
    [
        "(1) Kaspi.kz", "• Kaspi.kz", "Вход в Kaspi.kz", "Вход: Kaspi.kz", "Вход • Kaspi.kz", "Вход / Kaspi.kz",
        "Личный кабинет клиента • Kaspi.kz", "Переводы · Kaspi.kz", "my.kaspi.kz", "www.kaspi.kz", "https://kaspi.kz",
        "https://www.kaspi.kz/transfers", "KaspiPay", "Каспи", "Мой банк: Kaspi", "Мой Kaspi.kz", "К а с п и",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("program", "after"),
    [
        ("google-chrome", " - Google Chrome"),
        ("firefox", " — Mozilla Firefox"),
        *((program, "") for program in ("crx_abcdef", "Safari", "epiphany")),  # they do not name themselves
    ],
)
def test_a_bank_is_known_behind_its_door_and_whichever_way_its_page_is_named(
    page: str, program: str, after: str
) -> None:
    assert place(program, page + after) == "Kaspi"


@pytest.mark.parametrize("page", ["Вход | Kaspi.kz", "Вход – Kaspi.kz", "Kaspi.kz – Вход"])
@pytest.mark.parametrize("program", ["crx_abcdef", "Safari", "epiphany", "helium", "Waterfox", "falkon", "konqueror"])
def test_what_is_a_browser_for_a_call_is_one_for_a_bank(page: str, program: str) -> None:
    assert place(program, page) == "Kaspi"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("Halyk | Личный кабинет", "Halyk"),
        ("online.halykbank.kz", "Halyk"),
        ("Онлайн-банкинг Halyk", "Halyk"),
        ("BCC.kz", "Bank CenterCredit"),
        ("ForteBank — вход", "ForteBank"),
        ("Bereke Bank", "Bereke Bank"),
        ("Отбасы банк: вход", "Otbasy Bank"),
        ("Банк РБК", "Bank RBK"),
        ("Altyn Bank", "Altyn Bank"),
        ("Нурбанк", "Nurbank"),
        ("e-Gov", "eGov"),
        ("Вход через eGov", "eGov"),
        ("Halyk Arena билеты", None),
        ("BCC: скрытая копия в письме", None),
        ("Forte — музыка", None),
        ("РБК — новости", None),
        ("В Kaspi.kz произошёл сбой - Tengrinews", None),
        ("Береке в доме", None),
        ("Каспий мелеет - Tengrinews", None),
    ],
)
def test_a_banks_name_that_is_also_something_elses_counts_only_alone(page: str, name: str | None) -> None:
    assert place("google-chrome", f"{page} - Google Chrome") == name


def place(program: str, title: str) -> str | None:
    shown = window(program, title)
    return load_places().of(shown, RULES.browser(shown))
