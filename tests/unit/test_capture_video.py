"""A video file's frames and times, and what is said of files that are no such thing."""

from __future__ import annotations

import math
import os
import random
import re
import shutil
import struct
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from guard.bench import PRACTICE_CLIP
from guard.capture import film_source, video
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
    with pytest.raises(UnreadableClip) as error:
        list(VideoFile(path).frames(5.0))
    message = str(error.value)
    assert message
    assert "\n" not in message
    return message


def test_missing_empty_and_not_a_file(tmp_path: Path) -> None:
    assert re.search(r"(?i)no such file|file not found|cannot find the file", refused(tmp_path / "none.mp4"))
    (tmp_path / "empty.mp4").touch()
    assert "empty" in refused(tmp_path / "empty.mp4")
    assert "not a file" in refused(tmp_path)
    if os.name == "posix":
        assert "not a file" in refused(Path("/dev/zero"))
        os.mkfifo(tmp_path / "pipe.mp4")
        assert "not a file" in refused(tmp_path / "pipe.mp4")  # and no wait for its other end


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be deleted there")
def test_a_relative_name_in_a_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert "o such file" in refused(Path("a.mp4"))


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
    assert re.search(r"(?i)no such file|file not found|cannot find the file", refused(tmp_path / "a%d.png"))


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
    monkeypatch.setattr(film_source, "_MAX_PIXELS", 320 * 240 - 1)
    assert "too large (320 x 240" in refused(clip)


FFMPEG = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="not here: ffmpeg")


def film(path: Path, *options: str, seconds: int = 12) -> Path:
    """The practice clip, made anew by ffmpeg."""
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(PRACTICE_CLIP), "-t", str(seconds), *options, str(path)]
    subprocess.run(command, check=True)
    return path


INTERLACED = ("-flags", "+ildct+ilme")
H264 = ("-c:v", "libx264", "-preset", "ultrafast", *INTERLACED, "-x264opts", "tff=1")
KINDS = {
    "a.mp4": H264,
    "a.MTS": (*H264, "-f", "mpegts"),
    "a.mpg": ("-c:v", "mpeg2video", "-b:v", "4M", *INTERLACED),
    "a.dv": ("-target", "pal-dv"),
}


def pictures(path: Path) -> list[np.ndarray]:
    return [frame.image for frame in VideoFile(path).frames(2.0)]


@FFMPEG
@pytest.mark.parametrize("name", KINDS)
def test_interlaced_film_is_seen_as_it_is(tmp_path: Path, name: str) -> None:
    """OpenCV 4.14 gives unwritten memory for it: the picture of another film, where one was read before."""
    seen, true = pictures(film(tmp_path / name, *KINDS[name])), pictures(PRACTICE_CLIP)[:24]
    assert len(seen) == len(true) == 24
    for one, other in zip(seen, true, strict=True):
        size = (64, 48)
        difference = cv2.absdiff(cv2.resize(one, size), cv2.resize(other, size))
        assert difference.mean() < 8


@FFMPEG
@pytest.mark.parametrize("order", ["progressive first", "interlaced first"])
def test_film_that_is_interlaced_in_part_does_not_stand_still(tmp_path: Path, order: str) -> None:
    parts = [film(tmp_path / "p.ts", "-c:v", "libx264"), film(tmp_path / "i.ts", *H264, "-f", "mpegts")]
    mixed = tmp_path / "mixed.ts"
    mixed.write_bytes(b"".join(part.read_bytes() for part in (parts if order[0] == "p" else parts[::-1])))
    seen = pictures(mixed)
    assert len(seen) == pytest.approx(48, abs=4)
    assert sum(np.array_equal(one, other) for one, other in pairwise(seen)) <= 2  # a second, till it is noticed


@FFMPEG
@pytest.mark.parametrize("name", KINDS)
def test_without_ffmpeg_interlaced_film_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = film(tmp_path / name, *KINDS[name], seconds=4)
    monkeypatch.setattr(video, "available", lambda: False)
    assert "ffmpeg" in refused(path)


def test_a_still_film_that_is_not_interlaced_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "still.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 10, (160, 120))
    for _ in range(40):
        writer.write(np.full((120, 160, 3), 77, np.uint8))
    writer.release()
    if shutil.which("ffmpeg"):
        assert len(pictures(path)) == 8
    else:
        assert "still" in refused(path)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are always Unicode")
