"""Who calls, in whose name, and what comes to the front, by titles alone; and an hour in which nothing is asked."""

from __future__ import annotations

import json
import os
import stat
import tomllib
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guard import integrity
from guard.calls.finder import CallFinder
from guard.calls.rules import load_rules
from guard.signals.caller import Caller, caller, known
from guard.signals.letters import fold
from guard.signals.lists import BARS, MONEY, OFFICIALS, load_bars, load_officials, load_places
from guard.signals.money_pause import AFTER_S, MoneyPause
from guard.signals.numbers import MOST, Numbers
from guard.signals.official_claim import OfficialClaim
from guard.signals.screen_sharing import ScreenSharing
from guard.signals.tools import ToolsError
from guard.signals.unknown_caller import UnknownCaller
from guard.status import Status
from guard.types import (
    Event,
    EventKind,
    Finding,
    Region,
    Source,
    Stranger,
    Track,
    Verdict,
    VerdictKind,
    Window,
)

PLACE = Region(100, 80, 640, 480)
NUMBER = "+7 701 123-45-67"
RULES = load_rules()


def window(program: str, title: str, number: int = 7, active: bool = True) -> Window:
    return Window(number, title, program, program, PLACE, active=active)


class Desk:
    """Windows, calls as the rules find them, a clock, the signs, and what was said of it."""

    def __init__(self, *contacts: str, numbers: Path | None = None) -> None:
        self.now, self.wanted, self.contacts = 100.0, True, contacts
        self.events: list[Event] = []
        self.status = Status(self.events.append, lambda: self.now)
        self.numbers = Numbers(numbers)
        asked = lambda: self.wanted  # noqa: E731
        people = lambda: self.contacts  # noqa: E731
        self.signs = [
            UnknownCaller(self.status, self.numbers, asked, people),
            OfficialClaim(self.status, load_officials(), asked, people),
            ScreenSharing(self.status, load_bars(), asked),
            MoneyPause(self.status, load_places(), asked),
        ]

    def show(self, *windows: Window, seconds: float = 1.0, face: bool = True) -> None:
        """These windows for a while; in what may be a call somebody lives."""
        self.now += seconds
        found = CallFinder(RULES).find(windows)
        for target in self.status.follow(found, {one.id for one in windows}):
            self.status.looked(target.call_id, None)
            if face:
                self.status.judged(target.call_id, self.now, Verdict(VerdictKind.NO_SIGNS, self.now), (PERSON,), True)
        for sign in self.signs:
            sign.look(windows, self.now)

    @property
    def signs_of_call(self) -> dict[Source, str]:
        call = self.status.state.call
        return {} if call is None else {one.source: one.name for one in call.findings}

    def count(self, kind: EventKind) -> int:
        return sum(event.kind is kind for event in self.events)

    @property
    def asked_of_strangers(self) -> int:
        """Calls over which the strip with its questions would come."""
        seen = {
            event.call.id
            for event in self.events
            if event.call and any(one.source is Source.UNKNOWN_CALLER for one in event.call.findings)
        }
        return len(seen)


PERSON = Track(1, None, 0.0, 1.0, 9)  # type: ignore[arg-type]


# who calls


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
    ],
)
def test_a_title_names_a_number_a_name_or_nobody(title: str, application: str, who: Caller) -> None:
    assert caller(title, application) == who


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


# in whose name


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Полиция Астаны", "police"),
        ("Пoлиция", "police"),  # a Latin o
        ("П0ЛИЦИЯ", "police"),
        ("ПΟЛИЦИЯ", "police"),  # a Greek omicron
        ("П\u043e\u0301лиция", "police"),
        ("Следователь Иванов", "police"),
        ("Police of Astana", "police"),
        ("KHБ", "knb"),  # a Latin K and H
        ("ҰҚК қызметкері", "knb"),
        ("Нaциoнальный Банк", "national_bank"),
        ("Служба безопасности Kaspi", "bank_security"),
        ("Банк қауіпсіздігі", "bank_security"),
        ("eGov.kz 1414", "egov"),
        ("Beeline", "operator"),
        ("Прокурор Серіков", "prosecutor"),
        *((name, None) for name in ("Айгерім", "Полина", "Мама", "Аскар Ұлттық", "Kaspi", "Комитет дома", "Апам", "")),
    ],
)
def test_a_body_is_known_by_its_name_whatever_letters_it_is_written_with(name: str, body: str | None) -> None:
    assert load_officials().of(name) == body


def test_look_alike_letters_are_one() -> None:
    assert fold("ПОЛИЦИЯ") == fold("пoлицuя") == fold("Пολиция".replace("λ", "л"))
    assert fold("КНБ") == fold("KHБ") == fold("кhб")


def test_a_caller_named_like_a_body_is_warned_of_once_and_not_where_the_user_knows_them() -> None:
    desk = Desk()
    for _ in range(5):
        desk.show(window("telegramdesktop", "Пoлиция Астаны"))
    alert = desk.status.state.alert
    assert (alert.source, alert.level, alert.name) == (Source.OFFICIAL_CLAIM, VerdictKind.SUSPECT, "police")
    assert desk.count(EventKind.ALERT) == 1
    desk.contacts = ("Пoлиция Астаны",)
    desk.show(window("telegramdesktop", "Пoлиция Астаны"))
    assert desk.status.state.alert is None


