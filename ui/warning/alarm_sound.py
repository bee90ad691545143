"""The warning for the ear: two soft tones and, where wanted, a spoken sentence, until it is answered."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui import RESOURCES, language
from ui.warning import sound_player
from ui.warning.sound_player import Player
from ui.warning.voice import Voice

TONE: Final = RESOURCES / "warning.wav"  # made by warning_wav.py beside it
EVERY_MS: Final = 8000  # from one sound to the next, more where the sentence is longer
LONGEST_MS: Final = 60_000  # of sounding again and again; the banner stays
SPEECH_MS: Final = 1400  # from the tones to the sentence
REST_MS: Final = 2000  # at least, from the end of the sentence to the next tones
LOOK_MS: Final = 200  # while the sentence is not made yet


class AlarmSound(QObject):
    """``start`` sounds at once and, if told to, again and again, but never for longer than ``LONGEST_MS``.

    Who owns it calls ``stop`` as soon as the warning is answered ("Not now", the action card or the reason opened) and
    when the alert is gone, the watching paused, or the program quits.
    """

    def __init__(self, parent: QObject | None = None, player: Player | None = None, voice: Voice | None = None) -> None:
        super().__init__(parent)
        self._player, self._voice = player or sound_player.player(self), voice or Voice(self)
        self._repeat = self._speak = False
        self._tone, self._language = True, "en"
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._sound)
        self._sentence = QTimer(self, singleShot=True)
        self._sentence.timeout.connect(self._say)
        self._end = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._end.timeout.connect(self._again.stop)  # what sounds now is heard to its end

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
            self._end.start()
            self._sound()

    def stop(self) -> None:
        """Silence, until the next ``start``."""
        self._end.stop()
        self._again.stop()
        self._sentence.stop()
        self._player.stop()

    def _sound(self) -> None:
        if self._tone:
            self._player.play(TONE)
        if self._speak:
            self._voice.make(self._language)
            self._sentence.start(SPEECH_MS if self._tone else 0)
        if self._repeat and self._end.isActive():
            self._again.start(EVERY_MS)

    def _say(self) -> None:
        path = self._voice.file(self._language)
        if path is None:
            if self._voice.busy:
                self._sentence.start(LOOK_MS)
            return
        self._player.play(path)
        if self._repeat and self._end.isActive():
            self._again.start(max(self._again.remainingTime(), _lasts_ms(path) + REST_MS))


def _lasts_ms(path: Path) -> int:
    """How long a wav file is; 0 for what is none."""
    try:
        with wave.open(str(path), "rb") as file:
            return round(1000 * file.getnframes() / file.getframerate())
    except (OSError, EOFError, wave.Error, ZeroDivisionError):
        return 0
