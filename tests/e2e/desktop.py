"""A whole desktop without a screen: X server, message bus, window manager, and a panel with a tray.

``python -m tests.e2e.desktop [--screen 1366x768] [--window 800x600] -- COMMAND ...`` runs COMMAND on one and
exits with its status. Needs Xvfb, dbus-daemon, openbox and tint2, and xdotool where a test drives it;
nothing outlives the ``with`` block.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType

import cv2
import mss
import numpy as np
import xcffib
import xcffib.xproto

from tests.e2e import ROOT

PROGRAMS = ("Xvfb", "dbus-daemon", "openbox", "tint2")
TINT2 = """panel_items = TSC
panel_size = 100% 36
panel_position = bottom center horizontal
panel_layer = top
panel_background_id = 1
strut_policy = follow_size
taskbar_mode = single_desktop
task_text = 1
task_font_color = #ffffff 100
systray = 1
systray_icon_size = 24
time1_format = %H:%M
clock_font_color = #ffffff 100
rounded = 0
background_color = #20242c 100
"""
BACKGROUND = 0x35506B


def missing() -> list[str]:
    """The programs that a desktop needs and that are not here."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def end(process: subprocess.Popen[bytes], patience_s: float = 5.0) -> None:
    """End ``process`` and its whole process group, which it must lead: ask first, then kill."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(patience_s)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(condition: Callable[[], object], what: str, patience_s: float = 15.0) -> None:
    """Return once ``condition()`` is true; raise ``TimeoutError`` naming ``what`` after ``patience_s``."""
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: nothing after {patience_s:g} s")
        time.sleep(0.05)


class Desktop:
    """One private desktop with its own home folder. ``env`` is what a program needs to run on it."""

    def __init__(self, screen: str = "1920x1080", home: Path | None = None) -> None:
        self.screen = screen
        self.home = home
        self.env: dict[str, str] = {}
        self.programs: dict[str, subprocess.Popen[bytes]] = {}
        """What was started here, the newest of each name."""
        self._stack = ExitStack()

    def __enter__(self) -> Desktop:
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def start(self, *command: str, env: dict[str, str] | None = None, **options: object) -> subprocess.Popen[bytes]:
        """Start a program here in a process group of its own; it is ended with the desktop, or by :func:`end`.

        ``options`` go to ``subprocess.Popen``; what it prints goes to a log unless they say otherwise.
        """
        if "stdout" not in options:
            log = self._stack.enter_context((self.folder / f"{Path(command[0]).name}.log").open("ab"))
            options = {"stdout": log, "stderr": subprocess.STDOUT, **options}
        guarded = ["setpriv", "--pdeathsig", "TERM", *command]  # also where this process is killed outright
        process = subprocess.Popen(guarded, env=env or self.env, start_new_session=True, **options)
        self._stack.callback(end, process)
        self.programs[command[0]] = process
        return process

    def picture(self) -> np.ndarray:
        """The whole screen as it is seen now: height x width x 3, ``uint8``, BGR."""
        with mss.MSS(display=self.env["DISPLAY"]) as grabber:
            return np.asarray(grabber.grab(grabber.monitors[0]))[:, :, :3].copy()

    def screenshot(self, path: Path) -> None:
        """Write what is seen now to ``path`` (a .png)."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not cv2.imwrite(str(path), self.picture()):
            raise OSError(f"cannot write {path}")

    def xdotool(self, *arguments: str | int) -> str:
        """Run xdotool and return what it prints; raises ``CalledProcessError`` where it fails."""
        command = ["xdotool", *map(str, arguments)]
        done = subprocess.run(command, env=self.env, check=True, capture_output=True, text=True, timeout=20)
        return done.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """The ids of the windows of this title that are shown; none while xdotool cannot tell: they come and go."""
        with suppress(subprocess.CalledProcessError):
            return self.xdotool("search", "--onlyvisible", "--name", title).split()
        return []

    def active_window(self) -> int:
        """The id of the window that has the focus, 0 where none has."""
        with suppress(subprocess.CalledProcessError):
            return int(self.xdotool("getactivewindow"))
        return 0

    def _start(self) -> None:
        self.folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="qalqan-desktop-")))
        home, run = self.home or self.folder / "home", self.folder / "run"
        home.mkdir(exist_ok=True)
        run.mkdir(mode=0o700)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "WAYLAND_", "DBUS_"))}
        self.env = kept | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(run),
            "XDG_CURRENT_DESKTOP": "Openbox",
            "LANG": kept.get("LANG", "C.UTF-8"),
            "NO_AT_BRIDGE": "1",
            "QT_QPA_PLATFORM": "xcb",
        }
        extensions = ["+extension", "Composite", "+extension", "RANDR", "+extension", "MIT-SHM"]
        options = ["-screen", "0", f"{self.screen}x24", "-ac", "-noreset", "-nolisten", "tcp", *extensions]
        number = self._told("Xvfb", "-displayfd", "{fd}", *options)
        self.env["DISPLAY"] = f":{number}"
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._told(
            "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address={fd}"
        )
        connection = xcffib.connect(display=self.env["DISPLAY"])
        self._stack.callback(connection.disconnect)
        core, root = connection.core, connection.get_setup().roots[0]

        def owned(name: str) -> bool:
            atom = core.InternAtom(False, len(name), name).reply().atom
            return bool(core.GetSelectionOwner(atom).reply().owner)

        core.ChangeWindowAttributesChecked(root.root, xcffib.xproto.CW.BackPixel, [BACKGROUND]).check()
        core.ClearAreaChecked(False, root.root, 0, 0, 0, 0).check()
        self.start("openbox")
        wait_until(lambda: owned("WM_S0"), "openbox")
        panel = self.folder / "tint2rc"
        panel.write_text(TINT2)
        self.start("tint2", "-c", str(panel))
        wait_until(lambda: owned("_NET_SYSTEM_TRAY_S0"), "tint2's tray")

    def open_window(self, width: int, height: int) -> None:
        """A grey window at the left upper corner, of a program of its own, until the desktop goes."""
        command, pipe = (sys.executable, str(ROOT / "tests" / "integration" / "x_client.py")), subprocess.PIPE
        program = self.start(*command, stdin=pipe, stdout=pipe)
        order = {"do": "open", "title": "grey", "class": "grey", "place": [0, 0, width, height], "colour": 0x808080}
        program.stdin.write(json.dumps(order).encode() + b"\n")
        program.stdin.flush()
        wait_until(lambda: (self.picture()[height // 2, width // 2] == 0x80).all(), "the grey window")

    def _told(self, *command: str) -> str:
        """Start a program that writes one line to the descriptor named ``{fd}`` when it is ready; give that line."""
        read, write = os.pipe()
        with os.fdopen(read) as line:
            try:
                self.start(*(word.replace("{fd}", str(write)) for word in command), pass_fds=(write,))
            finally:
                os.close(write)
            answer = line.readline().strip()
        if not answer:
            raise RuntimeError(f"{command[0]} did not start")
        return answer


def main() -> int:
    """Run one command on a desktop of its own; 128 + the signal where a signal ended it, as shells do."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.desktop", description=__doc__.split("\n")[0])
    parser.add_argument("--screen", default="1920x1080", help="width x height in pixels (%(default)s)")
    parser.add_argument("--window", metavar="SIZE", help="open a plain window of this width x height first")
    parser.add_argument("command", nargs="+", help="the command, after --")
    arguments = parser.parse_args()
    if absent := missing():
        parser.error(f"not here: {', '.join(absent)}")
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    with Desktop(arguments.screen) as desktop:
        if arguments.window:
            desktop.open_window(*map(int, arguments.window.split("x")))
        status = desktop.start(*arguments.command, stdout=None).wait()
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    raise SystemExit(main())
