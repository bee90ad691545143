"""A Wayland desktop without a screen: sway, its portal, PipeWire and a message bus; ended with the ``with`` block.

As root, sway runs as nobody: it refuses to be root.
``python -m tests.integration.wayland -- COMMAND ...`` runs COMMAND there.
"""

from __future__ import annotations

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

LIBEXEC = Path("/usr/libexec")
PORTALS = ("xdg-desktop-portal", "xdg-desktop-portal-wlr")
PORTAL_NAMED = os.environ.get("QALQAN_WLR_PORTAL")
"""Another one for sway than the system's: Debian 12's own shares no screen without a graphics card (CHECKLIST.md)."""
NOBODY = 65534
SIZE = (1280, 720)
COLOUR = (0x6B, 0x50, 0x35)
"""BGR, of the empty screen."""


def missing() -> list[str]:
    """What a Wayland desktop needs and that is not here."""
    programs = ("sway", "swaybg", "pipewire", "wireplumber", "dbus-daemon", "setpriv")
    return [name for name in programs if not shutil.which(name)] + [p for p in PORTALS if not _portal(p).exists()]


def _portal(name: str) -> Path:
    return Path(PORTAL_NAMED) if PORTAL_NAMED and name == PORTALS[1] else LIBEXEC / name


class WaylandDesktop:
    """``env`` is what a program needs to run on it."""

    def __init__(self) -> None:
        self.env: dict[str, str] = {}
        self._stack = ExitStack()

    def __enter__(self) -> WaylandDesktop:
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def start(self, *command: str, **env: str) -> subprocess.Popen[bytes]:
        """Start a program here; it ends with the desktop."""
        log = self._stack.enter_context((self.folder / f"{Path(command[0]).name}.log").open("ab"))
        guarded = ["setpriv", "--pdeathsig", "TERM", *command]
        process = subprocess.Popen(guarded, env=self.env | env, start_new_session=True, stdout=log, stderr=log)
        self._stack.callback(_end, process)
        return process

    def paint(self, colour: tuple[int, int, int]) -> None:
        """Give the empty screen another colour (BGR): a picture comes only where something changes."""
        [socket] = (self.folder / "screen").glob("sway-ipc.*.sock")
        command = ["swaymsg", "-s", str(socket), f"output * bg {_hex(colour)} solid_color"]
        subprocess.run(command, env=self.env, check=True, capture_output=True, timeout=10)

    def _start(self) -> None:
        self.folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="qalqan-wayland-")))
        run, home, screen = self.folder / "run", self.folder / "home", self.folder / "screen"
        for place in (run, home, screen):
            place.mkdir(mode=0o700)
        self.folder.chmod(0o755)
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("XDG_", "WAYLAND_", "DBUS_", "DISPLAY"))}
        self.env = kept | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(run),
            "XDG_CURRENT_DESKTOP": "sway",
            "XDG_SESSION_TYPE": "wayland",
            "WAYLAND_DISPLAY": str(screen / "wayland-1"),
        }
        settings = home / ".config" / "xdg-desktop-portal-wlr" / "config"
        settings.parent.mkdir(parents=True)
        settings.write_text("[screencast]\nchooser_type=none\noutput_name=HEADLESS-1\n")  # its user says yes
        sway = self.folder / "sway.conf"
        size = f"output HEADLESS-1 resolution {SIZE[0]}x{SIZE[1]}"
        sway.write_text(f"{size}\noutput * bg {_hex(COLOUR)} solid_color\nxwayland disable\n")
        as_nobody = []
        if os.geteuid() == 0:
            os.chown(screen, NOBODY, NOBODY)
            as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        headless = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        self.start(*as_nobody, "sway", "-c", str(sway), XDG_RUNTIME_DIR=str(screen), WAYLAND_DISPLAY="", **headless)
        _wait((screen / "wayland-1").exists, "sway")
        bus = run / "bus"
        self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}"
        self.start("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={bus}")
        _wait(bus.exists, "dbus-daemon")
        self.start("pipewire")
        _wait((run / "pipewire-0").exists, "pipewire")
        self.start("wireplumber")
        for portal in reversed(PORTALS):
            self.start(str(_portal(portal)))
            name = {"xdg-desktop-portal": "org.freedesktop.portal.Desktop"}.get(
                portal, "org.freedesktop.impl.portal.desktop.wlr"
            )
            _wait(lambda name=name: self._owned(name), portal)

    def _owned(self, name: str) -> bool:
        ask = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus"]
        command = [*ask[:-1], "org.freedesktop.DBus.NameHasOwner", f"string:{name}"]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=10, check=False)
        return "boolean true" in done.stdout


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour[::-1])


def _end(process: subprocess.Popen[bytes]) -> None:
    for way in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, way)
        with suppress(subprocess.TimeoutExpired):
            process.wait(3)
            return


def _wait(condition: Callable[[], object], what: str, patience_s: float = 20.0) -> None:
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: nothing after {patience_s:g} s")
        time.sleep(0.05)


def main() -> int:
    """Run one command there; its exit status."""
    command = [word for word in sys.argv[1:] if word != "--"]
    with WaylandDesktop() as desktop:
        return subprocess.run(command, env=desktop.env, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
