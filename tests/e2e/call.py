"""A real WebRTC call on a :class:`Desktop`: open-easyrtc between two Chromiums, a clip as the caller's camera."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

import psutil

from tests.e2e import ROOT
from tests.e2e.desktop import Desktop, end

HERE = Path(__file__).resolve().parent
NODE_MODULES = ROOT / "build" / "e2e" / "node_modules"
PROGRAMS = ("node", "chromium", "ffmpeg", "xdotool")
PATTERN = "testsrc=size=640x480:rate=15"
"""The user's own camera: a picture without a face."""


def missing() -> list[str]:
    """What a call, and a test that takes part in it, needs and is not here."""
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    return absent if NODE_MODULES.is_dir() else [*absent, "build/e2e/node_modules (make test)"]


class Call:
    """A call that stands until the ``with`` block ends; ``clip`` (any video file) is shown again and again.

    ``title`` is the title of the user's window. Raises ``RuntimeError`` where no call came about.
    """

    def __init__(self, desktop: Desktop, clip: Path, place: tuple[int, int, int, int] = (200, 60, 1280, 800)) -> None:
        self.desktop = desktop
        self.clip = clip
        self.place = dict(zip(("left", "top", "width", "height"), place, strict=True))
        self.title = ""
        self._stack = ExitStack()

    def __enter__(self) -> Call:
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def look(self) -> dict[str, Any]:
        """The user's page as it is now: ``title``, ``clicks`` and ``videos`` (id, width, height, frames, box)."""
        assert self._node.stdin
        self._node.stdin.write(b"\n")
        self._node.stdin.flush()
        return self._answer()

    def frames(self) -> int:
        """Frames of the caller's video that the user's browser has shown so far."""
        return max(video["frames"] for video in self.look()["videos"] if video["id"] != "box0")

    def clicks(self) -> list[tuple[float, float]]:
        """Where the page itself was clicked so far, in pixels of the page."""
        return [tuple(click) for click in self.look()["clicks"]]

    def _start(self) -> None:
        scratch = tempfile.TemporaryDirectory(prefix="qalqan-call-", ignore_cleanup_errors=True)
        folder = Path(self._stack.enter_context(scratch))
        caller, own = folder / "caller.mjpeg", folder / "self.mjpeg"
        convert = ["ffmpeg", "-y", "-loglevel", "error"]
        camera = ["-pix_fmt", "yuvj420p", "-q:v", "3"]
        subprocess.run([*convert, "-i", str(self.clip), "-r", "25", *camera, str(caller)], check=True, timeout=120)
        subprocess.run([*convert, "-f", "lavfi", "-i", PATTERN, "-t", "4", *camera, str(own)], check=True, timeout=60)
        order = {"folder": str(folder), "caller": str(caller), "self": str(own), "place": self.place}
        self._log = self._stack.enter_context((folder / "call.log").open("w+b"))
        self._node = self.desktop.start(
            "node", str(HERE / "call.js"), json.dumps(order),
            env=self.desktop.env | {"NODE_PATH": str(NODE_MODULES)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log,
        )  # fmt: skip
        self._stack.callback(self._hang_up)
        self.title = self._answer()["title"]

    def _answer(self) -> dict[str, Any]:
        assert self._node.stdout
        line = self._node.stdout.readline()
        if not line:
            self._log.seek(0)
            raise RuntimeError(f"the call ended: {self._log.read().decode(errors='replace')[-2000:]}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _hang_up(self) -> None:
        """Let the browsers close themselves, and end what is left of them."""
        assert self._node.stdin
        assert self._node.stdout
        try:
            browsers = psutil.Process(self._node.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            browsers = []
        try:
            self._node.stdin.close()
            self._node.wait(10)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            pass
        finally:
            end(self._node)
            self._node.stdout.close()
            _, alive = psutil.wait_procs(browsers, timeout=3)
            for process in alive:
                process.kill()
            psutil.wait_procs(alive, timeout=3)
