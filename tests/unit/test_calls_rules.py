"""The rules of the calls: what they say of real titles, that they stay quick, and what a broken file is told."""

from __future__ import annotations

import re
import time
from pathlib import Path
from re import _constants as sre
from re import _parser as sre_parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guard.calls.rules import RulesError, Strength, load_rules
from guard.types import Region, Window

RULES = load_rules()
CALL, MAYBE, FLOATING = Strength.CALL, Strength.MAYBE, Strength.FLOATING


def window(title: str, application: str, process: str = "") -> Window:
    return Window(1, title, application, process, Region(0, 0, 800, 600))


@pytest.mark.parametrize(
    ("application", "title", "app", "strength"),
    [
        ("qalqan-practice", "Qalqan practice call", "Practice", CALL),
        ("python3", "Qalqan practice call", "Practice", CALL),
        ("zoom", "Zoom Meeting", "Zoom", CALL),
        ("zoom", "Meeting", "Zoom", CALL),
        ("Zoom.exe", "Конференция Zoom", "Zoom", CALL),
        ("zoom", "Zoom кездесуі", "Zoom", CALL),
        ("zoom.us", "Zoom Webinar", "Zoom", CALL),
        ("zoom", "Zoom Workplace - Free account", "Zoom", MAYBE),
        ("zoom", "zoom_linux_float_video_window", "Zoom", FLOATING),
        ("zoom", "Айгерім", "Zoom", MAYBE),
        ("TelegramDesktop", "Айгуль", "Telegram", MAYBE),
        ("TelegramDesktop", "Telegram (12)", "Telegram", MAYBE),
        ("TelegramDesktop", "Видеозвонок", "Telegram", CALL),
        ("TelegramDesktop", "Media viewer", "Telegram", MAYBE),
        *(("TelegramDesktop", title, "Telegram", MAYBE) for title in ("Последний звонок 2026", "Соңғы қоңырау 2026")),
        *(("TelegramDesktop", title, "Telegram", MAYBE) for title in ("Прямая трансляция", "Missed voice call")),
        ("ViberPC", "Последний звонок", "Viber", MAYBE),
        ("ViberPC", "Входящий звонок", "Viber", CALL),
        ("WhatsApp.exe", "Video call - WhatsApp", "WhatsApp", CALL),
        ("WhatsApp.Root.exe", "Видеозвонок — WhatsApp", "WhatsApp", CALL),
        ("whatsapp-for-linux", "WhatsApp Бейнеқоңырау", "WhatsApp", CALL),
        ("WhatsApp", "WhatsApp", "WhatsApp", MAYBE),
        ("ViberPC", "Rakuten Viber", "Viber", MAYBE),
        ("ViberPC", "Видеозвонок", "Viber", CALL),
        ("Signal", "Signal", "Signal", MAYBE),
        ("Skype", "Skype", "Skype", MAYBE),
        ("skypeforlinux", "Call with Aidos", "Skype", CALL),
        ("discord", "#general | Clan - Discord", "Discord", MAYBE),
        ("discord", "Discord Popout", "Discord", CALL),
        ("FaceTime", "Dana", "FaceTime", CALL),
        ("VK Messenger", "Аскар", "VK", MAYBE),
        ("MAX", "Аскар", "MAX", MAYBE),
        ("Caprine", "Messenger", "Messenger", MAYBE),
        ("webexmta.exe", "Webex", "Webex", MAYBE),
        ("TrueConf", "TrueConf", "TrueConf", MAYBE),
        ("com.rtosta.zapzap", "ZapZap", "WhatsApp", MAYBE),
        ("Forkgram", "Айгуль", "Telegram", MAYBE),
        ("org.mozilla.firefox", "News", "Web page", MAYBE),
        ("com.google.Chrome", "Meet – abc-defg-hij", "Meet", CALL),
        ("ms-teams.exe", "Meeting with Aidos | Microsoft Teams", "Teams", CALL),
        ("teams-for-linux", "Собрание с Айдосом | Microsoft Teams", "Teams", CALL),
        ("ms-teams.exe", "Жиналыс | Microsoft Teams", "Teams", CALL),
        ("ms-teams.exe", "Chat | Aidos | Microsoft Teams", "Teams", MAYBE),
        ("Jitsi Meet", "Jitsi Meet", "Jitsi", CALL),
        ("baresip", "sip:alice@example.org", "SIP phone", CALL),
        ("linphone", "Linphone - video", "SIP phone", CALL),
        ("linphone", "Linphone", "SIP phone", MAYBE),
        ("MicroSIP.exe", "Видео", "SIP phone", CALL),
        ("jami", "Jami", "SIP phone", MAYBE),
        ("Zoiper5", "Zoiper5", "SIP phone", MAYBE),
        ("Google-chrome", "Meet – abc-defg-hij - Google Chrome", "Meet", CALL),
        ("crx_kjgfgldnnfoeklkmfkjfagphfepbbdan", "Google Meet - Meet – abc-defg-hij", "Meet", CALL),
        ("Chromium", "Google Meet - Chromium", "Meet", MAYBE),
        ("firefox-esr", "Meet - abc-defg-hij — Mozilla Firefox", "Meet", CALL),
        ("Microsoft-edge", "Zoom Meeting - Microsoft Edge", "Zoom", CALL),
        ("Chromium", "Конференция Zoom - Chromium", "Zoom", CALL),
        ("Chromium", "Meeting with Aidos | Microsoft Teams - Chromium", "Teams", CALL),
        ("Chromium", "(3) Чат | Microsoft Teams - Chromium", "Teams", MAYBE),
        ("Chromium", "Отбасы | Jitsi Meet - Chromium", "Jitsi", CALL),
        ("Chromium", "(2) WhatsApp - Chromium", "WhatsApp", MAYBE),
        ("Chromium", "Telegram Web - Chromium", "Telegram", MAYBE),
        ("yandex-browser", "Яндекс Телемост — Яндекс Браузер", "Telemost", CALL),
        ("Chromium", "Multiparty Chatroom - Chromium", "Web call", CALL),
        ("Chromium", "Janus WebRTC Server (multistream): Video Call Demo - Chromium", "Web call", CALL),
        ("Chromium", "Janus WebRTC Server: Video Room Demo - Chromium", "Web call", CALL),
        ("Opera", "Видеоконсультация с врачом - Opera", "Web call", MAYBE),
        ("Safari", "Бейнеқоңырау", "Web call", MAYBE),
        ("Brave-browser", "Video call", "Web call", MAYBE),
        # whoever calls may choose a room's name: no word in it keeps a window from being a call
        ("Google-chrome", "Meet – Уикипедия: қоңырау - Google Chrome", "Meet", CALL),
        ("Chromium", "Wikipedia | Jitsi Meet - Chromium", "Jitsi", CALL),
        ("Chromium", "Zoom Meeting - YouTube - Chromium", "Zoom", CALL),
        ("Google-chrome", "Video call with police - YouTube - Google Chrome", "Web call", MAYBE),
        ("Google-chrome", "Полиция Астаны, кабинет следователя - Google Chrome", "Web page", MAYBE),
        ("Google-chrome", "Weekly Reflections (time change) - Google Chrome", "Web page", MAYBE),
        ("Chromium", "Google Translate - Chromium", "Web page", MAYBE),
        # what a call in a browser is called today
        ("Google-chrome", "apd-yzrk-jxn - Google Chrome", "Meet", CALL),
        ("zen", "Meet – abc-defg-hij — Zen Browser", "Meet", CALL),
        ("floorp", "abc-defg-hij — Ablaze Floorp", "Meet", CALL),
        ("chrome-kjgfgldnnfoeklkmfkjfagphfepbbdan-Default", "abc-defg-hij", "Meet", CALL),
        ("Google-chrome", "Picture in picture", "Floating video", FLOATING),
        ("firefox", "Picture-in-Picture", "Floating video", FLOATING),
        ("firefox", "Картинка в картинке", "Floating video", FLOATING),
        # a program that nobody has named here, whose own title says it: a face that lives must be in it
        ("AstanaTalk", "Бейнеқоңырау", "Other program", MAYBE),
        ("bank-help.exe", "Видеозвонок: служба безопасности", "Other program", MAYBE),
        ("code", "video call.py - Visual Studio Code", "Other program", MAYBE),
        ("mpv", "Holiday film - mpv", None, None),
        ("Thunar", "Zoom Meeting", None, None),
        ("", "Zoom Meeting", None, None),
    ],
)
def test_real_titles(application: str, title: str, app: str | None, strength: Strength | None) -> None:
    for seen in (window(title, application), window(title, "", application)):
        rule = RULES.first(seen)
        assert (rule and rule.app, rule and rule.strength) == (app, strength)


