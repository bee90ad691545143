"""The warning for the ear: two soft tones and, where wanted, a spoken sentence, until somebody answers the warning."""

from __future__ import annotations

import logging
import shutil
import sys
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer
from PySide6.QtWidgets import QApplication

from ui import language
from ui.voice import Voice

if sys.platform == "win32":
    import winsound

log = logging.getLogger(__name__)

TONE: Final = Path(__file__).parent / "resources" / "warning.wav"  # made by warning_wav.py beside it
EVERY_MS: Final = 8000  # from one sound to the next, more where the sentence is longer
SPEECH_MS: Final = 1400  # from the tones to the sentence
REST_MS: Final = 2000  # at least, from the end of the sentence to the next tones
LOOK_MS: Final = 200  # while the sentence is not made yet
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
        self._path = TONE
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

    def play(self, path: Path) -> None:
        try:
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:
            log.warning("Windows cannot play the warning")
            QApplication.beep()

    def stop(self) -> None:
        winsound.PlaySound(None, 0)


class AlarmSound(QObject):
    """``start`` sounds at once and, if told to, again and again: there is no end but ``stop``.

    Who owns it calls ``stop`` as soon as the warning is answered ("Not now", the action card or the reason opened) and
    when the alert is gone, the watching paused, or the program quits.
    """

    def __init__(self, parent: QObject | None = None, player: Player | None = None, voice: Voice | None = None) -> None:
        super().__init__(parent)
        self._player, self._voice = player or _player(self), voice or Voice(self)
        self._repeat = self._speak = False
        self._tone, self._language = True, "en"
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._sound)
        self._sentence = QTimer(self, singleShot=True)
        self._sentence.timeout.connect(self._say)

    @property
    def sounding(self) -> bool:
        """Whether anything more is to be heard."""
        return self._again.isActive() or self._sentence.isActive()

    def start(self, repeat: bool, speak: bool, language_: str, tone: bool = True) -> None:
        """Sound now; ``language_`` is a setting's ("system" too). ``tone``: the two tones come before the sentence."""
        self.stop()
        self._repeat, self._speak, self._tone = repeat, speak, tone
        self._language = language.resolve(language_)
        if tone or speak:
            self._sound()

    def stop(self) -> None:
        """Silence, until the next ``start``."""
        self._again.stop()
        self._sentence.stop()
        self._player.stop()

    def _sound(self) -> None:
        if self._tone:
            self._player.play(TONE)
        if self._speak:
            self._voice.make(self._language)
            self._sentence.start(SPEECH_MS if self._tone else 0)
        if self._repeat:
            self._again.start(EVERY_MS)

    def _say(self) -> None:
        path = self._voice.file(self._language)
        if path is None:
            if self._voice.busy:
                self._sentence.start(LOOK_MS)
            return
        self._player.play(path)
        if self._repeat:
            self._again.start(max(self._again.remainingTime(), _lasts_ms(path) + REST_MS))


def _player(parent: QObject) -> Player:
    if sys.platform == "win32":
        return WindowsPlayer()
    return ProgramPlayer(PROGRAMS.get(sys.platform, PROGRAMS["linux"]), parent)


def _lasts_ms(path: Path) -> int:
    """How long a wav file is; 0 for what is none."""
    try:
        with wave.open(str(path), "rb") as file:
            return round(1000 * file.getnframes() / file.getframerate())
    except (OSError, EOFError, wave.Error, ZeroDivisionError):
        return 0


def _environment() -> QProcessEnvironment:
    """Ours, less the folder of libraries that a PyInstaller bundle puts before the system's own."""
    environment = QProcessEnvironment.systemEnvironment()
    if getattr(sys, "frozen", False):
        before = environment.value("LD_LIBRARY_PATH_ORIG")
        environment.remove("LD_LIBRARY_PATH")
        if before:
            environment.insert("LD_LIBRARY_PATH", before)
    return environment
