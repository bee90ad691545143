"""``train``: the finder on the cached tiles, then the landmarks on patches made on the spot."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as nnf

from models.training.finder.compose import MIRROR, SMALLEST_PX
from models.training.finder.config import CONFIG, WORK
from models.training.finder.loop import fit
from models.training.finder.loss import loss
from models.training.finder.network import Finder

_CROP_PX = 192
_VIEWS = {"whole": 32, "crop": 64, "half": 96}  # pictures a step: about the same work each


def batch(tiles: np.ndarray, faces: np.ndarray, view: str, chosen: np.ndarray, rng: np.random.Generator) -> tuple:
    """Pixels (n, 3, h, w) and faces: whole, halved or cropped tiles, half of them mirrored, in changed light."""
    side, left, top = tiles.shape[2], 0, 0
    if view == "crop":
        side = _CROP_PX
        left, top = (int(v) for v in rng.integers(0, tiles.shape[2] - side + 1, 2))
    pixels = torch.from_numpy(tiles[chosen][:, top : top + side, left : left + side]).permute(0, 3, 1, 2).float()
    rows = torch.from_numpy(faces[chosen])
    real = rows[..., 2:3] > 0
    shift = torch.zeros(16)
    shift[[0, *range(4, 14, 2)]], shift[[1, *range(5, 14, 2)]] = float(left), float(top)
    rows = (rows - shift) * real
    if view == "half":
        pixels, side = nnf.avg_pool2d(pixels, 2), side // 2
        rows = torch.cat([rows[..., :14] / 2, rows[..., 14:]], -1)
    if rng.random() < 0.5:
        pixels = pixels.flip(3)
        marks = rows[..., 4:14].reshape(*rows.shape[:2], 5, 2)[:, :, MIRROR] * torch.tensor([-1.0, 1.0])
        marks = marks + torch.tensor([float(side), 0.0])
        rows = torch.cat([side - rows[..., :1], rows[..., 1:4], marks.flatten(2), rows[..., 14:]], -1) * real
    rows = judged(rows, side)
    gain = torch.from_numpy(rng.uniform(0.75, 1.25, (len(chosen), 1, 1, 1)).astype(np.float32))
    tint = torch.from_numpy(rng.uniform(0.93, 1.07, (len(chosen), 3, 1, 1)).astype(np.float32))
    light = torch.from_numpy(rng.uniform(-15, 15, (len(chosen), 1, 1, 1)).astype(np.float32))
    pixels = (pixels * (gain * tint) + light).clamp_(0, 255)
    return pixels.contiguous(memory_format=torch.channels_last), rows


def judged(rows: Tensor, side: int) -> Tensor:
    """Faces cut to less than half by the view, or too small in it, marked as not asked for."""
    low = (rows[..., :2] - rows[..., 2:4] / 2).clamp(0, side)
    high = (rows[..., :2] + rows[..., 2:4] / 2).clamp(0, side)
    area = rows[..., 2:4].prod(-1)
    unasked = ((high - low).prod(-1) < 0.55 * area) | (area < SMALLEST_PX**2)
    rows = rows.clone()
    rows[..., 15] = torch.maximum(rows[..., 15], unasked.float())
    return rows


def train_finder() -> None:
    """The finder, from ``build/finder/tiles.npy``."""
    torch.manual_seed(CONFIG["seed"])
    torch.set_num_threads(2)
    tiles, faces = np.load(WORK / "tiles.npy", mmap_mode="r"), np.load(WORK / "faces.npy")
    order: list[int] = []

    def cost(net: nn.Module, rng: np.random.Generator) -> tuple[Tensor, list[float]]:
        nonlocal order
        view = str(rng.choice(list(_VIEWS), p=[0.25, 0.3, 0.45]))
        size = _VIEWS[view]
        if len(order) < size:
            order = rng.permutation(len(tiles)).tolist()
        chosen, order = np.sort(order[:size]), order[size:]
        pixels, rows = batch(tiles, faces, view, chosen, rng)
        with torch.autocast("cpu", torch.bfloat16):
            maps = net(pixels)
        return loss(maps, rows)

    fit("finder", Finder(CONFIG["finder"]["channels"], CONFIG["finder"]["neck"]), cost)
