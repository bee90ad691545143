"""The way of one frame: faces, tracks, quality, crops, scores, statistics, verdict. No threads, no window, no clock.

The live engine, ``qalqan scan`` and the evaluation of the networks all come through here, so what is measured is what
runs.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

import cv2
import numpy as np

from guard.decision.cusum import Cusum, OperatingPoint
from guard.decision.verdict import judge
from guard.detection.detector import Detector
from guard.detection.manifest import Manifest
from guard.detection.occlusion import part_of
from guard.detection.session import Session
from guard.people import People, Seen
from guard.types import Explanation, Face, Frame, Picture, Reason, Score, Statistic, Track, Verdict
from guard.vision.align import TEMPLATE, align
from guard.vision.faces import FaceFinder
from guard.vision.identity import Identities
from guard.vision.landmarks import Landmarker
from guard.vision.loops import place
from guard.vision.quality import assess
from guard.vision.self_view import SelfView, is_own, may_be_own
from guard.vision.track import Tracker

BYSTANDER: Final = 0.25
"""A face smaller than this share of the largest one (in sides) is not the caller's, but somebody's behind, or none."""

ROLLED_S: Final = 3.0
"""A head that was seen lying twice within so long lies, whatever one look says: of one upside down the landmarks are
taken for upright in one look of ten."""

FIND_EVERY_S: Final = 0.15
"""So often the whole picture is looked over for faces; between, only where they were."""

SCORE_EVERY_S: Final = 0.15
"""The detector judges a person no oftener: nearer pictures say the same. Whose face it is, is looked at each time, for
a swap that drops out does so for a tenth of a second."""

LEAST_FRAMES: Final = 2
"""A face found in fewer frames is not yet a person: in single frames the finder takes a shirt for one now and then.
(The tentative tracks of SORT: Bewley et al., "Simple online and realtime tracking", ICIP 2016.)"""


@dataclass(frozen=True, slots=True)
class Step:
    """What one frame came to.

    ``people`` are in the picture, and have been before; ``live``: one of them moves as people do.
    """

    seen: tuple[Seen, ...]
    statistics: tuple[Statistic, ...]
    verdict: Verdict
    people: tuple[Track, ...] = ()
    live: bool = False


def open_finder(manifest: Manifest) -> FaceFinder:
    """The face finder of a release: both its networks, each with a session of its own."""
    boxes, landmarks = manifest.face_finder, manifest.face_landmarks
    landmarker = Landmarker(Session(landmarks.model), landmarks.threshold)
    return FaceFinder(Session(boxes.model), landmarker, boxes.threshold)


_NUMBERS: Final = count(1)
"""Of tracks; none is used again, also not by an analysis that takes the place of one that failed."""


class Analysis:
    """Owns the networks and all that is remembered of the people in the calls. One thread only."""

    def __init__(self, manifest: Manifest, operating_point: str = "balanced") -> None:
        entry = manifest.deepfake_detector
        self.finder = open_finder(manifest)
        self.detector = Detector(Session(entry.model), entry.calibration, entry.crop_px)
        self._identity = Session(manifest.face_identity.model)
        self._points = {name: OperatingPoint(*numbers) for name, numbers in entry.operating_points.items()}
        self._point = self._points[operating_point]
        self._calls: dict[int, People] = {}

    def use(self, operating_point: str) -> None:
        """Change the operating point; what is already gathered is begun anew."""
        self._point = self._points[operating_point]
        for people in self._calls.values():
            people.gathered = {number: Cusum(number, self._point) for number in people.gathered}

    def reset(self) -> None:
        """Forget every person of every call. Their numbers are not used again."""
        self.keep(())

    def keep(self, calls: Collection[int]) -> None:
        """Forget the people of all calls but these."""
        for call in self._calls.keys() - set(calls):
            self._forget(self._calls.pop(call))

    def step(self, frame: Frame, call: int = 0, self_view: SelfView | None = None, may_be_self: bool = False) -> Step:
        """Judge one frame of a call. Raises ``ModelError``.

        ``self_view`` is where the user's own picture stands, which is left out; ``may_be_self``: it is not known, and
        the one face that is seen may be it.
        """
        people = self._calls.setdefault(call, People(Tracker(_NUMBERS), Identities(self._identity)))
        shape = frame.image.shape
        faces = self._faces(people, frame)
        if self_view is not None:
            faces = [face for face in faces if not is_own(face, shape, self_view)]
        tracks = people.tracker.update(faces, frame.t_s)
        alive = {track.id: track for track in people.tracker.tracks}
        self._forget(people, alive.keys())
        for track in alive.values():
            people.gathered.setdefault(track.id, Cusum(track.id, self._point))
        people.newest = tuple(self._look(people, track, frame) for track in people.turn(tracks))
        statistics = self._statistics(people, alive.values(), frame.t_s)
        alone = len(statistics) == 1 and may_be_self and may_be_own(alive[statistics[0].track].face, shape)
        people.verdict = judge(statistics, self._point, frame.t_s, people.verdict, Reason.SELF_VIEW if alone else None)
        persons = tuple(track for track in tracks if track.frames >= LEAST_FRAMES)
        live = any(people.stillness.lives(track.id) for track in persons)
        return Step(people.newest, statistics, people.verdict, persons, live)

    def _faces(self, people: People, frame: Frame) -> list[Face]:
        if people.faces and frame.t_s - people.found_s < FIND_EVERY_S:
            people.faces = self.finder.again(frame.image, people.faces)
        else:
            people.faces, people.found_s = self.finder.find(frame.image), frame.t_s
        return people.faces

    def remember(self, warned: Mapping[int, int | None]) -> None:
        """Of the people who are warned of (a track for each call), keep the newest crop that could be judged."""
        for call, people in self._calls.items():
            track = warned.get(call)
            if track is None or (people.warned is not None and people.warned.track.id != track):
                people.warned = None
            for seen in people.newest:
                if seen.track.id == track and (seen.quality.reason is None or people.warned is None):
                    people.warned = seen
            people.newest = ()

    def explain(self, call: int = 0) -> Explanation | None:
        """Which part of the remembered crop speaks for fake; None where none is. Raises ``ModelError``.

        26 runs of the detector, about 0.15 s on one thread: the frames of that time are missed.
        """
        people = self._calls.get(call)
        if people is None or people.warned is None:
            return None
        seen = people.warned
        region = self.detector.explain(seen.crop)
        side = self.detector.crop_px
        return Explanation(seen.track, seen.quality, seen.crop, region, part_of(region, TEMPLATE * side, side))

    def _look(self, people: People, track: Track, frame: Frame) -> Seen:
        """One person closely: the quality gate first, and only where it opens, and the face lives, the network."""
        people.stillness.look(frame.image, track, frame.t_s)
        crop = _crop(frame.image, track.face, self.detector.crop_px)
        quality = assess(crop, track.face, frame.image.shape)
        last_s, before_s = people.rolled.get(track.id, (-math.inf, -math.inf))
        if quality.reason is Reason.ROLLED:
            people.rolled[track.id] = frame.t_s, last_s
        elif quality.reason is None and frame.t_s - before_s <= ROLLED_S:
            quality = replace(quality, reason=Reason.ROLLED)
        if quality.reason is None and people.stillness.still(track.id, frame.t_s):
            quality = replace(quality, reason=Reason.STILL)
        score, flip, again = None, None, False
        if quality.reason is None and people.stillness.lives(track.id):
            again = people.loops.look(track.id, frame.t_s, place(crop, track.face.landmarks))
            flip = people.identities.look(track.id, frame.t_s, crop, quality.turned, quality.eye_distance_px)
            score = self._score(people, track, frame.t_s, crop)
        people.gathered[track.id].update(score, quality.reason, frame.t_s)
        return Seen(track, quality, score, crop, flip, again)

    def _score(self, people: People, track: Track, t_s: float, crop: Picture) -> Score | None:
        """What the detector says; None where it has been asked just now."""
        if t_s - people.scored_s.get(track.id, -math.inf) < SCORE_EVERY_S:
            return None
        people.scored_s[track.id] = t_s
        said = self.detector.observe(track.id, t_s, crop)
        return Score(track.id, t_s, said.probability, said.llr)

    def _statistics(self, people: People, alive: Collection[Track], t_s: float) -> tuple[Statistic, ...]:
        """Of everybody who could be the caller; a face missed for a moment still counts.

        Who does not live was not judged, whatever was seen of the picture that stands in their place.
        """
        largest = max(map(_side, alive), default=0.0)
        found = []
        for track in alive:
            statistic = people.gathered[track.id].statistic(t_s)
            still = people.stillness.still(track.id, t_s)
            if still or not people.stillness.lives(track.id):
                statistic = replace(statistic, since_s=t_s, reason=Reason.STILL if still else statistic.reason)
            large = _side(track) >= BYSTANDER * largest or statistic.total >= self._point.suspect
            if track.frames >= LEAST_FRAMES and large:
                found.append(statistic)
        return tuple(found)

    def _forget(self, people: People, alive: Collection[int] = ()) -> None:
        for number in people.keep(alive):
            self.detector.forget(number)


def _side(track: Track) -> float:
    """The root of the area of its box, in pixels."""
    return math.sqrt(max(0.0, track.face.box[2] * track.face.box[3]))


def _crop(image: Picture, face: Face, size: int) -> Picture:
    """The aligned face; all black where its landmarks are none, for the quality gate to leave out."""
    try:
        return align(image, face.landmarks, size)
    except (ValueError, cv2.error):
        return np.zeros((size, size, 3), np.uint8)
