"""``qalqan scan``: the live analysis on the frames of a video file."""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from guard.analysis import Analysis, Step, worse
from guard.capture.video import UnreadableClip, VideoFile
from guard.decision.alert import Alarm
from guard.detection import manifest
from guard.types import EventKind, Reason, VerdictKind

RATE_HZ: Final = 5.0
"""Frames judged a second of film: the same as live."""
PRESENT: Final = 0.25
"""A person counts for the score when seen in at least this share of the frames of whoever is seen most."""


@dataclass(frozen=True, slots=True)
class Report:
    """One clip. ``score`` is its P(fake) in 0..1, None only where no face was found; ``faces`` counts people."""

    clip: str
    duration_s: float
    frames_analysed: int
    faces: int
    verdict: str
    score: float | None
    first_alert_s: float | None
    reasons: list[str]
    model: str


def scan(
    path: Path,
    analysis: Analysis,
    model: str,
    rate_hz: float = RATE_HZ,
    progress: Callable[[float], None] | None = None,
) -> Report:
    """Judge one file. ``progress`` hears seconds of film done. Raises ``UnreadableClip`` with one clear line."""
    analysis.reset()
    alarm = Alarm()
    llrs: defaultdict[int, list[float]] = defaultdict(list)
    reasons: Counter[str] = Counter()
    verdict, first_alert_s, frames, last_s = VerdictKind.NO_FACE, None, 0, 0.0
    clip = VideoFile(path)
    for frame in clip.frames(rate_hz):
        step: Step = analysis.step(frame)
        frames, last_s = frames + 1, frame.t_s
        for one in step.seen:
            llrs[one.track.id].append(one.score.llr)
            if one.quality.reason is not None:
                reasons[one.quality.reason.value] += 1
        verdict = worse(verdict, step.verdict.kind)
        _, event = alarm.update(step.verdict, frame.t_s)
        if event is EventKind.ALERT and first_alert_s is None:
            first_alert_s = round(frame.t_s, 2)
        if progress is not None:
            progress(frame.t_s)
    if verdict is VerdictKind.INSUFFICIENT and not reasons:
        reasons[Reason.FEW_FRAMES.value] = 1
    return Report(
        str(path), round(clip.duration_s or last_s, 2), frames, len(llrs), verdict.value, _score(llrs), first_alert_s,
        [reason for reason, _ in reasons.most_common()], model,
    )  # fmt: skip


def _score(llrs: dict[int, list[float]]) -> float | None:
    """The highest mean P(fake) of those who are really there: mean of log-likelihood ratios, then the logistic."""
    if not llrs:
        return None
    longest = max(map(len, llrs.values()))
    means = [sum(values) / len(values) for values in llrs.values() if len(values) >= PRESENT * longest]
    return round(1 / (1 + math.exp(-max(means))), 4)


def run(files: Sequence[Path], as_json: bool, rate_hz: float) -> int:
    """Scan every file; one that cannot be read is said so and the others go on. The exit status."""
    shipped = manifest.load()
    analysis = Analysis(shipped)
    model = f"deepfake_detector {shipped.deepfake_detector.version}"
    failed = found = False
    for path in files:
        try:
            report = scan(path, analysis, model, rate_hz, _progress(path) if sys.stderr.isatty() else None)
        except UnreadableClip as error:
            failed = True
            print(f"qalqan: {plain(str(path))}: {error}", file=sys.stderr)
            if as_json:
                print(json.dumps({"clip": str(path), "error": str(error)}), flush=True)
            continue
        found = found or report.verdict == VerdictKind.FAKE
        print(json.dumps(asdict(report)) if as_json else sentence(report), flush=True)
    return 2 if failed else 1 if found else 0


def sentence(report: Report) -> str:
    """One line for a person."""
    words = {
        VerdictKind.FAKE: f"possible deepfake (first warning at {report.first_alert_s} s)",
        VerdictKind.SUSPECT: "something is odd with the face; this is not proof",
        VerdictKind.NO_SIGNS: "no signs found; this is not proof",
        VerdictKind.INSUFFICIENT: f"cannot judge ({', '.join(report.reasons) or 'too few frames'})",
        VerdictKind.NO_FACE: "no face found",
    }
    return f"{plain(report.clip)}: {words[VerdictKind(report.verdict)]}"


def plain(text: str) -> str:
    """A file's name without anything that could steer a terminal."""
    return "".join(character if character.isprintable() else "?" for character in text)


def _progress(path: Path) -> Callable[[float], None]:
    def show(done_s: float) -> None:
        sys.stderr.write(f"\r{plain(path.name)[:60]}: {done_s:.0f} s\x1b[K\r")
        sys.stderr.flush()

    return show