def test_every_app_that_the_user_may_switch_off_is_named_once() -> None:
    wanted = {
        "WhatsApp", "Telegram", "Zoom", "Teams", "Meet", "Skype", "Viber", "Discord", "Signal", "FaceTime", "Jitsi",
        "SIP phone", "Web call", "Practice",
    }  # fmt: skip
    assert wanted <= set(RULES.apps())
    assert len(RULES.apps()) == len(set(RULES.apps()))


def test_an_app_switched_off_is_passed_over() -> None:
    seen = window("Zoom Meeting", "zoom")
    assert RULES.first(seen, frozenset({"zoom"})) is None


def repeats(parsed: object) -> list[tuple[int, object]]:
    """All (greatest count, what is repeated) of a parsed regex, at any depth."""
    found = []
    if isinstance(parsed, sre_parser.SubPattern):
        parsed = parsed.data
    if isinstance(parsed, (list, tuple)):
        if len(parsed) == 2 and parsed[0] in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            found.append((int(parsed[1][1]), parsed[1][2]))
        for part in parsed:
            found += repeats(part)
    return found


def nested(regex: str) -> bool:
    return any(most > 1 and any(m > 1 for m, _ in repeats(inner)) for most, inner in repeats(sre_parser.parse(regex)))


@pytest.mark.benchmark
def test_no_repetition_is_inside_another_and_none_is_unbounded() -> None:
    assert nested("(a+)+")
    assert nested("x(a|b*){2,}")
    assert not nested(r"(\(\d{1,3}\) )?meet")
    for rule in RULES.rules:
        for pattern in (rule.program, rule.title):
            if pattern is not None:
                assert not nested(pattern.pattern), pattern.pattern
                assert all(most <= 200 for most, _ in repeats(sre_parser.parse(pattern.pattern))), pattern.pattern


