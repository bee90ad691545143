"""Programs for controlling a computer from afar: which process is which, when it is said, and an hour of nothing."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import psutil
import pytest

from guard import integrity
from guard.calls.finder import Found
from guard.signals.remote_control import FRESH_S, IDLE_S, LOOK_S, Process, RemoteControl, running
from guard.signals.tools import SHIPPED, SYSTEMS, ToolsError, load_tools
from guard.status import Status
from guard.types import Event, EventKind, Region, Source, VerdictKind, Window

CALL = Window(7, "t", "WhatsApp", "whatsapp", Region(100, 80, 640, 480), active=True)
LONG_AGO = 1_000_000.0
WALL = 2_000_000.0

# What runs on two desks, as ps and the Task Manager name it: with services of such programs, and none of them open.
WINDOWS = (
    "System", "Registry", "smss.exe", "csrss.exe", "wininit.exe", "services.exe", "lsass.exe", *["svchost.exe"] * 70,
    "fontdrvhost.exe", "dwm.exe", "spoolsv.exe", "MsMpEng.exe", "TeamViewer_Service.exe", "remoting_host.exe",
    "SupremoService.exe", "UltraViewer_Service.exe", "rutserv.exe", "ROMServer.exe", "rserver3.exe", "dwagsvc.exe",
    "ToDesk_Service.exe", "SRService.exe", "ISLLightService.exe", "RCService.exe", "deskin_service.exe",
    "sihost.exe", "taskhostw.exe", "explorer.exe", "ctfmon.exe",
    "SearchHost.exe", "StartMenuExperienceHost.exe", "RuntimeBroker.exe", "SecurityHealthSystray.exe", "OneDrive.exe",
    *["chrome.exe"] * 24, *["msedge.exe"] * 8, *["msedgewebview2.exe"] * 6, "Telegram.exe", "WhatsApp.exe", "Zoom.exe",
    "WINWORD.EXE", "EXCEL.EXE", "OUTLOOK.EXE", "1cv8.exe", "NCALayer.exe", "Teams.exe", "ms-teams.exe", "mstsc.exe",
    "QuickTimePlayer.exe", "Radmin.exe", "ROMViewer.exe", "rutview.exe", "tvnviewer.exe",
    "AnyTrans.exe", "desktop.exe", "remotemouse.exe", "audiodg.exe", "conhost.exe",
)  # fmt: skip
LINUX = (
    "systemd", "kthreadd", *["kworker/0:1-events"] * 40, "systemd-journal", "dbus-daemon", "NetworkManager", "Xorg",
    "teamviewerd", "chrome-remote-d", "gnome-shell", "gsd-media-keys", "pipewire", "wireplumber", *["chrome"] * 20,
    *["firefox-bin"] * 9, "telegram-desktop", "zoom", "soffice.bin", "nautilus", "gnome-remote-desktop-daemon", "sshd",
    "remmina", "python3", "qalqan",
)  # fmt: skip


class Desk:
    """Running processes, a clock, calls, and what was said of them."""

    def __init__(self, *names: str, system: str = "windows") -> None:
        self.now, self.wanted, self.fails = 100.0, True, False
        self.events: list[Event] = []
        self.running = [Process(pid, LONG_AGO, name) for pid, name in enumerate(names, 1)]
        self.status = Status(self.events.append, lambda: self.now)
        self.signal = RemoteControl(
            self.status, load_tools(system=system), lambda: self.wanted, self._processes, self.wall
        )

    def wall(self) -> float:
        return WALL + self.now

    def _processes(self) -> list[Process]:
        if self.fails:
            raise psutil.AccessDenied
        return list(self.running)

    def start(self, name: str, ago_s: float = 0.0) -> Process:
        process = Process(len(self.running) + 1000, self.wall() - ago_s, name)
        self.running.append(process)
        return process

    def call(self, app: str = "WhatsApp") -> int:
        """A call in which nobody is ever seen: this sign needs no face."""
        [target] = self.status.follow([Found(CALL, app, certain=True)], [CALL])
        return target.call_id

    def look(self, seconds: float = LOOK_S) -> float:
        self.now += seconds
        return self.signal.step(self.now)

    @property
    def alert(self) -> tuple[VerdictKind, str] | None:
        alert = self.status.state.alert
        return None if alert is None else (alert.level, alert.name)

    def interruptions(self) -> int:
        return sum(event.kind is EventKind.ALERT for event in self.events)


@pytest.mark.parametrize(
    ("system", "process", "tool"),
    [
        ("windows", "AnyDesk.exe", "AnyDesk"),
        ("windows", "AnyDesk (1).exe", "AnyDesk"),
        ("windows", "AnyDesk-3f2a91c0.exe", "AnyDesk"),
        ("windows", "ANYDESK.EXE", "AnyDesk"),
        ("windows", "rustdesk-1.3.9-x86_64.exe", "RustDesk"),
        ("windows", "HopToDesk.exe", "HopToDesk"),
        ("windows", "TeamViewer.exe", "TeamViewer"),
        ("windows", "TeamViewerQS_x64 (2).exe", "TeamViewer"),
        ("windows", "TeamViewer_Service.exe", None),
        ("windows", "tv_x64.exe", None),
        ("windows", "QuickAssist.exe", "Quick Assist"),
        ("windows", "AA_v3.exe", "Ammyy Admin"),
        ("windows", "Supremo.exe", "Supremo"),
        ("windows", "SupremoService.exe", None),
        ("windows", "UltraViewer_Desktop.exe", "UltraViewer"),
        ("windows", "remoting_host.exe", None),
        ("windows", "remoting_desktop.exe", "Chrome Remote Desktop"),
        ("windows", "rustdesk_1.4.0.exe", "RustDesk"),
        ("windows", "RustDesk - копия.exe", "RustDesk"),
        ("windows", "AnyDesk — көшірме (2).exe", "AnyDesk"),
        ("windows", "Supremo - Copy (3).exe", "Supremo"),
        ("windows", "rustdesk-host=a.kz,key=x.exe", "RustDesk"),
        ("windows", "rustdesk-host=10.0.0.1,key=x=,relay=10.0.0.1.exe", "RustDesk"),
        ("windows", "Assistant.exe", "Ассистент"),
        ("windows", "rfusclient.exe", "Remote Utilities (RMS)"),
        ("windows", "ROMFUSClient.exe", "LiteManager"),
        ("windows", "FamItrfc.Exe", "Radmin"),
        ("windows", "winvnc.exe", "UltraVNC"),
        ("windows", "tvnserver.exe", "TightVNC"),
        ("windows", "dwagent.exe", "DWService"),
        ("windows", "ToDesk_4.7.2.1.exe", "ToDesk"),
        ("windows", "AweSun.exe", "AweSun"),
        ("windows", "SunloginClient.exe", "Sunlogin"),
        ("windows", "SplashtopSOS (1).exe", "Splashtop SOS"),
        ("windows", "Support-LogMeInRescue.exe", "LogMeIn Rescue"),
        ("windows", "LMI_Rescue.exe", "LogMeIn Rescue"),
        ("windows", "ISLLight.exe", "ISL Light"),
        ("windows", "RCClient.exe", "AnyViewer"),
        ("windows", "DeskIn.exe", "DeskIn"),
        ("linux", "rustdesk.AppIma", "RustDesk"),
        ("linux", "ToDesk", "ToDesk"),
        ("linux", "assistant", None),  # Qt's, for reading manuals
        ("linux", "anydesk", "AnyDesk"),
        ("linux", "rustdesk-1.3.9-", "RustDesk"),
        ("linux", "teamviewerd", None),
        ("linux", "TeamViewer", "TeamViewer"),
        ("linux", "TeamViewer_Desk", "TeamViewer"),
        ("linux", "chrome-remote-d", None),
        ("macos", "AnyDesk", "AnyDesk"),
        ("macos", "RustDesk", "RustDesk"),
    ],
)
def test_a_process_is_known_by_its_name(system: str, process: str, tool: str | None) -> None:
    assert load_tools(system=system).of(process) == tool


@pytest.mark.parametrize("system", SYSTEMS)
def test_nothing_that_runs_on_ordinary_desks_is_one(system: str) -> None:
    tools = load_tools(system=system)
    assert [name for name in (*WINDOWS, *LINUX, "", " ", ".exe", "(1)") if tools.of(name)] == []


def test_each_program_has_a_source_and_a_service_is_never_also_a_sign() -> None:
    listed = tomllib.loads((integrity.ROOT / SHIPPED).read_text("utf-8"))["tool"]
    assert len({tool["name"] for tool in listed}) == len(listed) >= 12
    for tool in listed:
        assert urlsplit(tool["source"]).netloc
        names = {name for system in SYSTEMS for name in tool.get(system, ())}
        assert names
        assert not names & set(tool.get("service", ()))
        assert not any(service.startswith(name[:-1]) for name in names if name[-1] == "*" for service in
                       tool.get("service", ()))  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "[tool]", "tool = 3", "[[tool]]\nname = 'x'", "[[tool]]\nname='x'\nsource='y'\nwindows='anydesk'",
     "[[tool]]\nname='x'\nsource='y'\nlinux=['AnyDesk']", "[[tool]]\nname='x'\nsource='y'\nlinux=['*']",
     "[[tool]]\nname='x'\nsource='y'\nlinux=[3]", "[[tool]]\nname='x'\nsource='y'\nbsd=['anydesk']", "\ud800"],
)  # fmt: skip
def test_a_list_that_cannot_be_is_one_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "tools.toml"
    path.write_bytes(text.encode(errors="surrogatepass"))
    with pytest.raises(ToolsError, match=r"tools\.toml: ."):
        load_tools(path)


def test_what_is_opened_during_a_call_is_a_warning_and_goes_when_it_is_closed() -> None:
    desk = Desk(*WINDOWS)
    desk.call()
    desk.look()
    tool = desk.start("AnyDesk.exe")
    assert desk.alert is None
    assert desk.look() == LOOK_S
    assert desk.alert == (VerdictKind.SUSPECT, "AnyDesk")
    assert desk.status.state.alert.source is Source.REMOTE_CONTROL
    desk.look()
    assert desk.interruptions() == 1
    desk.running.remove(tool)
    desk.look()
    assert desk.alert is None
    assert desk.status.state.call.findings == ()


def test_what_was_open_before_the_call_is_only_mentioned() -> None:
    desk = Desk(*WINDOWS, "TeamViewer.exe", "AnyDesk.exe")
    desk.call()
    for _ in range(5):
        desk.look()
    [finding] = desk.status.state.call.findings
    assert (finding.source, finding.level) == (Source.REMOTE_CONTROL, VerdictKind.INSUFFICIENT)
    assert desk.alert is None
    desk.start("AnyDesk.exe")  # the service had this name too: only what begins tells
    desk.look()
    assert desk.alert == (VerdictKind.SUSPECT, "AnyDesk")


@pytest.mark.parametrize(("ago_s", "level"), [(FRESH_S / 2, VerdictKind.SUSPECT), (FRESH_S * 2, None)])
def test_what_was_opened_while_it_rang_counts_as_in_the_call(ago_s: float, level: VerdictKind | None) -> None:
    desk = Desk(*WINDOWS)
    desk.start("RustDesk.exe", ago_s)
    desk.call()
    desk.look(0)
    assert (desk.alert and desk.alert[0]) is level


def test_who_hangs_up_and_calls_again_is_not_forgotten() -> None:
    desk = Desk(*WINDOWS)
    first = desk.call()
    desk.look()
    desk.start("HopToDesk.exe")
    desk.look()
    desk.status.follow([], [])
    desk.now += 3600
    desk.status.follow([], [])
    assert desk.look() == IDLE_S
    assert desk.call() != first
    desk.look()
    assert desk.alert == (VerdictKind.SUSPECT, "HopToDesk")


def test_another_program_is_said_though_the_first_was_answered() -> None:
    desk = Desk(*WINDOWS)
    desk.call()
    desk.look()
    desk.start("AnyDesk.exe")
    desk.look()
    desk.status.snooze(120)
    second = desk.start("RustDesk.exe")
    desk.look()
    assert desk.alert == (VerdictKind.SUSPECT, "RustDesk")
    desk.running.remove(second)
    desk.look()
    assert desk.alert == (VerdictKind.SUSPECT, "AnyDesk")
    assert desk.status.state.alert.snoozed
    assert desk.interruptions() == 2


def test_without_a_call_in_practice_or_switched_off_nothing_is_looked_at() -> None:
    desk = Desk("AnyDesk.exe")
    desk.fails = True  # a look would say so
    assert desk.look() == IDLE_S
    desk.call("Practice")
    assert desk.look() == IDLE_S
    desk.fails = False
    desk.status.pause()
    desk.call()
    desk.look()
    desk.start("RustDesk.exe")
    desk.look()
    assert desk.alert is not None
    desk.wanted = False
    assert desk.look() == IDLE_S
    assert desk.alert is None


def test_processes_that_cannot_be_listed_change_nothing_and_are_looked_for_again(caplog) -> None:
    desk = Desk(*WINDOWS)
    desk.call()
    desk.look()
    desk.start("AnyDesk.exe")
    desk.look()
    desk.fails = True
    assert desk.look() == LOOK_S
    assert desk.alert is not None
    assert "cannot be listed" in caplog.text


def test_the_log_names_no_process(caplog) -> None:
    caplog.set_level("DEBUG")
    desk = Desk("secret-diary.exe")
    desk.call()
    desk.look()
    desk.start("AnyDesk-of-Aigerim.exe")
    desk.look()
    assert desk.alert == (VerdictKind.SUSPECT, "AnyDesk")
    assert not {"secret", "Aigerim"} & set(caplog.text.replace("-", " ").split())


@pytest.mark.parametrize(("system", "names"), [("windows", WINDOWS), ("linux", LINUX)])
def test_an_hour_of_ordinary_use_is_interrupted_by_nothing(system: str, names: tuple[str, ...]) -> None:
    """Calls of ten minutes with pauses, programs that come and go, services that always run: 0 interruptions."""
    desk = Desk(*names, system=system)
    looks = 0
    for second in range(0, 3600, 3):
        if second % 900 == 0:
            desk.call()
        elif second % 900 == 600:
            desk.status.follow([], [])
            desk.now += 60
            desk.status.follow([], [])
        if second % 45 == 0:
            desk.start(names[second // 45 % len(names)])  # a tab, a document, a message
        elif second % 45 == 30:
            desk.running.pop()
        desk.look()
        looks += 1
    assert looks == 1200
    assert sum(event.kind is EventKind.ENDED for event in desk.events) == 4
    assert desk.interruptions() == 0


def test_an_hour_of_wanted_help_is_interrupted_once() -> None:
    """A relative or the office's own helper asks for TeamViewer, the user says "not now": 1 interruption."""
    desk = Desk(*WINDOWS)
    for second in range(0, 3600, 3):
        desk.call()
        if second == 300:
            desk.start("TeamViewer.exe")
        if second == 330:
            desk.start("TeamViewer_Desktop.exe")  # somebody is connected
        desk.look()
        if second == 310 // 3 * 3:
            desk.status.snooze(120)
    assert desk.interruptions() == 1


