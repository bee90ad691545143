"""The practice call: its frames by time, its lines, its end."""

from __future__ import annotations

import json

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from tests.ui import screens
from ui.practice import window as practice


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "clip.avi"
    video = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 20, (64, 48))
    for index in range(20):
        video.write(np.full((48, 64, 3), index * 12, np.uint8))
    video.release()
    path.with_suffix(".json").write_text('{"swap_s": 0.4, "duration_s": 1.0}')
    return path


def lines(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_frames_come_by_time_and_late_ones_are_left_out(path) -> None:
    clip = practice.Clip(path)
    assert abs(int(clip.at(0.0).mean()) - 0) < 4
    assert abs(int(clip.at(0.51).mean()) - 120) < 4
    assert clip.at(1.5) is None
    clip.go_to(0.0)
    assert abs(int(clip.at(0.1).mean()) - 24) < 4
    clip.close()


def test_a_call_from_start_to_end(path, english, qtbot, capsys) -> None:
    window = practice.PracticeWindow(practice.Clip(path))
    qtbot.addWidget(window)
    window.start()
    qtbot.wait(1500)
    assert window.isVisible()  # past the clip's end it waits for the user, and the false face stays
    assert window._from_s == pytest.approx(0.4)
    window._hang_up.click()
    told = lines(capsys)
    assert [line["event"] for line in told] == ["started", "swap", "hung_up", "ended"]
    assert told[1]["t_s"] - told[0]["t_s"] > 0.3


def test_who_has_gone_away_is_not_waited_for_all_day(path, english, qtbot, capsys, monkeypatch) -> None:
    assert practice.LONGEST_S == 600
    monkeypatch.setattr(practice, "LONGEST_S", 0.5)
    window = practice.PracticeWindow(practice.Clip(path))
    qtbot.addWidget(window)
    window.start()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    assert [line["event"] for line in lines(capsys)] == ["started", "swap", "ended"]


def test_hanging_up_ends_it(path, english, qtbot, capsys) -> None:
    window = practice.PracticeWindow(practice.Clip(path), loop=True)
    qtbot.addWidget(window)
    window.start()
    qtbot.wait(1300)
    assert window.isVisible()  # past the end: it began again
    qtbot.mouseClick(window._hang_up, Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    told = lines(capsys)
    assert [line["event"] for line in told][-2:] == ["hung_up", "ended"]
    assert all(isinstance(line["t_s"], float) for line in told)


def test_closing_the_window_by_its_frame_is_hanging_up(path, english, qtbot, capsys) -> None:
    window = practice.PracticeWindow(practice.Clip(path))
    qtbot.addWidget(window)
    window.start()
    qtbot.waitUntil(lambda: window._image is not None, timeout=5000)
    window.windowHandle().close()
    assert not window.isVisible()
    assert [line["event"] for line in lines(capsys)][-2:] == ["hung_up", "ended"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["en", "ru", "kk"])
def test_who_is_calling_can_be_read(name: str, scale: float, qapp, english) -> None:
    english(name)
    with screens.laptop(qapp, scale):
        window = screens.shown(screens.WINDOWS["practice"])
        try:
            place, points = window.name_place()
            font = window.font()
            font.setPointSize(points)
            words = window.tr("Practice call: nobody is really calling")
            needed = QFontMetrics(font).boundingRect(place, practice.NAME_FLAGS, words)
            assert place.contains(needed)
            assert not place.intersects(window._hang_up.geometry())
            assert points >= 9
        finally:
            screens.gone(window)


def test_no_clip_is_one_clear_line(tmp_path, capfd) -> None:
    assert practice.main(["--clip", str(tmp_path / "none.mp4")]) == 2
    assert "cannot play" in capfd.readouterr().err


def test_the_shipped_clip_can_be_played(english) -> None:
    if not practice.CLIP.exists():
        pytest.skip("ui/resources/practice.mp4 is not there yet")
    clip = practice.Clip(practice.CLIP)
    assert clip.at(0.0) is not None
    assert clip.swap_s is not None
    clip.close()
