"""Training for a set time on the clock, with averaged weights, going on where it was cut off."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from models.training.finder.config import CONFIG, WORK

Cost = Callable[[nn.Module, np.random.Generator], tuple[Tensor, list[float]]]
"""One batch through the network: what is minimised, and its parts for the log."""

_KEEP_S = 60.0
_TOLD_EVERY = 50


def checkpoint(name: str) -> Path:
    return WORK / f"{name}.pt"


def fit(name: str, net: nn.Module, cost: Cost) -> None:
    """Train ``net`` by the settings ``[name]`` of config.toml; the averaged weights lie in ``checkpoint(name)``."""
    settings, path = CONFIG[name], checkpoint(name)
    WORK.mkdir(parents=True, exist_ok=True)
    net = net.to(memory_format=torch.channels_last)
    mean = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995), use_buffers=True
    )
    optimiser = torch.optim.AdamW(net.parameters(), lr=settings["rate"], weight_decay=settings["weight_decay"])
    spent, step = 0.0, 0
    if path.exists():
        kept = torch.load(path, weights_only=True)
        net.load_state_dict(kept["net"])
        mean.load_state_dict(kept["mean"])
        optimiser.load_state_dict(kept["optimiser"])
        spent, step = kept["spent"], kept["step"]
    rng = np.random.default_rng([CONFIG["seed"], step])
    budget = settings["minutes"] * 60
    started, kept_at = time.monotonic() - spent, spent
    parts: list[list[float]] = []
    while (spent := time.monotonic() - started) < budget:
        rate = settings["rate"] * (min(1.0, step / 200) * (0.5 + 0.5 * math.cos(math.pi * spent / budget)) + 0.005)
        for group in optimiser.param_groups:
            group["lr"] = rate
        total, told = cost(net, rng)
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        mean.update_parameters(net)
        step += 1
        parts.append([float(total.detach()), *told])
        if step % _TOLD_EVERY == 0:
            values = " ".join(f"{v:.4f}" for v in np.mean(parts, 0))
            print(f"{spent / 60:5.1f} min, step {step}, rate {rate:.5f}, {values}", flush=True)
            parts = []
        if spent - kept_at > _KEEP_S:
            kept_at = spent
            save(path, net, mean, optimiser, spent, step)
    save(path, net, mean, optimiser, spent, step)


def save(
    path: Path, net: nn.Module, mean: nn.Module, optimiser: torch.optim.Optimizer, spent: float, step: int
) -> None:
    """Write the checkpoint whole or not at all."""
    states = {"net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict()}
    part = path.with_suffix(".part")
    torch.save({**states, "spent": spent, "step": step}, part)
    part.replace(path)


def averaged(name: str, net: nn.Module) -> nn.Module:
    """``net`` with the averaged weights of the checkpoint, ready to run."""
    state = torch.load(checkpoint(name), weights_only=True)["mean"]
    net.load_state_dict({k.removeprefix("module."): v for k, v in state.items() if k.startswith("module.")})
    return net.eval()
