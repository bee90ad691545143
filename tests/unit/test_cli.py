"""The command line: what it prints, its exit status, and one clear line for everything that goes wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

import qalqan
from guard import cli, scan
from guard.analysis import Step
from guard.bench import PRACTICE_CLIP
from guard.detection import manifest
from guard.people import Seen
from guard.types import Face, Frame, Quality, Score, Track, Verdict, VerdictKind

FRONT = cli.Front(tray=lambda: 0, practice=lambda window, as_json, shot: 0, self_test=lambda: "none")
FACE = Face((0.0, 0.0, 90.0, 120.0), np.zeros((5, 2), np.float32), 0.9)


class Script:
    """An analysis that finds one face and the same ratio in every frame; the verdict follows it after a second."""

    def __init__(self, llr: float) -> None:
        self.llr = llr

    def reset(self) -> None:
        """Nothing is remembered."""

    def step(self, frame: Frame) -> Step:
        kind = VerdictKind.FAKE if self.llr > 0 and frame.t_s > 1 else VerdictKind.NO_SIGNS
        track = Track(1, FACE, 0.0, frame.t_s, 1)
        seen = Seen(track, Quality(40, 99, 1, 0, None), Score(1, frame.t_s, 0.5, self.llr), frame.image)
        return Step((seen,), (), Verdict(kind, frame.t_s, track=1))


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Script:
    """The command line with a scripted analysis instead of the networks."""
    script = Script(3.0)
    monkeypatch.setattr(scan, "Analysis", lambda shipped: script)
    return script


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Three seconds of noise."""
    path = tmp_path / "clip.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 10, (160, 120))
    noise = np.random.default_rng(1)
    for _ in range(30):
        writer.write(noise.integers(0, 255, (120, 160, 3), np.uint8))
    writer.release()
    return path


def test_a_swap_is_found_and_the_exit_status_says_so(
    scripted: Script, clip: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["scan", str(clip), "--json"], FRONT) == 1
    report = json.loads(capsys.readouterr().out)
    assert list(report) == [
        "clip", "duration_s", "frames_analysed", "faces", "verdict", "score", "first_alert_s", "reasons", "model",
        "signs",
    ]  # fmt: skip
    assert report["verdict"] == "fake"
    assert report["score"] > 0.9
    assert 1 < report["first_alert_s"] < 1.5
    assert report["frames_analysed"] == pytest.approx(30, abs=1)