def test_a_page_of_a_newspaper_is_no_caller() -> None:
    desk = Desk()
    desk.show(window("google-chrome", "Полиция Астаны предупредила - Tengrinews - Google Chrome"))
    assert desk.status.state.call is not None  # a page with a living face in it
    assert desk.signs_of_call == {}


# money


def suspicious(desk: Desk) -> Window:
    call = window("telegramdesktop", "Полиция", active=False)
    desk.show(window("telegramdesktop", "Полиция"))
    assert desk.status.state.alert is not None
    return call


def money(desk: Desk) -> list[str]:
    return [event.name for event in desk.events if event.kind is EventKind.MONEY]


KASPI = window("google-chrome", "Kaspi.kz - Google Chrome", 8)


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


def test_a_call_that_only_the_user_finds_suspicious_counts() -> None:
    desk = Desk("Мама")
    desk.show(window("zoom", "Zoom Meeting"))
    call = desk.status.state.call
    desk.status.find(call.id, Finding(Source.CALLER_SAYS, VerdictKind.SUSPECT, None, desk.now, name="money"))
    desk.show(window("zoom", "Zoom Meeting", active=False), KASPI)
    assert money(desk) == ["Kaspi"]


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
    assert load_places().of(window(program, title)) == name


# a screen that is shown

ZOOM = window("zoom.exe", "Zoom Meeting")
BAR = window("zoom.exe", "Screen sharing meeting controls", 9, active=False)


@pytest.mark.parametrize(
    ("program", "title", "name"),
    [  # as they were seen; sources in the list
        ("Zoom.exe", "Screen sharing meeting controls", "Zoom"),
        ("zoom", "as_toolbar", "Zoom"),
        ("ms-teams.exe", "Sharing control bar | Microsoft Teams | Pinned window", "Microsoft Teams"),
        ("chrome.exe", "meet.google.com is sharing your screen.", "Web browser"),
        ("chromium", "discord.com is sharing your screen and audio.", "Web browser"),
        ("chrome", "Приложению meet.google.com предоставлен доступ к вашему экрану.", "Web browser"),
        ("Zoom.exe", "Video layouts", None),
        ("Zoom.exe", "Zoom Meeting", None),
        ("ms-teams.exe", "Meeting compact view | Microsoft Teams", None),
        ("chrome.exe", "How to see who is sharing your screen. - Google Chrome", None),
        ("winword.exe", "meet.google.com is sharing your screen.", None),
        ("chrome.exe", "meet.google.com is sharing a window.", None),
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


# the lists


def test_each_entry_has_a_source_and_a_date() -> None:
    bodies = tomllib.loads((integrity.ROOT / OFFICIALS).read_text("utf-8"))["body"]
    assert {body["id"] for body in bodies} == {
        "police", "knb", "national_bank", "bank_security", "egov", "operator", "prosecutor",
    }  # fmt: skip
    for body in bodies:
        assert len(body["says"]) > 40
        assert body["date"] == "2025" or date(2025, 1, 1) < date.fromisoformat(body["date"])
    places = tomllib.loads((integrity.ROOT / MONEY).read_text("utf-8"))["place"]
    assert {"Kaspi", "Halyk", "Jusan", "ForteBank", "Bank CenterCredit", "Freedom Bank", "eGov", "loan"} <= {
        place["name"] for place in places
    }
    bars = tomllib.loads((integrity.ROOT / BARS).read_text("utf-8"))["bar"]
    assert {bar["name"] for bar in bars} == {"Zoom", "Microsoft Teams", "Web browser"}
    assert all(title == title.casefold() for bar in bars for title in bar["titles"])
    for entry in (*bodies, *places, *bars):
        assert urlsplit(entry["source"]).scheme == "https"


@pytest.mark.parametrize(
    "text",
    ["", "body = 3", "[[body]]\nid='x'", "[[body]]\nid='x'\nwords=['ab']\nsays='s'\nsource='s'\ndate='d'",
     "[[body]]\nid='x'\nwords='police'\nsays='s'\nsource='s'\ndate='d'", "[[place]]\nname='x'", "\ud800"],
)  # fmt: skip
def test_a_list_that_cannot_be_is_one_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_bytes(text.encode(errors="surrogatepass"))
    for load in (load_officials, load_places, load_bars):
        with pytest.raises(ToolsError, match=r"list\.toml: ."):
            load(path)


def test_no_title_and_no_name_is_logged(caplog, tmp_path: Path) -> None:
    caplog.set_level("DEBUG")
    desk = Desk("Мама", numbers=tmp_path)  # a folder: it cannot be written
    desk.show(window("whatsapp", f"Video call {NUMBER}"))
    desk.show(window("telegramdesktop", "Полиция Астаны"), KASPI)
    assert not any(word in caplog.text for word in ("701", "Полиция", "Kaspi", "Мама"))


# an hour of ordinary use

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
