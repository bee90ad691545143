"""What training minimises, how its rate falls, and the mean of the weights that is kept."""

from __future__ import annotations

import copy
import math

import torch
from torch import Tensor, nn

WARM_UP = 0.02


class Average:
    """Exponential mean of the weights (Polyak averaging); the norms' statistics are taken over as they are."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = copy.deepcopy(network).eval()
        self._decay, self._steps = decay, 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        self._steps += 1
        decay = min(self._decay, (1 + self._steps) / (10 + self._steps))
        for mine, new in zip(self.network.state_dict().values(), network.state_dict().values(), strict=True):
            if mine.dtype.is_floating_point:
                mine.lerp_(new, 1 - decay)
            else:
                mine.copy_(new)


def rate(progress: float) -> float:
    """The learning rate's part at ``progress`` (0..1 of the time): a short rise, then a half cosine to nothing."""
    return min(progress / WARM_UP, 1.0) * 0.5 * (1 + math.cos(math.pi * min(progress, 1.0)))


class Loss:
    """Cross entropy in which no source is forgotten, and genuine pictures of every source stand at one height.

    Groups (a source's genuine pictures, its fakes) whose running loss is above the others' weigh more, at most
    :data:`MOST` times (Sagawa et al., "Distributionally Robust Neural Networks for Group Shifts", ICLR 2020, softened);
    the variance of the sources' mean genuine logits costs ``spread`` (after V-REx, Krueger et al., ICML 2021, on the
    logit, for what accuses a whole source is its height). Labels are drawn ``smoothing`` / 2 towards each other.
    """

    MOST = 2.0

    def __init__(self, sources: int, smoothing: float, worst: float, spread: float) -> None:
        self._smoothing, self._worst, self._spread = smoothing, worst, spread
        self._running = torch.full((2 * sources,), math.log(2))

    def __call__(self, logits: Tensor, labels: Tensor, sources: Tensor) -> Tensor:
        logits = logits.float()
        soft = labels * (1 - self._smoothing) + self._smoothing / 2
        each = nn.functional.binary_cross_entropy_with_logits(logits, soft, reduction="none")
        groups = 2 * sources + labels.long()
        with torch.no_grad():
            for group in groups.unique():
                self._running[group] += 0.03 * (each[groups == group].mean() - self._running[group])
            weights = torch.exp(self._worst * (self._running - self._running.mean())).clamp(1 / self.MOST, self.MOST)
            weight = weights[groups]
        cost = (weight * each).sum() / weight.sum()
        genuine = [logits[(sources == one) & (labels == 0)].mean() for one in sources.unique()]
        if len(genuine) > 1 and self._spread:
            cost = cost + self._spread * torch.stack(genuine).var()
        return cost
