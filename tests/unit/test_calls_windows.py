"""The windows of the programs on Windows, as others recorded them: what is a call, and what only waits for one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from guard.calls.rules import SHIPPED, Strength, load_rules
from guard.integrity import ROOT
from guard.system.windows import WindowsSystem
from tests.unit.fake_windows import FakeApi, FakeWindow

RULES = load_rules()
CALL, MAYBE, FLOATING = Strength.CALL, Strength.MAYBE, Strength.FLOATING
QT, CHROME, WINUI = "Qt51518QWindowIcon", "Chrome_WidgetWin_1", "WinUIDesktopWin32WindowClass"
CONF = "ConfMultiTabContentWndClass"

RECORDED = [
    # process, class, title, application, strength
    ("WhatsApp.exe", "ApplicationFrameWindow", "Video call \u200e- WhatsApp", "WhatsApp", CALL),
    ("WhatsApp.exe", "ApplicationFrameWindow", "Group video call \u200e- WhatsApp", "WhatsApp", CALL),
    ("WhatsApp.exe", "ApplicationFrameWindow", "Voice call - WhatsApp", "WhatsApp", CALL),
    ("WhatsApp.Root.exe", WINUI, "Видеозвонок - WhatsApp", "WhatsApp", CALL),
    ("WhatsApp.Root.exe", WINUI, "Бейнеқоңырау - WhatsApp", "WhatsApp", CALL),
    ("WhatsApp.Root.exe", WINUI, "WhatsApp", "WhatsApp", MAYBE),  # idle
    ("WhatsApp.exe", "ApplicationFrameWindow", "WhatsApp", "WhatsApp", MAYBE),  # idle
    ("Telegram.exe", QT, "Айгуль", "Telegram", MAYBE),  # its call, or a chat in a window of its own
    ("Telegram.exe", QT, "", "Telegram", MAYBE),  # its call, in older versions
    ("Telegram.exe", QT, "Telegram (3)", "Telegram", MAYBE),  # idle
    ("Telegram.exe", "Qt51518QWindowOwnDCIcon", "TelegramDesktop", "Telegram", MAYBE),
    ("Viber.exe", "Qt5QWindowIcon", "Rakuten Viber", "Viber", MAYBE),  # idle
    ("Viber.exe", "Qt5QWindowOwnDCIcon", "Видеозвонок", "Viber", CALL),
    ("Signal.exe", CHROME, "Signal", "Signal", MAYBE),  # idle, and in a call
    ("Signal.exe", CHROME, "Signal (2)", "Signal", MAYBE),
    ("Discord.exe", CHROME, "Discord Popout", "Discord", CALL),
    ("Discord.exe", CHROME, "#video call | Клан - Discord", "Discord", MAYBE),  # idle: the channel's own name
    ("Discord.exe", CHROME, "@dana - Discord", "Discord", MAYBE),
    ("Zoom.exe", CONF, "Zoom Meeting", "Zoom", CALL),
    ("Zoom.exe", CONF, "Конференция Zoom", "Zoom", CALL),
    ("Zoom.exe", CONF, "Zoom Webinar", "Zoom", CALL),
    ("Zoom.exe", CONF, "Zoom Workplace", "Zoom", MAYBE),  # idle: connecting, or left over from a meeting
    ("Zoom.exe", "ZPContentViewWndClass", "Zoom", "Zoom", CALL),
    ("Zoom.exe", "ZPFloatVideoWndClass", "Zoom", "Zoom", FLOATING),
    ("Zoom.exe", "ZPFloatVideoWndClass", "", "Zoom", FLOATING),
    ("Zoom.exe", "ZPPTMainFrmWndClassEx", "Zoom Workplace", "Zoom", MAYBE),  # idle, all day long
    ("Zoom.exe", "ZPPTMainFrmWndClassEx", "Zoom Cloud Meetings", "Zoom", MAYBE),
    ("Zoom.exe", "ZPFloatToolbarClass", "Screen sharing meeting controls", "Zoom", MAYBE),
    ("Zoom.exe", "ZPToolBarParentWndClass", "ZPToolBarParentWnd", "Zoom", MAYBE),
    ("Zoom.exe", "zWaitingMeetingIDWndClass", "Connecting…", "Zoom", MAYBE),
    ("ms-teams.exe", "TeamsWebView", "Meeting compact view | Standup | Microsoft Teams | Pinned window", "Teams", CALL),
    ("ms-teams.exe", "TeamsWebView", "Microsoft Teams meeting | Microsoft Teams", "Teams", CALL),
    ("ms-teams.exe", "TeamsWebView", "Собрание | Microsoft Teams", "Teams", CALL),
    ("ms-teams.exe", "TeamsWebView", "Звонок | Microsoft Teams", "Teams", CALL),
    ("ms-teams.exe", "TeamsWebView", "Weekly sync | Microsoft Teams", "Teams", MAYBE),  # a meeting, or not
    ("ms-teams.exe", "TeamsWebView", "Chat | Meeting with Aidos | Microsoft Teams", "Teams", MAYBE),  # idle
    ("ms-teams.exe", "TeamsWebView", "Calls | Microsoft Teams", "Teams", MAYBE),  # idle: its list of calls
    ("ms-teams.exe", "TeamsWebView", "Calendar | Microsoft Teams", "Teams", MAYBE),  # idle
    ("ms-teams.exe", "TeamsWebView", "Sharing control bar | Microsoft Teams | Pinned window", "Teams", MAYBE),
    ("YandexTelemost.exe", CHROME, "Яндекс Телемост", "Telemost", MAYBE),  # idle, or not
    ("chrome.exe", CHROME, "Meet – abc-defg-hij - Google Chrome", "Meet", CALL),
    ("msedge.exe", CHROME, "Meet – abc-defg-hij - Личный: Microsoft\u200b Edge", "Meet", CALL),
    ("chrome.exe", CHROME, "Google Meet - Google Chrome", "Meet", MAYBE),  # idle: the page before it
    ("firefox.exe", "MozillaWindowClass", "Zoom Meeting — Mozilla Firefox", "Zoom", CALL),
    ("chrome.exe", CHROME, "Картинка в картинке", "Floating video", FLOATING),
    ("chrome.exe", CHROME, "meet.google.com is sharing your screen.", "Web page", MAYBE),
    ("browser.exe", CHROME, "Яндекс Телемост — Яндекс Браузер", "Telemost", CALL),
    ("Code.exe", CHROME, "video call.py - Visual Studio Code", "Other program", MAYBE),  # Electron, as browsers are
    ("explorer.exe", "CabinetWClass", "Zoom Meeting", None, None),
    ("notepad.exe", "Notepad", "Meet – abc-defg-hij", None, None),
]


@pytest.mark.parametrize(("process", "window_class", "title", "app", "strength"), RECORDED)
def test_recorded_windows(
    process: str, window_class: str, title: str, app: str | None, strength: Strength | None
) -> None:
    """Through the back-end, which makes titles plain, and through the rules."""
    api = FakeApi(one=FakeWindow(title, window_class, process=7))
    api.processes[7] = process
    [window] = WindowsSystem(api, capture=None).windows()
    rule = RULES.first(window)
    assert (rule and rule.app, rule and rule.strength) == (app, strength)


def test_each_rule_of_a_program_there_says_where_it_is_from() -> None:
    data = tomllib.loads(Path(ROOT / SHIPPED).read_text("utf-8"))
    assert data["browser"]["windows"]
    programs = {"WhatsApp", "Telegram", "Viber", "Signal", "Skype", "Discord", "Zoom", "Teams", "Meet", "Telemost"}
    own = [rule for rule in data["rule"] if rule["app"] in programs and rule["program"] != "@browser"]
    assert {rule["app"] for rule in own} == programs
    silent = [rule for rule in own if not rule.get("windows") and "linux" not in rule.get("title", "")]
    assert not silent
