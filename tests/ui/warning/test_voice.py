"""The spoken warning: which program says it, in whose words; a library that is not here is played by a fake."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import io
import logging
import sys
import wave
from pathlib import Path
from types import SimpleNamespace

import pytest

from ui.warning import voice

WRITER = """
import pathlib, sys
words = sys.stdin.buffer.read().decode()
if len(sys.argv) > 2:
    sys.exit(int(sys.argv[2]))
pathlib.Path(sys.argv[1]).write_text(words, encoding="utf-8")
"""


class FakeLibrary:
    """eSpeak NG's functions as its header has them: speech comes to the callback in two parts, then an end."""

    def __init__(self, rate_hz: int = 22_050, refuses: str = "") -> None:
        self.rate_hz, self.refuses = rate_hz, refuses
        self.words, self.parameters = b"", []

    def espeak_Initialize(self, output: int, _length: int, data: bytes, _options: int) -> int:
        assert output == voice.SYNCHRONOUS
        assert data == b"/voices"
        return self.rate_hz

    def espeak_SetSynthCallback(self, callback: object) -> None:
        self.callback = callback

    def espeak_SetVoiceByName(self, name: bytes) -> int:
        return int(self.refuses == "voice")

    def espeak_SetParameter(self, parameter: int, value: int, _relative: int) -> int:
        self.parameters.append((parameter, value))
        return 0

    def espeak_Synth(self, text: bytes, size: ctypes.c_size_t, *_rest: object) -> int:
        assert size.value == len(text)
        self.words = text
        part = (ctypes.c_short * 2)(1, -2)
        for some, count in ((part, 2), (part, 1), (None, 0)):
            pointer = ctypes.cast(some, ctypes.POINTER(ctypes.c_short)) if some else None
            assert self.callback(pointer, count, None) == 0
        return int(self.refuses == "words")


@pytest.fixture
def nothing(monkeypatch) -> None:
    """A computer with neither the program nor the extra."""
    monkeypatch.setattr(voice.shutil, "which", lambda _name: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)


@pytest.fixture
def extra(monkeypatch, nothing, tmp_path) -> Path:
    """The extra, with voices of this folder."""
    loader = SimpleNamespace(get_library_path=lambda: "no-such-library", get_data_path=lambda: str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if name == voice.EXTRA else None)
    monkeypatch.setitem(sys.modules, voice.EXTRA, loader)
    return tmp_path


@pytest.mark.parametrize("name", ["en", "ru", "kk"])
@pytest.mark.parametrize("now", ["en", "kk"])
def test_the_sentence_is_the_warnings_own_words_whatever_the_language_of_now(name: str, now: str, english) -> None:
    english(now)
    said = voice.sentence(name)
    assert "102" in said
    assert said.endswith(".")
    assert {
        "en": said == "Possible deepfake. Hang up and call 102.",
        "ru": said.startswith("Возможно, это дипфейк. "),
        "kk": said.startswith("Бұл дипфейк болуы мүмкін. "),
    }[name]


def test_without_a_voice_there_is_none(nothing) -> None:
    assert not any(voice.available(name) for name in ("system", "kk", "ru", "en"))


def test_the_program_of_the_system_is_taken_where_it_has_the_language(nothing, monkeypatch, tmp_path) -> None:
    program = tmp_path / "espeak-ng"
    heading = "echo 'Pty Language Age/Gender VoiceName File'"
    program.write_text(f'#!/bin/sh\n{heading}\n[ "$1" = --voices=ru ] && echo " 5 ru --/M Russian zle/ru"\nexit 0\n')
    program.chmod(0o755)
    monkeypatch.setattr(voice.shutil, "which", lambda name: str(program) if name == voice.PROGRAM else None)
    command = voice.command("ru", tmp_path / "x.wav")
    assert command[0] == str(program)
    assert command[command.index("-v") + 1] == "ru"
    assert command[command.index("-w") + 1] == str(tmp_path / "x.wav")
    assert voice.available("ru")
    assert not voice.available("en")


def test_a_program_that_cannot_be_run_is_no_voice(tmp_path) -> None:
    assert not voice._speaks(str(tmp_path / "none"), "ru")


