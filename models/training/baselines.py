"""``baselines``: other detectors on the same pictures, so that our figures stand beside something.

*previous*: the detector that was shipped before, as its file. *meso4*: a network as small as Afchar et al., "MesoNet",
WIFS 2018 (four convolutions, here 18 thousand weights), trained on our main mix. *probe*: a linear layer on the frozen
ImageNet features that our network began with. *main*: our own network before it saw any live pair, as these have not.
*xception*: 20.8 million weights (`xception`), trained on the same mix from random ones.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from guard.detection.session import Session
from models.training import card, data, metrics
from models.training.conditions import CONDITIONS
from models.training.export import FILE
from models.training.network import from_imagenet
from models.training.simulate import runs_of
from models.training.train import kept, logits, run
from models.training.xception import Xception

RESULT = FILE.parent / "baselines.json"
SHOWN = ("clean", "h264", "dark")
Score = Callable[[NDArray[np.uint8]], NDArray[np.float32]]


class Meso4(nn.Module):
    """``uint8`` crops, N x 160 x 160 x 3, BGR → N logits."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inputs, outputs, kernel, pool in ((3, 8, 3, 2), (8, 8, 5, 2), (8, 16, 5, 2), (16, 16, 5, 4)):
            layers += [nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2), nn.ReLU(), nn.BatchNorm2d(outputs)]
            layers += [nn.MaxPool2d(pool)]
        self.features = nn.Sequential(*layers)
        self.logit = nn.Sequential(
            nn.Flatten(), nn.Dropout(0.5), nn.Linear(16 * 25, 16), nn.LeakyReLU(0.1), nn.Dropout(0.5), nn.Linear(16, 1)
        )

    def forward(self, crops: Tensor) -> Tensor:
        return self.logit(self.features(crops.permute(0, 3, 1, 2).float() / 127.5 - 1)).squeeze(1)


class Probe(nn.Module):
    """The same, on features that no deepfake has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.frozen = from_imagenet().requires_grad_(False)
        self.logit = nn.Linear(self.frozen.logit.in_features, 1)
        self.frozen.logit = nn.Identity()

    def train(self, mode: bool = True) -> Probe:
        super().train(mode)
        self.frozen.eval()
        return self

    def forward(self, crops: Tensor) -> Tensor:
        with torch.no_grad():
            features = self.frozen(crops)
        return self.logit(features.float()).squeeze(1)


def compare(previous: Path | None) -> None:
    """Train what is not trained yet, measure all, write baselines.json and the card's table."""
    settings, minutes = data.config()["train"], data.config()["baselines"]
    mix = data.config()["mix"]
    scores: dict[str, Score] = {}
    if previous is not None:
        session = Session(previous.read_bytes())
        scores["previous"] = lambda pixels: np.concatenate(
            [session(np.ascontiguousarray(pixels[at : at + 16]))[0].reshape(-1) for at in range(0, len(pixels), 16)]
        )
    kinds: tuple[type[nn.Module], ...] = (Meso4, Probe, Xception)
    networks: dict[str, nn.Module] = {}
    for kind in kinds:
        name = kind.__name__.lower()
        networks[name] = run(name, kind(), settings | {"minutes": minutes[name]}, mix, set())
    networks["main"] = kept()
    scores |= {name: partial(logits, network.eval()) for name, network in networks.items()}
    result = {name: figures(score, live=name != "previous") for name, score in scores.items()}
    RESULT.write_text(json.dumps({"made_by": "python -m models.training baselines"} | result, indent=2) + "\n", "utf-8")
    card.write_baselines(FILE.parent / "MODEL_CARD.md", result)
    print(json.dumps(result, indent=2))


def figures(score: Score, live: bool) -> dict[str, Any]:
    """AUC on DFDC val in some conditions and, where no live pair was trained on, on the live swaps."""
    pixels, labels, _ = data.val_crops()
    out: dict[str, Any] = {
        f"val_{name}": metrics.rounded(metrics.auc(score(CONDITIONS[name](pixels)), labels)) for name in SHOWN
    }
    if not live:
        return out
    crops = data.load("live")
    for condition in ("clean", "h264"):
        rows = [n for n, row in enumerate(crops.rows) if row["condition"] == condition and row["swapped"]]
        runs = runs_of([crops.rows[n] for n in rows], score(crops.pixels[rows]).astype(np.float64))
        frames = np.concatenate([one.llr for one in runs])
        truth = np.concatenate([np.full(len(one.llr), one.label) for one in runs])
        out[f"live_{condition}_frame"] = metrics.rounded(metrics.auc(frames, truth))
        out[f"live_{condition}_clip"] = metrics.rounded(
            metrics.auc([one.llr.mean() for one in runs], [one.label for one in runs])
        )
    return out
