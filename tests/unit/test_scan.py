"""``qalqan scan``: whatever the file, a bounded time, one line, and never "nothing found" for what was not seen."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guard import cli, scan
from guard.analysis import Step
from guard.capture import film_file
from guard.capture.video import UnreadableClip
from guard.people import Seen
from guard.types import Face, Frame, Quality, Reason, Score, Track, Verdict, VerdictKind
from guard.vision.identity import Flip

ROOT = Path(__file__).resolve().parents[2]
FRONT = cli.Front(tray=lambda: 0, practice=lambda window, as_json, shot: 0, self_test=lambda: "none")
FACE = Face((0.0, 0.0, 90.0, 120.0), np.zeros((5, 2), np.float32), 0.9)

PICTURE = np.zeros((160, 160, 3), np.uint8)


def seen(track: int, t_s: float = 0.0, llr: float = 1.0, reason: Reason | None = None) -> Seen:
    score = Score(track, t_s, 0.5, llr) if reason is None else None  # the gate comes before the network
    return Seen(Track(track, FACE, 0.0, t_s, 1), Quality(40, 99, 1, 0, reason), score, PICTURE)


class Script:
    """An analysis that says what ``say`` does of each frame."""

    def __init__(self, say: Callable[[Frame], Step]) -> None:
        self.step = say

    def reset(self) -> None:
        """Nothing is remembered."""


def says(kind: VerdictKind, *people: Seen) -> Script:
    return Script(lambda frame: Step(people, (), Verdict(kind, frame.t_s, track=1)))


def write(path: Path, frames: int = 60) -> Path:
    """Noise at ten frames a second."""
    noise = np.random.default_rng(1)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 10, (160, 120))
    for _ in range(frames):
        writer.write(noise.integers(0, 255, (120, 160, 3), np.uint8))
    writer.release()
    return path


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("clips") / "clip.avi")


@pytest.fixture
def analysis(monkeypatch: pytest.MonkeyPatch) -> Callable[[Script], None]:
    return lambda script: monkeypatch.setattr(scan, "Analysis", lambda shipped: script)


def test_an_error_that_nobody_foresaw_is_no_finding_and_the_next_file_is_judged(
    clip: Path, tmp_path: Path, analysis: Callable[[Script], None], capsys: pytest.CaptureFixture[str]
) -> None:
    other = write(tmp_path / "other.avi", 90)
    good = says(VerdictKind.NO_SIGNS, seen(1))

    def step(frame: Frame) -> Step:
        if step.calls < 3:
            step.calls += 1
            return good.step(frame)
        if not step.failed:
            step.failed = True
            raise KeyError("a person's name")
        return good.step(frame)

    step.calls, step.failed = 0, False
    analysis(Script(step))
    assert cli.main(["scan", "--json", str(clip), str(other)], FRONT) == 2
    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert lines[0]["error"] == "it cannot be judged (KeyError)"
    assert lines[1]["verdict"] == "no_signs"
    assert "name" not in said.err


@pytest.mark.parametrize("limit", [None, 100.0])
def test_a_file_takes_no_longer_than_it_plays_or_is_allowed(clip: Path, limit: float | None) -> None:
    now = iter(range(0, 10_000, 12))
    with pytest.raises(UnreadableClip, match=r"only \d of 6 s could be judged.*--limit"):
        scan.scan(clip, says(VerdictKind.NO_SIGNS, seen(1)), "m", limit_s=limit, clock=lambda: float(next(now)))


@pytest.mark.parametrize(
    ("spent_s", "t_s", "claimed_s", "limit_s", "too_long"),
    [
        (29, 0, 22, None, False),
        (31, 0.2, 22, None, True),  # slower than it plays
        (31, 100, 7200, None, True),  # would take 37 minutes
        (31, 300, 7200, None, False),
        (901, 8000, None, None, True),
        (5000, 1, 1e6, 6000, False),  # as was asked
        (11, 100, 200, 10, True),
    ],
)
def test_the_time_that_a_file_may_take(
    spent_s: float, t_s: float, claimed_s: float | None, limit_s: float | None, too_long: bool
) -> None:
    assert scan._too_long(spent_s, t_s, claimed_s, limit_s) is too_long


def test_what_was_found_before_the_time_was_over_stands(clip: Path) -> None:
    now = iter(range(0, 10_000, 12))
    report = scan.scan(clip, says(VerdictKind.FAKE, seen(1)), "m", clock=lambda: float(next(now)))
    assert report.verdict == "fake"
    assert report.reasons == ["incomplete"]


@pytest.mark.parametrize(("kind", "status"), [(VerdictKind.NO_SIGNS, 2), (VerdictKind.FAKE, 1)])
def test_a_film_cut_short_is_never_without_signs(
    clip: Path, tmp_path: Path, kind: VerdictKind, status: int, analysis: Callable[[Script], None],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    whole = clip.read_bytes()
    (tmp_path / "half.avi").write_bytes(whole[: len(whole) // 2])
    analysis(says(kind, seen(1)))
    assert cli.main(["scan", "--json", str(tmp_path / "half.avi")], FRONT) == status
    line = json.loads(capsys.readouterr().out)
    assert "of 6 s could be judged" in line["error"] if status == 2 else line["reasons"] == ["incomplete"]


@pytest.mark.parametrize(("kind", "status"), [(VerdictKind.NO_SIGNS, 2), (VerdictKind.FAKE, 1)])
def test_a_film_whose_length_nobody_knows_is_not_without_signs_when_it_is_cut(
    clip: Path, kind: VerdictKind, status: int, analysis: Callable[[Script], None], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(film_file, "look", lambda path: film_file.FilmFile(cut=True))
    analysis(says(kind, seen(1)))
    assert cli.main(["scan", "--json", str(clip)], FRONT) == status
    line = json.loads(capsys.readouterr().out)
    assert "only 6 s could be judged" in line["error"] if status == 2 else line["reasons"] == ["incomplete"]


@pytest.mark.parametrize(("kind", "status"), [(VerdictKind.NO_FACE, 2), (VerdictKind.FAKE, 1)])
def test_a_film_with_another_video_track_is_not_without_signs(
    clip: Path, kind: VerdictKind, status: int, analysis: Callable[[Script], None], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(film_file, "look", lambda path: film_file.FilmFile(tracks=3))
    analysis(says(kind, seen(1)))
    assert cli.main(["scan", "--json", str(clip)], FRONT) == status
    line = json.loads(capsys.readouterr().out)
    assert "first of its 3 video tracks" in line["error"] if status == 2 else line["reasons"] == ["incomplete"]


def test_people_are_counted_not_finds(clip: Path) -> None:
    def step(frame: Frame) -> Step:
        people = [seen(1), *([seen(2)] if frame.index % 2 else []), *([seen(3, llr=50)] if frame.index == 4 else [])]
        return Step(tuple(people), (), Verdict(VerdictKind.NO_SIGNS, frame.t_s, track=1))

    report = scan.scan(clip, Script(step), "m")
    assert report.faces == 2
    assert report.score == pytest.approx(0.7311, abs=1e-4)


def test_a_face_in_a_film_of_few_frames_is_not_no_face(tmp_path: Path) -> None:
    few = write(tmp_path / "few.avi", 2)
    report = scan.scan(few, says(VerdictKind.NO_FACE, seen(1)), "m")
    assert (report.verdict, report.faces, report.reasons) == ("insufficient", 1, ["few_frames"])
    assert scan.sentence(report).endswith("cannot judge (too few frames)")
    assert scan.scan(few, says(VerdictKind.NO_FACE), "m").verdict == "no_face"


def test_what_was_taken_for_a_face_for_a_moment_is_no_face(clip: Path) -> None:
    def step(frame: Frame) -> Step:
        return Step((seen(1),) if frame.index in (7, 8) else (), (), Verdict(VerdictKind.NO_FACE, frame.t_s))

    assert scan.scan(clip, Script(step), "m").verdict == "no_face"


def test_what_the_gate_refuses_has_no_say_in_the_score(clip: Path) -> None:
    def step(frame: Frame) -> Step:
        one = seen(1, llr=9, reason=Reason.DARK) if frame.index % 2 else seen(1, llr=-1)
        return Step((one,), (), Verdict(VerdictKind.NO_SIGNS, frame.t_s, track=1))

    assert scan.scan(clip, Script(step), "m").score == pytest.approx(0.2689, abs=1e-4)
    dark = scan.scan(clip, says(VerdictKind.INSUFFICIENT, seen(1, reason=Reason.DARK)), "m")
    assert (dark.score, dark.faces, dark.reasons) == (None, 1, ["dark"])


@pytest.mark.parametrize("encoding", ["cp1251", "latin-1", "ascii", "utf-8"])
def test_a_name_that_the_output_has_no_letters_for_is_still_a_line(clip: Path, tmp_path: Path, encoding: str) -> None:
    names = [tmp_path / "Әже \N{CAT FACE}.avi", tmp_path / "b.avi"]
    for name in names:
        shutil.copy(clip, name)
    done = subprocess.run(
        [sys.executable, "-m", "qalqan", "scan", *map(str, names)], cwd=ROOT, capture_output=True, timeout=60,
        env=os.environ | {"PYTHONIOENCODING": encoding}, check=False,
    )  # fmt: skip
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, 2, b"")


def damaged(whole: bytes, seed: int) -> bytes:
    """A file that was cut, overwritten, repeated or mixed up in places."""
    chance, data = random.Random(seed), bytearray(whole)
    for _ in range(chance.randrange(1, 6)):
        at, size = chance.randrange(len(data)), chance.choice([1, 4, 300, 5000])
        match chance.randrange(4):
            case 0:
                data[at : at + size] = chance.randbytes(size)
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = data[at : at + size]
            case 3:
                data[at : at + size] = bytes(size)
    return bytes(data)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6).map(lambda seed: seed) | st.binary(max_size=300))
def test_any_file_is_judged_or_refused_in_one_line(clip: Path, what: int | bytes) -> None:
    """Bounded and repeatable: the examples are the same each time."""
    data = what if isinstance(what, bytes) else damaged(clip.read_bytes(), what)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.avi"
        path.write_bytes(data)
        try:
            line = scan.sentence(scan.scan(path, says(VerdictKind.NO_SIGNS, seen(1)), "m", limit_s=20))
        except UnreadableClip as error:
            line = str(error)
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    ("times", "verdict", "alert_s"), [(1, VerdictKind.SUSPECT, False), (2, VerdictKind.FAKE, True)]
)
def test_another_face_for_a_moment_is_said_as_gravely_as_live(
    clip: Path, times: int, verdict: VerdictKind, alert_s: bool
) -> None:
    def step(frame: Frame) -> Step:
        count = {10: 1, 20: 2}.get(frame.index, 0)
        flip = Flip(frame.t_s - 0.2, 2, 0.3, count) if 0 < count <= times else None
        return Step((replace(seen(1, frame.t_s), flip=flip),), (), Verdict(VerdictKind.NO_SIGNS, frame.t_s))

    report = scan.scan(clip, Script(step), "m")
    assert (report.verdict, report.first_alert_s is not None) == (verdict, alert_s)
    assert report.signs == {"identity": pytest.approx(0.8, abs=0.11)}
    assert "another face showed for a moment at" in scan.sentence(report)


def test_a_recording_is_odd_and_said_with_its_time(clip: Path) -> None:
    again = replace(seen(1, 3.0), again=True)
    report = scan.scan(clip, says(VerdictKind.NO_SIGNS, again), "m")
    assert (report.verdict, report.signs) == (VerdictKind.SUSPECT, {"recording": 3.0})
    assert "as of a recording at 3.0 s" in scan.sentence(report)


def test_it_looks_ten_times_a_second_and_without_signs_says_none(clip: Path) -> None:
    report = scan.scan(clip, says(VerdictKind.NO_SIGNS, seen(1)), "m")
    assert 55 <= report.frames_analysed <= 61
    assert report.signs == {}
    assert scan.sentence(report).endswith("no signs found; this is not proof")
