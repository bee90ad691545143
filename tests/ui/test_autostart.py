"""The autostart entry: valid wherever the program lies, and read back as the path that was meant."""

from __future__ import annotations

import plistlib
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ui import autostart

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG autostart")
PATHS = [
    "/usr/bin/python3", "/home/a b/python", "/home/Әсел/.venv/bin/python", "/a'b/p", '/a"b/p', "/a\\b/p", "/a\\\\/p",
    "/$HOME/`p`", "/a%f/100%/p", "/a[1](2){3}/p", "/a;b&c|d<e>f*g?h#i~j/p", "/a=b/p", "/日本/қалқан 🛡/p", "/a\u00a0b/p",
]  # fmt: skip


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path


def read_back(text: str) -> list[str]:
    """As a desktop does it: the string's escapes first, then the quotes of the Exec key, then its field codes."""
    [line] = [line for line in text.splitlines() if line.startswith("Exec=")]
    value, arguments, quoted, word = line[5:].replace("\\\\", "\0"), [], False, ""
    assert "\\" not in value, "an escape of the string that is none"
    rest = iter(value.replace("\0", "\\"))
    for character in rest:
        if character == '"':
            quoted = not quoted
        elif character == "\\" and quoted:
            word += next(rest)
        elif character == " " and not quoted:
            arguments, word = [*arguments, word], ""
        else:
            word += character
    return [argument.replace("%%", "%") for argument in [*arguments, word]]


@pytest.mark.parametrize("path", PATHS)
def test_the_entry_names_this_program_wherever_it_lies(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(sys, "executable", path)
    autostart.apply(True)
    written = autostart.entry()
    assert read_back(written.read_text("utf-8")) == [path, "-m", "qalqan"]
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    if shutil.which("desktop-file-validate"):
        done = subprocess.run(["desktop-file-validate", str(written)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("path", ["/a\nb/p", "/a\tb/p", "/\udcff/p"])
def test_a_path_that_cannot_be_told_is_said(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(sys, "executable", path)
    with pytest.raises(OSError, match="cannot be told"):
        autostart.apply(True)
    assert not autostart.entry().exists()


def test_it_is_taken_away_again(config: Path) -> None:
    autostart.apply(True)
    autostart.apply(False)
    autostart.apply(False)
    assert list((config / "autostart").iterdir()) == []


def test_what_it_starts_is_there() -> None:
    done = subprocess.run([*autostart.command(), "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", PATHS)
def test_on_a_mac_it_is_a_launch_agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "executable", path)
    assert autostart.supported()
    autostart.apply(True)
    [agent] = (tmp_path / "Library" / "LaunchAgents").iterdir()
    told = plistlib.loads(agent.read_bytes())
    assert told["Label"] == agent.stem
    assert (told["ProgramArguments"], told["RunAtLoad"]) == ([path, "-m", "qalqan"], True)
    autostart.apply(False)
    assert not agent.exists()
