"""Train on the cached tiles for a set time on the clock; resumes from its checkpoint."""

from __future__ import annotations

import math
import time

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as nnf

from models.training.finder.compose import MIRROR, SMALLEST_PX
from models.training.finder.config import CONFIG, WORK
from models.training.finder.export import export
from models.training.finder.loss import loss
from models.training.finder.network import Finder

CHECKPOINT = WORK / "checkpoint.pt"
_KEEP_S = 60.0
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


def train() -> None:
    settings = CONFIG["train"]
    torch.manual_seed(CONFIG["seed"])
    torch.set_num_threads(2)
    rng = np.random.default_rng(CONFIG["seed"])
    tiles, faces = np.load(WORK / "tiles.npy", mmap_mode="r"), np.load(WORK / "faces.npy")
    net = Finder(CONFIG["network"]["channels"], CONFIG["network"]["neck"]).to(memory_format=torch.channels_last)
    mean = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995), use_buffers=True
    )
    optimiser = torch.optim.AdamW(net.parameters(), lr=settings["rate"], weight_decay=settings["weight_decay"])
    spent, step = 0.0, 0
    if CHECKPOINT.exists():
        kept = torch.load(CHECKPOINT, weights_only=True)
        net.load_state_dict(kept["net"])
        mean.load_state_dict(kept["mean"])
        optimiser.load_state_dict(kept["optimiser"])
        spent, step = kept["spent"], kept["step"]
        rng = np.random.default_rng([CONFIG["seed"], step])
    budget = settings["minutes"] * 60
    started, kept_at = time.monotonic() - spent, spent
    order: list[int] = []
    sums, told, seen = np.zeros(4), time.monotonic(), 0
    while (spent := time.monotonic() - started) < budget:
        view = str(rng.choice(list(_VIEWS), p=[0.25, 0.3, 0.45]))
        size = _VIEWS[view]
        if len(order) < size:
            order = rng.permutation(len(tiles)).tolist()
        chosen, order = np.sort(order[:size]), order[size:]
        part = spent / budget
        rate = settings["rate"] * (min(1.0, step / 200) * (0.5 + 0.5 * math.cos(math.pi * part)) + 0.005)
        for group in optimiser.param_groups:
            group["lr"] = rate
        pixels, rows = batch(tiles, faces, view, chosen, rng)
        with torch.autocast("cpu", torch.bfloat16):
            maps = net(pixels)
        total, parts = loss(maps, rows, settings["landmarks"])
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        mean.update_parameters(net)
        step += 1
        seen += size
        sums += [float(total.detach()), *parts]
        if step % 50 == 0:
            speed = seen / (time.monotonic() - told)
            values = " ".join(f"{v:.4f}" for v in sums / 50)
            print(f"{spent / 60:5.1f} min, step {step}, rate {rate:.5f}, {values}, {speed:.0f}/s", flush=True)
            sums, told, seen = np.zeros(4), time.monotonic(), 0
        if spent - kept_at > _KEEP_S:
            kept_at = spent
            save(net, mean, optimiser, spent, step)
    save(net, mean, optimiser, spent, step)
    export()


def save(net, mean, optimiser, spent: float, step: int) -> None:
    """Write the checkpoint whole or not at all."""
    states = {"net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict()}
    part = CHECKPOINT.with_suffix(".part")
    torch.save({**states, "spent": spent, "step": step}, part)
    part.replace(CHECKPOINT)
