"""The last layer in closed form."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training only: the train extra")
discriminant = pytest.importorskip("models.training.discriminant", reason="training only: the train extra")
metrics = pytest.importorskip("models.training.metrics", reason="training only: the train extra")


class Plain(torch.nn.Module):
    """A network whose features are its input."""

    def __init__(self, weights: list[float]) -> None:
        super().__init__()
        self.logit = torch.nn.Linear(len(weights), 1)
        self.logit.weight.data = torch.tensor([weights])
        self.logit.bias.data.zero_()

    def features(self, crops):
        return crops


def scenes(seed: int, offset: float = 0.0) -> Iterator[tuple]:
    """The scene moves both features alike; a swap adds 1 to the first alone."""
    rng = np.random.default_rng(seed)
    while True:
        labels = rng.integers(0, 2, 64)
        scene = rng.normal(offset, 3, (64, 1))
        points = scene + rng.normal(0, 0.3, (64, 2)) + labels[:, None] * [1, 0]
        yield torch.from_numpy(points).float(), torch.from_numpy(labels).float()


def area(network: Plain) -> float:
    points, labels = next(scenes(9))
    return metrics.auc(network.logit(points).detach().numpy()[:, 0], labels.numpy().astype(np.int64))


def test_what_scenes_differ_in_counts_less() -> None:
    network = Plain([1.0, 0.0])
    before = area(network)
    discriminant.refit(network, scenes(1), samples=6000, shrinkage=0.001)
    first, second = network.logit.weight.detach().numpy()[0]
    assert second < -0.3 * first
    assert before < 0.7
    assert area(network) > before + 0.1


def test_the_new_direction_alone_tells_them_apart() -> None:
    real, fake = discriminant.moments(Plain([1.0, 0.0]), scenes(2), 6000)
    new = discriminant.direction(real, fake, 0.0)
    assert new[1] / new[0] == pytest.approx(-1, abs=0.1)
    np.testing.assert_allclose(fake.mean - real.mean, [1, 0], atol=0.25)


def test_drawn_to_a_sphere_it_is_the_line_between_the_means() -> None:
    real, fake = discriminant.moments(Plain([1.0, 0.0]), scenes(3), 6000)
    new = discriminant.direction(real, fake, 1e6)
    gap = fake.mean - real.mean
    np.testing.assert_allclose(new / np.linalg.norm(new), gap / np.linalg.norm(gap), atol=1e-3)


def test_the_middle_stays_in_the_middle() -> None:
    network = Plain([1.0, 0.0])
    network.logit.bias.data.fill_(-5.5)  # the classes' means are 5 and 6 there
    discriminant.refit(network, scenes(4, offset=5.0), samples=20000, shrinkage=0.001)
    real, fake = discriminant.moments(network, scenes(5, offset=5.0), 20000)
    middle = torch.from_numpy((real.mean + fake.mean) / 2).float()
    assert float(network.logit(middle).detach()) == pytest.approx(0, abs=0.1)
