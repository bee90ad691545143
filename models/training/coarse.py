"""The least that a detector must tell: held people whose face was swapped by a dense mesh, against themselves."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.training import data, metrics
from models.training.forge import dense
from models.training.panel import Score, people_rows
from models.training.pools import SURE, Pool

COUNT = 400


def swapped(count: int = COUNT, seed: int = 7) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """``count`` held people's crops (N x 160 x 160 x 3), and the same with another held person's face on them."""
    crops = data.load("faces")
    rows = np.array([row for row in people_rows() if crops.sure[row] >= SURE])
    dense.shape_from(crops.mesh[rows].astype(np.float32).mean(0))
    rng = np.random.default_rng(seed)
    pool = Pool.of(crops, rows)
    chosen = rng.choice(rows, min(count, len(rows)), replace=False)
    genuine, fake = [], []
    for row in chosen:
        others = [pool.draw(rng) for _ in range(10)]
        away = [float(np.abs(crops.points[other] - crops.points[row]).mean()) for other in others]
        donor = others[int(np.argmin(away))]
        face = dense.Face(pool.picture(donor), crops.mesh[donor].astype(np.float32))
        genuine.append(pool.picture(row))
        fake.append(dense.dense_swap(genuine[-1], crops.mesh[row].astype(np.float32), rng, face))
    return np.stack(genuine), np.stack(fake)


def told(score: Score) -> dict[str, Any]:
    """How well ``score`` tells them, and how many swaps stand above their own original."""
    genuine, fake = swapped()
    low, high = score(genuine), score(fake)
    values = np.concatenate([low, high])
    return {
        "pictures": len(genuine),
        "auc": metrics.rounded(metrics.auc(values, np.repeat([0, 1], len(genuine)))),
        "above_own": f"{int((high > low).sum())}/{len(genuine)}",
    }
