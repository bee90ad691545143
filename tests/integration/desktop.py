"""A desktop of the test's own: Xvfb on a free display, with or without a window manager, and a program to drive."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guard.system.x11 import X11System
from guard.types import CannotSee, Reason, Window


class Desktop:
    """One X server and what the test shows on it."""

    def __init__(self, display: str, server: subprocess.Popen[bytes]) -> None:
        self.display = display
        self.server = server
        self.manager: subprocess.Popen[bytes] | None = None
        self.environment = {**os.environ, "DISPLAY": display}
        self.client = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("x_client.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self.environment,
            text=True,
        )

    def start_manager(self, program: str) -> None:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.manager = subprocess.Popen([program], env=self.environment, **quiet)
        system = X11System(self.display)
        until(system._list._has_manager, 15)
        system.close()

    def tell(self, do: str, **order: object) -> dict[str, int]:
        self.client.stdin.write(json.dumps({"do": do, **order}) + "\n")
        self.client.stdin.flush()
        line = self.client.stdout.readline()
        assert line, "the test's X program ended"
        return json.loads(line)

    def open(
        self,
        title: str,
        place: tuple[int, int, int, int],
        colour: int = 0x336699,
        wm_class: str = "test",
        **more: object,
    ) -> int:
        """Open a window and wait until it is shown."""
        order = {"title": title, "place": place, "colour": colour, "class": wm_class, **more}
        window = self.tell("open", **order)["id"]
        system = X11System(self.display)
        try:
            until(
                lambda: (
                    more.get("unmanaged") or (window in {w.id for w in system.windows()} and viewable(system, window))
                )
            )
        finally:
            system.close()
        return window


def until(true: Callable[[], object], within_s: float = 5.0) -> None:
    """Wait for what another process does."""
    end = time.monotonic() + within_s
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def viewable(system: X11System, window: int) -> bool:
    """Whether it is mapped, and so is what its manager has put around it: it is in the list before that."""
    try:
        system.grab(find(system, window))
    except CannotSee as blind:
        return blind.reason is not Reason.HIDDEN
    return True


def find(system: X11System, window: int) -> Window:
    return next(w for w in system.windows() if w.id == window)


def start_xvfb(*options: str) -> tuple[subprocess.Popen[bytes], str]:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    read, write = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        "1600x1000x24",
        "-nolisten",
        "tcp",
        "-noreset",
        *options,
    ]
    server = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as numbers:
        number = numbers.readline().strip()
    assert number, "Xvfb did not start"
    return server, f":{number}"


def stop(process: subprocess.Popen) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    process.terminate()
    process.wait(10)


def desktop_with(manager: str | None, *options: str) -> Iterator[Desktop]:
    """A desktop until the generator is closed; ``options`` are Xvfb's. Skips the test where a program is missing."""
    server, display = start_xvfb(*options)
    desktop = Desktop(display, server)
    try:
        if manager is not None:
            desktop.start_manager(manager)
        yield desktop
    finally:
        for process in (desktop.client, desktop.manager, server):
            if process is not None:
                stop(process)
