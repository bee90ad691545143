"""The way of one frame: faces, tracks, quality, crops, scores, evidence, verdict. No threads, no window, no clock.

The live engine, ``qalqan scan`` and the evaluation of the networks all come through here, so what is measured is what
runs.
"""

from __future__ import annotations

from dataclasses import dataclass

from guard.decision.evidence import Accumulator, OperatingPoint
from guard.decision.verdict import judge
from guard.detection.detector import Detector
from guard.detection.manifest import Manifest
from guard.detection.occlusion import occlude, part_of
from guard.detection.session import Session
from guard.types import Evidence, Explanation, Frame, Picture, Quality, Score, Track, Verdict, VerdictKind
from guard.vision.align import CROP_PX, TEMPLATE, align
from guard.vision.faces import FaceFinder
from guard.vision.landmarks import Landmarker
from guard.vision.own_picture import Mark, is_own
from guard.vision.quality import assess
from guard.vision.track import Tracker

MOST_FACES = 4
"""People judged in one frame, the largest first: a group call may not cost more than a glance at a family."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One person in one frame: who, how well visible, and what the detector says of the crop."""

    track: Track
    quality: Quality
    score: Score


@dataclass(frozen=True, slots=True)
class Step:
    """What one frame came to."""

    seen: tuple[Seen, ...]
    evidence: tuple[Evidence, ...]
    verdict: Verdict


def open_finder(manifest: Manifest) -> FaceFinder:
    """The face finder of a release: both its networks, each with a session of its own."""
    boxes, landmarks = manifest.face_finder, manifest.face_landmarks
    landmarker = Landmarker(Session(landmarks.model), landmarks.threshold)
    return FaceFinder(Session(boxes.model), landmarker, boxes.threshold)


class Analysis:
    """Owns the networks and all that is remembered of the people in one call. One thread only."""

    def __init__(self, manifest: Manifest, operating_point: str = "balanced") -> None:
        entry = manifest.deepfake_detector
        self.finder = open_finder(manifest)
        self._network, self._calibration = Session(entry.model), entry.calibration
        self.detector = Detector(self._network, self._calibration)
        self._points = {name: OperatingPoint(*numbers) for name, numbers in entry.operating_points.items()}
        self._point = self._points[operating_point]
        self.reset()

    def use(self, operating_point: str) -> None:
        """Change the operating point; evidence already gathered is begun anew."""
        self._point = self._points[operating_point]
        self.reset()

    def reset(self) -> None:
        """Forget every person: another call begins."""
        self._tracker = Tracker()
        self._gathered: dict[int, Accumulator] = {}
        self._evidence: dict[int, Evidence] = {}
        self._previous: Verdict | None = None
        self._newest: tuple[tuple[Seen, Picture], ...] = ()
        self._warned: tuple[Seen, Picture] | None = None

    def step(self, frame: Frame, own: Mark | None = None) -> Step:
        """Judge one frame; ``own`` marks the user's own picture, which is left out. Raises ``ModelError``."""
        height, width = frame.image.shape[:2]
        faces = self.finder.find(frame.image)
        if own is not None:
            faces = [face for face in faces if not is_own(face, (height, width), own)]
        tracks = self._tracker.update(faces[:MOST_FACES], frame.t_s)
        crops = [align(frame.image, track.face.landmarks) for track in tracks]
        scored = self.detector.score(crops) if crops else []
        seen = tuple(
            Seen(
                track,
                assess(crop, track.face, (height, width)),
                Score(track.id, frame.t_s, score.probability, score.llr),
            )
            for track, crop, score in zip(tracks, crops, scored, strict=True)
        )
        self._newest = tuple(zip(seen, crops, strict=True))
        for one in seen:
            self._gather(one, frame.t_s)
        alive = self._tracker.alive()
        self._gathered = {number: kept for number, kept in self._gathered.items() if number in alive}
        self._evidence = {number: kept for number, kept in self._evidence.items() if number in alive}
        evidence = tuple(self._evidence.values())  # a face missed for a moment still counts
        self._previous = judge(evidence, self._point, frame.t_s, self._previous)
        return Step(seen, evidence, self._previous)

    def remember(self, track: int | None) -> None:
        """Of this person alone, who is warned of, keep the newest crop that could be judged. None: forget it."""
        if track is None or (self._warned is not None and self._warned[0].track.id != track):
            self._warned = None
        for seen, crop in self._newest:
            if seen.track.id == track and (seen.quality.reason is None or self._warned is None):
                self._warned = seen, crop
        self._newest = ()

    def explain(self) -> Explanation | None:
        """Which part of the remembered crop speaks for fake; None where none is. Raises ``ModelError``.

        26 runs of the detector, about 0.15 s on one thread: the frames of that time are missed.
        """
        if self._warned is None:
            return None
        seen, crop = self._warned
        region = occlude(self._network, self._calibration, crop).region
        return Explanation(seen.track, seen.quality, crop, region, part_of(region, TEMPLATE * CROP_PX, CROP_PX))

    def _gather(self, one: Seen, t_s: float) -> None:
        track, reason = one.track.id, one.quality.reason
        gathered = self._gathered.setdefault(track, Accumulator(track, self._point))
        self._evidence[track] = gathered.update(one.score if reason is None else None, reason, t_s)


SEVERITY = tuple(VerdictKind)
"""From nothing to the worst: the order in which the words were declared."""


def worse(one: VerdictKind, other: VerdictKind) -> VerdictKind:
    """The graver of two words."""
    return max(one, other, key=SEVERITY.index)
