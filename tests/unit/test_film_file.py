"""What a film's bytes say of it: a rest that no reader reaches, or that is not there, is never "nothing found"."""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from guard.bench import PRACTICE_CLIP
from guard.capture.film_file import FilmFile, look
from guard.capture.video import VideoFile

FFMPEG = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="not here: ffmpeg")
FRAGMENTS = ("-c", "copy", "-movflags", "frag_keyframe+empty_moov+default_base_moof", "-frag_duration", "1000000")
SMALL = ("-ss", "8", "-t", "5", "-vf", "fps=10,scale=160:-2")


def film(path: Path, *options: str) -> Path:
    """The practice clip, made anew by ffmpeg."""
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", str(PRACTICE_CLIP), "-an", *options, str(path)], check=True)
    return path


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("films")
    return {
        "mp4": film(folder / "fragments.mp4", *FRAGMENTS).read_bytes(),
        "gif": film(folder / "small.gif", *SMALL).read_bytes(),
    }


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


HEAD = box(b"ftyp", b"isom") + box(b"moov", box(b"mvex"))
BODY = HEAD + box(b"moof", bytes(50)) + box(b"mdat", bytes(200))


@pytest.mark.parametrize(
    ("behind", "broken", "cut"),
    [
        (b"", False, False),
        (box(b"free", bytes(400)), False, False),
        (box(b"new!", bytes(400)), False, False),
        (struct.pack(">I4sQ", 1, b"mdat", 416) + bytes(400), False, False),
        (struct.pack(">I4s", 0, b"mdat") + bytes(400), False, False),  # to the end
        (bytes(400), True, False),
        (b"\x00\x00\x00\x20\xff\x01\x02\x03" + bytes(400), True, False),
        (struct.pack(">I4s", 7, b"mdat") + bytes(400), True, False),
        (box(b"mdat", bytes(400))[:-1], False, True),
        (struct.pack(">I4sQ", 1, b"mdat", 2**63) + bytes(400), False, True),
    ],
)
def test_boxes_to_the_end_of_the_file(tmp_path: Path, behind: bytes, broken: bool, cut: bool) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(BODY + behind)
    found = look(path)
    assert (found.broken, found.cut) == (pytest.approx(len(behind) / len(BODY + behind)) if broken else 0.0, cut)
    path.write_bytes((BODY + behind).replace(b"mvex", b"free"))  # its head says by itself how long it is
    assert look(path) == FilmFile(tracks=0)


