"""The contract on Windows itself, run by Windows' Python: under Wine by ``test_unit.py``, on a PC by hand.

``python -m pytest -c tests/wine/unit.ini tests/wine/windows_contract.py``
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from guard.system.windows import WindowsSystem
from tests.system_contract import PLACE, SystemContract

SW_MINIMIZE, WM_CLOSE = 6, 0x10


class WindowsStage:
    sees = lists = True

    def __init__(self) -> None:
        self.system = WindowsSystem(capture=None)
        self.own_pictures = not hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")  # Wine prints others' windows black
        self._user: Any = ctypes.WinDLL("user32")
        self._programs: dict[int, subprocess.Popen[str]] = {}

    def show(self, title: str, place: tuple[int, int, int, int] = PLACE) -> int:
        command = [sys.executable, str(Path(__file__).with_name("painter.py")), title, *map(str, place)]
        program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        window = int(program.stdout.readline())
        self._programs[window] = program
        until(lambda: self.system.windows()[:1] and self.system.windows()[0].id == window)
        return window

    def minimise(self, window: int) -> None:
        self._user.ShowWindow(window, SW_MINIMIZE)
        until(lambda: any(one.id == window and one.minimised for one in self.system.windows()))

    def close(self, window: int) -> None:
        self._user.PostMessageW(window, WM_CLOSE, 0, 0)
        program = self._programs.pop(window)
        program.wait(20)
        program.stdout.close()

    def lose(self) -> None:
        pytest.skip("nobody can be asked to lock the screen")

    def end(self) -> None:
        for program in self._programs.values():
            program.terminate()
            program.wait(20)
            program.stdout.close()


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


class TestWindows(SystemContract):
    @pytest.fixture
    def stage(self) -> Iterator[WindowsStage]:
        stage = WindowsStage()
        yield stage
        stage.system.close()
        stage.end()
