"""A network of Xception's size and shape, to be trained on our mix from random weights, as a baseline.

Written from Chollet, "Xception: Deep Learning with Depthwise Separable Convolutions", CVPR 2017, figure 5: 20.8 million
weights with one logit. (:mod:`models.training.yardstick` is its running time alone, in a file of some kilobytes.)
"""

from __future__ import annotations

from itertools import pairwise

from torch import Tensor, nn

from models.training.network import FullPrecision

MIDDLE = 8
"""So many blocks of the middle flow."""


def separable(inputs: int, outputs: int) -> nn.Sequential:
    """Each channel filtered by 3 x 3, then all mixed by 1 x 1."""
    return nn.Sequential(
        nn.Conv2d(inputs, inputs, 3, padding=1, groups=inputs, bias=False),
        nn.Conv2d(inputs, outputs, 1, bias=False),
        nn.BatchNorm2d(outputs),
    )


class Block(nn.Module):
    """Separable convolutions through ``widths`` beside a shortcut; with ``halve``, both at half the side."""

    def __init__(self, *widths: int, halve: bool = True, relu_first: bool = True) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inputs, outputs in pairwise(widths):
            layers += [nn.ReLU(), separable(inputs, outputs)]
        layers += [nn.MaxPool2d(3, 2, 1)] if halve else []
        self.body = nn.Sequential(*layers[0 if relu_first else 1 :])
        self.shortcut: nn.Module = nn.Identity()
        if halve:
            straight = FullPrecision(widths[0], widths[-1], 1, 2, bias=False)
            self.shortcut = nn.Sequential(straight, nn.BatchNorm2d(widths[-1]))

    def forward(self, x: Tensor) -> Tensor:
        return self.body(x) + self.shortcut(x)


class Xception(nn.Module):
    """``uint8`` crops, N x 160 x 160 x 3, BGR → N logits."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            FullPrecision(3, 32, 3, 2, 1, bias=False), nn.BatchNorm2d(32), nn.ReLU(),
            nn.Conv2d(32, 64, 3, padding=1, bias=False), nn.BatchNorm2d(64), nn.ReLU(),
            Block(64, 128, 128, relu_first=False), Block(128, 256, 256), Block(256, 728, 728),
            *(Block(728, 728, 728, 728, halve=False) for _ in range(MIDDLE)),
            Block(728, 728, 1024), separable(1024, 1536), nn.ReLU(), separable(1536, 2048), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.5),
        )  # fmt: skip
        self.logit = nn.Linear(2048, 1)

    def forward(self, crops: Tensor) -> Tensor:
        return self.logit(self.features(crops.permute(0, 3, 1, 2).float() / 127.5 - 1)).squeeze(1)