@FFMPEG
@pytest.mark.parametrize("kind", ["mp4", "gif"])
def test_a_film_in_parts_that_breaks_off_has_lost_the_rest(tmp_path: Path, films: dict[str, bytes], kind: str) -> None:
    whole, length_s = films[kind], {"mp4": 22.0, "gif": 5.0}[kind]
    at = whole.index(b"moof", len(whole) // 3) - 8 if kind == "mp4" else len(whole) // 3
    noise = b"\xff" + random.Random(1).randbytes(1999)
    zeros = bytes(len(whole) // 2)
    for put in (noise, zeros, bytes(len(whole) - at)):
        path = tmp_path / f"broken.{kind}"
        path.write_bytes(whole[:at] + put + whole[at + len(put) :])
        clip = VideoFile(path)
        list(clip.frames(5.0))
        assert clip.cut or clip.lost_s > 0.15 * clip.whole_s or clip.duration_s > 0.85 * length_s


@FFMPEG
@pytest.mark.parametrize("kind", ["mp4", "gif"])
def test_a_film_in_parts_that_is_cut_is_told_and_a_whole_one_is_not(
    tmp_path: Path, films: dict[str, bytes], kind: str
) -> None:
    whole = films[kind]
    for data, cut in ((whole[: len(whole) * 2 // 5], True), (whole, False), (whole + bytes(500), False)):
        path = tmp_path / f"a.{kind}"
        path.write_bytes(data)
        clip = VideoFile(path)
        list(clip.frames(5.0))
        assert clip.cut is cut
        assert clip.lost_s < 1


def test_the_practice_clip_is_whole() -> None:
    assert look(PRACTICE_CLIP) == FilmFile()


SECOND = ("-f", "lavfi", "-i", "testsrc=d=2:s=160x120:r=10")
COVER = ("-t", "2", "-c:v", "mpeg4", "-c:v:1", "mjpeg", "-frames:v:1", "1", "-disposition:v:1", "attached_pic")


@FFMPEG
@pytest.mark.parametrize("kind", ["mkv", "mp4", "mov", "avi", "webm"])
def test_every_video_track_is_counted(tmp_path: Path, kind: str) -> None:
    code = ("-t", "2", "-c:v", "libvpx" if kind == "webm" else "mpeg4")
    both = film(tmp_path / f"two.{kind}", *SECOND, "-map", "1:v", "-map", "0:v", *code)
    assert VideoFile(both).tracks == 2
    one = film(tmp_path / f"one.{kind}", *code)
    assert VideoFile(one).tracks == 1


@FFMPEG
def test_a_cover_is_no_track(tmp_path: Path) -> None:
    assert VideoFile(film(tmp_path / "a.mp4", *SECOND, "-map", "0:v", "-map", "1:v", *COVER)).tracks == 1


@FFMPEG
def test_any_bytes_are_looked_at(tmp_path: Path) -> None:
    """Nothing that they say is believed so far that it raises, or takes long."""
    kinds = [film(tmp_path / f"a.{kind}", "-t", "2", "-c:v", "mpeg4").read_bytes() for kind in ("mkv", "mp4", "avi")]
    chance, path = random.Random(5), tmp_path / "any"
    for number in range(300):
        data = bytearray(kinds[number % 3])
        for _ in range(20):
            data[chance.randrange(len(data) if number % 2 else 900)] = chance.choice([0, 1, 255, chance.randrange(256)])
        path.write_bytes(data[: chance.randrange(4, len(data))])
        assert 0 <= look(path).broken <= 1


SOUND = ("-f", "lavfi", "-i", "sine=d=30")
COPIED = ("-c:v", "copy", "-c:a")
LONGER = {
    "sound.mkv": (*SOUND, "-map", "0:v", "-map", "1:a", *COPIED, "aac"),
    "sound.ts": (*SOUND, "-map", "0:v", "-map", "1:a", *COPIED, "mp2"),
    "sound.m2ts": (*SOUND, "-map", "0:v", "-map", "1:a", *COPIED, "mp2"),
    "sound.webm": (*SOUND, "-map", "0:v", "-map", "1:a", "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"),
    "late.mkv": ("-c:v", "copy", "-output_ts_offset", "9"),
}


def longer(path: Path) -> Path:
    """A film of five seconds that says it is longer."""
    short = film(path.with_name("short.mp4"), "-t", "5", "-c:v", "libx264", "-preset", "ultrafast")
    options = ("-avoid_negative_ts", "disabled", *LONGER[path.name])
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", str(short), *options, str(path)], check=True)
    return path


@FFMPEG
@pytest.mark.parametrize("name", LONGER)
def test_a_film_whose_sound_goes_on_or_that_begins_late_is_whole(tmp_path: Path, name: str) -> None:
    clip = VideoFile(longer(tmp_path / name))
    list(clip.frames(5.0))
    assert clip.claimed_s > 10
    assert clip.duration_s == pytest.approx(5, abs=0.3)
    assert clip.lost_s < 0.2


@FFMPEG
@pytest.mark.parametrize("kind", ["mkv", "webm"])
@pytest.mark.parametrize("how", ["cut", "zeros", "noise"])
def test_a_film_of_which_the_end_is_missing_is_believed_how_long_it_was(tmp_path: Path, kind: str, how: str) -> None:
    code = ("-c", "copy") if kind == "mkv" else ("-c:v", "libvpx", "-b:v", "1M", "-deadline", "realtime")
    path = film(tmp_path / f"a.{kind}", *code)
    whole = path.read_bytes()
    rest = {"cut": b"", "zeros": bytes(len(whole) // 2), "noise": random.Random(1).randbytes(len(whole) // 2)}[how]
    path.write_bytes(whole[: len(whole) // 2] + rest)
    clip = VideoFile(path)
    list(clip.frames(5.0))
    assert clip.lost_s == pytest.approx(22 - clip.duration_s, abs=0.3)
    assert clip.lost_s > 5