@pytest.mark.parametrize("name", [b"\xc2\xe8\xe4.avi", b"d\xff/clip.avi", b"\xff", b"%d\xfe.avi"])
def test_a_name_that_is_not_utf8_is_a_name(tmp_path: Path, clip: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.parent.mkdir(exist_ok=True)
    shutil.copy(clip, path)
    assert len(pictures(path)) == 4


@pytest.mark.skipif(os.name == "nt", reason="names there are always Unicode")
def test_a_name_in_the_encoding_of_an_older_session_is_a_name(tmp_path: Path, clip: Path, monkeypatch) -> None:
    """Where the file system's encoding is not UTF-8, the name that Python gives is not the one on the disk."""
    monkeypatch.setattr(film_source, "_is_utf8", lambda path: path.name == "clip")
    assert len(pictures(clip)) == 4


@pytest.mark.parametrize("spots", [1, 3])
def test_behind_a_damaged_spot_the_film_goes_on(tmp_path: Path, spots: int) -> None:
    chance = random.Random(2)
    data = bytearray(PRACTICE_CLIP.read_bytes())
    for spot in range(1, spots + 1):
        at = len(data) * spot // (spots + 3)
        data[at : at + 2000] = chance.randbytes(2000)
    (tmp_path / "damaged.mp4").write_bytes(data)
    film = VideoFile(tmp_path / "damaged.mp4")
    assert len(list(film.frames(5.0))) >= 100
    assert film.duration_s == pytest.approx(22, abs=0.5)


ONE = 1 << 16


@FFMPEG
@pytest.mark.parametrize(
    ("matrix", "code"), [((-1, 0, 0, 1), 1), ((1, 0, 0, -1), 0), ((-1, 0, 0, -1), -1), ((0, 1, 1, 0), None)]
)
def test_a_mirrored_film_is_shown_as_its_camera_wants(
    tmp_path: Path, matrix: tuple[int, int, int, int], code: int | None
) -> None:
    """OpenCV knows a turn alone: left for right became upside down."""
    path = film(tmp_path / "plain.mp4", "-an", "-c:v", "mpeg4", "-q:v", "2", seconds=1)
    whole = next(VideoFile(path).frames(1.0)).image
    data = bytearray(path.read_bytes())
    at = data.index(b"tkhd") + 44
    across, down, across_too, down_too = (ONE * number for number in matrix)
    data[at : at + 20] = struct.pack(">5i", across, down, 0, across_too, down_too)
    path.write_bytes(data)
    seen = next(VideoFile(path).frames(1.0)).image
    expected = whole.transpose(1, 0, 2) if code is None else cv2.flip(whole, code)
    assert seen.shape == expected.shape
    assert cv2.absdiff(seen, np.ascontiguousarray(expected)).mean() < 2


@FFMPEG
@pytest.mark.parametrize(
    ("filters", "size"),
    [
        ("scale=640:240,setsar=1/2", (240, 320)),
        ("scale=160:240,setsar=2", (240, 320)),
        ("scale=320:240,setsar=12/11", (240, 320)),
    ],
)
@pytest.mark.parametrize("kind", ["mp4", "mkv"])
def test_points_that_are_not_square_are_shown_as_they_are(
    tmp_path: Path, kind: str, filters: str, size: tuple[int, int]
) -> None:
    path = film(tmp_path / f"a.{kind}", "-vf", filters, "-an", "-c:v", "libx264", "-pix_fmt", "yuv420p", seconds=1)
    assert pictures(path)[0].shape[:2] == size


def test_points_that_are_too_wide_are_refused() -> None:
    class Wide:
        def retrieve(self) -> tuple[bool, np.ndarray]:
            return True, np.zeros((240, 320, 3), np.uint8)

        def get(self, number: int) -> float:
            return {cv2.CAP_PROP_SAR_NUM: 1e6, cv2.CAP_PROP_SAR_DEN: 1.0}.get(number, 0.0)

    with pytest.raises(UnreadableClip, match="too large"):
        film_source.picture(Wide())


REMUXED = {
    "webm": ("-c:v", "libvpx", "-b:v", "1M", "-deadline", "realtime"),
    "ts": ("-c", "copy"),
    "mkv": ("-c", "copy"),
}


@FFMPEG
@pytest.mark.parametrize("kind", REMUXED)
@pytest.mark.parametrize("how", ["zeros", "nothing"])
def test_a_hole_in_the_middle_is_counted(tmp_path: Path, kind: str, how: str) -> None:
    """Containers that find themselves again after a hole give no error for it, only a leap of the stamps."""
    path = film(tmp_path / f"a.{kind}", *REMUXED[kind], seconds=22)
    data = bytearray(path.read_bytes())
    hole = slice(len(data) // 3, len(data) * 2 // 3)
    data[hole] = bytes(hole.stop - hole.start) if how == "zeros" else b""
    path.write_bytes(data)
    clip = VideoFile(path)
    assert len(list(clip.frames(5.0))) < 90
    assert clip.lost_s > 0.15 * clip.duration_s


@FFMPEG
def test_a_film_of_slides_has_no_holes(tmp_path: Path) -> None:
    slides = film(tmp_path / "slides.mkv", "-vf", "fps=1/3,noise=alls=9:allf=t", "-c:v", "libx264", seconds=21)
    clip = VideoFile(slides)
    assert len(list(clip.frames(5.0))) == 7
    assert clip.lost_s == pytest.approx(0, abs=0.1)


def test_what_is_missing_at_the_end_is_counted(tmp_path: Path, clip: Path) -> None:
    whole = clip.read_bytes()
    (tmp_path / "half.avi").write_bytes(whole[: len(whole) // 2])
    film = VideoFile(tmp_path / "half.avi")
    list(film.frames(5.0))
    assert film.lost_s == pytest.approx(film.claimed_s - film.duration_s)


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
