"""The program: the guard's command line with the windows attached. The only file that knows both `guard` and `ui`."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

try:
    from guard import cli, log, memory, stderr
    from guard.settings import paths
    from ui import RESOURCES
except KeyboardInterrupt:  # it takes a second or two
    raise SystemExit(130) from None

Result = TypeVar("Result")


def _tray() -> int:
    from ui.app import main

    def start() -> int:
        with log.watching(paths.log_folder()):
            return main([])

    return _on_a_screen(start)


def _practice(window_only: bool, as_json: bool, screenshot: Path | None) -> int:
    if window_only:
        from ui.practice.window import main

        return _on_a_screen(lambda: main([]))
    from ui.practice.rehearsal import rehearse

    return _on_a_screen(lambda: rehearse(as_json, screenshot))


def _windows_start() -> str:
    from ui.app import self_test

    return _on_a_screen(self_test)


def _on_a_screen(start: Callable[[], Result]) -> Result:
    """Run it; where Qt finds no screen to draw on it would abort the process: then one sentence, and exit status 2."""
    from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg and QCoreApplication.startingUp():
            stderr.say("qalqan: there is no screen to show a window on; try: qalqan doctor")
            atexit._run_exitfuncs()  # what was made in the temporary folder goes, as at any other end
            os._exit(cli.ERROR)
        if not QCoreApplication.startingUp():  # while it does: only how Qt looks for a screen
            stderr.say(text)

    before = qInstallMessageHandler(hear)
    try:
        return start()
    finally:
        qInstallMessageHandler(before)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is returned."""
    os.umask(0o077)  # whatever we write, a picture of the screen among it, is its owner's alone
    memory.give_back()
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.services=false")  # a desktop without a portal is no news
    clip = RESOURCES / "practice.mp4"
    front = cli.Front(tray=_tray, practice=_practice, self_test=_windows_start, clip=clip)
    return cli.main(sys.argv[1:] if arguments is None else arguments, front)


if __name__ == "__main__":
    sys.exit(main())
