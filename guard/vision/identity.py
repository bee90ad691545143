"""Whether one and the same face stays on a person: where a live swap drops out, another one shows for a moment.

A face that turns away, is covered or leaves the picture makes live swap tools miss it for some frames, and what the
camera sees is shown. The network gives each aligned crop a direction; those of one person lie together. It is another
face in the same place where some looks point elsewhere than the looks before and after them, which point alike, and
nothing else changes: the head is turned alike and as large, and the picture in large, its light and what covers it, is
the same. So a hand, a turn, a blur or a cut is none; nor is somebody else who sits down there, for they stay.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from guard.types import Picture
from guard.vision.small import small

BEFORE: Final = 3
AFTER: Final = 2
"""Looks on both sides that say which way the person points; before, two are enough."""
LONGEST_S: Final = 0.8
"""A face that stays longer is another person, and no sign."""
USUAL: Final = 15
"""Looks before that tell how restless the directions of this person are from one look to the next."""

DEPTH: Final = 0.14
"""How much less alike (cosine) every look of the other face must be to either side than the sides are to each other,
over and above what the person's usual unrest and the picture explain.
Chosen on the clips of the card, and so that nothing is told of the practice call (0.12 once)."""
SAME_PICTURE: Final = 0.3
"""Root mean square difference of the small faces, in units of their contrast, that a face alone may make; a hand before
it makes 0.8 to 1.4."""
EXPLAINED: Final = 0.6
"""How much of the depth each unit beyond that explains."""
SAME_TURN: Final = 0.25
SAME_SIZE: Final = 0.2
"""Of the logarithm of the distance between the eyes. Where the head is turned otherwise, or nearer, nothing is told."""
GAP_S: Final = 0.25
"""Sides that are further away do not tell what was between."""

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
    looks: deque[_Look] = field(default_factory=lambda: deque(maxlen=2 * USUAL))
    flips: int = 0


class Identities:
    """Remembers the last looks at each track of one call."""

    def __init__(self, network: Network) -> None:
        """``network``: crops n x 160 x 160 x 3 (``uint8``, BGR, aligned) to n x 128, each of length one."""
        self._network = network
        self._people: dict[int, _Person] = {}

    def look(self, track: int, t_s: float, crop: Picture, turned: float, eyes_px: float) -> Flip | None:
        """Take in a crop that could be judged; a flip with the second look that shows the person's own face again.

        ``turned`` and ``eyes_px`` as in ``guard.types.Quality``. Raises ``ModelError``.
        """
        direction = self._network(crop[None])[0][0].astype(np.float32)
        if not np.isfinite(direction).all():  # no answer is no other face
            return None
        person = self._people.setdefault(track, _Person())
        person.looks.append(_Look(t_s, direction, small(crop), turned, eyes_px))
        looks = list(person.looks)
        deepest = max(_leaps(looks), default=None)
        if deepest is None or deepest[0] < DEPTH:
            return None
        depth, count = deepest
        person.looks = deque([*looks[: -count - AFTER], *looks[-AFTER:]], maxlen=2 * USUAL)
        person.flips += 1
        return Flip(looks[-count - AFTER].t_s, count, depth, person.flips)

    def forget(self, alive: Collection[int]) -> None:
        """Keep these tracks alone."""
        self._people = {track: person for track, person in self._people.items() if track in alive}


def _leaps(looks: Sequence[_Look]) -> Iterator[tuple[float, int]]:
    """The depth of each leap away and back that the last ``AFTER`` looks may end, and how many looks it took."""
    after = looks[-AFTER:]
    if len(looks) <= AFTER or looks[-AFTER - 1].direction @ after[0].direction > 1 - DEPTH / 2:
        return  # nearly always: the look before these points the same way
    for count in range(1, len(looks) - AFTER - 1):
        before, odd = looks[: -count - AFTER], looks[-count - AFTER : -AFTER]
        if after[0].t_s - odd[0].t_s > LONGEST_S:
            return
        gap_s = max(odd[0].t_s - before[-1].t_s, after[0].t_s - odd[-1].t_s)
        if gap_s <= GAP_S and _same_head(before[-1], odd, after[0]):
            yield _depth(before, odd, after), count


def _same_head(before: _Look, odd: Sequence[_Look], after: _Look) -> bool:
    turn = max(abs(look.turned - (before.turned + after.turned) / 2) for look in odd)
    size = max(abs(np.log(look.eyes_px / np.sqrt(before.eyes_px * after.eyes_px))) for look in odd)
    return bool(turn <= SAME_TURN and size <= SAME_SIZE)


def _depth(before: Sequence[_Look], odd: Sequence[_Look], after: Sequence[_Look]) -> float:
    sides = _mean(before[-BEFORE:]), _mean(after)
    nearest = max(float(look.direction @ side) for look in odd for side in sides)
    usual = np.median([one.direction @ next_.direction for one, next_ in pairwise(before[-USUAL:])])
    middle = (before[-1].small + after[0].small) / 2
    apart = np.mean([np.sqrt(np.mean((look.small - middle) ** 2)) for look in odd])
    explained = (1 - float(usual)) + EXPLAINED * max(0.0, float(apart) - SAME_PICTURE)
    return float(sides[0] @ sides[1]) - nearest - explained


def _mean(looks: Sequence[_Look]) -> NDArray[np.float32]:
    """Not of length one again: where the looks of one side differ among themselves, it says less."""
    return np.asarray(np.mean([look.direction for look in looks], 0), np.float32)