def test_the_extra_is_taken_where_it_has_the_language_and_never_in_the_bundle(extra, monkeypatch) -> None:
    (extra / "kk_dict").touch()
    assert voice.command("kk", Path("x.wav")) == [sys.executable, "-m", "ui.warning.voice", "kk", "x.wav"]
    assert voice.available("kk")
    assert not voice.available("ru")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not voice.available("kk")


def test_the_library_is_told_the_words_and_gives_their_sound() -> None:
    library = FakeLibrary()
    samples, rate_hz = voice.speak(library, "/voices", "kk", "Бұл")
    assert library.words == "Бұл".encode() + b"\0"
    assert library.parameters == [(voice.RATE, voice.SLOWLY)]
    assert samples == (1).to_bytes(2, "little") + (-2).to_bytes(2, "little", signed=True) + (1).to_bytes(2, "little")
    assert rate_hz == 22_050


@pytest.mark.parametrize("library", [FakeLibrary(-1), FakeLibrary(refuses="voice"), FakeLibrary(refuses="words")])
def test_a_library_that_refuses_is_an_error(library) -> None:
    with pytest.raises(RuntimeError):
        voice.speak(library, "/voices", "kk", "102")


def test_the_child_process_writes_a_sound_file(extra, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(voice.ctypes, "CDLL", lambda _path: object())
    monkeypatch.setattr(voice, "speak", lambda _library, _data, _name, words: (words.encode("utf-16-le"), 22_050))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"102")))
    assert voice.main(["kk", str(tmp_path / "x.wav")]) == 0
    with wave.open(str(tmp_path / "x.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()) == (1, 2, 22_050, 3)


def test_a_library_that_cannot_be_loaded_is_one_line(extra, tmp_path, capsys) -> None:
    assert voice.main(["kk", str(tmp_path / "x.wav")]) == 1
    assert capsys.readouterr().err.startswith("voice: ")


def writer(*more: str):
    return lambda _name, path: [sys.executable, "-S", "-c", WRITER, str(path), *more]


def test_the_sentence_is_made_once_for_each_language(english, qtbot) -> None:
    made = voice.Voice(command=writer())
    assert made.file("en") is None
    made.make("en")
    made.make("en")  # while it is being made
    qtbot.waitUntil(lambda: not made.busy and made.file("en") is not None, timeout=5000)
    first = made.file("en")
    assert first.read_text(encoding="utf-8") == voice.sentence("en")
    made.make("en")
    assert not made.busy
    made.make("kk")
    qtbot.waitUntil(lambda: made.file("kk") is not None, timeout=5000)
    assert made.file("kk") != first
    assert made.file("kk").read_text(encoding="utf-8") == voice.sentence("kk")


def test_who_speaks_kazakh_is_told_in_russian_where_no_voice_is_kazakh(qtbot) -> None:
    made = voice.Voice(command=lambda name, path: writer()(name, path) if name == "ru" else None)
    made.make("kk")
    qtbot.waitUntil(lambda: made.file("kk") is not None, timeout=5000)
    assert made.file("kk").read_text(encoding="utf-8") == voice.sentence("ru")
    assert made.file("ru") is None


def test_on_windows_its_own_voices_go_first(extra, monkeypatch) -> None:
    for name in ("kk", "en"):
        (extra / f"{name}_dict").touch()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(voice.sapi, "number", lambda name: {"ru": "419", "en": "409"}.get(name))
    assert voice.command("ru", Path("x.wav")) == [sys.executable, "-m", "ui.warning.sapi", "ru", "x.wav"]
    assert voice.command("en", Path("x.wav"))[2] == "ui.warning.sapi"
    assert voice.command("kk", Path("x.wav"))[2] == "ui.warning.voice"
    (extra / "kk_dict").unlink()
    assert voice.command("kk", Path("x.wav")) is None
    assert voice.available("kk"), "in Russian"


def test_a_program_that_fails_is_only_logged(english, qtbot, caplog) -> None:
    made = voice.Voice(command=writer("3"))
    with caplog.at_level(logging.WARNING):
        made.make("en")
        qtbot.waitUntil(lambda: not made.busy and bool(caplog.records), timeout=5000)
    assert made.file("en") is None
    assert "status 3" in caplog.text


def test_a_language_without_a_voice_is_only_logged(english, caplog) -> None:
    made = voice.Voice(command=lambda _name, _path: None)
    with caplog.at_level(logging.WARNING):
        made.make("en")
    assert "no voice" in caplog.text
    assert not made.busy
