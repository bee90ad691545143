"""Whether one and the same face stays on a person: where a live swap drops out, another one shows for a moment.

A face that turns away, is covered or leaves the picture makes live swap tools miss it for some frames, and what the
camera sees is shown. The network gives each aligned crop a direction; those of one person lie together. One that lies
far from the person's own, between two that lie near it, is another face in the same place: nobody is replaced and
comes back within two seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from guard.types import Picture

ENOUGH: Final = 6
"""Looks at a person from which their own direction is known."""

OTHER: Final = 0.35
"""A cosine to it below which a crop shows another face, and above which it is theirs again. Measured: see the card."""

LONGEST_S: Final = 2.0
"""Another face that stays longer is another person, who sat down there: known anew, and no sign."""

MEMORY: Final = 0.1
"""How much of the person's own direction each look renews."""

Network = Callable[[NDArray[Any]], list[NDArray[np.float32]]]


@dataclass(frozen=True, slots=True)
class Flip:
    """Another face was seen from ``since_s`` on, for ``looks`` looks, as far off as ``cosine``.

    ``count``: how often on this person so far.
    """

    since_s: float
    looks: int
    cosine: float
    count: int


@dataclass(slots=True)
class _Person:
    own: NDArray[np.float32]
    looks: int = 1
    flips: int = 0
    odd: list[tuple[float, float]] = field(default_factory=list)
    """When another face was seen, and its cosine, since their own was seen last."""


class Identities:
    """Remembers one direction for each track of one call."""

    def __init__(self, network: Network) -> None:
        """``network``: crops n x 160 x 160 x 3 (``uint8``, BGR, aligned) to n x 128, each of length one."""
        self._network = network
        self._people: dict[int, _Person] = {}

    def look(self, track: int, t_s: float, crop: Picture) -> Flip | None:
        """Take in a crop that could be judged; a flip once the person's own face is back. Raises ``ModelError``."""
        seen = self._network(crop[None])[0][0].astype(np.float32)
        person = self._people.get(track)
        if person is None:
            self._people[track] = _Person(seen)
            return None
        cosine = float(person.own @ seen / max(float(np.linalg.norm(person.own)), 1e-6))
        if person.looks >= ENOUGH and cosine < OTHER:
            person.odd.append((t_s, cosine))
            if t_s - person.odd[0][0] > LONGEST_S:
                self._people[track] = _Person(seen)
            return None
        person.own += max(MEMORY, 1 / (person.looks + 1)) * (seen - person.own)
        person.looks += 1
        if not person.odd:
            return None
        odd, person.odd = person.odd, []
        person.flips += 1
        return Flip(odd[0][0], len(odd), min(value for _, value in odd), person.flips)

    def forget(self, alive: Collection[int]) -> None:
        """Keep these tracks alone."""
        self._people = {track: person for track, person in self._people.items() if track in alive}
