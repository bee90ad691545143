"""A video file's frames and times, and what is said of files that are no such thing."""

from __future__ import annotations

import math
import os
import random
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from guard.capture import video
from guard.capture.video import UnreadableClip, VideoFile


def write(
    path: Path, seconds: float = 2.0, fps: float = 30.0, size: tuple[int, int] = (320, 240), code: str = "MJPG"
) -> Path:
    """Frame number n is grey n."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*code), fps, size)
    assert writer.isOpened()
    for number in range(round(seconds * fps)):
        writer.write(np.full((size[1], size[0], 3), number, np.uint8))
    writer.release()
    return path


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("clips") / "видео қоңырау 1%d.avi")


def test_frames_come_at_the_rate_with_the_files_own_times(clip: Path) -> None:
    film = VideoFile(clip)
    assert film.duration_s == pytest.approx(2.0)
    frames = list(film.frames(5.0))
    assert [frame.index for frame in frames] == list(range(10))
    assert [frame.t_s for frame in frames] == pytest.approx([n / 5 for n in range(10)], abs=0.001)
    for frame in frames:
        assert frame.image.shape == (240, 320, 3)
        assert frame.image.dtype == np.uint8
        assert frame.image.flags.c_contiguous
        assert abs(float(frame.image.mean()) - frame.t_s * 30) < 2
    assert film.duration_s == pytest.approx(2.0)


@pytest.mark.parametrize(("rate", "count"), [(0.1, 1), (1.0, 2), (7.0, 14), (25.0, 50), (30.0, 60), (1000.0, 60)])
def test_any_rate(clip: Path, rate: float, count: int) -> None:
    assert len(list(VideoFile(clip).frames(rate))) == count


@pytest.mark.parametrize("rate", [0.0, -1.0, math.nan, math.inf])
def test_no_rate(clip: Path, rate: float) -> None:
    with pytest.raises(ValueError, match="rate_hz"):
        next(VideoFile(clip).frames(rate))


def test_a_second_pass_is_the_same_and_nothing_stays_open(clip: Path) -> None:
    held = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc").exists() else 0
    film = VideoFile(str(clip))
    first = [frame.t_s for frame in film.frames(5.0)]
    half = film.frames(5.0)
    next(half)
    half.close()
    assert [frame.t_s for frame in film.frames(5.0)] == first
    if held:
        assert len(list(Path("/proc/self/fd").iterdir())) == held


@pytest.mark.parametrize(("name", "code"), [("a.mp4", "mp4v"), ("a.mkv", "MJPG"), ("a.webm", "VP80")])
def test_other_containers(tmp_path: Path, name: str, code: str) -> None:
    frames = list(VideoFile(write(tmp_path / name, 1.0, code=code)).frames(5.0))
    assert [frame.t_s for frame in frames] == pytest.approx([0, 0.2, 0.4, 0.6, 0.8], abs=0.04)


def refused(path: Path) -> str:
    start = time.monotonic()
    with pytest.raises(UnreadableClip) as error:
        list(VideoFile(path).frames(5.0))
    assert time.monotonic() - start < 15
    message = str(error.value)
    assert message
    assert "\n" not in message
    return message


def test_missing_empty_and_not_a_file(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "none.mp4")
    (tmp_path / "empty.mp4").touch()
    assert "empty" in refused(tmp_path / "empty.mp4")
    assert "not a file" in refused(tmp_path)
    if os.name == "posix":
        assert "not a file" in refused(Path("/dev/zero"))
        os.mkfifo(tmp_path / "pipe.mp4")
        assert "not a file" in refused(tmp_path / "pipe.mp4")  # and no wait for its other end


def test_not_a_video(tmp_path: Path) -> None:
    for name, content in {
        "text.mp4": b"hello " * 500,
        "zeros.mp4": bytes(100_000),
        "noise.avi": random.Random(1).randbytes(100_000),
        "picture.mp4": cv2.imencode(".png", np.zeros((9, 9, 3), np.uint8))[1].tobytes(),
        "head.avi": b"RIFF\x00\x00\x00\x00AVI LIST",
    }.items():
        (tmp_path / name).write_bytes(content)
        assert "video" in refused(tmp_path / name) or "frames" in refused(tmp_path / name)


@pytest.mark.parametrize(
    "playlist",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{clip}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{clip}'\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n",
    ],
)
def test_a_playlist_opens_no_other_file(tmp_path: Path, clip: Path, playlist: str) -> None:
    for suffix in (".m3u8", ".mp4", ".txt"):
        path = tmp_path / f"list{suffix}"
        path.write_text(playlist.format(clip=clip), "utf-8")
        assert "video" in refused(path)


def test_a_pattern_of_pictures_is_no_video(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "a1.png"), np.zeros((200, 200, 3), np.uint8))
    assert "No such file" in refused(tmp_path / "a%d.png")


def test_a_cut_off_file_gives_what_it_has(tmp_path: Path, clip: Path) -> None:
    whole = clip.read_bytes()
    path = tmp_path / "half.avi"
    path.write_bytes(whole[: len(whole) // 2])
    film = VideoFile(path)
    frames = list(film.frames(5.0))
    assert 2 <= len(frames) < 10
    assert film.duration_s == pytest.approx(1.0, abs=0.3)


def test_a_damaged_file_ends_or_is_refused(tmp_path: Path, clip: Path) -> None:
    for seed in range(25):
        chance = random.Random(seed)
        damaged = bytearray(clip.read_bytes())
        for _ in range(40):
            damaged[chance.randrange(len(damaged) if seed % 2 else 3000)] = chance.randrange(256)
        path = tmp_path / f"{seed}.avi"
        path.write_bytes(damaged)
        try:
            times = [frame.t_s for frame in VideoFile(path).frames(5.0)]
        except UnreadableClip:
            continue
        assert all(later > earlier for earlier, later in pairwise(times))


def test_too_large_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clip: Path) -> None:
    monkeypatch.setattr(video, "_MAX_PIXELS", 320 * 240 - 1)
    assert "too large (320 x 240" in refused(clip)


class FakeCapture:
    """Answers with the stamps that it is given."""

    def __init__(self, stamps_ms: list[float], fps: float) -> None:
        self.stamps_ms, self.fps = stamps_ms, fps

    def get(self, what: int) -> float:
        return self.fps if what == cv2.CAP_PROP_FPS else self.stamps_ms.pop(0)


@pytest.mark.parametrize(
    ("stamps_ms", "fps", "times"),
    [
        ([0, 40, 80, 120], 25.0, [0, 0.04, 0.08, 0.12]),
        ([1e6, 1e6 + 100, 1e6 + 300], 25.0, [0, 0.1, 0.3]),  # it does not start at 0
        ([0, 0, 0, 0], 10.0, [0, 0.1, 0.2, 0.3]),  # none
        ([0, 0, 0], 0.0, [0, 0.04, 0.08]),  # neither stamps nor a rate
        ([0, 0, 0], 1e6, [0, 0.04, 0.08]),
        ([0, 0, 0], math.nan, [0, 0.04, 0.08]),
        ([math.nan, math.nan, math.inf], 10.0, [0, 0.1, 0.2]),
        ([0, 100, 50, 150, 250], 10.0, [0, 0.1, 0.2, 0.3, 0.4]),  # it goes back, and on from there
        ([0, 100, -5000, -4900], 10.0, [0, 0.1, 0.2, 0.3]),
        ([0, 1e15, 100], 10.0, [0, 0.1, 0.2]),  # thirty thousand years
        ([0, 1e-9, 2e-9], 10.0, [0, 0.1, 0.2]),
    ],
)
def test_times_always_rise(stamps_ms: list[float], fps: float, times: list[float]) -> None:
    clock = video._Clock(FakeCapture(stamps_ms, fps))
    assert [clock.now() for _ in times] == pytest.approx(times, abs=1e-6)


def test_nothing_but_our_own_line_is_said(tmp_path: Path, clip: Path) -> None:
    damaged = bytearray(clip.read_bytes())
    for place in range(6000, len(damaged), 400):
        damaged[place] ^= 0xFF
    (tmp_path / "damaged.avi").write_bytes(damaged)
    (tmp_path / "text.mp4").write_bytes(b"hello " * 500)
    code = (
        "import sys\nfrom guard.capture.video import *\n"
        "for path in sys.argv[1:]:\n    try: list(VideoFile(path).frames(5))\n    except UnreadableClip: pass\n"
    )
    paths = [str(tmp_path / name) for name in ("damaged.avi", "text.mp4", "none.mp4")]
    said = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, check=True, text=True)
    assert (said.stdout, said.stderr) == ("", "")
