"""``qalqan scan``: the live analysis on the frames of a video file."""

from __future__ import annotations

import json
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from guard import stderr
from guard.analysis import Analysis, Step
from guard.capture.video import UnreadableClip, VideoFile
from guard.detection import manifest
from guard.detection.session import ModelError
from guard.people import signs
from guard.types import Reason, Source, VerdictKind

RATE_HZ: Final = 10.0
"""Frames looked at a second of film: the same as live. The detector judges about every second one of them."""
GRACE_S: Final = 30.0
LONGEST_S: Final = 900.0
LOST_S: Final = 1.0
LOST_PART: Final = 0.15
"""A clip of which more than so many seconds and so large a part is missing was not judged."""
SIGNS: Final = {
    Source.IDENTITY: "another face showed for a moment",
    Source.RECORDING: "the same movements again, as of a recording",
}
PRESENT: Final = 0.25
"""A person counts when seen in at least this share of the frames of whoever is seen most."""


@dataclass(frozen=True, slots=True)
class Report:
    """One clip. ``score`` is its P(fake) in 0..1, None only where no face could be judged; ``faces`` counts people.

    ``signs``: what else than the detector spoke for it, by ``Source``, and the second of film when it first did.
    """

    clip: str
    duration_s: float
    frames_analysed: int
    faces: int
    verdict: str
    score: float | None
    first_alert_s: float | None
    reasons: list[str]
    model: str
    signs: dict[str, float] = field(default_factory=dict)


