"""Tuning of the upper half alone: the lower half sees each crop once, and its maps are learnt from many times.

Three quarters of a step's time lie in the lower blocks, which the main run has taught what pictures are made of.
"""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from guard.detection.session import Session
from models.training import data
from models.training.batches import loader
from models.training.export import folded, write
from models.training.losses import Average, Loss, rate
from models.training.network import LOWER, Network

AT_ONCE = 16
BATCH = 64
Maps = tuple[Tensor, Tensor, Tensor, Tensor]
"""Of N crops: maps (half precision) and textures of the lower half, labels, sources."""


class Lower(nn.Module):
    """The lower half by itself, to be exported."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        return self.network.lower(crops)


def exported(network: Network) -> Session:
    """The lower half in onnxruntime: some three times as fast as in torch. ``network`` itself is left as it is."""
    file = data.BUILD / "lower.onnx"
    write(Lower(folded(copy.deepcopy(network).eval())), file, ["map", "textures"])
    return Session(file.read_bytes(), threads=2)


def maps(network: Network, mix: dict[str, int], without: set[str], samples: int, workers: int) -> Maps:
    """What the lower half makes of ``samples`` crops of the mix, degraded as in any batch."""
    lower = exported(network)
    parts: list[tuple[Tensor, ...]] = []
    bar = tqdm(total=samples, unit="crop", desc="maps", mininterval=10)
    for crops, labels, sources in loader(mix, data.config()["seed"], without, workers):
        for at in range(0, len(labels), AT_ONCE):
            low, textures = lower(crops[at : at + AT_ONCE].numpy())
            few = slice(at, at + AT_ONCE)
            parts.append((torch.from_numpy(low).half(), torch.from_numpy(textures), labels[few], sources[few]))
        bar.update(len(labels))
        if bar.n >= samples:
            break
    bar.close()
    low, textures, labels, sources = (torch.cat(part) for part in zip(*parts, strict=True))
    return low, textures, labels, sources


def tune(network: Network, settings: dict[str, Any], mix: dict[str, int], without: set[str]) -> Network:
    """Tune ``network`` above :data:`LOWER` blocks for ``settings["epochs"]``; the averaged network, mixed with itself.

    The tuned weights count ``settings["part"]``, those that it began with the rest (Wortsman et al., "Robust
    fine-tuning of zero-shot models", CVPR 2022): what it learns by heart of the clips' scenes spreads genuine ones.
    """
    before = copy.deepcopy(network.state_dict())
    torch.manual_seed(data.config()["seed"])
    torch.set_num_threads(settings["threads"])
    low, textures, labels, sources = maps(network, mix, without, settings["samples"], settings["loaders"])
    costs = Loss(len(mix), settings["label_smoothing"], settings["worst"], settings["spread"])
    network = network.to(memory_format=torch.channels_last)
    average = Average(network, settings["ema"])
    upper = [*network.blocks[LOWER:], network.head, network.dropout, network.logit]
    for part in upper:
        part.train()
    weights = [weight for part in upper for weight in part.parameters()]
    optimiser = torch.optim.AdamW(weights, lr=settings["learning_rate"], weight_decay=settings["weight_decay"])
    rng = np.random.default_rng(data.config()["seed"])
    steps = settings["epochs"] * (len(labels) // BATCH)
    bar = tqdm(range(steps), desc="tune", mininterval=10)
    running = 0.0
    for step in bar:
        if step % (len(labels) // BATCH) == 0:
            pairs = rng.permutation(len(labels) // 2)  # a pair stays in one batch
            order = torch.from_numpy((2 * pairs[:, None] + [0, 1]).ravel())
        at = order[(step % (len(labels) // BATCH)) * BATCH :][:BATCH]
        for group in optimiser.param_groups:
            group["lr"] = settings["learning_rate"] * rate((step + 1) / steps)
        with torch.autocast("cpu", torch.bfloat16):
            seen = low[at].to(memory_format=torch.channels_last).bfloat16()
            features = network.upper(seen, textures[at])
        logits = network.logit(network.dropout(features)).squeeze(1)
        cost = costs(logits, labels[at], sources[at])
        optimiser.zero_grad()
        cost.backward()
        torch.nn.utils.clip_grad_norm_(weights, 5.0)
        optimiser.step()
        average.update(network)
        running += (cost.item() - running) / min(step + 1, 50)
        bar.set_postfix_str(f"loss {running:.3f}", refresh=False)
    return mixed(average.network, before, settings["part"])


def mixed(network: Network, before: dict[str, Tensor], part: float) -> Network:
    """``network`` with weights of which ``part`` are its own and the rest ``before``'s."""
    for name, value in network.state_dict().items():
        if value.dtype.is_floating_point:
            value.lerp_(before[name], 1 - part)
    return network.eval()
