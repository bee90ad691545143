"""``train``: people drawn apart, a swap from the one it was made of, and the teacher's directions beside it."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from tqdm import tqdm

from models.training.identity.batches import loader
from models.training.identity.network import Identity, identity
from models.training.identity.settings import BUILD, config
from models.training.losses import Average, rate

RESULT = BUILD / "identity.pt"
SAVE_EVERY = 200


def contrast(embeddings: Tensor, who: Tensor, temperature: float) -> Tensor:
    """Supervised contrastive loss (Khosla et al., NeurIPS 2020, "out"); a swap (-1) is everybody's negative."""
    near = embeddings @ embeddings.T / temperature
    itself = torch.eye(len(who), dtype=torch.bool)
    same = (who[:, None] == who[None]) & ~itself & (who >= 0)[:, None]
    logs = near - near.masked_fill(itself, -torch.inf).logsumexp(1, keepdim=True)
    anchors = same.any(1)
    return -((logs * same).sum(1)[anchors] / same.sum(1)[anchors]).mean()


def taught(embeddings: Tensor, told: Tensor) -> Tensor:
    """One less the cosine to what the teacher says, on average of those it was asked of; 0 where of none."""
    asked = told.abs().sum(1) > 0
    return ((1 - (embeddings * told).sum(1)) * asked).sum() / asked.sum().clamp(min=1)


def train() -> None:
    """``config.toml``'s steps, from where the checkpoint stands."""
    settings = config()["train"]
    torch.manual_seed(config()["seed"])
    torch.set_num_threads(settings["threads"])
    network = identity().to(memory_format=torch.channels_last)
    average = Average(network, settings["ema"])
    optimiser = torch.optim.AdamW(
        network.parameters(), lr=settings["learning_rate"], weight_decay=settings["weight_decay"], fused=True
    )
    path, done = BUILD / "train.pt", 0
    if path.exists():
        stored = torch.load(path, map_location="cpu", weights_only=True)
        network.load_state_dict(stored["network"])
        average.network.load_state_dict(stored["average"])
        optimiser.load_state_dict(stored["optimiser"])
        done = stored["steps"]
    bar = tqdm(total=settings["steps"], initial=done, desc="identity", mininterval=10)
    running = [0.0, 0.0]
    for seen, batch in enumerate(loader(config()["seed"] + done, settings["loaders"]), 1):
        if done >= settings["steps"]:
            break
        for group in optimiser.param_groups:
            group["lr"] = settings["learning_rate"] * rate((done + 1) / settings["steps"])
        with torch.autocast("cpu", torch.bfloat16):
            embeddings = network(batch.crops)
        parts = contrast(embeddings, batch.who, settings["temperature"]), taught(embeddings, batch.told)
        optimiser.zero_grad()
        (parts[0] + settings["teach"] * parts[1]).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        average.update(network)
        done += 1
        running = [old + (new.item() - old) / min(seen, 100) for old, new in zip(running, parts, strict=True)]
        bar.update()
        bar.set_postfix_str(f"contrast {running[0]:.3f} teacher {running[1]:.3f}", refresh=False)
        if done % SAVE_EVERY == 0 or done == settings["steps"]:
            state = {"network": network, "average": average.network, "optimiser": optimiser}
            torch.save({name: part.state_dict() for name, part in state.items()} | {"steps": done}, path)
    bar.close()
    torch.save(average.network.state_dict(), RESULT)


def trained() -> Identity:
    """The network that :func:`train` ended with."""
    network = identity()
    network.load_state_dict(torch.load(RESULT, map_location="cpu", weights_only=True))
    return network.eval()
