"""Batches of the training mix: pairs of one picture or scene, genuine and fake, from every source alike.

Each source of pictures gives as many fakes as genuine ones, of the same pictures or the same scenes and through the
same draws of degradations: who knows only where a picture comes from cannot tell its label.
"""

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
from models.training.forge import dense
from models.training.pools import SURE, Pool

SAME_DRAW = 0.65
"""The share of pairs of which both go through one and the same degradation."""

Pair = tuple[Picture, Picture]
Batch = tuple[Tensor, Tensor, Tensor]
"""``uint8`` crops N x 160 x 160 x 3; labels N (1 fake); the number of each one's source, N."""

FORGED = {
    "dfdc_forged": ("faces", "dfdc"), "context": ("faces", "context"), "muxspace": ("faces", "portrait"),
    "portraits": ("faces", "portraits"), "press": ("faces", "press"), "webcam": ("faces", "webcam"),
    "live_forged": ("live", "live"), "tool_forged": ("footage", "tool"), "speakers": ("footage", "speaker"),
}  # fmt: skip
"""Sources whose fakes are forged here: cache and kind of their genuine pictures."""

GROUPED = {"webcam": "person", "portraits": "group", "live": "clip", "tool": "source", "speaker": "scene"}
"""What is drawn alike within a source: people, repositories, clips."""


def genuine_rows(crops: data.Crops, kind: str, without: set[str]) -> NDArray[np.int64]:
    """The rows of genuine pictures of ``kind`` that may be trained on: nobody held, no clip left out."""
    return np.array(
        [
            n
            for n, row in enumerate(crops.rows)
            if row["kind"] == kind and row["label"] == 0 and row.get("side", "real") == "real"
            and row.get("split", "train") == "train" and row.get("clip", "") not in without
        ],
        np.int64,
    )  # fmt: skip


