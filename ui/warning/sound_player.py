"""What makes a sound file heard: the system's own program for it, or Windows itself."""

from __future__ import annotations

import importlib
import logging
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer
from PySide6.QtWidgets import QApplication

log = logging.getLogger("qalqan.sound")

DIE_MS: Final = 100  # the most that is waited for a player that was told to end

PROGRAMS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "linux": (("paplay",), ("pw-play",), ("aplay", "-q"), ("canberra-gtk-play", "-f")),
    "darwin": (("afplay",),),
}
"""What plays a file on each system, the first that is there and succeeds. paplay comes first: it also speaks to
PipeWire, while pw-play keeps still on a desktop whose sound is PulseAudio's."""


class Player(Protocol):
    """Something that makes a sound file heard. Neither of the two waits, and neither raises."""

    def play(self, path: Path) -> None:
        """Play this wav file from its start, instead of what plays now."""

    def stop(self) -> None:
        """Be silent."""


class ProgramPlayer(QObject):
    """Plays by one of these programs (each with its arguments before the file); beeps where none can."""

    def __init__(self, programs: Sequence[Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        found = ((shutil.which(name), rest) for name, *rest in programs)
        self._programs = [(program, rest) for program, rest in found if program]
        self._left: list[tuple[str, list[str]]] = []
        self._path = Path()
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.errorOccurred.connect(self._not_started)
        self._process.finished.connect(self._finished)

    def play(self, path: Path) -> None:
        self.stop()
        self._path, self._left = path, list(self._programs)
        self._try_next()

    def stop(self) -> None:
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(DIE_MS)
            self._process.blockSignals(False)

    def _try_next(self) -> None:
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            log.warning("a sound program does not end")
        elif self._left:
            program, arguments = self._left.pop(0)
            self._process.start(program, [*arguments, str(self._path)])
        else:
            QApplication.beep()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._failed()

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code or status is QProcess.ExitStatus.CrashExit:
            self._failed()

    def _failed(self) -> None:
        log.warning("%s cannot play the warning", Path(self._process.program()).name)
        QTimer.singleShot(0, self, self._try_next)


class WindowsPlayer:
    """Plays by Windows itself, beside the program."""

    def __init__(self) -> None:
        self._sound: Any = importlib.import_module("winsound")

    def play(self, path: Path) -> None:
        how = self._sound.SND_FILENAME | self._sound.SND_ASYNC | self._sound.SND_NODEFAULT
        try:
            self._sound.PlaySound(str(path), how)
        except RuntimeError:
            log.warning("Windows cannot play the warning")
            QApplication.beep()

    def stop(self) -> None:
        self._sound.PlaySound(None, 0)


def player(parent: QObject) -> Player:
    """The one of this system."""
    if sys.platform == "win32":
        return WindowsPlayer()
    return ProgramPlayer(PROGRAMS.get(sys.platform, PROGRAMS["linux"]), parent)


def _environment() -> QProcessEnvironment:
    """Ours, less the folder of libraries that a PyInstaller bundle puts before the system's own."""
    environment = QProcessEnvironment.systemEnvironment()
    if getattr(sys, "frozen", False):
        before = environment.value("LD_LIBRARY_PATH_ORIG")
        environment.remove("LD_LIBRARY_PATH")
        if before:
            environment.insert("LD_LIBRARY_PATH", before)
    return environment
