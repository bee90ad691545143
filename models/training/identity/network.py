"""The network: the first blocks of EfficientNet-lite0 on the inner face, then 128 numbers of length one."""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn

from models.training.network import Network, conv

INNER: Final = (slice(32, 152), slice(20, 140))
"""Rows and columns of the 160 px crop that are looked at: brows to chin, ear to ear. Hair and room say nothing of whose
face it is."""

BLOCKS: Final = 11
"""So many blocks of EfficientNet-lite0 are taken: to 112 channels, a sixteenth of the side."""

WIDTH: Final = 128
"""Numbers in an embedding."""


class Identity(nn.Module):
    """``uint8`` crops, N x 160 x 160 x 3, BGR, aligned → N x 128, each of length one; alike where the person is."""

    def __init__(self, base: Network) -> None:
        """``base`` gives the blocks and what they know of pictures."""
        super().__init__()
        self.stem, self.blocks = base.stem, base.blocks[:BLOCKS]
        self.register_buffer("mean", base.get_buffer("mean").clone(), persistent=False)
        self.register_buffer("scale", base.get_buffer("scale").clone(), persistent=False)
        self.wide = conv(112, 384)
        self.places = nn.Sequential(  # each place of the face for itself (Chen et al., "MobileFaceNets", CCBR 2018)
            nn.Conv2d(384, 384, 8, groups=384, bias=False), nn.BatchNorm2d(384, eps=1e-3, momentum=0.01)
        )
        self.out = nn.Linear(384, WIDTH)

    def forward(self, crops: Tensor) -> Tensor:
        inner = crops[:, INNER[0], INNER[1]]
        x = self.stem((inner.permute(0, 3, 1, 2).float() - self.mean) * self.scale)
        for block in self.blocks:
            x = block(x)
        x = self.places(self.wide(x)).flatten(1)
        with torch.autocast(crops.device.type, enabled=False):
            return nn.functional.normalize(self.out(x.float()), dim=1)


def identity(drop_path: float = 0.0) -> Identity:
    """A network that begins from the detector's main run, which has learnt faces, ImageNet before them."""
    from models.training.train import kept

    return Identity(kept(drop_path=drop_path)).train()
