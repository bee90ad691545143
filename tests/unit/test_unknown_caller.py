"""Who calls, by the title alone: a number, a name that is not in the list, or somebody known."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from guard.signals.caller import Caller, caller, known
from guard.signals.numbers import MOST, Numbers
from guard.types import (
    EventKind,
    Source,
    Stranger,
)
from tests.unit.titled_desk import NUMBER, Desk, window


@pytest.mark.parametrize(
    ("title", "application", "who"),
    [
        ("Айгерім", "Telegram", Caller(name="Айгерім")),
        ("WhatsApp", "WhatsApp", Caller()),
        ("Video call - +7 701 123 45 67", "WhatsApp", Caller(number="77011234567")),
        ("Видеозвонок с Асқар Ахметов", "Viber", Caller(name="Асқар Ахметов")),
        ("Бейнеқоңырау: Апам", "WhatsApp", Caller(name="Апам")),
        ("Mama – (12)", "Telegram", Caller()),  # a list of chats
        ("(3) WhatsApp Web - Google Chrome", "WhatsApp", Caller()),
        ("Zoom Meeting", "Zoom", Caller()),
        ("Weekly with Ann", "Teams", Caller()),
        ("8 701 123-45-67 - Zoom", "Zoom", Caller(number="87011234567")),
        ("sip:+77011234567@pbx.kz", "SIP phone", Caller(number="77011234567")),
        ("КНБ задержал мошенников: +7 701 123 45 67", "Web page", Caller()),
        ("Meet – abc-defg-hij", "Meet", Caller()),
        ("Telegram 5.10.3", "Telegram", Caller()),
        ("+7.701.234.56.78", "Telegram", Caller(number="77012345678")),
        ("+7\u2212701\u2212234\u221256\u221278", "Telegram", Caller(number="77012345678")),
        ("+\u0667 \u0667\u0660\u0661 \u0662\u0663\u0664 5678", "Viber", Caller(number="77012345678")),
        (
            "\U0001f17f\U0001f17e\U0001f17b\U0001f178\U0001f172\U0001f174",
            "Viber",
            Caller(name="\U0001f17f\U0001f17e\U0001f17b\U0001f178\U0001f172\U0001f174"),
        ),  # letters in squares
    ],
)
def test_a_title_names_a_number_a_name_or_nobody(title: str, application: str, who: Caller) -> None:
    assert caller(title, application) == who


@pytest.mark.parametrize(
    ("title", "application"),
    [
        ("Zoom Meeting ID: 861 2345 6789", "Zoom"),
        ("Zoom Meeting ID: 871 2345 6789", "Zoom"),
        ("Zoom Meeting - 86123456789", "Zoom"),
        ("Планёрка 27-11-2026 10-30 | Microsoft Teams", "Teams"),
        ("Retro GMT +5 2026-11-27 10-00 | Microsoft Teams", "Teams"),
        ("Meet – Retro 2026-11-27 10:00 - Google Chrome", "Meet"),
        ("Договор 2024 000 123 45 | Jitsi Meet - Chromium", "Jitsi"),
    ],
)
def test_numbers_and_dates_of_a_meeting_are_nobodys(title: str, application: str) -> None:
    assert caller(title, application) == Caller()


@pytest.mark.parametrize(
    ("title", "application"),
    [
        ("Rakuten Viber", "Viber"),
        ("Видеозвонок - WhatsApp Beta", "WhatsApp"),
        ("Group video call - WhatsApp", "WhatsApp"),
        ("Групповой звонок", "WhatsApp"),
        ("Топтық бейнеқоңырау", "WhatsApp"),
        ("Ongoing video call", "WhatsApp"),
        ("Call ended", "Viber"),
        ("Signal Beta", "Signal"),
        ("ZapZap", "WhatsApp"),
        ("Kotatogram", "Telegram"),
        ("Linphone Desktop", "SIP phone"),
    ],
)
def test_what_a_program_says_of_itself_is_nobodys_name(title: str, application: str) -> None:
    assert caller(title, application) == Caller()


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("+7 701 234 5678 – (3)", Caller(number="77012345678")),
        ("+7 701 234 5678 (3)", Caller(number="77012345678")),
        ("(3) +7 701 234 5678 – (12)", Caller(number="77012345678")),
        ("(3) 8 701 234 56 78", Caller(number="87012345678")),
        ("(701) 234 56 78", Caller(number="7012345678")),  # its area
        ("Полиция (3)", Caller(name="Полиция")),
        ("Полиция (102)", Caller(name="Полиция (102)")),  # a telephone, not a counter
        ("Полиция – (112)", Caller(name="Полиция")),
        ("(2) Мама – (12)", Caller()),  # lists of chats
        ("Мама @ Айгерім (5)", Caller()),
    ],
)
def test_a_counter_of_messages_is_no_part_of_who_calls(title: str, who: Caller) -> None:
    assert caller(title, "Telegram") == who


def test_who_is_known() -> None:
    people = ("Айгерім", "8 (701) 123-45-67")
    assert known(Caller(number="77011234567"), people)
    assert known(Caller(name="Айгерім Сәрсенбайқызы"), people)
    assert not known(Caller(name="Aйгерім"), people)  # a Latin A
    assert not known(Caller(number="77011234568"), people)
    assert not known(Caller(name="Айгерімов"), people)


def test_a_number_is_a_stranger_and_the_second_time_not_the_first(tmp_path: Path) -> None:
    for why in (Stranger.FIRST_NUMBER, Stranger.NUMBER):
        desk = Desk(numbers=tmp_path / "n")
        desk.show(window("whatsapp", f"Video call {NUMBER}"))
        assert desk.signs_of_call == {Source.UNKNOWN_CALLER: why}
        desk.show(window("whatsapp", f"Video call {NUMBER}"))
        assert desk.count(EventKind.ALERT) == 0  # a caution: no warning


def test_a_name_is_a_stranger_only_beside_a_list() -> None:
    for contacts, signs in (((), {}), (("Мама",), {Source.UNKNOWN_CALLER: Stranger.NAME})):
        desk = Desk(*contacts)
        desk.show(window("telegramdesktop", "Аскар Ахметов"))
        assert desk.signs_of_call == signs


def test_the_one_person_who_is_trusted_is_known_and_makes_no_list() -> None:
    desk = Desk("Мама")
    desk.listed = False
    desk.show(window("telegramdesktop", "Аскар Ахметов"))
    assert desk.signs_of_call == {}
    desk.listed = True
    desk.show(window("telegramdesktop", "Аскар Ахметов"))
    assert desk.signs_of_call == {Source.UNKNOWN_CALLER: Stranger.NAME}
    desk.show(window("telegramdesktop", "Мама"))
    assert desk.signs_of_call == {}


def test_a_known_number_stays_known_whatever_is_unread() -> None:
    desk = Desk(NUMBER)
    for title in (NUMBER, f"{NUMBER} – (3)", f"{NUMBER} – (4)"):
        desk.show(window("telegramdesktop", title))
        assert desk.signs_of_call == {}


def test_who_is_put_into_the_list_is_none_any_more() -> None:
    desk = Desk()
    desk.show(window("whatsapp", f"Video call {NUMBER}"))
    desk.contacts = (NUMBER,)
    desk.show(window("whatsapp", f"Video call {NUMBER}"))
    assert desk.signs_of_call == {}


def test_out_of_sight_and_with_a_bare_title_it_is_the_same_caller() -> None:
    desk = Desk()
    desk.show(window("whatsapp", f"Video call {NUMBER}"))
    desk.show(window("whatsapp", "Video call"))
    desk.show()
    assert Source.UNKNOWN_CALLER in desk.signs_of_call


def test_of_a_number_no_digit_is_kept_and_the_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "numbers.json"
    numbers = Numbers(path)
    assert numbers.first("77011234567")
    assert not Numbers(path).first("77011234567")
    text = path.read_text()
    assert "7701" not in text
    assert set(json.loads(text)) == {"salt", "seen"}
    if os.name == "posix":  # on Windows a profile is its owner's already
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    numbers.forget()
    assert not path.exists()
    assert Numbers(path).first("77011234567")


def test_where_no_history_is_kept_no_number_is(tmp_path: Path) -> None:
    numbers = Numbers(tmp_path / "n", lambda: False)
    assert (numbers.first("77011234567"), numbers.first("77011234567")) == (True, False)
    assert not (tmp_path / "n").exists()


@pytest.mark.parametrize("data", [b"", b"[]", b'{"salt": "zz", "seen": []}', b'{"salt": "00", "seen": 3}', b"[" * 9000])
def test_a_file_that_is_not_ours_is_begun_anew(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "numbers.json"
    path.write_bytes(data)
    assert Numbers(path).first("77011234567")
    assert len(json.loads(path.read_text())["seen"]) == 1 < MOST
