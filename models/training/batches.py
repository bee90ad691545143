"""Batches of the training mix: reals, fakes and their originals, forgeries made on the spot, live pairs."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from guard.types import Picture
from models.training import augment, data
from models.training.forge import Donor, forge_crop

CANDIDATES = 12
"""So many people are tried as a forgery's donor; the nearest in pose and colour is taken."""

GENERATED = 0.65
"""The share of forgeries whose face the generator has drawn; the others are worked on as they are."""


class Pool:
    """Row numbers of one cache that are used alike, with what choosing a donor needs."""

    def __init__(self, crops: data.Crops, rows: NDArray[np.int64]) -> None:
        self.crops, self.rows = crops, rows

    def draw(self, rng: np.random.Generator) -> int:
        return int(self.rows[rng.integers(len(self.rows))])

    def forged(self, row: int, rng: np.random.Generator) -> Picture:
        """The crop ``row`` with a forged face, the donor of the same pool."""
        crop, points = self.crops.pixels[row], self.crops.points[row]
        others = [self.draw(rng) for _ in range(CANDIDATES)]
        pose = np.array([np.abs(self.crops.points[other] - points).mean() for other in others])
        middle = crop[48:128:8, 48:112:8].reshape(-1, 3).mean(0)
        colours = np.array([self.crops.pixels[other, 48:128:8, 48:112:8].reshape(-1, 3).mean(0) for other in others])
        best = others[int(np.argmin(pose + 0.15 * np.abs(colours - middle).mean(1)))]
        generated = bool(rng.random() < GENERATED)
        faces = self.crops.redrawn if generated else self.crops.pixels
        donor, own = (Donor(np.ascontiguousarray(faces[n]), self.crops.points[n], generated) for n in (best, row))
        return forge_crop(np.ascontiguousarray(crop), points, rng, donor, own)


class Batches(IterableDataset[tuple[Tensor, Tensor]]):
    """Endless batches (``uint8`` crops N x 160 x 160 x 3, labels N), different in each loader process.

    ``without`` names the live clips that are left out. A forged crop and its base, a fake and its original, stand in
    the same batch, and half of such pairs go through one and the same degradation.
    """

    def __init__(self, mix: dict[str, int], seed: int, without: set[str]) -> None:
        self._mix, self._seed, self._without = mix, seed, without

    def _open(self) -> None:
        faces = data.load("faces")
        kind, split, label = faces.column("kind"), faces.column("split"), faces.column("label")
        train = split == "train"
        self._real = Pool(faces, np.flatnonzero(train & (kind == "dfdc") & (label == 0)))
        self._fake = np.flatnonzero(train & (kind == "dfdc") & (label == 1))
        self._others = Pool(faces, np.flatnonzero(train & (kind != "dfdc")))
        names = {row["name"]: int(number) for number in self._real.rows for row in [faces.rows[number]]}
        self._source = {int(n): names[faces.rows[n]["source"]] for n in self._fake if faces.rows[n]["source"] in names}
        self._faces = faces
        if self._mix["live_pairs"]:
            self._live = data.load("live")
            real = [n for n, row in enumerate(self._live.rows) if row["side"] == "real"]  # the fake is the next row
            self._pairs = [n for n in real if self._live.rows[n + 1]["label"] and self._use(self._live.rows[n])]
            rows = enumerate(self._live.rows)
            self._bystanders = [n for n, row in rows if not row["swapped"] and self._use(row)]

    def _use(self, row: dict[str, object]) -> bool:
        return row["clip"] not in self._without

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        cv2.setNumThreads(0)
        worker = get_worker_info()
        rng = np.random.default_rng([self._seed, worker.id if worker else 0])
        self._open()
        while True:
            crops, labels = zip(*self._batch(rng), strict=True)
            yield torch.from_numpy(np.stack(crops)), torch.tensor(labels, dtype=torch.float32)

    def _batch(self, rng: np.random.Generator) -> Iterator[tuple[Picture, float]]:
        mix, pixels = self._mix, self._faces.pixels
        for _ in range(mix["pairs"]):
            fake = int(self._fake[rng.integers(len(self._fake))])
            yield from self._pair(pixels[self._source.get(fake, self._real.draw(rng))], pixels[fake], rng)
        for count, pool in ((mix["reals"], self._real), (mix["other_reals"], self._others)):
            for _ in range(count - (mix["other_forged"] if pool is self._others else 0)):
                yield augment.degrade(pixels[pool.draw(rng)], rng), 0.0
        for count, pool in ((mix["forged"], self._real), (mix["other_forged"], self._others)):
            for _ in range(count):
                row = pool.draw(rng)
                forged = pool.forged(row, rng)
                if pool is self._others:  # a rare kind of picture: always beside its own original
                    yield from self._pair(pixels[row], forged, rng)
                else:
                    yield augment.degrade(forged, rng), 1.0
        for _ in range(mix["live_pairs"]):
            real = self._pairs[rng.integers(len(self._pairs))]
            yield from self._pair(self._live.pixels[real], self._live.pixels[real + 1], rng)
        for _ in range(mix["live_bystanders"]):
            row = self._bystanders[rng.integers(len(self._bystanders))]
            yield augment.degrade(self._live.pixels[row], rng), 0.0

    @staticmethod
    def _pair(real: Picture, fake: Picture, rng: np.random.Generator) -> Iterator[tuple[Picture, float]]:
        seed = int(rng.integers(2**62))
        other = seed if rng.random() < 0.5 else seed + 1
        yield augment.degrade(real, np.random.default_rng(seed)), 0.0
        yield augment.degrade(fake, np.random.default_rng(other)), 1.0


def loader(mix: dict[str, int], seed: int, without: set[str], workers: int) -> DataLoader[tuple[Tensor, Tensor]]:
    """:class:`Batches`, made ready by processes of their own."""
    return DataLoader(
        Batches(mix, seed, without), batch_size=None, num_workers=workers, prefetch_factor=8, worker_init_fn=_polite
    )


def _polite(_: int) -> None:
    """One thread each: the network needs the others."""
    torch.set_num_threads(1)
