"""Whether one and the same face stays on a person: where a live swap drops out, another one shows for a moment.

A face that turns away, is covered or leaves the picture makes live swap tools miss it for some frames, and what the
camera sees is shown. The network gives each aligned crop a direction; those of one person lie together. It is another
face in the same place where the direction leaps away and comes back, and nothing else does: the head is turned alike
and as large, and the picture in large, its light and what covers it, is the same. So a hand, a turn, a blur or a cut is
none; nor is somebody else who sits down there, for they stay.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from guard.types import Picture
from guard.vision.small import small

ENOUGH: Final = 5
"""Looks at a person from which their own direction is known."""
MEMORY: Final = 0.12
"""How much of it each look renews."""
USUAL: Final = 15
"""Looks that tell how far a person's own looks lie from it."""
LEAP: Final = 0.08
"""A cosine that is lower than usual by this, and by the usual spread, begins a leap."""
LONGEST_S: Final = 1.2
"""A face that stays longer is another person: known anew, and no sign."""

DEPTH: Final = 0.14
"""How much less alike (cosine) the other face must be to the person than is usual, and to the looks on both sides of
the leap than these are to each other. Chosen on the clips of the card."""
SAME_PICTURE: Final = 0.6
"""Root mean square difference of the small faces, in units of their contrast; a hand before a face makes 0.8 to 1.4."""
SAME_TURN: Final = 0.15
SAME_SIZE: Final = 0.12
"""Of the logarithm of the distance between the eyes."""
GAP_S: Final = 0.25
"""Sides of a leap that are further away do not tell what was between."""

Network = Callable[[NDArray[Any]], list[NDArray[np.float32]]]


@dataclass(frozen=True, slots=True)
class Flip:
    """Another face was seen from ``since_s`` on, for ``looks`` looks; ``depth``: see ``DEPTH``.

    ``count``: how often on this person so far.
    """

    since_s: float
    looks: int
    depth: float
    count: int


@dataclass(frozen=True, slots=True)
class _Look:
    t_s: float
    direction: NDArray[np.float32]
    small: NDArray[np.float32]
    turned: float
    eyes_px: float


@dataclass(slots=True)
class _Person:
    own: NDArray[np.float32]
    last: _Look
    looks: int = 1
    flips: int = 0
    cosines: deque[float] = field(default_factory=lambda: deque(maxlen=USUAL))
    odd: list[_Look] = field(default_factory=list)
    """The looks of a leap that has not come back yet."""


class Identities:
    """Remembers one direction for each track of one call."""

    def __init__(self, network: Network) -> None:
        """``network``: crops n x 160 x 160 x 3 (``uint8``, BGR, aligned) to n x 128, each of length one."""
        self._network = network
        self._people: dict[int, _Person] = {}

    def look(self, track: int, t_s: float, crop: Picture, turned: float, eyes_px: float) -> Flip | None:
        """Take in a crop that could be judged; a flip with the look that shows the person's own face again.

        ``turned`` and ``eyes_px`` as in ``guard.types.Quality``. Raises ``ModelError``.
        """
        seen = _Look(t_s, self._network(crop[None])[0][0].astype(np.float32), small(crop), turned, eyes_px)
        person = self._people.get(track)
        if person is None:
            self._people[track] = _Person(seen.direction.copy(), seen)
            return None
        cosine = float(seen.direction @ _unit(person.own))
        if person.looks >= ENOUGH and cosine < np.median(person.cosines) - LEAP - np.std(person.cosines):
            person.odd.append(seen)
            if t_s - person.odd[0].t_s > LONGEST_S:
                self._people[track] = _Person(seen.direction.copy(), seen)
            return None
        odd, person.odd = person.odd, []
        flip = _flip(person, odd, seen, cosine) if odd else None
        person.own += max(MEMORY, 1 / (person.looks + 1)) * (seen.direction - person.own)
        person.cosines.append(cosine)
        person.looks += 1
        person.last = seen
        return flip

    def forget(self, alive: Collection[int]) -> None:
        """Keep these tracks alone."""
        self._people = {track: person for track, person in self._people.items() if track in alive}


def _flip(person: _Person, odd: list[_Look], after: _Look, cosine: float) -> Flip | None:
    before, own = person.last, _unit(person.own)
    if odd[0].t_s - before.t_s > GAP_S or after.t_s - odd[-1].t_s > GAP_S:
        return None
    apart = np.mean([np.sqrt(np.mean((look.small - (before.small + after.small) / 2) ** 2)) for look in odd])
    turn = max(abs(look.turned - (before.turned + after.turned) / 2) for look in odd)
    size = max(abs(np.log(look.eyes_px / np.sqrt(before.eyes_px * after.eyes_px))) for look in odd)
    if apart > SAME_PICTURE or turn > SAME_TURN or size > SAME_SIZE:
        return None
    alike = np.mean([max(look.direction @ own, look.direction @ after.direction) for look in odd])
    beside = np.mean([(look.direction @ before.direction + look.direction @ after.direction) / 2 for look in odd])
    depth = float(min(np.median(person.cosines), cosine) - alike)
    depth = min(depth, float(before.direction @ after.direction - beside))
    if depth < DEPTH:
        return None
    person.flips += 1
    return Flip(odd[0].t_s, len(odd), depth, person.flips)


def _unit(direction: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(direction / max(float(np.linalg.norm(direction)), 1e-6), np.float32)
