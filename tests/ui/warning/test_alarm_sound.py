"""The sound of a warning: at once, again until it is answered, and never a reason for anything to wait or to fail."""

from __future__ import annotations

import logging
import runpy
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from ui.warning import alarm_sound, sound_player
from ui.warning.alarm_sound import LONGEST_MS, TONE, AlarmSound
from ui.warning.sound_player import ProgramPlayer


class FakePlayer:
    def __init__(self) -> None:
        self.heard: list[Path | None] = []

    def play(self, path: Path) -> None:
        self.heard.append(path)

    def stop(self) -> None:
        self.heard.append(None)


class FakeVoice:
    """Its sentence is there after it was looked for ``late`` times; never where it is not ``able``."""

    def __init__(self, path: Path, late: int = 0, able: bool = True) -> None:
        self.path, self.late, self.able = path, late, able
        self.asked: list[str] = []

    @property
    def busy(self) -> bool:
        return self.able

    def make(self, name: str) -> None:
        self.asked.append(name)

    def file(self, name: str) -> Path | None:
        self.late -= 1
        return self.path if self.able and self.late < 0 else None


@pytest.fixture
def quick(monkeypatch) -> None:
    for name, value in (("EVERY_MS", 80), ("SPEECH_MS", 20), ("REST_MS", 10), ("LOOK_MS", 10)):
        monkeypatch.setattr(alarm_sound, name, value)


@pytest.fixture
def sentence(tmp_path) -> Path:
    path = tmp_path / "said.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(1000)
        file.writeframes(bytes(2 * 200))  # 200 ms
    return path


def test_the_sound_file_is_what_its_script_makes_and_gentle() -> None:
    made = runpy.run_path(str(TONE.with_name("warning_wav.py")))
    with wave.open(str(TONE), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        kept = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(int)
    assert np.abs(kept - made["samples"]()).max() <= 1  # another processor may round a sine otherwise
    assert TONE.stat().st_size < 60_000
    assert len(kept) / 22_050 == pytest.approx(1.2)
    assert max(abs(kept[0]), abs(kept[-1])) < 200  # no click at either end
    loudest = np.fft.rfftfreq(len(kept), 1 / 22_050)[np.abs(np.fft.rfft(kept)).argmax()]
    assert 600 < loudest < 1000


def test_it_sounds_at_once_and_again_until_it_is_answered(quick, qapp, qtbot) -> None:
    player = FakePlayer()
    alarm = AlarmSound(None, player, FakeVoice(TONE))
    alarm.start(repeat=True, speak=False, language_="en")
    assert player.heard == [None, TONE]
    qtbot.waitUntil(lambda: player.heard.count(TONE) >= 3, timeout=3000)
    assert alarm.sounding
    alarm.stop()
    count = len(player.heard)
    qtbot.wait(200)
    assert len(player.heard) == count
    assert player.heard[-1] is None
    assert not alarm.sounding


def test_it_has_an_end_though_nobody_answers(quick, qapp, qtbot, monkeypatch) -> None:
    """An alert can stand for hours over a call that nobody looks at any more."""
    assert LONGEST_MS == 60_000
    player = FakePlayer()
    alarm = AlarmSound(None, player, FakeVoice(TONE))
    alarm._end.setInterval(200)
    for _ in range(2):  # the next warning is heard again
        alarm.start(repeat=True, speak=True, language_="en")
        qtbot.waitUntil(lambda: not alarm.sounding, timeout=3000)
        assert player.heard.count(TONE) > 1
        assert player.heard[-1] is not None  # what began is heard to its end
        player.heard.clear()
        qtbot.wait(200)
        assert player.heard == []


def test_once_is_once(quick, qapp, qtbot) -> None:
    player = FakePlayer()
    alarm = AlarmSound(None, player, FakeVoice(TONE))
    alarm.start(repeat=False, speak=False, language_="en")
    qtbot.wait(200)
    assert player.heard == [None, TONE]
    assert not alarm.sounding


def test_the_sentence_follows_the_tones_as_soon_as_it_is_made(quick, sentence, qapp, qtbot) -> None:
    player, voice = FakePlayer(), FakeVoice(sentence, late=3)
    alarm = AlarmSound(None, player, voice)
    alarm.start(repeat=False, speak=True, language_="kk")
    qtbot.waitUntil(lambda: sentence in player.heard, timeout=3000)
    assert player.heard == [None, TONE, sentence]
    assert voice.asked == ["kk"]


def test_a_long_sentence_is_heard_to_its_end_before_the_next_tones(quick, sentence, qapp, qtbot) -> None:
    player = FakePlayer()
    alarm = AlarmSound(None, player, FakeVoice(sentence))
    alarm.start(repeat=True, speak=True, language_="en")
    qtbot.waitUntil(lambda: sentence in player.heard, timeout=3000)
    assert alarm._again.remainingTime() > 80  # longer than from one sound to the next
    qtbot.waitUntil(lambda: player.heard[-2:] == [TONE, sentence] and len(player.heard) > 3, timeout=3000)
    alarm.stop()


def test_the_sentence_can_be_without_the_tones_and_nothing_can_be_wanted(quick, sentence, qapp, qtbot) -> None:
    player = FakePlayer()
    alarm = AlarmSound(None, player, FakeVoice(sentence))
    alarm.start(repeat=False, speak=True, language_="system", tone=False)
    qtbot.waitUntil(lambda: player.heard == [None, sentence], timeout=3000)
    alarm.start(repeat=True, speak=False, language_="en", tone=False)
    assert not alarm.sounding


def test_a_voice_that_cannot_speak_leaves_the_tones(quick, qapp, qtbot) -> None:
    player = FakePlayer()
    alarm = AlarmSound(None, player, FakeVoice(TONE, able=False))
    alarm.start(repeat=False, speak=True, language_="kk")
    qtbot.waitUntil(lambda: not alarm.sounding, timeout=3000)
    assert player.heard == [None, TONE]


# the programs that play


@pytest.fixture
def beeps(monkeypatch) -> list[int]:
    heard: list[int] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(1))
    return heard


