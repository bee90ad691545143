"""The installer for Windows under Wine: installed, run, installed over, removed, all of it silently.

With the payload that ``make wine`` put together, which has no Qt: the windows of the program do not run there.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e import ROOT
from tests.e2e.desktop import Desktop, end, wait_until
from tests.packaging import installer
from tests.wine.windows import ABSENT, PAYLOAD, Windows, unix

setup_exe = installer("windows.setup_exe")

MISSING = [*ABSENT, *([] if shutil.which("makensis") else ["makensis (make wine)"])]
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(MISSING), reason=f"not here: {', '.join(MISSING)}"),
]
ENTRY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Qalqan"
RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
PROGRAM = r"Programs\Qalqan\python\python.exe"
GONE = "app/guard/of_the_first_version.py"


class Computer:
    """A fresh prefix, and where in it the program goes."""

    def __init__(self, screen: Desktop, prefix: Path) -> None:
        plain = Windows(screen, prefix, "")
        plain.execute("wineboot", "--init")
        plain.execute("winecfg", "-v", "win10")
        [self.local] = prefix.glob("drive_c/users/*/AppData/Local")
        here = rf"C:\users\{self.local.parents[1].name}\AppData\Local"
        self.folder = self.local / "Programs" / "Qalqan"
        self.settings = self.local / "qalqan" / "settings.json"
        self.path = rf"{here}\Programs\Qalqan"
        self.windows = Windows(screen, prefix, rf"{here}\{PROGRAM}")

    def registry(self, key: str, *words: str) -> str:
        return self.windows.execute("reg", "query", key, *words)[1]


@pytest.fixture(scope="module")
def setups(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two versions; the first has a file that the second has not."""
    folder = tmp_path_factory.mktemp("setups")
    payload = folder / "payload"
    shutil.copytree(PAYLOAD, payload, copy_function=os.link, ignore=shutil.ignore_patterns("__pycache__"))
    (payload / GONE).write_text("")
    first = setup_exe.package(payload, "0.0.1", folder, "-DFAST")
    (payload / GONE).unlink()
    return [first, setup_exe.package(payload, "0.0.2", folder, "-DFAST")]


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    with Desktop("1280x800") as screen:
        yield Computer(screen, tmp_path_factory.mktemp("prefix"))


def test_windows_7_is_refused(computer: Computer, setups: list[Path]) -> None:
    """Which Debian 12's Wine says that it is, until it is told otherwise."""
    computer.windows.execute("winecfg", "-v", "win7")
    assert computer.windows.execute(unix(setups[0]), "/S")[0] == 4
    assert not computer.folder.exists()
    computer.windows.execute("winecfg", "-v", "win10")


def remove(computer: Computer) -> None:
    """The uninstaller goes on from the temporary folder after it has returned."""
    computer.windows.execute(rf"{computer.path}\Uninstall.exe", "/S")
    wait_until(lambda: not computer.folder.exists(), "the uninstaller", 60)


def test_installed_run_installed_over_and_removed(computer: Computer, setups: list[Path]) -> None:
    windows = computer.windows
    status, said = windows.execute(unix(setups[0]), "/S")
    assert status == 0, said
    assert (computer.folder / GONE).exists()
    assert next(computer.local.parent.glob("Roaming/Microsoft/Windows/Start Menu/Programs/Qalqan.lnk"), None)
    entry = computer.registry(ENTRY)
    for part in ("0.0.1", "The Qalqan authors", "QuietUninstallString", "EstimatedSize", r"Qalqan\qalqan.ico"):
        assert part in entry, entry
    assert "Qalqan" not in computer.registry(RUN), "whether it starts with the computer is the program's own setting"

    status, [report], said = windows.qalqan("scan", "--json", unix(ROOT / "ui" / "resources" / "practice.mp4"))
    assert (status, report["verdict"]) == (1, "fake"), said
    status, said = windows.run("-c", "from guard.settings.paths import config_file; print('HERE', config_file())")
    assert r"AppData\Local\qalqan\settings.json" in said

    computer.settings.parent.mkdir(parents=True, exist_ok=True)
    computer.settings.write_text('{"language": "kk"}')
    status, said = windows.execute(unix(setups[1]), "/S")
    assert status == 0, said
    assert "0.0.2" in computer.registry(ENTRY)
    assert not (computer.folder / GONE).exists(), "what the second version has not is gone"
    assert "kk" in computer.settings.read_text()
    assert windows.qalqan("--version")[0] == 0

    windows.execute("reg", "add", RUN, "/v", "Qalqan", "/d", rf"{computer.path}\python\pythonw.exe -m qalqan", "/f")
    remove(computer)
    assert "kk" in computer.settings.read_text(), "silently, settings and history stay"
    assert not list(computer.local.parent.glob("Roaming/Microsoft/Windows/Start Menu/Programs/Qalqan.lnk"))
    assert "0.0.2" not in computer.registry(ENTRY)
    assert "Qalqan" not in computer.registry(RUN), "nothing starts what is not there"


def test_a_running_program_is_not_written_over(computer: Computer, setups: list[Path]) -> None:
    windows = computer.windows
    assert windows.execute(unix(setups[0]), "/S")[0] == 0
    running = windows.open(rf"{computer.path}\python\pythonw.exe", "-c", "import time; time.sleep(60)")
    try:
        time.sleep(3)
        assert windows.execute(unix(setups[1]), "/S")[0] == 3
        assert "0.0.1" in computer.registry(ENTRY)
        assert (computer.folder / GONE).exists()
    finally:
        end(running)
        running.stdout.close()
    wait_until(lambda: windows.execute(unix(setups[1]), "/S")[0] == 0, "the installer", 60)
    remove(computer)


def test_the_same_files_give_the_same_installer(
    setups: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    payload = tmp_path / "payload"
    (payload / "app").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "app/ы.txt"):
        (payload / name).write_text(name)
    made = [setup_exe.package(payload, "1.2.3", tmp_path).read_bytes() for _ in range(2)]
    assert made[0] == made[1]
