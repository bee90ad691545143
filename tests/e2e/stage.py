"""Windows on a virtual desktop, and the guard beside them: what the tests of whole signs and warnings are played on."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tests.e2e import QALQAN, desktop
from tests.e2e.banner import banner_in
from tests.e2e.desktop import Desktop, end, wait_until

PATIENCE_S = 25.0
PLACE = (100, 120, 900, 560)


def marks(timeout_s: float) -> list[pytest.MarkDecorator]:
    """What every test on a whole desktop is: slow, ended in time, skipped by name where its programs are not here."""
    absent = desktop.missing()
    skipped = pytest.mark.skipif(bool(absent), reason=f"not here: {', '.join(absent)}")
    return [pytest.mark.e2e, pytest.mark.slow, pytest.mark.timeout(timeout_s), skipped]


class Stage:
    """Windows on a desktop, and ``qalqan watch`` beside them."""

    def __init__(self, screen: Desktop) -> None:
        self._screen, self._processes = screen, []
        self.events: list[dict[str, Any]] = []

    def open(
        self, wm_class: str, title: str, *faces: str, place: tuple[int, ...] = PLACE, name: str = ""
    ) -> subprocess.Popen[bytes]:
        """``name``: what the process is called."""
        words = (sys.executable, "-m", "tests.e2e.player", wm_class, title, *map(str, place), *faces)
        environment = self._screen.env | {"PLAYER_NAME": name}
        process = self._screen.start(*words, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._processes.append(process)
        assert process.stdout.readline() == b"shown\n"
        return process

    def tell(self, process: subprocess.Popen[bytes], line: str) -> None:
        process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()

    def watch(self) -> None:
        command = (*QALQAN, "watch", "--headless", "--json", "--for", "100")
        process = self._screen.start(*command, stdout=subprocess.PIPE)
        self._processes.append(process)

        def read() -> None:
            for line in process.stdout:
                self.events.append(json.loads(line))

        threading.Thread(target=read, daemon=True).start()

    def until(self, true: Callable[[dict[str, Any]], bool], patience_s: float = PATIENCE_S) -> dict[str, Any]:
        """The first event of which that is true."""
        wait_until(lambda: any(map(true, list(self.events))), "what was expected", patience_s)
        return next(event for event in self.events if true(event))

    def close(self) -> None:
        for process in reversed(self._processes):
            end(process)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


def alert(event: dict[str, Any]) -> bool:
    return event["event"] == "alert"


def rows(screen: Desktop) -> np.ndarray:
    """The rows of the screen with much of the warning's colour in them; the tray's sign is too small to count."""
    return np.nonzero(banner_in(screen.picture()).mean(axis=1) > 0.1)[0]
