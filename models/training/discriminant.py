"""The last layer once more, in closed form: what differs from scene to scene counts less in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from tqdm import tqdm

from models.training.network import Network

Batch = Sequence[Tensor]
"""Crops, labels, and what else a batch holds."""


@dataclass(frozen=True, slots=True)
class Moments:
    """Mean (D) and covariance (D x D) of one class."""

    mean: NDArray[np.float64]
    covariance: NDArray[np.float64]


def refit(network: Network, batches: Iterable[Batch], samples: int, shrinkage: float) -> None:
    """Let ``network``'s last layer be the mean of itself and of :func:`direction`, both as wide on bona fide faces.

    A few live pairs show what a swap adds, thousands of other faces how scenes differ: gradient descent on the first
    fits the second badly. The middle between the classes stays where the old layer and the discriminant have it.
    """
    real, fake = moments(network.eval(), batches, samples)
    old = network.logit.weight.detach().numpy()[0].astype(np.float64)
    new = direction(real, fake, shrinkage)
    new *= np.sqrt((old @ real.covariance @ old) / (new @ real.covariance @ new))
    bias = float(network.logit.bias.detach()[0]), -float(new @ (real.mean + fake.mean)) / 2
    with torch.no_grad():
        network.logit.weight.copy_(torch.from_numpy((old + new) / 2))
        network.logit.bias.fill_(sum(bias) / 2)


def direction(real: Moments, fake: Moments, shrinkage: float) -> NDArray[np.float64]:
    """Fisher's linear discriminant ("The use of multiple measurements in taxonomic problems", 1936), D.

    The covariance within the classes is drawn by ``shrinkage`` times its mean variance towards a sphere, as it is
    estimated from few more samples than it has dimensions (Ledoit and Wolf, 2004).
    """
    within = real.covariance + fake.covariance
    within += shrinkage * np.trace(within) / len(within) * np.eye(len(within))
    return np.linalg.solve(within, fake.mean - real.mean)


def moments(network: Network, batches: Iterable[Batch], samples: int) -> tuple[Moments, Moments]:
    """Of the features of at least ``samples`` crops from ``batches``: bona fide ones, fakes."""
    features: list[NDArray[np.float32]] = []
    labels: list[NDArray[np.float32]] = []
    bar = tqdm(total=samples, unit="crop", desc="discriminant", mininterval=10)
    with torch.inference_mode():
        for crops, truth, *_ in batches:
            features.append(network.features(crops).numpy())
            labels.append(truth.numpy())
            bar.update(len(truth))
            if bar.n >= samples:
                break
    bar.close()
    every, label = np.concatenate(features).astype(np.float64), np.concatenate(labels)
    real, fake = (every[label == value] for value in (0, 1))
    return Moments(real.mean(0), np.cov(real.T)), Moments(fake.mean(0), np.cov(fake.T))