def python(tmp_path: Path, code: str) -> list[str]:
    """A sound program that does this with the file it is given; it is named by its whole path."""
    path = tmp_path / "player.py"
    path.write_text(f"import sys, time\nfrom pathlib import Path\nplayed = sys.argv[-1]\n{code}\n", encoding="utf-8")
    return [sys.executable, "-S", str(path)]


def idle(player: ProgramPlayer) -> bool:
    return player._process.state() is QProcess.ProcessState.NotRunning


def test_a_program_is_given_the_file(tmp_path, qapp, qtbot, beeps) -> None:
    heard = tmp_path / "heard"
    player = ProgramPlayer([python(tmp_path, f"Path({str(heard)!r}).write_text(played)")])
    player.play(TONE)
    qtbot.waitUntil(lambda: idle(player) and heard.exists(), timeout=5000)
    assert heard.read_text() == str(TONE)
    assert beeps == []


def test_one_that_fails_is_followed_by_the_next_and_then_by_a_beep(tmp_path, qapp, qtbot, beeps, caplog) -> None:
    failing = python(tmp_path, "sys.exit(3)")
    player = ProgramPlayer([["no-such-player-here"], failing, failing])
    for _ in range(2):  # the next warning tries all of them anew
        before = len(beeps)
        with caplog.at_level(logging.WARNING):
            player.play(TONE)
            qtbot.waitUntil(lambda before=before: len(beeps) > before, timeout=5000)
    assert len(beeps) == 2
    assert sum("cannot play the warning" in record.message for record in caplog.records) == 4
    assert str(TONE.parent) not in caplog.text


def test_a_program_that_vanished_fails_like_any_other(tmp_path, qapp, qtbot, beeps) -> None:
    program = tmp_path / "player"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    player = ProgramPlayer([[str(program)]])
    program.unlink()
    player.play(TONE)
    qtbot.waitUntil(lambda: bool(beeps), timeout=5000)


def test_without_any_program_it_beeps(qapp, beeps) -> None:
    ProgramPlayer([["no-such-player-here"]]).play(TONE)
    assert beeps == [1]


def test_silence_comes_at_once_and_is_no_failure(tmp_path, qapp, qtbot, beeps) -> None:
    player = ProgramPlayer([python(tmp_path, "time.sleep(60)")])
    player.play(TONE)
    qtbot.waitUntil(lambda: player._process.state() is QProcess.ProcessState.Running, timeout=5000)
    player.play(TONE)  # instead of what plays now
    qtbot.waitUntil(lambda: player._process.state() is QProcess.ProcessState.Running, timeout=5000)
    player.stop()
    assert idle(player)
    qtbot.wait(50)
    assert beeps == []


def test_a_bundle_gives_the_systems_programs_the_systems_libraries(monkeypatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    assert sound_player._environment().value("LD_LIBRARY_PATH") == "/bundle"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not sound_player._environment().contains("LD_LIBRARY_PATH")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/mine")
    assert sound_player._environment().value("LD_LIBRARY_PATH") == "/mine"
