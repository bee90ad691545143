"""A small autoencoder that re-draws a face as a live swap's generator does: features right, fine texture its own.

Live tools decode every frame of a call from a narrow code, so their faces share what a decoder leaves: smoothed skin,
teeth and lashes drawn from habit, the pattern of its upsampling. One network stands for many: each crop in training
keeps a random number of the code's channels (nested dropout: Rippel et al., ICML 2014), so ``keep`` decides how much
it knows.
"""

from __future__ import annotations

import time

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as nnf
from tqdm import tqdm

from models.training import data
from models.training.network import FullPrecision

SIDE_PX = 128
CODE = 48
LEAST = 6
_BATCH = 24
_FILE = "generator.pt"


def conv(cin: int, cout: int, stride: int = 1) -> nn.Sequential:
    kind = FullPrecision if stride == 2 else nn.Conv2d
    return nn.Sequential(kind(cin, cout, 3, stride, 1, bias=False), nn.BatchNorm2d(cout), nn.LeakyReLU(0.1, True))


class Generator(nn.Module):
    """n x 128 x 128 x 3 ``uint8`` → the same re-drawn, floats 0..255; ``keep`` (n) channels of the code are known."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Sequential(
            conv(3, 24, 2), conv(24, 48, 2), conv(48, 80, 2), conv(80, 80), nn.Conv2d(80, CODE, 1)
        )
        self.decoder = nn.Sequential(
            conv(CODE, 80), conv(80, 96 * 4), nn.PixelShuffle(2), conv(96, 48 * 4), nn.PixelShuffle(2),
            conv(48, 24), nn.Conv2d(24, 12, 3, 1, 1), nn.PixelShuffle(2),
        )  # fmt: skip

    def forward(self, faces: Tensor, keep: Tensor) -> Tensor:
        code = self.encoder((faces.permute(0, 3, 1, 2).float() - 128) / 64)
        known = torch.arange(CODE)[None] < keep[:, None]
        drawn = self.decoder(code * known[:, :, None, None])
        return (drawn.float() * 64 + 128).permute(0, 2, 3, 1)


def _small(crops: NDArray[np.uint8]) -> Tensor:
    return torch.from_numpy(np.stack([cv2.resize(c, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA) for c in crops]))


def train(minutes: float) -> Generator:
    """From the real crops of the cache ``faces``, by the clock; kept in ``build/training`` and not made twice."""
    path = data.BUILD / _FILE
    net = Generator().to(memory_format=torch.channels_last)
    if path.exists():
        net.load_state_dict(torch.load(path, weights_only=True))
        return net.eval()
    torch.manual_seed(data.config()["seed"])
    rng = np.random.default_rng(data.config()["seed"])
    crops, rows = data.load("faces"), genuine_rows("faces")
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-4)
    began, steps, spent, running = time.monotonic(), 0, 0.0, 0.0
    bar = tqdm(total=round(minutes * 60), unit="s", desc="generator", mininterval=10)
    while (spent := time.monotonic() - began) < minutes * 60:
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1.0, steps / 100) * (1.02 - spent / (minutes * 60))
        faces = _small(crops.pixels[np.sort(rng.choice(rows, _BATCH, replace=False))])
        keep = torch.from_numpy(rng.integers(LEAST, CODE + 1, _BATCH))
        with torch.autocast("cpu", torch.bfloat16):
            drawn = net(faces, keep)
        truth = faces.float()
        loss = (drawn - truth).abs().mean() + 2 * sum(
            (torch.diff(drawn, dim=d) - torch.diff(truth, dim=d)).abs().mean() for d in (1, 2)
        )
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        steps += 1
        running += (loss.item() - running) / min(steps, 50)
        bar.update(round(spent) - bar.n)
        bar.set_postfix_str(f"step {steps} loss {running:.2f}", refresh=False)
    bar.close()
    torch.save(net.state_dict(), path)
    return net.eval()


def genuine_rows(cache: str) -> NDArray[np.int64]:
    """The rows of a cache that may be forged: genuine, and of no held-out person."""
    rows = enumerate(data.load(cache).rows)
    return np.array([n for n, row in rows if row["label"] == 0 and row.get("split", "train") == "train"], np.int64)


def redraw(minutes: float) -> None:
    """Re-draw every genuine crop once, into ``redrawn.npy`` beside it, row for row (others stay black)."""
    torch.set_num_threads(2)
    net = train(minutes)
    for cache in ("faces", "footage", "live"):
        _redraw(net, cache)


def _redraw(net: Generator, cache: str) -> None:
    crops, rows = data.load(cache), genuine_rows(cache)
    rng = np.random.default_rng(data.config()["seed"] + 1)
    folder = data.BUILD / cache
    out = np.lib.format.open_memmap(folder / "growing.npy", "w+", np.uint8, crops.pixels.shape)
    side = crops.pixels.shape[1]
    for start in tqdm(range(0, len(rows), 64), f"{cache} redrawn", mininterval=10):
        chosen = rows[start : start + 64]
        keep = torch.from_numpy(rng.integers(LEAST, CODE + 1, len(chosen)))
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            drawn = nnf.hardtanh(net(_small(crops.pixels[chosen]), keep), 0, 255).to(torch.uint8).numpy()
        for row, face in zip(chosen, drawn, strict=True):
            out[row] = cv2.resize(face, (side, side), interpolation=cv2.INTER_CUBIC)
    out.flush()
    del out
    (folder / "growing.npy").replace(folder / "redrawn.npy")
