"""Whether what a person does has been seen before, movement for movement: a recording that is played again.

Each look is put down as the small face and where it stands. In a recording that begins again, or runs there and back,
whole seconds recur in their order: long diagonals in a recurrence plot (Eckmann et al., "Recurrence Plots of Dynamical
Systems", Europhysics Letters 4, 1987). Who sits still does not recur: seconds in which nothing moves are not counted.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guard.types import Landmarks, Picture
from guard.vision.small import small

MEMORY_S: Final = 60.0
"""How far back a recurrence is looked for."""
GAP_S: Final = 1.5
"""What is nearer in time is no recurrence: a slow movement, and back."""
LEAST_S: Final = 2.5
"""So much moving time must recur without a break."""
NEAR: Final = 0.75
"""Two looks are one and the same where they differ by less than this share of what the person moves in ``STRIDE_S``."""
STRIDE_S: Final = 0.5
MOVES: Final = 1.5
"""The least such movement, in the unit of :func:`place`: below it one moment cannot be told from another."""

FADE: Final = 0.9
"""What is left of a recurrence after each look at which nothing moves: nods with pauses between do not add up."""

Place = NDArray[np.float32]


@dataclass(slots=True)
class _Person:
    """Row for row: when, what, and the moving seconds up to now that were the same up to then, or backwards from it."""

    times: NDArray[np.float64]
    places: NDArray[np.float32]
    forwards: NDArray[np.float64]
    backwards: NDArray[np.float64]


def place(crop: Picture, landmarks: Landmarks) -> Place:
    """One look: the small face and where it stands and how large it is, in tenths of an eye distance."""
    eyes = landmarks[1] - landmarks[0]
    distance = max(float(np.hypot(*eyes)), 1.0)
    stands = np.array([*(landmarks.mean(0) / distance), np.log(distance), eyes[1] / distance], np.float32)
    return np.concatenate([small(crop).ravel(), 10 * stands])


class Loops:
    """Remembers the looks at each track of one call."""

    def __init__(self) -> None:
        self._people: dict[int, _Person] = {}

    def look(self, track: int, t_s: float, seen: Place) -> bool:
        """Take in a look (see :func:`place`); whether this person's last seconds have been shown before."""
        person = self._people.get(track)
        if person is None:
            self._people[track] = _Person(np.array([t_s]), seen[None], np.zeros(1), np.zeros(1))
            return False
        recurs = _follow(person, t_s, seen)
        kept = slice(int(np.searchsorted(person.times, t_s - MEMORY_S)), None)
        person.times = np.append(person.times[kept], t_s)
        person.places = np.concatenate([person.places[kept], seen[None]])
        person.forwards = np.append(person.forwards[kept], 0.0)
        person.backwards = np.append(person.backwards[kept], 0.0)
        return recurs

    def forget(self, alive: Collection[int]) -> None:
        """Keep these tracks alone."""
        self._people = {track: person for track, person in self._people.items() if track in alive}


def _follow(person: _Person, t_s: float, seen: Place) -> bool:
    before = int(np.searchsorted(person.times, t_s - STRIDE_S, "right")) - 1
    if before < 0 or t_s - person.times[before] > 2 * STRIDE_S:  # nobody saw how the person came here
        person.forwards, person.backwards = np.zeros_like(person.times), np.zeros_like(person.times)
        return False
    moved = float(np.linalg.norm(seen - person.places[before]))
    away = np.linalg.norm(person.places - seen, axis=1)
    same = (away < NEAR * max(moved, MOVES)) & (t_s - person.times > GAP_S)
    moves = moved > MOVES
    step, kept = (t_s - person.times[-1], 1.0) if moves else (0.0, FADE)
    ahead, behind = np.roll(person.forwards, 1), np.roll(person.backwards, -1)
    ahead[0] = behind[-1] = 0.0
    # a look may fall between two of the first time: a neighbour's way counts as well
    person.forwards = np.where(same, kept * np.maximum(ahead, person.forwards) + step, 0.0)
    person.backwards = np.where(same, kept * np.maximum(behind, person.backwards) + step, 0.0)
    return bool(max(person.forwards.max(), person.backwards.max()) >= LEAST_S)
