"""The warning's sentence as a sound file, spoken by Windows' own voices or by eSpeak NG.

Windows' voices (``sapi.py``) go first where they have the language. eSpeak NG (https://github.com/espeak-ng/espeak-ng)
speaks Kazakh, Russian and English without a network. The program of the system is used where it is installed;
else the library that the ``voice`` extra brings (https://pypi.org/project/espeakng-loader/), in a Python process of
its own: ``python -m ui.warning.voice LANGUAGE FILE`` with the words on the standard input. It is GPL-3, so never in our
bundle.
"""

from __future__ import annotations

import ctypes
import importlib.util
import logging
import shutil
import subprocess
import sys
import wave
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QProcess, QTemporaryDir

from guard import files
from guard.types import VerdictKind
from ui import language, messages
from ui.warning import sapi

log = logging.getLogger("qalqan.voice")

PROGRAM: Final = "espeak-ng"
EXTRA: Final = "espeakng_loader"
SLOWLY: Final = 140  # words a minute; eSpeak's own 175 is quick for who is frightened
ASK_S: Final = 2.0  # the most that the program may take to tell its voices
INSTEAD: Final = {"kk": ("ru",)}
"""In which language it is said where no voice speaks the first: Windows has none for Kazakh."""

# of espeak-ng/speak_lib.h
SYNCHRONOUS, RATE, CHARACTERS, UTF8 = 2, 1, 1, 1


class Loader(Protocol):
    """What is used of the module that the extra brings."""

    def get_library_path(self) -> str:
        """The shared library."""

    def get_data_path(self) -> str:
        """The folder of its voices."""


def available(name: str) -> bool:
    """Whether this computer can say it to who speaks this language (one of ``language.LANGUAGES``, or "system")."""
    return any(command(tongue, Path("warning.wav")) is not None for tongue in tongues(language.resolve(name)))


def tongues(name: str) -> tuple[str, ...]:
    """The languages in which it may be said to who speaks this one, the best first."""
    return (name, *INSTEAD.get(name, ()))


def command(name: str, path: Path) -> list[str] | None:
    """What turns the words on its standard input (UTF-8) into the wav file ``path``; None where nothing can."""
    if sys.platform == "win32" and sapi.number(name) is not None:
        return [sys.executable, "-m", "ui.warning.sapi", name, str(path)]
    program = shutil.which(PROGRAM)
    if program and _speaks(program, name):
        return [program, "-b", "1", "-v", name, "-s", str(SLOWLY), "-w", str(path), "--stdin"]
    if importlib.util.find_spec(EXTRA) is not None and not getattr(sys, "frozen", False):
        loader: Loader = importlib.import_module(EXTRA)
        if files.is_file(Path(loader.get_data_path()) / f"{name}_dict"):
            return [sys.executable, "-m", "ui.warning.voice", name, str(path)]
    return None


def sentence(name: str) -> str:
    """What is said, in this language."""
    headline = language.translate(name, "Verdict", messages.VERDICTS[VerdictKind.FAKE])
    return f"{headline}. {language.translate(name, 'Warning', 'Hang up and call 102')}."


class Voice(QObject):
    """Makes the file of the sentence, once for each language; nobody waits for it."""

    def __init__(
        self, parent: QObject | None = None, command: Callable[[str, Path], list[str] | None] = command
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._folder = QTemporaryDir()
        self._made: dict[str, Path] = {}
        self._making: tuple[str, str, Path] | None = None
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.started.connect(self._tell)
        self._process.finished.connect(self._finished)

    @property
    def busy(self) -> bool:
        """Whether a file is being made."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def file(self, name: str) -> Path | None:
        """The sentence for who speaks this language, if it is made."""
        return self._made.get(name)

    def make(self, name: str) -> None:
        """Begin to make it, unless it is there or one is being made."""
        if self.busy or self.file(name) is not None:
            return
        path = Path(self._folder.filePath(f"{len(self._made)}.wav"))
        for tongue in tongues(name):
            found = self._command(tongue, path)
            if found is not None:
                self._making = (name, sentence(tongue), path)
                self._process.start(found[0], found[1:])
                return
        log.warning("no voice here speaks %s", name)

    def _tell(self) -> None:
        assert self._making is not None
        _name, words, _path = self._making
        self._process.write(words.encode())
        self._process.closeWriteChannel()

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        assert self._making is not None
        name, _words, path = self._making
        if code == 0 and status is QProcess.ExitStatus.NormalExit and files.is_file(path):
            self._made[name] = path
        else:
            log.warning("the warning cannot be spoken: status %d", code)


@cache
def _speaks(program: str, name: str) -> bool:
    """Whether the program lists a voice of this language under its heading."""
    try:
        told = subprocess.run([program, f"--voices={name}"], capture_output=True, timeout=ASK_S, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0 and len(told.stdout.splitlines()) > 1


def speak(library: Any, data: str, name: str, words: str) -> tuple[bytes, int]:
    """The words as mono 16-bit samples, and how many a second. Raises ``RuntimeError`` where the library refuses."""
    samples = bytearray()

    def hear(some: Any, count: int, _events: Any) -> int:
        if some:
            samples.extend(ctypes.string_at(some, 2 * count))
        return 0

    heard = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)(hear)

    rate_hz = library.espeak_Initialize(SYNCHRONOUS, 0, data.encode(), 0)
    if rate_hz <= 0:
        raise RuntimeError("its data cannot be read")
    library.espeak_SetSynthCallback(heard)
    if library.espeak_SetVoiceByName(name.encode()):
        raise RuntimeError(f"it has no voice {name}")
    library.espeak_SetParameter(RATE, SLOWLY, 0)
    text = words.encode() + b"\0"
    if library.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, CHARACTERS, 0, UTF8, None, None):
        raise RuntimeError("it cannot speak")
    return bytes(samples), rate_hz


def main(argv: list[str]) -> int:
    """``LANGUAGE FILE``: write what the standard input says; 1 where it cannot be said."""
    name, path = argv
    loader: Loader = importlib.import_module(EXTRA)
    try:
        library = ctypes.CDLL(loader.get_library_path())
        samples, rate_hz = speak(library, loader.get_data_path(), name, sys.stdin.buffer.read().decode())
    except (OSError, RuntimeError) as problem:
        sys.stderr.write(f"voice: {problem}\n")
        return 1
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(samples)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