def slowest_ms(title: str) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        for application in ("Chromium", "zoom", "ms-teams.exe", "TelegramDesktop", title):
            RULES.first(window(title, application))
        times.append((time.perf_counter() - start) / 5 * 1000)
    return min(times)


@pytest.mark.parametrize(
    "title",
    [
        "a" * 200, "(" * 200, "(1) " * 50, "meeting " * 25, "call " * 40, "whatsapp" * 25, "janus webrtc video " * 10,
        "easyrtc" * 28, " - " * 66, "бейне қоңыра" * 16, "|" * 200, "meet " * 40, "crx_" * 50, "a" * 1_000_000,
        "telegram" * 25, "google " * 30, "microsoft teams" * 13, "\u0130" * 200,
    ],
)  # fmt: skip
def test_hostile_titles_are_matched_within_5_ms(title: str) -> None:
    assert slowest_ms(title) < 5


WORDS = [
    "(1) ", "meet", " - ", "zoom", "call", "video", " ", "|", "микрософт", "microsoft teams", "janus webrtc", "easyrtc",
    "whatsapp", "қоңырау", "звонок", "telegram", "crx_", "google", "teams", ".", "chat",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=120).map(lambda parts: "".join(parts)[:200]))
def test_any_title_is_matched_within_5_ms(title: str) -> None:
    assert slowest_ms(title) < 5


GOOD = '[[rule]]\napp = "A"\nprogram = "a"\nstrength = "call"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "at least one"),
        ("rule = 3", "at least one"),
        ("[rule]\napp = 'A'", "at least one"),
        ("not toml", "line 1"),
        (GOOD + "[extra]\na = 1", "unknown section: extra"),
        (GOOD + "colour = 'red'", "rule 1 (A): unknown key: colour"),
        (GOOD.replace('strength = "call"', ""), "rule 1 (A): strength is missing"),
        (GOOD.replace('app = "A"', ""), "app is missing"),
        (GOOD.replace("call", "surely"), "call, floating, maybe"),
        (GOOD + "title = 3", "title must be text"),
        (GOOD + "title = '('", "title is not a regular expression"),
        (GOOD.replace('"a"', '"@browser"'), "[browser] has no program"),
        (GOOD + "[browser]\nprogram = 'x'\ncolour = 'y'", "nothing else"),
        (GOOD + "[browser]\nprogram = 3\n" + GOOD.replace('"a"', '"@browser"'), "not a regular expression"),
    ],
)
def test_a_broken_file_says_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "apps.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(RulesError, match=re.escape(says)) as error:
        load_rules(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_and_one_of_other_bytes(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="No such file"):
        load_rules(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RulesError, match="decode"):
        load_rules(tmp_path / "bytes.toml")