def test_a_face_without_signs_is_never_called_safe(
    scripted: Script, clip: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scripted.llr = -3.0
    assert cli.main(["scan", str(clip)], FRONT) == 0
    out = capsys.readouterr().out
    assert "not proof" in out
    assert "safe" not in out


def test_broken_files_are_one_line_each_and_the_others_are_scanned(
    scripted: Script, clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = "text.mp4" if os.name == "nt" else "text\x1b[2J.mp4"  # Windows has no such names
    empty, text = tmp_path / "empty.mp4", tmp_path / odd
    empty.write_bytes(b"")
    text.write_text("not a video")
    files = [str(path) for path in (empty, text, tmp_path / "missing.mp4", tmp_path, clip)]
    assert cli.main(["scan", *files, "--json"], FRONT) == 2
    captured = capsys.readouterr()
    lines = [json.loads(line) for line in captured.out.splitlines()]
    assert ["error" in line for line in lines] == [True, True, True, True, False]
    assert len(captured.err.strip().splitlines()) == 4
    assert "\x1b" not in captured.err


def test_a_refused_network_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clip: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(manifest.load, "__defaults__", (tmp_path,))
    assert cli.main(["scan", str(clip)], FRONT) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


PROGRAM = [sys.executable, "-m", "qalqan"]
ROOT = Path(__file__).resolve().parents[2]


def fail(*_: object) -> int:
    raise LookupError("Aigul Akhmetova - video call")


@pytest.mark.parametrize(
    "arguments",
    [[], ["practice"], ["doctor"], ["bench"], ["scan", "x"], ["watch", "--headless"], ["--self-test"]],
    ids=str,
)
def test_whatever_goes_wrong_is_one_line_and_exit_status_2(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QALQAN_HOME", str(tmp_path))
    for room in (cli.scan, cli.doctor, cli.bench, cli.headless):
        monkeypatch.setattr(room, "run", fail)
    monkeypatch.setattr(cli.doctor, "self_test", fail)
    assert cli.main(arguments, cli.Front(fail, fail, fail)) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "LookupError at test_cli.py:" in said
    assert "Aigul" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of POSIX")
@pytest.mark.parametrize("end", ["closed", "full"])
def test_output_that_cannot_be_written_is_an_error_and_quiet(end: str) -> None:
    full = Path("/dev/full")
    if end == "full" and not full.exists():
        pytest.skip("not here: /dev/full")
    reader, writer = os.pipe()
    os.close(reader)
    out = full.open("wb") if end == "full" else os.fdopen(writer, "wb")
    with out:
        done = subprocess.run(
            [*PROGRAM, "doctor"], stdout=out, stderr=subprocess.PIPE, cwd=ROOT, timeout=60, check=False
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) <= 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="not here: /dev/full")
@pytest.mark.parametrize("end", ["full", "closed"])
def test_an_error_stream_that_cannot_be_written_changes_no_verdict(clip: Path, tmp_path: Path, end: str) -> None:
    """1 would mean that something was found, and the files after the bad one were not judged."""
    reader, writer = os.pipe()
    os.close(reader)
    with Path("/dev/full").open("wb") if end == "full" else os.fdopen(writer, "wb") as told:
        done = subprocess.run(
            [*PROGRAM, "scan", "--json", str(tmp_path / "gone.mp4"), str(clip)], stdout=subprocess.PIPE, stderr=told,
            cwd=ROOT, timeout=60, check=False,
        )  # fmt: skip
        wrong = subprocess.run([*PROGRAM, "nonsense"], stderr=told, cwd=ROOT, timeout=60, check=False)
    assert (done.returncode, wrong.returncode) == (2, 2)
    assert ["error" in json.loads(line) for line in done.stdout.splitlines()] == [True, False]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_an_output_that_the_shell_closed_is_nothing_to_stumble_over(closed: str, tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("no video")
    command = f'"$0" -m qalqan scan --json "$1" {closed}'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, str(tmp_path / "text.mp4")], cwd=ROOT, capture_output=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"unforeseen" not in done.stderr + done.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens of X11")
@pytest.mark.parametrize("display", [None, ":77", "nonsense"])
@pytest.mark.parametrize("arguments", [[], ["watch"], ["practice", "--json"], ["practice", "--window-only"]], ids=str)
def test_without_a_screen_it_is_one_sentence_and_nothing_is_left(
    arguments: list[str], display: str | None, tmp_path: Path
) -> None:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    (tmp_path / "temporary").mkdir()
    environment |= {"TMPDIR": str(tmp_path / "temporary"), "QALQAN_HOME": str(tmp_path / "home")}
    environment |= {} if display is None else {"DISPLAY": display}
    done = subprocess.run(
        [*PROGRAM, *arguments], cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1
    assert b"no screen" in done.stderr
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens of X11")
@pytest.mark.parametrize(
    "screen", [{"DISPLAY": ":77", "QT_QPA_PLATFORM": ""}, {"QT_QPA_PLATFORM": "nonsense"}], ids=str
)
def test_the_self_test_on_no_screen_is_one_sentence(screen: dict[str, str]) -> None:
    environment = os.environ | screen
    done = subprocess.run(
        [*PROGRAM, "--self-test"], cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, b"", 1)


@pytest.mark.parametrize("missing", ["resource", "xcffib"])
def test_the_command_line_needs_no_module_that_another_system_lacks(missing: str) -> None:
    pytest.importorskip("PySide6", reason="the windows are not here")
    # psutil first: on Linux it needs resource itself, on Windows it does not
    program = f"import sys, psutil; sys.modules[{missing!r}] = None; import qalqan; import ui.app"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=60)


def test_ctrl_c_while_it_is_read_is_no_traceback() -> None:
    program = """if True:
        import sys
        class Stopped:
            def find_spec(self, name, *_):
                if name == "guard.memory":
                    raise KeyboardInterrupt
        sys.meta_path.insert(0, Stopped())
        import qalqan
    """
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize("option", [["--json"], ["--for", "5"], ["--window", "x"]], ids=str)
def test_an_option_that_would_be_dropped_is_refused(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["watch", *option], FRONT)
    assert ended.value.code == 2
    assert "--headless" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["scan"], ["watch", "--for", "0"], ["nothing"], ["scan", "x", "--rate", "0"]])
def test_wrong_words_are_exit_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments, FRONT)
    assert ended.value.code == 2


def test_a_pattern_that_is_none_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["watch", "--headless", "--window", "("], FRONT) == 2
    assert "regular expression" in capsys.readouterr().err


def test_without_a_word_the_tray_is_started() -> None:
    started: list[bool] = []

    def tray() -> int:
        started.append(True)
        return 0

    assert cli.main([], cli.Front(tray, FRONT.practice, FRONT.self_test)) == 0
    assert started


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a desktop is always there")
def test_headless_on_no_desktop_says_that_nobody_watches(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("QALQAN_HOME", str(tmp_path))
    assert cli.main(["watch", "--headless", "--json", "--for", "1.5"], FRONT) == 2
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["watch"] == "cannot_see"
    assert last["verdict"] != "no_signs"


def test_the_program_has_its_windows_attached(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        qalqan.main(["--version"])
    assert ended.value.code == 0
    assert "qalqan" in capsys.readouterr().out


def test_the_shipped_networks_say_what_the_practice_clip_is(capsys: pytest.CaptureFixture[str]) -> None:
    """The sign of the score, and the whole path, on the one clip that the repository may hold."""
    assert cli.main(["scan", str(PRACTICE_CLIP), "--json"], FRONT) == 1
    report = json.loads(capsys.readouterr().out)
    swap_s = json.loads(PRACTICE_CLIP.with_suffix(".json").read_text())["swap_s"]
    assert report["first_alert_s"] > swap_s
    assert report["first_alert_s"] < swap_s + 6