class Batches(IterableDataset[Batch]):
    """Endless batches, different in each loader process. ``mix``: pairs of each source in a batch.

    ``without`` names the clips that are left out.
    """

    def __init__(self, mix: dict[str, int], seed: int, without: set[str]) -> None:
        self._mix = {name: count for name, count in mix.items() if count}
        self._seed, self._without = seed, without

    def _open(self) -> None:
        caches = {"faces"} | {FORGED[name][0] for name in self._mix if name in FORGED}
        caches |= {"live"} if "live" in self._mix else set()
        caches |= {"footage"} if "tool" in self._mix else set()
        self._caches = {name: data.load(name) for name in sorted(caches)}
        faces = self._caches["faces"]
        sure = np.flatnonzero(faces.sure >= SURE) if len(faces.sure) else np.zeros(0, np.int64)
        if len(sure):
            dense.shape_from(faces.mesh[sure[:2000]].astype(np.float32).mean(0))
        self._pools = {
            name: Pool.of(crops, genuine_rows(crops, kind, self._without), GROUPED.get(kind, ""))
            for name, (cache, kind) in FORGED.items()
            for crops in [self._caches.get(cache)]
            if crops is not None
        }
        donors = [pool for pool in self._pools.values() if pool.groups]
        self._pools = {name: Pool(pool.crops, pool.groups, donors) for name, pool in self._pools.items()}
        if "dfdc" in self._mix:
            self._open_dfdc(faces)
        if "live" in self._mix:
            self._open_live(self._caches["live"])
        if "tool" in self._mix:
            self._open_tool(self._caches["footage"])

    def _open_dfdc(self, faces: data.Crops) -> None:
        rows = enumerate(faces.rows)
        train = [(n, row) for n, row in rows if row["kind"] == "dfdc" and row["split"] == "train"]
        names = {row["name"]: n for n, row in train if row["label"] == 0}
        self._dfdc = [(n, names[row["source"]]) for n, row in train if row["label"] == 1 and row["source"] in names]

    def _open_live(self, live: data.Crops) -> None:
        """By clip the rows of the originals; the swapped face is the next row."""
        self._live: dict[str, list[int]] = {}
        for n, row in enumerate(live.rows):
            if row["side"] == "real" and live.rows[n + 1]["label"] == 1 and row["clip"] not in self._without:
                self._live.setdefault(row["clip"], []).append(n)

    def _open_tool(self, footage: data.Crops) -> None:
        """By source, then clip: each fake's rows beside the genuine rows of its scene, or else of its source."""
        genuine: dict[tuple[str, str, str], list[int]] = {}
        fake: dict[str, dict[str, list[int]]] = {}
        for n, row in enumerate(footage.rows):
            if row["kind"] != "tool" or row["clip"] in self._without:
                continue
            if row["label"] == 1:
                fake.setdefault(row["source"], {}).setdefault(row["clip"], []).append(n)
            else:
                for key in (("scene", row["scene"]), ("source", row["source"])):
                    genuine.setdefault((*key, row["condition"]), []).append(n)
        self._tool: dict[str, list[list[tuple[int, list[int]]]]] = {}
        for source, by_clip in fake.items():
            for rows in by_clip.values():
                pairs = []
                for n in rows:
                    row = footage.rows[n]
                    scene = genuine.get(("scene", row["scene"], row["condition"]))
                    near = [g for g in scene or [] if abs(footage.rows[g]["frame"] - row["frame"]) <= 2]
                    found = near or scene or genuine.get(("source", source, row["condition"]))
                    if found:
                        pairs.append((n, found))
                if pairs:
                    self._tool.setdefault(source, []).append(pairs)
        self._tool_sources = sorted(self._tool)
        share = np.sqrt([len(self._tool[source]) for source in self._tool_sources])
        self._tool_share = share / share.sum()

    def __iter__(self) -> Iterator[Batch]:
        cv2.setNumThreads(0)
        worker = get_worker_info()
        rng = np.random.default_rng([self._seed, worker.id if worker else 0])
        self._open()
        while True:
            crops, labels, sources = zip(*self._batch(rng), strict=True)
            yield torch.from_numpy(np.stack(crops)), torch.tensor(labels, dtype=torch.float32), torch.tensor(sources)

    def _batch(self, rng: np.random.Generator) -> Iterator[tuple[Picture, float, int]]:
        for number, (name, count) in enumerate(self._mix.items()):
            for _ in range(count):
                genuine, fake = self.pair(name, rng)
                seed = int(rng.integers(2**62))
                other = seed if rng.random() < SAME_DRAW else seed + 1
                yield augment.degrade(genuine, np.random.default_rng(seed)), 0.0, number
                yield augment.degrade(fake, np.random.default_rng(other)), 1.0, number

    def pair(self, name: str, rng: np.random.Generator) -> Pair:
        """One picture of the source ``name``, and a fake of it or of its scene; neither degraded."""
        if name == "dfdc":
            fake, genuine = self._dfdc[rng.integers(len(self._dfdc))]
            pixels = self._caches["faces"].pixels
            return pixels[genuine], pixels[fake]
        if name == "live":
            clips = list(self._live.values())
            rows = clips[rng.integers(len(clips))]
            row, pixels = rows[rng.integers(len(rows))], self._caches["live"].pixels
            return pixels[row], pixels[row + 1]
        if name == "tool":
            clips_of = self._tool[self._tool_sources[rng.choice(len(self._tool_sources), p=self._tool_share)]]
            clip = clips_of[rng.integers(len(clips_of))]
            fake, found = clip[rng.integers(len(clip))]
            pixels = self._caches["footage"].pixels
            return pixels[found[rng.integers(len(found))]], pixels[fake]
        pool = self._pools[name]
        row = pool.draw(rng)
        return pool.picture(row), pool.forged(row, rng)


def loader(mix: dict[str, int], seed: int, without: set[str], workers: int) -> DataLoader[Batch]:
    """:class:`Batches`, made ready by processes of their own."""
    return DataLoader(
        Batches(mix, seed, without), batch_size=None, num_workers=workers, prefetch_factor=8, worker_init_fn=_polite
    )


def _polite(_: int) -> None:
    """One thread each: the network needs the others."""
    torch.set_num_threads(1)
