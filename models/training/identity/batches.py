"""Batches of people: two pictures of each, a swap that shows the same moment, and what the teacher says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from guard.types import Picture
from models.training import augment, data
from models.training.forge import dense
from models.training.identity import moments
from models.training.identity.network import WIDTH
from models.training.identity.settings import config
from models.training.identity.teacher import taught
from models.training.pools import SURE, Pool

SAME_DRAW = 0.5
"""The share of swaps that are degraded just as the picture they were made of: nothing else tells them apart."""
DFDC = 0.6
"""The share of swaps that are DFDC's own, where there is one."""


class Batch(NamedTuple):
    """A batch. ``who``: a number for each person, -1 for a swap, which is nobody's second picture.

    ``told``: what the teacher said; zeros where it was not asked.
    """

    crops: Tensor
    who: Tensor
    told: Tensor


class Batches(IterableDataset[Batch]):
    """Endless batches of the training people, different in each loader process."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def _open(self) -> None:
        faces = data.load("faces")
        self._pixels, self._points = faces.pixels, faces.points
        self._told: dict[int, NDArray[np.float32]] = dict(zip(*taught(), strict=True))
        self._of: dict[str, list[int]] = defaultdict(list)
        self._swaps: dict[int, list[int]] = defaultdict(list)
        self._single: list[int] = []
        names = {row["name"]: n for n, row in enumerate(faces.rows) if row["kind"] == "dfdc" and not row["label"]}
        for n, row in enumerate(faces.rows):
            if row["split"] != "train" or row["kind"] not in ("dfdc", "portraits", "press", "webcam"):
                continue
            if row["label"]:
                if row["source"] in names:
                    self._swaps[names[row["source"]]].append(n)
            elif row["kind"] in ("portraits", "press"):
                self._single.append(n)
            else:
                self._of[row["person"]].append(n)
        several = {who: rows for who, rows in self._of.items() if len(rows) > 1}
        self._people = list(several.values())
        dense.shape_from(faces.mesh[np.flatnonzero(faces.sure >= SURE)[:2000]].astype(np.float32).mean(0))
        everybody = [np.array(rows) for rows in self._of.values()]
        self._pool = Pool(faces, [np.concatenate(everybody), np.array(self._single)])

    def __iter__(self) -> Iterator[Batch]:
        cv2.setNumThreads(0)
        worker = get_worker_info()
        rng = np.random.default_rng([self._seed, worker.id if worker else 0])
        self._open()
        while True:
            yield self._batch(rng)

    def _batch(self, rng: np.random.Generator) -> Batch:
        crops: list[Picture] = []
        who: list[int] = []
        told: list[NDArray[np.float32]] = []

        def add(picture: Picture, person: int, draw: int, row: int = -1) -> None:
            crops.append(augment.degrade(picture, np.random.default_rng(draw)))
            who.append(person)
            told.append(self._told.get(row, np.zeros(WIDTH, np.float32)))

        def draw() -> int:
            return int(rng.integers(2**62))

        def moment(row: int) -> Picture:
            return moments.another(self._pixels[row], self._points[row], rng)

        settings = config()["train"]
        couples = [
            rng.choice(self._people[at], 2, replace=False)
            for at in rng.choice(len(self._people), settings["people"], replace=False)
        ]
        couples += [np.repeat(row, 2) for row in rng.choice(self._single, settings["singles"], replace=False)]
        for person, (first, second) in enumerate(couples):
            seed = draw()
            add(moment(first), person, seed, int(first))
            add(moment(second), person, draw(), int(second))
            swap, row = self._swap(int(first), rng)
            if swap is not None:
                add(swap, -1, seed if rng.random() < SAME_DRAW else draw(), row)
        return Batch(torch.from_numpy(np.stack(crops)), torch.tensor(who), torch.from_numpy(np.stack(told)))

    def _swap(self, row: int, rng: np.random.Generator) -> tuple[Picture | None, int]:
        """The same moment with another face: DFDC's, and its row, or one that is made here."""
        if self._swaps.get(row) and rng.random() < DFDC:
            other = int(rng.choice(self._swaps[row]))
            return self._pixels[other], other
        return self._pool.swapped(row, rng), -1


def loader(seed: int, workers: int) -> DataLoader[Batch]:
    """:class:`Batches`, made ready by processes of their own."""
    return DataLoader(
        Batches(seed), batch_size=None, num_workers=workers, prefetch_factor=8, worker_init_fn=lambda _: None
    )
