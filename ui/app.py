"""The tray program: ``qalqan`` without a word after it, or ``python -m ui.app``."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, qVersion
from PySide6.QtWidgets import QApplication

from guard.engine import Engine
from guard.settings import paths
from ui import icons, language
from ui.controller import Controller
from ui.help import aid, challenge_window
from ui.one_instance import OneInstance
from ui.warning import advice

FONT_POINTS = 11.0  # the least for the windows' words


def main(argv: list[str] | None = None) -> int:
    """Run the tray program until it is quit; 0 also where one runs already."""
    return run_tray(argv=argv)


def run_tray(
    settings_path: Path | None = None,
    history_path: Path | None = None,
    engine_factory: Callable[..., Engine] = Engine,
    argv: list[str] | None = None,
) -> int:
    """As ``main``, with other files and another engine (tests); ``argv`` holds Qt's own options."""
    log_folder = paths.log_folder() if settings_path is None else settings_path.parent
    settings_path = settings_path or paths.config_file()
    app = _application(sys.argv[1:] if argv is None else argv)
    app.setApplicationName("Qalqan")
    app.setDesktopFileName("qalqan")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(icons.icon(icons.Sign.NO_CALL))
    font = app.font()
    font.setPointSizeF(max(font.pointSizeF(), FONT_POINTS))
    app.setFont(font)

    instance = OneInstance(settings_path.parent)
    if not instance.claim():
        sys.stdout.write("Qalqan is running already: it was told to show itself.\n")
        return 0
    program = Controller(app, settings_path, history_path or paths.history_file(), engine_factory, log_folder)
    instance.called.connect(program.called_again)
    try:
        with _quit_on_signals(app):
            program.start()
            return app.exec()
    finally:
        program.stop()
        instance.release()


def _application(argv: list[str]) -> QApplication:
    """The one that there is, or a new one."""
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication(["qalqan", *argv])


def self_test() -> str:
    """Start Qt, load every language, draw every sign; say which Qt. Raises ``RuntimeError`` where a part is missing."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = _application([])
    for name in language.LANGUAGES:
        language.install(app, name)
        if language.missing(name):
            raise RuntimeError(f"the words in {language.LANGUAGES[name]} are missing")
    if any(icons.icon(sign).isNull() for sign in icons.Sign):
        raise RuntimeError("the signs cannot be drawn")
    try:
        for part, words in ((advice, advice.WORDS), (aid, aid.WORDS)):
            file = part.FILE
            for name in words:
                advice.line(part.sources()[name])
        file = challenge_window.FILE
        challenge_window.read()
    except Exception as error:  # whatever a damaged file does
        raise RuntimeError(f"{file.name} cannot be used: {type(error).__name__} {error}") from error
    return f"Qt {qVersion()} on {app.platformName()}"


@contextmanager
def _quit_on_signals(app: QApplication) -> Iterator[None]:
    """Ctrl+C and SIGTERM quit in good order. Qt's loop runs no Python, so the signal wakes it through a socket."""
    ours, pythons = socket.socketpair()
    for end in (ours, pythons):
        end.setblocking(False)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: ours.recv(64))  # back in Python, the handler below has its turn
    before_fd = signal.set_wakeup_fd(pythons.fileno(), warn_on_full_buffer=False)
    before = {name: signal.signal(name, lambda *_: app.quit()) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
        signal.set_wakeup_fd(before_fd)
        notifier.setEnabled(False)
        ours.close()
        pythons.close()


if __name__ == "__main__":
    sys.exit(main())
