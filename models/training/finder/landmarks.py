"""The landmarks' network, and the patches that it learns from: faces in jittered boxes, and what only looks like one.

Input: n x 80 x 80 x 3 ``uint8``, BGR; the normalisation is inside. Output: n x 11, see ``guard/vision/landmarks.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as nnf
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from guard.vision.faces import FaceFinder
from guard.vision.landmarks import PATCH_PX, Landmarker, patch, square
from models.training.finder.compose import Composer, Pixels, Rows, degraded, overlap
from models.training.finder.config import CONFIG, WORK
from models.training.finder.data import composer
from models.training.finder.loop import averaged, fit
from models.training.finder.network import Finder, Separable, conv, halved


class Landmarks(nn.Module):
    """Five points and one logit for each patch."""

    def __init__(self, channels: list[int]) -> None:
        super().__init__()
        c2, c4, c8, c16 = channels
        self.body = nn.Sequential(
            conv(3, c2, 3, 2), halved(c2, c4), Separable(c4), Separable(c4),
            halved(c4, c8), Separable(c8), Separable(c8), Separable(c8),
            halved(c8, c16), Separable(c16, 5), Separable(c16, 5), conv(c16, 48, 1),
        )  # fmt: skip
        self.out = nn.Linear(48 * (PATCH_PX // 16) ** 2, 11)

    def forward(self, patches: Tensor) -> Tensor:
        x = (patches.permute(0, 3, 1, 2).float() - 118.0) / 64.0
        return self.out(self.body(x).flatten(1))


def jittered(row: NDArray[np.float32], rng: np.random.Generator) -> tuple[float, float, float, float]:
    """A box about as far from the face's own as the finder's may be."""
    width, height = row[2:4] * np.exp(rng.normal(0, 0.08) + rng.normal(0, 0.05, 2))
    x, y = row[:2] + rng.normal(0, 0.06, 2) * row[2:4]
    return float(x - width / 2), float(y - height / 2), float(width), float(height)


def elsewhere(rows: Rows, side: int, rng: np.random.Generator) -> tuple[float, float, float, float] | None:
    """A box of a scene that holds no face, or only a corner of one."""
    for _ in range(10):
        size = float(np.exp(rng.uniform(np.log(16), np.log(side * 0.9))))
        x, y = rng.uniform(-0.2 * size, side - 0.8 * size, 2)
        share = overlap(rows, (x, y, size, size)) * rows[:, 2:4].prod(1) if len(rows) else np.zeros(1)
        union = size * size + (rows[:, 2:4].prod(1) if len(rows) else 0) - share
        if (share / union).max() < 0.15:
            return float(x), float(y), size, size
    return None


def mined() -> NDArray[np.uint8]:
    """Patches of what the trained finder takes for a face and is none, in scenes of the training pictures. Cached."""
    path = WORK / "not_faces.npy"
    if path.exists():
        return np.load(path)
    net = averaged("finder", Finder(CONFIG["finder"]["channels"], CONFIG["finder"]["neck"]))

    def maps(blob: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        with torch.inference_mode():
            return [m.numpy() for m in net(torch.from_numpy(blob))]

    finder, made, found = FaceFinder(maps, Landmarker(lambda _: []), 0.25), composer(CONFIG["seed"]), []
    for number in range(CONFIG["landmarks"]["mined_scenes"]):
        kind = ("empty", "empty", "call", "context")[number % 4]
        scene, rows = made.scene(448, 256, (16.0, 200.0), kind)
        for box in finder.boxes(scene):
            share = overlap(rows, box) * rows[:, 2:4].prod(1)
            if not len(rows) or (share / (box[2] * box[3] + rows[:, 2:4].prod(1) - share)).max() < 0.2:
                middle = np.float32([box[0] + box[2] / 2, box[1] + box[3] / 2, box[2], box[3]])
                found += [patch(scene, *square(jittered(middle, made.rng))) for _ in range(2)]
    np.save(path, np.stack(found))
    print(f"{len(found)} patches that are no faces", flush=True)
    return np.stack(found)


class Patches(IterableDataset[tuple[Tensor, Tensor, Tensor]]):
    """Endless batches: patches, landmarks (n x 10), and n x 2: 1 for a face, and the landmarks' weight."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        cv2.setNumThreads(0)
        worker = get_worker_info()
        made, hard = composer(0), mined()
        made.rng = np.random.default_rng([self._seed, worker.id if worker else 0])
        while True:
            rows = [one(made, hard) for _ in range(CONFIG["landmarks"]["batch"])]
            pixels, points, marks = zip(*rows, strict=True)
            yield (
                torch.from_numpy(np.stack(pixels)),
                torch.from_numpy(np.stack(points)),
                torch.from_numpy(np.array(marks, np.float32)),
            )


def one(made: Composer, hard: NDArray[np.uint8]) -> tuple[Pixels, NDArray[np.float32], tuple[float, float]]:
    """A patch, its landmarks in sides from its middle, and (face or not, landmarks' weight)."""
    rng = made.rng
    nothing = np.zeros(10, np.float32)
    if rng.random() < CONFIG["landmarks"]["not_faces"]:
        if rng.random() < 0.5:
            chosen = degraded(hard[rng.integers(len(hard))], rng, 0.5)
            return (chosen if rng.random() < 0.5 else cv2.flip(chosen, 1)), nothing, (0.0, 0.0)
        side = int(rng.integers(96, 320))
        scene, rows = made.scene(side, side, (20.0, 0.7 * side), str(rng.choice(["empty", "context", "tight"])))
        box = elsewhere(rows, side, rng)
        if box is not None:
            return patch(scene, *square(box)), nothing, (0.0, 0.0)
    while True:
        size = float(np.exp(rng.uniform(np.log(20), np.log(200))))
        side = round(2.0 * size)
        scene, rows = made.pane(side, side, (size, size + 1), rng.random() < 0.6)
        whole = np.flatnonzero((rows[:, 15] < 0.5) & (overlap(rows, (0, 0, side, side)) > 0.75) & (rows[:, 2] > 14))
        if len(whole):
            break
    row = rows[rng.choice(whole)]
    x, y, length = square(jittered(row, rng))
    points = (row[4:14] - np.tile(np.float32([x, y]), 5)) / length - np.float32(0.5)
    return patch(scene, x, y, length), points.astype(np.float32), (1.0, float(row[14]))


def cost(answers: Tensor, points: Tensor, marks: Tensor) -> tuple[Tensor, list[float]]:
    """Smooth L1 of the landmarks, in sides of the patch, and cross entropy of face or not."""
    miss = nnf.smooth_l1_loss(answers[:, :10], points, beta=0.02, reduction="none").mean(1)
    miss = (miss * marks[:, 1]).sum() / marks[:, 1].sum().clamp(min=1)
    sure = nnf.binary_cross_entropy_with_logits(answers[:, 10], marks[:, 0])
    return 20 * miss + 0.5 * sure, [float(miss.detach()), float(sure.detach())]


def train_landmarks() -> None:
    """The landmarks, from patches that two processes make meanwhile."""
    torch.manual_seed(CONFIG["seed"])
    torch.set_num_threads(2)
    mined()
    batches = iter(DataLoader(Patches(CONFIG["seed"]), batch_size=None, num_workers=2, prefetch_factor=16))

    def step(net: nn.Module, _: np.random.Generator) -> tuple[Tensor, list[float]]:
        pixels, points, marks = next(batches)
        with torch.autocast("cpu", torch.bfloat16):
            answers = net(pixels)
        return cost(answers.float(), points, marks)

    fit("landmarks", Landmarks(CONFIG["landmarks"]["channels"]), step)
