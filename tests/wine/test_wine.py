"""The Windows program under Wine: a window plays a clip, is found, grabbed and judged by the real engine.

Prepared by ``make wine``; skipped where that was not run. What Wine has not is not tested here: Windows Graphics
Capture, PrintWindow of another program's window (its print is black, so the window in front is read off the screen),
SetWindowDisplayAffinity. ``installer/windows/CHECKLIST.md`` lists what a person with a PC has to look at.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator

import pytest

from tests.e2e import QALQAN, ROOT
from tests.e2e.desktop import Desktop, end
from tests.wine.windows import ABSENT, PYTHON, Windows, unix

CLIP = "ui/resources/practice.mp4"

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(ABSENT), reason=f"not here: {', '.join(ABSENT)}"),
]


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    with Desktop("1280x800") as screen:
        opened = Windows(screen, tmp_path_factory.mktemp("prefix"), str(PYTHON), QALQAN_HOME="C:\\qalqan")
        opened.run("-c", "print(1)")  # the first start makes the prefix
        yield opened


def test_it_knows_itself_as_windows(windows: Windows) -> None:
    status, _, said = windows.qalqan("doctor")
    assert "Windows" in said
    assert "networks" in said
    assert status in (0, 1), said


def test_a_clip_is_judged_as_on_linux(windows: Windows) -> None:
    status, [report], said = windows.qalqan("scan", "--json", unix(ROOT / CLIP))
    assert (status, report["verdict"]) == (1, "fake"), said
    here = subprocess.run([*QALQAN, "scan", "--json", str(ROOT / CLIP)], capture_output=True, check=False)
    linux = json.loads(here.stdout)
    assert report["score"] == pytest.approx(linux["score"], abs=0.02)
    assert report["first_alert_s"] == pytest.approx(linux["first_alert_s"], abs=0.5)


@pytest.mark.parametrize(("start_s", "alert"), [("1.0", False), ("10.5", True)])
def test_a_window_that_plays_a_call_is_found_grabbed_and_judged(windows: Windows, start_s: str, alert: bool) -> None:
    player = unix(ROOT / "tests" / "wine" / "player.py")
    window = windows.start(player, unix(ROOT / CLIP), "Qalqan practice call", start_s)
    try:
        time.sleep(5)
        status, events, said = windows.qalqan("watch", "--headless", "--json", "--for", "12")
    finally:
        end(window)
        window.stdout.close()
    assert status == int(alert), said
    assert events[-1]["frames"]["analysed"] > 20
    assert any(event["event"] == "alert" for event in events) is alert
    assert {"application": "Practice", "watch": "watching"}.items() <= events[-1].items()


def test_it_starts_with_the_computer_by_the_run_key_and_no_longer(windows: Windows) -> None:
    """The real registry, as Wine keeps it."""
    code = (
        "import importlib.util as u, sys, winreg; "
        f"s = u.spec_from_file_location('autostart', {str(ROOT / 'ui' / 'autostart.py')!r}); "
        "m = u.module_from_spec(s); s.loader.exec_module(m); m.apply(True); "
        "k = winreg.OpenKey(winreg.HKEY_CURRENT_USER, m.RUN_KEY); print('VALUE', winreg.QueryValueEx(k, 'Qalqan')[0]); "
        "m.apply(False); m.apply(False); print('LEFT', winreg.QueryInfoKey(k)[1])"
    ).replace("/", "\\\\")
    _, said = windows.run("-c", code.replace("'\\\\", "'Z:\\\\", 1))
    assert "VALUE" in said, said
    assert said.split("VALUE ")[1].splitlines()[0].endswith("pythonw.exe -m qalqan")
    assert "LEFT 0" in said


def test_the_speech_interface_has_its_methods_where_we_call_them(windows: Windows) -> None:
    """Wine's own SAPI has no voice and answers "not implemented", but says which method it was asked for."""
    code = (
        "import ctypes, importlib.util as u; "
        f"s = u.spec_from_file_location('sapi', {unix(ROOT / 'ui' / 'warning' / 'sapi.py')!r}); "
        "m = u.module_from_spec(s); s.loader.exec_module(m); print('NUMBER', m.number('ru')); "
        "ask = lambda kind, *what: m.call(m.create(kind), *what)\n"
        "for what in ((m.VOICE, m.SET_RATE, ctypes.c_int32(-2)), (m.STREAM, m.CLOSE)):\n"
        "  try: ask(*what)\n"
        "  except OSError as e: print(e)\n"
        "try: m.speak(m.create, '419', '102', 'C:/w.wav')\n"
        "except OSError as e: print(e)"
    )
    _, said = windows.run("-c", code, WINEDEBUG="fixme+sapi")
    assert "NUMBER None" in said, said
    for method in ("spvoice_SetRate", "spstream_Close", "spstream_BindToFile"):
        assert f"sapi:{method}" in said, said
    assert "c31adbae-527f-4ff5-a230-f62bb61ff70c" in said, said
