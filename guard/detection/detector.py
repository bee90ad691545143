"""The deepfake detector: the aligned crops of a person, one after the other, in; calibrated scores out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guard.detection.calibration import Calibration
from guard.detection.occlusion import Network, occlude
from guard.types import Picture, Region


@dataclass(frozen=True, slots=True)
class CropScore:
    """What one crop says: P(fake) in 0..1 at a balanced prior, and the log-likelihood ratio (nats, positive: fake)."""

    probability: float
    llr: float


class Detector:
    """One network and its calibration. As little shared between threads as the network's session is.

    ``crop_px`` is the side of the crops that it was trained on.
    """

    def __init__(self, network: Network, calibration: Calibration, crop_px: int) -> None:
        self._network = network
        self._calibration = calibration
        self.crop_px = crop_px

    def observe(self, track: int, t_s: float, crop: Picture) -> CropScore:
        """Judge the crop of ``guard.vision.align.align`` that shows the person ``track`` at ``t_s``.

        This network looks at each crop by itself; one that remembers would find its person's last crops by ``track``.
        Raises ``ValueError`` where the crop is not a ``uint8`` picture of ``crop_px`` a side, or the network does not
        answer with one logit; what the network itself raises goes through.
        """
        if crop.dtype != np.uint8 or crop.shape != (self.crop_px, self.crop_px, 3):
            raise ValueError(f"a crop must be a uint8 picture of {self.crop_px} px a side")
        logits = np.asarray(self._network(crop[None])[0], np.float64).reshape(-1)
        if len(logits) != 1:
            raise ValueError(f"the network gave {len(logits)} logits for one crop")
        llr = self._calibration.llr(logits)
        return CropScore(float(self._calibration.probability(llr)[0]), float(llr[0]))

    def forget(self, track: int) -> None:
        """Let go of what is remembered of a person who has gone: nothing yet."""

    def explain(self, crop: Picture) -> Region:
        """The part of ``crop`` that speaks most for fake, in its pixels. 26 runs of the network. Errors as above."""
        return occlude(self._network, self._calibration, crop).region
