"""All that is remembered of the people in one call, and whose turn it is to be looked at closely."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from guard.decision.cusum import Cusum
from guard.types import Face, Finding, Picture, Quality, Score, Source, Track, Verdict, VerdictKind
from guard.vision.identity import Flip, Identities
from guard.vision.loops import Loops
from guard.vision.stillness import Stillness
from guard.vision.track import Tracker

MOST_FACES: Final = 4
"""People looked at closely in one frame; where there are more they take turns, so that a group call has its price."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One person looked at closely in one frame, and the aligned ``crop`` of their face.

    ``score`` is what the detector says, None where it was not asked. ``flip``: their own face is back, and another one
    was seen before. ``again``: what they do has been shown before, movement for movement.
    """

    track: Track
    quality: Quality
    score: Score | None
    crop: Picture
    flip: Flip | None = None
    again: bool = False


def signs(seen: Sequence[Seen]) -> Iterator[Finding]:
    """What was seen besides the detector's score: of another face the second time is a possible deepfake."""
    for one in seen:
        if one.flip is not None:
            level = VerdictKind.FAKE if one.flip.count > 1 else VerdictKind.SUSPECT
            yield Finding(Source.IDENTITY, level, one.track.id, one.flip.since_s)
        if one.again:
            yield Finding(Source.RECORDING, VerdictKind.SUSPECT, one.track.id, one.track.last_s)


@dataclass(slots=True)
class People:
    """The people of one call, by the numbers of their tracks."""

    tracker: Tracker
    identities: Identities
    stillness: Stillness = field(default_factory=Stillness)
    loops: Loops = field(default_factory=Loops)
    gathered: dict[int, Cusum] = field(default_factory=dict)
    rolled: dict[int, tuple[float, float]] = field(default_factory=dict)
    """When each was last seen lying, and the time before that."""
    faces: list[Face] = field(default_factory=list)
    found_s: float = -math.inf
    """All that were seen last, and when the whole picture was last looked over."""
    scored_s: dict[int, float] = field(default_factory=dict)
    """When the detector last judged each."""
    queue: list[int] = field(default_factory=list)
    """Whose turn it is to be looked at closely."""
    verdict: Verdict | None = None
    newest: tuple[Seen, ...] = ()
    warned: Seen | None = None

    def turn(self, tracks: Sequence[Track]) -> list[Track]:
        """Those of ``tracks`` who are first in the queue, newcomers before all; they go to its end."""
        here = {track.id: track for track in tracks}
        self.queue[:0] = [number for number in here if number not in self.queue]
        chosen = [number for number in self.queue if number in here][:MOST_FACES]
        self.queue[:] = [number for number in self.queue if number not in chosen] + chosen
        return [here[number] for number in chosen]

    def keep(self, alive: Collection[int]) -> list[int]:
        """Forget everybody but these; who was forgotten."""
        gone = list(self.gathered.keys() - set(alive))
        for number in gone:
            for remembered in (self.gathered, self.rolled, self.scored_s):
                remembered.pop(number, None)
        self.stillness.forget(set(self.gathered))
        self.identities.forget(self.gathered)
        self.loops.forget(self.gathered)
        self.queue[:] = [number for number in self.queue if number in self.gathered]
        return gone
