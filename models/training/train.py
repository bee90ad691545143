"""``train``: the main run, the runs that leave clips out, the final one; each for a stated number of steps."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from torch import nn
from tqdm import tqdm

from models.training import data, footage
from models.training.batches import loader
from models.training.losses import Average, Loss, rate
from models.training.network import Network, Several, from_imagenet

Net = TypeVar("Net", bound=nn.Module)
SAVE_EVERY = 50
MAIN = ("main", "longer")
"""The stages that see no clip; what they end with is kept."""
KEPT = Path(__file__).parent
"""Here the main runs' averaged weights are kept in half precision: what ``longer`` and the tuning begin from.

``main.pt`` is the balanced mix's; ``paired.pt`` that of detector 0.3, which saw DFDC's pairs and fewer sources: the two
err on different clips.
"""


def run(name: str, network: Net, settings: dict[str, Any], mix: dict[str, int], without: set[str]) -> Net:
    """Train for ``settings["steps"]``, resuming ``NAME.pt`` if cut off; the averaged network."""
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
    done = 0
    if path.exists():
        stored = torch.load(path, map_location="cpu", weights_only=True)
        network.load_state_dict(stored["network"])
        average.network.load_state_dict(stored["average"])
        optimiser.load_state_dict(stored["optimiser"])
        done = stored["steps"]
    if done >= settings["steps"]:
        return average.network
    costs = Loss(len(mix), settings["label_smoothing"], settings["worst"], settings["spread"])
    batches = iter(loader(mix, data.config()["seed"] + done, without, settings["loaders"]))
    running = 0.0
    bar = tqdm(range(done, settings["steps"]), initial=done, total=settings["steps"], desc=name, mininterval=10)
    for step in bar:
        crops, labels, sources = next(batches)
        for group in optimiser.param_groups:
            group["lr"] = settings["learning_rate"] * rate((step + 1) / settings["steps"])
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(crops)
        cost = costs(logits, labels, sources)
        optimiser.zero_grad()
        cost.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        average.update(network)
        running += (cost.item() - running) / min(step + 1 - done, 100)
        bar.set_postfix_str(f"loss {running:.3f}", refresh=False)
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == settings["steps"]:
            state = {"network": network, "average": average.network, "optimiser": optimiser}
            stored = {key: value.state_dict() for key, value in state.items()}
            _save(path, stored | {"steps": step + 1})
    return average.network


def _save(path: Path, stored: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".growing")
    torch.save(stored, temporary)
    temporary.replace(path)


def trained(name: str) -> nn.Module:
    """The network that the stage ``name`` ended with here."""
    beside = [] if name in MAIN else [Network() for _ in data.config()["finetune"]["beside"]]
    network = Several([Network(), *beside]) if beside else Network()
    network.load_state_dict(torch.load(result(name), map_location="cpu", weights_only=True))
    return network.eval()


def result(name: str) -> Path:
    """Where the stage ``name`` leaves its network."""
    return data.BUILD / f"{name}-result.pt"


def kept(base: str = "main", **options: float) -> Network:
    """A main run's network out of :data:`KEPT`."""
    network = Network(**options)
    network.load_state_dict(torch.load(KEPT / f"{base}.pt", map_location="cpu", weights_only=True))
    return network.eval()


def keep(network: Network) -> None:
    """Write ``main.pt`` in :data:`KEPT`."""
    halved = {k: v.half() if v.dtype.is_floating_point else v for k, v in network.state_dict().items()}
    torch.save(halved, KEPT / "main.pt")


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


def mean(networks: list[Net], weights: list[float] | None = None) -> Net:
    """The network whose weights are the (weighted) mean of those of ``networks``, all tuned from one and the same."""
    out = copy.deepcopy(networks[0])
    share = [1 / len(networks)] * len(networks) if weights is None else weights
    states = [network.state_dict() for network in networks]
    for name, value in out.state_dict().items():
        if value.dtype.is_floating_point:
            value.copy_(sum(part * state[name] for part, state in zip(share, states, strict=True)))
    return out.eval()


def train(stage: str) -> None:
    """``main`` from ImageNet, ``longer`` on from it; ``fold-a`` … tuned from the kept one; ``final``, their mean."""
    config = data.config()
    if stage == "final":
        torch.save(mean([trained(f"fold-{fold}") for fold in config["folds"]]).state_dict(), result(stage))
        return
    settings = config["train"] | {"mix": config["mix"]}
    options = {"drop_path": settings["drop_path"], "dropout": settings["dropout"]}
    if stage in MAIN:
        settings |= {} if stage == "main" else config["longer"]
        network: nn.Module = from_imagenet(**options) if stage == "main" else kept(**options)
        network = run(stage, network, settings, settings["mix"], set())
        keep(network)
    else:
        settings |= config["finetune"]
        network = tuned(stage, settings, options)
        if settings["beside"]:
            network = Several([network, *(kept(name) for name in settings["beside"])])
    torch.save(network.state_dict(), result(stage))


def tuned(stage: str, settings: dict[str, Any], options: dict[str, float]) -> Network:
    """The kept main run tuned on the clips that the fold ``stage`` may see, mixed with what it began as.

    The tuned weights count ``settings["part"]`` (Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022):
    what it learns by heart of the clips' scenes spreads genuine ones.
    """
    before, without = kept(**options), left_out(stage.removeprefix("fold-"))
    after = run(stage, kept(**options), settings, settings["mix"], without)
    return mean([after, before], [settings["part"], 1 - settings["part"]])


def logits(network: nn.Module, pixels: np.ndarray, batch: int = 128) -> np.ndarray:
    """The logits (N) of N crops, in float32."""
    out = []
    with torch.inference_mode():
        for start in range(0, len(pixels), batch):
            out.append(network(torch.from_numpy(np.array(pixels[start : start + batch]))).numpy())
    return np.concatenate(out) if out else np.zeros(0, np.float32)
