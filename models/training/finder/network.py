"""The face finder's network: small, anchor-free, three maps at strides 8, 16 and 32.

Input: n x 3 x H x W, BGR, 0..255, H and W multiples of 32; the normalisation is inside. Each output is
n x 5 x H/s x W/s: a score logit; the box centre's shift from the cell's centre (x, y) in strides; log width and
height in strides. Almost every layer is a depthwise and a pointwise one (Howard et al., "MobileNets", 2017).
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as nnf

from models.training.network import FullPrecision

STRIDES = (8, 16, 32)


def conv(cin: int, cout: int, size: int = 3, stride: int = 1, groups: int = 1) -> nn.Sequential:
    """Convolution, batch norm, ReLU; what bf16 trains slowly on a processor stays in float32."""
    kind = FullPrecision if stride == 2 or size == 5 else nn.Conv2d
    return nn.Sequential(
        kind(cin, cout, size, stride, size // 2, groups=groups, bias=False), nn.BatchNorm2d(cout), nn.ReLU(True)
    )


def halved(cin: int, cout: int) -> nn.Sequential:
    """Depthwise at every second pixel, then pointwise to ``cout`` channels."""
    return nn.Sequential(conv(cin, cin, 3, 2, cin), conv(cin, cout, 1))


class Separable(nn.Module):
    """Depthwise and pointwise, with the input added."""

    def __init__(self, channels: int, size: int = 3) -> None:
        super().__init__()
        self.depth = conv(channels, channels, size, groups=channels)
        self.point = nn.Sequential(nn.Conv2d(channels, channels, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x: Tensor) -> Tensor:
        return nnf.relu(x + self.point(self.depth(x)))


class Finder(nn.Module):
    def __init__(self, channels: list[int], neck: int) -> None:
        super().__init__()
        c2, c4, c8, c16, c32 = channels
        self.stem = nn.Sequential(conv(3, c2, 3, 2), halved(c2, c4))
        self.s8 = nn.Sequential(halved(c4, c8), Separable(c8), Separable(c8))
        self.s16 = nn.Sequential(halved(c8, c16), Separable(c16), Separable(c16), Separable(c16))
        self.s32 = nn.Sequential(halved(c16, c32), Separable(c32, 5), Separable(c32, 5), Separable(c32, 5))
        self.lateral = nn.ModuleList(conv(c, neck, 1) for c in (c8, c16, c32))
        self.heads = nn.ModuleList(
            nn.Sequential(Separable(neck), Separable(neck), nn.Conv2d(neck, 5, 1)) for _ in STRIDES
        )
        for head in self.heads:
            last = head[-1]
            nn.init.normal_(last.weight, std=0.01)
            nn.init.zeros_(last.bias)
            nn.init.constant_(last.bias[:1], -4.0)
            nn.init.constant_(last.bias[3:5], 1.3)

    def forward(self, image: Tensor) -> list[Tensor]:
        x8 = self.s8(self.stem((image - 118.0) / 64.0))
        x16 = self.s16(x8)
        x32 = self.s32(x16)
        n32 = self.lateral[2](x32)
        n16 = self.lateral[1](x16) + nnf.interpolate(n32, scale_factor=2.0, mode="nearest")
        n8 = self.lateral[0](x8) + nnf.interpolate(n16, scale_factor=2.0, mode="nearest")
        return [head(x) for head, x in zip(self.heads, (n8, n16, n32), strict=True)]