def scan(
    path: Path,
    analysis: Analysis,
    model: str,
    rate_hz: float = RATE_HZ,
    progress: Callable[[float], None] | None = None,
    limit_s: float | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Report:
    """Judge one file. ``progress`` hears seconds of film done.

    It may take ``limit_s`` seconds, or else as long as it plays and ``GRACE_S`` more, but not over ``LONGEST_S``: that
    it would is said as soon as it can be seen.
    Raises ``UnreadableClip`` with one clear line, also where a part of it that counts could not be judged, unless what
    was seen is a possible deepfake; then ``reasons`` holds "incomplete".
    """
    analysis.reset()
    began_s = clock()
    found = _Findings()
    clip = VideoFile(path)
    missed = None
    try:
        for frame in clip.frames(rate_hz):
            found.take(analysis.step(frame), frame.t_s)
            if progress is not None:
                progress(frame.t_s)
            if _too_long(clock() - began_s, frame.t_s, clip.claimed_s, limit_s):
                raise UnreadableClip(_missed(frame.t_s, clip.claimed_s, "it takes too long; see --limit"))
        if clip.cut or (clip.lost_s > LOST_S and clip.lost_s > LOST_PART * (clip.duration_s or 0.0)):
            whole_s = None if clip.cut else clip.whole_s
            why = "pictures are missing; it is damaged or cut short"
            raise UnreadableClip(_missed(clip.whole_s - clip.lost_s, whole_s, why))
        if clip.tracks > 1:
            raise UnreadableClip(f"only the first of its {clip.tracks} video tracks could be judged")
    except UnreadableClip as error:
        if found.verdict is not VerdictKind.FAKE:
            raise
        missed = error
    report = found.report(str(path), clip.duration_s, model)
    return report if missed is None else replace(report, reasons=[*report.reasons, "incomplete"])


def _too_long(spent_s: float, t_s: float, claimed_s: float | None, limit_s: float | None) -> bool:
    if limit_s is not None:
        return spent_s > limit_s
    whole_s = spent_s * (claimed_s or 0.0) / max(t_s, 1.0)
    return spent_s > min(t_s + GRACE_S, LONGEST_S) or (spent_s > GRACE_S and whole_s > LONGEST_S)


def _missed(judged_s: float, whole_s: float | None, why: str) -> str:
    of = f" of {whole_s:.0f}" if whole_s else ""
    return f"only {judged_s:.0f}{of} s could be judged: {why}"


class _Findings:
    """What the frames of one clip come to."""

    def __init__(self) -> None:
        self.verdict = VerdictKind.NO_FACE
        self._frames, self._last_s = 0, 0.0
        self._first_alert_s: float | None = None
        self._reasons: Counter[str] = Counter()
        self._seen: Counter[int] = Counter()
        self._llrs: defaultdict[int, list[float]] = defaultdict(list)
        self._signs: dict[str, float] = {}

    def take(self, step: Step, t_s: float) -> None:
        """One frame."""
        self._frames, self._last_s = self._frames + 1, t_s
        for one in step.seen:
            self._seen[one.track.id] += 1
            if one.score is not None:
                self._llrs[one.track.id].append(one.score.llr)
            elif one.quality.reason is not None:
                self._reasons[one.quality.reason.value] += 1
        said = max((step.verdict.kind, *self._watch(step)), key=lambda kind: kind.severity)
        self.verdict = max(self.verdict, said, key=lambda kind: kind.severity)
        if said is VerdictKind.FAKE and self._first_alert_s is None:
            self._first_alert_s = round(t_s, 2)

    def _watch(self, step: Step) -> Iterator[VerdictKind]:
        """What else is seen, as gravely as live."""
        for found in signs(step.seen):
            self._signs.setdefault(found.source.value, round(found.since_s, 2))
            yield found.level

    def report(self, clip: str, duration_s: float | None, model: str) -> Report:
        """Of the whole clip. A face that its few frames were not enough to be sure of is not "no face"."""
        if self.verdict is VerdictKind.NO_FACE and max(self._seen.values(), default=0) > PRESENT * self._frames:
            self.verdict = VerdictKind.INSUFFICIENT
        if self.verdict is VerdictKind.INSUFFICIENT and not self._reasons:
            self._reasons[Reason.FEW_FRAMES.value] = 1
        people = self._people()
        means = [sum(llrs) / len(llrs) for track in people if (llrs := self._llrs[track])]
        score = round(1 / (1 + math.exp(-max(means))), 4) if means else None
        return Report(
            clip, round(duration_s or self._last_s, 2), self._frames, len(people), self.verdict.value, score,
            self._first_alert_s, [reason for reason, _ in self._reasons.most_common()], model, self._signs,
        )  # fmt: skip

    def _people(self) -> list[int]:
        """The tracks of those who are really there: a shirt is taken for a face now and then, in a frame or two."""
        longest = max(self._seen.values(), default=0)
        return [track for track, frames in self._seen.items() if frames >= max(PRESENT * longest, min(2, longest))]


def run(files: Sequence[Path], as_json: bool, rate_hz: float, limit_s: float | None = None) -> int:
    """Scan every file; one that cannot be read, whatever the cause, is said so and the others go on. The exit status.

    Raises ``ModelError``.
    """
    shipped = manifest.load()
    analysis = Analysis(shipped)
    model = f"deepfake_detector {shipped.deepfake_detector.version}"
    failed = found = False
    for path in files:
        try:
            report = scan(path, analysis, model, rate_hz, _progress(path) if sys.stderr.isatty() else None, limit_s)
        except ModelError:
            raise
        except Exception as error:  # whatever a file does to us, it is not "nothing found" and not the next one's fault
            failed = True
            why = str(error) if isinstance(error, UnreadableClip) else f"it cannot be judged ({type(error).__name__})"
            stderr.say(f"qalqan: {plain(str(path))}: {why}")
            if as_json:
                print(json.dumps({"clip": str(path), "error": why}), flush=True)
            continue
        found = found or report.verdict == VerdictKind.FAKE
        print(json.dumps(asdict(report)) if as_json else sentence(report), flush=True)
    return 2 if failed else 1 if found else 0


def sentence(report: Report) -> str:
    """One line for a person."""
    reasons = ", ".join("too few frames" if reason == Reason.FEW_FRAMES else reason for reason in report.reasons)
    words = {
        VerdictKind.FAKE: f"possible deepfake (first warning at {report.first_alert_s} s)",
        VerdictKind.SUSPECT: "something is odd with the face; this is not proof",
        VerdictKind.NO_SIGNS: "no signs found; this is not proof",
        VerdictKind.INSUFFICIENT: f"cannot judge ({reasons})",
        VerdictKind.NO_FACE: "no face found",
    }
    more = "".join(f"; {SIGNS[Source(source)]} at {t_s} s" for source, t_s in report.signs.items())
    return f"{plain(report.clip)}: {words[VerdictKind(report.verdict)]}{more}"


def plain(text: str) -> str:
    """A file's name without anything that could steer a terminal."""
    return "".join(character if character.isprintable() else "?" for character in text)


def _progress(path: Path) -> Callable[[float], None]:
    def show(done_s: float) -> None:
        stderr.say(f"\r{plain(path.name)[:60]}: {done_s:.0f} s\x1b[K\r", end="")

    return show
