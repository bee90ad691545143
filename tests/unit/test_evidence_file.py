"""One zip for the police: within the app's limits, whole or not at all, and saying no more than is known."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guard.incidents import clip, evidence_file, still
from guard.incidents.clip import Film
from guard.incidents.evidence_file import Change, Incident, Stored, save
from guard.incidents.history import PRACTICE, Record
from guard.incidents.still import PICTURE_BYTES, Still, encode
from guard.types import (
    Alert,
    Call,
    Event,
    EventKind,
    Reason,
    Region,
    Source,
    State,
    Verdict,
    VerdictKind,
    Watch,
    Window,
)

ALMATY = timezone(timedelta(hours=5))
START = datetime(2026, 11, 23, 21, 5, 10, tzinfo=ALMATY)
RECORD = Record(START, START + timedelta(minutes=7), "WhatsApp", VerdictKind.FAKE, 1, 12.34)
CHANGES = (
    Change(START, EventKind.WINDOW, Watch.WATCHING, VerdictKind.NO_FACE),
    Change(START + timedelta(seconds=9), EventKind.VERDICT, Watch.WATCHING, VerdictKind.INSUFFICIENT, Reason.BLURRED),
    Change(START + timedelta(seconds=30), EventKind.ALERT, Watch.WATCHING, VerdictKind.FAKE),
)
INCIDENT = Incident(RECORD, "0.1.0", {"deepfake_detector": "0.3"}, CHANGES, 4)
PDF = b"%PDF-1.4 the page"


def noise(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def picture(seconds: float = 30) -> Still:
    return Still(START + timedelta(seconds=seconds), np.full((48, 64, 3), 90, np.uint8))


def page(incident: Incident, files: list[Stored]) -> bytes:
    return PDF


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("year", [1971, 1972, 1979, 1980, 2107, 2108, 2199])
def test_a_wrong_clock_keeps_no_evidence_back(tmp_path, year):
    """A zip can say 1980 to 2107 of its files; what the clock said stands in the timeline."""
    path, saved = tmp_path / "evidence.zip", START.replace(year=year, month=2, day=28)
    save(path, INCIDENT, [], page, saved)
    told = json.loads(contents(path)["timeline.json"])["saved"]
    assert datetime.fromisoformat(told) == saved
    with zipfile.ZipFile(path) as archive:
        assert {file.date_time[0] for file in archive.infolist()} == {min(max(year, 1980), 2107)}


def test_the_zip_holds_five_files_and_their_sums(tmp_path):
    path, told = tmp_path / "evidence.zip", []

    def report(incident, files):
        told.extend(files)
        assert incident is INCIDENT
        return PDF

    whole = save(path, INCIDENT, [picture(30), picture(60), Still(START, noise(40, 60))], report)
    files = contents(path)
    assert list(files) == ["report.pdf", "timeline.json", "picture-1.png", "picture-2.png", "picture-3.png"]
    assert files["report.pdf"] == PDF
    assert {file.name: file.sha256 for file in told} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "report.pdf"
    }
    assert whole == hashlib.sha256(path.read_bytes()).hexdigest()
    seen = cv2.imdecode(np.frombuffer(files["picture-3.png"], np.uint8), cv2.IMREAD_COLOR)
    assert np.array_equal(seen, noise(40, 60))


def test_the_timeline_says_when_what_and_by_which_program(tmp_path):
    path = tmp_path / "evidence.zip"
    saved = START + timedelta(minutes=8)
    save(path, INCIDENT, [picture(31)], page, now=saved)
    files = contents(path)
    timeline = json.loads(files["timeline.json"])
    assert timeline["program"] == {"name": "Qalqan", "version": "0.1.0", "models": {"deepfake_detector": "0.3"}}
    assert datetime.fromisoformat(timeline["saved"]) == saved
    call = timeline["call"]
    assert (datetime.fromisoformat(call["start"]), datetime.fromisoformat(call["end"])) == (RECORD.start, RECORD.end)
    assert (call["application"], call["strongest_sign"], call["warnings"]) == ("WhatsApp", "possible deepfake", 1)
    assert [datetime.fromisoformat(change["at"]) for change in timeline["changes"]] == [one.at for one in CHANGES]
    assert timeline["changes"][1]["reason"] == "blurred"
    assert timeline["changes"][2]["event"] == "alert"
    assert timeline["changes_left_out"] == 4
    (one,) = timeline["pictures"]
    assert one["sha256"] == hashlib.sha256(files[one["file"]]).hexdigest()
    assert (one["width"], one["height"], one["without_loss"]) == (64, 48, True)


def test_it_never_says_that_a_face_is_fake_or_a_call_safe(tmp_path):
    for number, kind in enumerate(VerdictKind):
        path = tmp_path / f"{number}.zip"
        record = Record(START, START, "Zoom", kind)
        change = Change(START, EventKind.VERDICT, Watch.WATCHING, kind)
        save(path, Incident(record, "0.1.0", {}, [change]), [], page)
        words = contents(path)["timeline.json"].decode().lower()
        assert '"fake"' not in words
        assert "safe" not in words
        assert "not an expert's opinion" in words


def test_a_program_that_was_warned_of_is_not_called_an_odd_face(tmp_path):
    tool = Alert(VerdictKind.SUSPECT, 5.0, None, Source.REMOTE_CONTROL, name="AnyDesk")
    call = Call(1, "Zoom", 0.0, None, Watch.WATCHING, Verdict(VerdictKind.NO_FACE, 5.0), alert=tool)
    change = Change.of(Event(EventKind.ALERT, State(Watch.WATCHING, 5.0, calls=(call,)), call), START)
    record = Record(START, START, "Zoom", VerdictKind.NO_FACE, 1, 3.0, (Source.REMOTE_CONTROL,))
    save(tmp_path / "evidence.zip", Incident(record, "0.1.0", {}, [change, CHANGES[2]]), [], page)
    timeline = json.loads(contents(tmp_path / "evidence.zip")["timeline.json"])
    assert timeline["call"]["other_signs"] == ["a remote access program was opened"]
    said = [(one["verdict"], one["program"]) for one in timeline["changes"]]
    assert said == [("a remote access program was opened", "AnyDesk"), ("possible deepfake", None)]


def test_names_tell_the_time_and_nobody(tmp_path):
    name = evidence_file.file_name(START)
    assert re.fullmatch(r"qalqan-evidence-\d{8}-\d{6}\.zip", name)
    assert name == f"qalqan-evidence-{START.astimezone():%Y%m%d-%H%M%S}.zip"


def test_the_titles_of_windows_stay_out():
    window = Window(7, "Aigul Akhmetova - video call", "WhatsApp", "whatsapp", Region(0, 0, 9, 9))
    said = Verdict(VerdictKind.NO_SIGNS, 5.0)
    call = Call(1, "WhatsApp", 0.0, window, Watch.WATCHING, said, alert=Alert(VerdictKind.FAKE, 5.0, 1))
    state = State(Watch.WATCHING, 5.0, calls=(call,))
    change = Change.of(Event(EventKind.ALERT, state, call), START)
    assert change == Change(START, EventKind.ALERT, Watch.WATCHING, VerdictKind.FAKE)
    assert "Aigul" not in repr(change)
    assert Change.of(Event(EventKind.VERDICT, state), START).verdict is VerdictKind.NO_SIGNS
    ended = Change.of(Event(EventKind.ENDED, State(Watch.NO_CALL, 6.0), call), START)
    assert (ended.watch, ended.verdict) == (Watch.WATCHING, VerdictKind.NO_SIGNS)


def test_nothing_is_overwritten(tmp_path):
    path = tmp_path / "evidence.zip"
    path.write_text("the user's own")
    with pytest.raises(FileExistsError):
        save(path, INCIDENT, [picture()], page)
    assert path.read_text() == "the user's own"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileNotFoundError):
        save(tmp_path / "stick" / "evidence.zip", INCIDENT, [], page)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", ["os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize("problem", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch, failing, problem):
    def fail(*_):
        raise problem

    monkeypatch.setattr(failing, fail)
    with pytest.raises(type(problem)):
        save(tmp_path / "evidence.zip", INCIDENT, [picture()], page)
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_cannot_be_made_leaves_nothing_behind(tmp_path):
    def report(incident, files):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save(tmp_path / "evidence.zip", INCIDENT, [], report)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_it_is_for_its_owner_alone(tmp_path):
    save(tmp_path / "evidence.zip", INCIDENT, [], page)
    assert stat.S_IMODE((tmp_path / "evidence.zip").stat().st_mode) == 0o600


def test_more_pictures_than_the_app_takes_are_refused(tmp_path):
    with pytest.raises(ValueError, match="at most 3"):
        save(tmp_path / "evidence.zip", INCIDENT, [picture()] * 4, page)
    assert list(tmp_path.iterdir()) == []


def test_times_without_a_zone_and_pictures_that_are_none_are_refused():
    naive = START.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        Still(naive, noise(2, 2))
    with pytest.raises(ValueError, match="zone"):
        Change(naive, EventKind.ALERT, Watch.WATCHING, VerdictKind.FAKE)
    for image in (noise(2, 2).astype(np.float32), noise(2, 2)[:, :, 0], np.zeros((0, 4, 3), np.uint8)):
        with pytest.raises(ValueError, match="height x width x 3"):
            Still(START, image)


def test_a_picture_too_large_without_loss_becomes_a_jpeg():
    image = noise(1900, 1900)  # 10.8 MB as PNG
    suffix, data, size = encode(image)
    assert (suffix, size) == (".jpg", (1900, 1900))
    assert len(data) <= PICTURE_BYTES


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 9), st.integers(700, 30_000))
def test_any_picture_fits_any_limit_and_can_be_opened(height, width, seed, most):
    image = noise(height, width, seed)
    suffix, data, size = encode(image, most)
    assert len(data) <= most
    opened = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert opened.shape[:2] == size
    if suffix == ".png":
        assert np.array_equal(opened, image)


def test_a_limit_that_nothing_fits_is_said():
    with pytest.raises(ValueError, match="does not fit"):
        still.encode(noise(8, 8), most=10)


TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda t: t.replace(tzinfo=UTC))
ANY_CHANGE = st.builds(
    Change,
    TIMES,
    st.sampled_from(EventKind),
    st.sampled_from(Watch),
    st.sampled_from(VerdictKind),
    st.none() | st.sampled_from(Reason),
)


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(), max_size=80), TIMES, st.lists(ANY_CHANGE, max_size=20))
def test_any_call_makes_a_timeline_that_reads_back(tmp_path_factory, application, start, changes):
    path = tmp_path_factory.mktemp("any") / "evidence.zip"
    record = Record(start, start, application, VerdictKind.SUSPECT)
    save(path, Incident(record, "0.1.0", {}, changes), [], page)
    timeline = json.loads(contents(path)["timeline.json"])
    assert timeline["call"]["application"] == application
    assert len(timeline["changes"]) == len(changes)


def test_letters_that_are_none_stop_nothing(tmp_path):
    record = Record(START, START, "Zoom\udc80", VerdictKind.SUSPECT)
    save(tmp_path / "evidence.zip", Incident(record, "0.1.0", {}), [], page)
    assert json.loads(contents(tmp_path / "evidence.zip")["timeline.json"])["call"]["application"] == "Zoom\udc80"


def test_a_short_video_takes_the_place_of_one_picture(tmp_path):
    film = Film()
    began = datetime(2026, 11, 24, 12, tzinfo=UTC)
    for number in range(150):
        film.add(
            began + timedelta(seconds=number / 5), np.full((300 if number < 70 else 200, 401, 3), number, np.uint8)
        )
        if number == 60:
            assert film.moments() == ()  # no warning, no video
            film.warned(began + timedelta(seconds=12))
            film.warned(began + timedelta(seconds=29))
    moments = film.moments()
    assert (moments[-1].at - moments[0].at).total_seconds() == 22
    stills = [Still(began, np.zeros((4, 4, 3), np.uint8))] * 3
    save(tmp_path / "e.zip", INCIDENT, stills, lambda *_: b"pdf", moments=moments)
    with zipfile.ZipFile(tmp_path / "e.zip") as archive:
        names = archive.namelist()
        archive.extract("clip.mp4", tmp_path)
    assert names == ["report.pdf", "timeline.json", "picture-1.png", "picture-2.png", "clip.mp4"]
    video = cv2.VideoCapture(str(tmp_path / "clip.mp4"))
    assert video.get(cv2.CAP_PROP_FRAME_COUNT) == pytest.approx(115, abs=2)
    assert video.read()[1].shape == (300, 400, 3)
    video.release()


def test_the_newest_seconds_before_a_warning_are_kept():
    film = Film()
    began = datetime(2026, 11, 24, 12, tzinfo=UTC)
    for number in range(0, 600, 5):
        film.add(began + timedelta(seconds=number), np.zeros((40, 40, 3), np.uint8))
    film.warned(began + timedelta(seconds=600))
    assert [(moment.at - began).total_seconds() for moment in film.moments()] == [580, 585, 590, 595]


NOISE = noise(360, 640)


@pytest.mark.parametrize("step", [timedelta(hours=-1), timedelta(hours=1)], ids=["back", "ahead"])
def test_a_step_of_the_clock_neither_empties_the_film_nor_lets_it_grow(step):
    film, small = Film(), NOISE[:32, :32]
    began = datetime(2026, 11, 24, 12, tzinfo=UTC)
    for number in range(100):
        film.add(began + timedelta(seconds=number / 5), small)
    for number in range(5):
        film.add(began + step + timedelta(seconds=20 + number / 5), small)
    film.warned(began + step + timedelta(seconds=21))
    for number in range(600):
        film.add(began + step + timedelta(seconds=21 + number / 5), small)
    assert 100 <= len(film.moments()) <= clip.MOST_BEFORE + clip.MOST_AFTER


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_video_that_the_disk_has_no_room_for_is_no_evidence(tmp_path):
    """A file of half the size stands for a full disk; in a process of its own, for its limit stays."""
    program = (
        "import resource, signal, sys, numpy as np\nfrom datetime import *\nfrom guard.incidents.clip import *\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nr = np.random.default_rng(0)\n"
        "film, t = Film(), datetime(2026, 1, 1, tzinfo=UTC)\nfilm.warned(t)\n"
        "for i in range(40): film.add(t + timedelta(seconds=i / 5), r.integers(0, 255, (360, 640, 3), np.uint8))\n"
        "whole = len(video(film.moments()))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (whole // 2, resource.RLIM_INFINITY))\n"
        "try: video(film.moments())\nexcept OSError: print('said')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout == "said\n", done.stderr


@pytest.mark.parametrize("problem", [ValueError("no"), MemoryError(), cv2.error("no")], ids=repr)
@pytest.mark.parametrize("part", ["video", "encode"])
def test_a_part_that_cannot_be_made_is_an_error_and_no_file(tmp_path, monkeypatch, part, problem):
    def fail(*_):
        raise problem

    film = Film()
    film.warned(START)
    film.add(START, NOISE)
    monkeypatch.setattr(evidence_file, part, fail)
    with pytest.raises(OSError, match="picture"):
        save(tmp_path / "evidence.zip", INCIDENT, [picture()], page, moments=film.moments())
    assert list(tmp_path.iterdir()) == []


def test_a_practice_call_is_never_evidence(tmp_path):
    incident = Incident(Record(START, START, PRACTICE, VerdictKind.FAKE, 1, 3.0), "0.1.0", {})
    with pytest.raises(OSError, match="practice"):
        save(tmp_path / "evidence.zip", incident, [picture()], page)
    assert list(tmp_path.iterdir()) == []


def test_no_moment_makes_no_video():
    with pytest.raises(ValueError, match="no moment"):
        clip.video([])