def test_real_processes_can_be_listed_and_stay_the_same() -> None:
    if sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version"):
        pytest.skip("Wine does not tell psutil its processes")
    first = {process.pid: process for process in running()}
    again = {process.pid: process for process in running()}
    own = psutil.Process()
    assert first[own.pid].started_s == own.create_time()  # what was opened just before the call goes by it
    assert all(first[pid] == again[pid] for pid in first.keys() & again.keys() if first[pid].name == again[pid].name)


def test_a_process_that_may_not_be_asked_for_its_name_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    class Secret(psutil.Process):
        info: ClassVar = {"name": None, "create_time": None, "status": psutil.STATUS_RUNNING}

    monkeypatch.setattr(psutil, "process_iter", lambda asked: iter([Secret()]))
    assert list(running()) == []


@pytest.mark.skipif(shutil.which("sleep") is None, reason="no sleep to be copied here")
def test_a_real_process_is_seen_by_its_name_until_it_ends(tmp_path: Path) -> None:
    program = tmp_path / "anydesk"
    shutil.copy(shutil.which("sleep"), program)
    process = subprocess.Popen([str(program), "60"])
    try:
        assert (process.pid, "anydesk") in {(one.pid, one.name) for one in running()}
    finally:
        process.kill()
    deadline = time.monotonic() + 5
    while process.pid in {one.pid for one in running()}:  # nobody has waited for it: a zombie
        assert time.monotonic() < deadline
    process.wait()
