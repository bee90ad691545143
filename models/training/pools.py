"""Genuine pictures that are used alike, and how one of them is forged: its donor, its recipe."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from guard.types import Picture
from models.training import data
from models.training.forge import Donor, dense, forge_crop

CANDIDATES = 10
"""So many people are tried as a forgery's donor; the nearest in pose and colour is taken."""

GENERATED = 0.5
"""The share of forgeries whose face the generator has drawn; the others are worked on as they are."""

DENSE = 0.55
"""The share of forgeries that swap by a dense mesh, where both faces have one."""

SURE = 0.9
"""From which certainty of the mesh network a face is warped by its mesh."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Row numbers of one cache, in groups (people or clips) that are drawn alike."""

    crops: data.Crops
    groups: list[NDArray[np.int64]]
    donors: list[Pool] = field(default_factory=list)  # where a forgery's donor is drawn from; this pool if empty

    @staticmethod
    def of(crops: data.Crops, rows: NDArray[np.int64], by: str = "") -> Pool:
        """``rows`` of ``crops``, grouped by the column ``by`` (one group if empty)."""
        if not by or not len(rows):
            return Pool(crops, [rows] if len(rows) else [])
        names = np.array([str(crops.rows[row].get(by, "")) for row in rows])
        return Pool(crops, [rows[names == name] for name in np.unique(names)])

    def draw(self, rng: np.random.Generator) -> int:
        group = self.groups[rng.integers(len(self.groups))]
        return int(group[rng.integers(len(group))])

    def picture(self, row: int) -> Picture:
        return np.ascontiguousarray(self.crops.pixels[row])

    def forged(self, row: int, rng: np.random.Generator) -> Picture:
        """The crop ``row`` with a forged face."""
        pool, other = self._donor(row, rng)
        generated = bool(rng.random() < GENERATED)
        if self.meshed(row) and pool.meshed(other) and rng.random() < DENSE:
            return self._dense(row, pool, other, generated, rng)
        donor = Donor(pool.face(other, generated), pool.crops.points[other], generated)
        own = Donor(self.face(row, generated), self.crops.points[row], generated)
        return forge_crop(self.picture(row), self.crops.points[row], rng, donor, own)

    def swapped(self, row: int, rng: np.random.Generator) -> Picture | None:
        """The crop ``row`` with somebody else's face, warped by its mesh; None where one of the two has none."""
        pool, other = self._donor(row, rng)
        if not (self.meshed(row) and pool.meshed(other)):
            return None
        return self._dense(row, pool, other, bool(rng.random() < GENERATED), rng)

    def _donor(self, row: int, rng: np.random.Generator) -> tuple[Pool, int]:
        """Of some drawn people the one who is nearest in pose and colour."""
        crop, points, pools = self.picture(row), self.crops.points[row], self.donors or [self]
        others = [(pool, pool.draw(rng)) for pool in (pools[rng.integers(len(pools))] for _ in range(CANDIDATES))]
        pose = np.array([np.abs(pool.crops.points[other] - points).mean() for pool, other in others])
        middle = crop[48:128:8, 48:112:8].reshape(-1, 3).mean(0)
        colours = np.array([pool.crops.pixels[n, 48:128:8, 48:112:8].reshape(-1, 3).mean(0) for pool, n in others])
        return others[int(np.argmin(pose + 0.1 * np.abs(colours - middle).mean(1)))]

    def _dense(self, row: int, pool: Pool, other: int, generated: bool, rng: np.random.Generator) -> Picture:
        face = dense.Face(pool.face(other, generated), pool.crops.mesh[other].astype(np.float32), generated)
        return dense.dense_swap(self.picture(row), self.crops.mesh[row].astype(np.float32), rng, face)

    def face(self, row: int, generated: bool) -> Picture:
        """The crop ``row``, or as the generator draws it where it has."""
        drawn = generated and len(self.crops.redrawn)
        return np.ascontiguousarray((self.crops.redrawn if drawn else self.crops.pixels)[row])

    def meshed(self, row: int) -> bool:
        return len(self.crops.sure) > 0 and float(self.crops.sure[row]) >= SURE
