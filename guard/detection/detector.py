"""The deepfake detector: aligned crops in, calibrated scores out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guard.detection.calibration import Calibration
from guard.types import Picture

Network = Callable[[NDArray[Any]], list[NDArray[np.float32]]]
"""N x H x W x 3 crops, ``uint8``, BGR → one array of N logits, positive for fake. Scaling is in the graph."""


@dataclass(frozen=True, slots=True)
class CropScore:
    """What one crop says: P(fake) in 0..1 at a balanced prior, and the log-likelihood ratio (nats, positive: fake)."""

    probability: float
    llr: float


class Detector:
    """One network and its calibration. As little shared between threads as the network's session is."""

    def __init__(self, network: Network, calibration: Calibration) -> None:
        self._network = network
        self._calibration = calibration

    def score(self, crops: Sequence[Picture]) -> list[CropScore]:
        """Judge the crops of ``guard.vision.align.align`` in one batch, in order; no crops give an empty list.

        Raises ``ValueError`` where the crops differ in shape or are not ``uint8`` pictures, or the network answers with
        another number of logits; what the network itself raises goes through.
        """
        if not crops:
            return []
        if any(crop.dtype != np.uint8 or crop.ndim != 3 or crop.shape != crops[0].shape for crop in crops):
            raise ValueError("crops must be uint8 pictures of one shape")
        logits = np.asarray(self._network(np.stack(crops))[0], np.float64).reshape(-1)
        if len(logits) != len(crops):
            raise ValueError(f"the network gave {len(logits)} logits for {len(crops)} crops")
        llr = self._calibration.llr(logits)
        probability = self._calibration.probability(llr)
        return [CropScore(float(p), float(v)) for p, v in zip(probability, llr, strict=True)]
