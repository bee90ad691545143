"""``train``: the main run, the runs that leave clips out, the final one; each for a stated time by the clock."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from torch import nn
from tqdm import tqdm

from models.training import data, footage
from models.training.batches import loader
from models.training.discriminant import refit
from models.training.losses import Average, Loss, rate
from models.training.network import Network, from_imagenet
from models.training.upper import tune

Net = TypeVar("Net", bound=nn.Module)
SAVE_S = 120.0
MAIN = ("main", "longer")
"""The stages that see no clip; what they end with is kept."""
KEPT = Path(__file__).parent / "main.pt"
"""The main run's averaged weights in half precision: what ``longer`` and the tuning on clips begin from."""


def run(name: str, network: Net, settings: dict[str, Any], mix: dict[str, int], without: set[str]) -> Net:
    """Train for ``settings["minutes"]`` of wall time, resuming ``NAME.pt`` if cut off; the averaged network."""
    path = data.BUILD / f"{name}.pt"
    torch.manual_seed(data.config()["seed"])
    torch.set_num_threads(settings["threads"])
    network = network.to(memory_format=torch.channels_last).train()
    average = Average(network, settings["ema"])
    decayed = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": settings["weight_decay"]}, {"params": others, "weight_decay": 0.0}],
        lr=settings["learning_rate"], fused=True,
    )  # fmt: skip
    spent, steps = 0.0, 0
    if path.exists():
        stored = torch.load(path, map_location="cpu", weights_only=True)
        network.load_state_dict(stored["network"])
        average.network.load_state_dict(stored["average"])
        optimiser.load_state_dict(stored["optimiser"])
        spent, steps = stored["spent_s"], stored["steps"]
    budget = settings["minutes"] * 60
    batches = loader(mix, data.config()["seed"] + steps, without, settings["loaders"])
    costs = Loss(len(mix), settings["label_smoothing"], settings["worst"], settings["spread"])
    began, saved, running = time.monotonic() - spent, time.monotonic(), 0.0
    bar = tqdm(total=round(budget), initial=round(spent), unit="s", desc=name, mininterval=10)
    for seen, (crops, labels, sources) in enumerate(batches if spent < budget else (), 1):
        spent = time.monotonic() - began
        for group in optimiser.param_groups:
            group["lr"] = settings["learning_rate"] * rate(spent / budget)
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(crops)
        cost = costs(logits, labels, sources)
        optimiser.zero_grad()
        cost.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        average.update(network)
        steps += 1
        running += (cost.item() - running) / min(seen, 100)
        bar.update(round(spent) - bar.n)
        if steps % 20 == 0:
            speed = steps * len(labels) / spent
            bar.set_postfix_str(f"step {steps} loss {running:.3f} {speed:.0f} img/s", refresh=False)
        done = spent >= budget
        if done or time.monotonic() - saved > SAVE_S:
            state = {"network": network, "average": average.network, "optimiser": optimiser}
            stored = {key: value.state_dict() for key, value in state.items()}
            _save(path, stored | {"spent_s": spent, "steps": steps})
            saved = time.monotonic()
        if done:
            break
    bar.close()
    return average.network


def _save(path: Path, stored: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".growing")
    torch.save(stored, temporary)
    temporary.replace(path)


def trained(name: str) -> Network:
    """The network that the stage ``name`` ended with here."""
    network = Network()
    network.load_state_dict(torch.load(result(name), map_location="cpu", weights_only=True))
    return network.eval()


def result(name: str) -> Path:
    """Where the stage ``name`` leaves its network."""
    return data.BUILD / f"{name}-result.pt"


def kept(**options: float) -> Network:
    """The main run's network out of :data:`KEPT`."""
    network = Network(**options)
    network.load_state_dict(torch.load(KEPT, map_location="cpu", weights_only=True))
    return network.eval()


def keep(network: Network) -> None:
    """Write :data:`KEPT`."""
    torch.save({k: v.half() if v.dtype.is_floating_point else v for k, v in network.state_dict().items()}, KEPT)


def fold_of(name: str) -> str:
    """The fold that leaves out ``name``, a swap identity or a source; the last one where none names it."""
    folds = data.config()["folds"]
    return next((fold for fold, names in folds.items() if name in names), list(folds)[-1])


def left_out(fold: str) -> set[str]:
    """The clips that a fold must not see: its identities', others made from the same originals, its sources'."""
    held = {clip for clip in data.live_clips() if fold_of(data.identity(clip)) == fold}
    for group in data.config()["live"]["same_original"]:
        if held & set(group):
            held |= set(group)
    return held | {clip.name for clip in footage.listed() if fold_of(clip.source) == fold}


def mean(networks: list[Network]) -> Network:
    """The network whose weights are the mean of those of ``networks``, all tuned from one and the same."""
    out = networks[0]
    states = [network.state_dict() for network in networks]
    for name, value in out.state_dict().items():
        if value.dtype.is_floating_point:
            value.copy_(torch.stack([state[name] for state in states]).mean(0))
    return out


def train(stage: str, minutes: float | None = None) -> None:
    """``main`` from ImageNet, ``longer`` from the kept one; ``fold-a`` … tuned from it, and ``final``, their mean."""
    config = data.config()
    if stage == "final":
        torch.save(mean([trained(f"fold-{fold}") for fold in config["folds"]]).state_dict(), result(stage))
        return
    own = {} if stage == "main" else config["longer" if stage == "longer" else "finetune"]
    settings = config["train"] | {"mix": config["mix"]} | own
    mix, without = settings.pop("mix"), set()
    if stage.startswith("fold-"):
        without = left_out(stage.removeprefix("fold-"))
    options = {"drop_path": settings["drop_path"], "dropout": settings["dropout"]}
    network = from_imagenet(**options) if stage == "main" else kept(**options)
    if minutes is not None:
        settings["minutes"] = minutes
    network = run(stage, network, settings, mix, without) if stage in MAIN else tune(network, settings, mix, without)
    if stage not in MAIN and config["discriminant"]["samples"]:
        batches = loader(mix, config["seed"] - 1, without, settings["loaders"])
        refit(network, batches, **config["discriminant"])
    elif stage in MAIN and minutes is None:  # a trial by the clock is not kept
        keep(network)
    torch.save(network.state_dict(), result(stage))


def logits(network: nn.Module, pixels: np.ndarray, batch: int = 128) -> np.ndarray:
    """The logits (N) of N crops, in float32."""
    out = []
    with torch.inference_mode():
        for start in range(0, len(pixels), batch):
            out.append(network(torch.from_numpy(np.array(pixels[start : start + batch]))).numpy())
    return np.concatenate(out) if out else np.zeros(0, np.float32)
