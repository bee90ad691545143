"""Operating points: how often a genuine caller may be accused comes first, then as many swaps found as that allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from models.training.simulate import Run, peaks

NAMES = ("cautious", "balanced", "sensitive")
"""From the fewest alerts to the most: each one's drift and levels are at most those of the one before it, so that
whatever raises an alert at one raises it at the next (``guard.decision.cusum`` only ever adds ``llr - drift``)."""

Point = dict[str, float]


@dataclass(frozen=True, slots=True)
class Most:
    """The share of genuine clips, and of genuine people, that a point may accuse where it is chosen."""

    clips: float
    people: float


ALLOWED = {"cautious": Most(0.005, 0.005), "balanced": Most(0.02, 0.01), "sensitive": Most(0.05, 0.03)}
DRIFTS = np.round(np.arange(-0.6, 2.65, 0.1), 2)
LEVELS = (2.0, 3.0, 4.0, 6.0, 8.0)
"""Nats from which an alert is raised."""


class Bench:
    """The evidence of many calls at every drift, computed once."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = list(runs)
        every = np.array([peaks(run, DRIFTS) for run in self.runs])
        self._peaks = {float(drift): every[:, number] for number, drift in enumerate(DRIFTS)}
        self._swapped = np.array([run.label == 1 for run in self.runs], bool)
        self._people = np.array([run.kind == "people" for run in self.runs], bool)

    def choose(self, keep: Callable[[Run], bool] = lambda run: True) -> dict[str, Point]:
        """A point for each of :data:`NAMES` from the runs that ``keep`` lets through, by :data:`ALLOWED`."""
        mine = np.array([keep(run) for run in self.runs], bool)
        chosen: dict[str, Point] = {}
        bound = (float(DRIFTS[-1]), float(LEVELS[-1]))
        for name in NAMES:
            drift, level = self._best(mine, ALLOWED[name], bound)
            bound = (drift, level)
            chosen[name] = point(drift, level)
        return chosen

    def _best(self, mine: np.ndarray, most: Most, bound: tuple[float, float]) -> tuple[float, float]:
        best, found = bound, -1.0
        for drift in DRIFTS[bound[0] >= DRIFTS][::-1]:
            peaks = self._peaks[float(drift)]
            for level in sorted(LEVELS, reverse=True):
                if level > bound[1]:
                    continue
                raised = peaks >= level
                clips, people = mine & ~self._swapped & ~self._people, mine & self._people
                if _share(raised[clips]) > most.clips or _share(raised[people]) > most.people:
                    continue
                score = self.found(raised, mine)
                if score > found + 1e-9:
                    best, found = (float(drift), level), score
        return best

    def found(self, raised: np.ndarray, mine: np.ndarray) -> float:
        """The mean of the shares of live swaps and of other tools' that are found."""
        kinds = [np.array([run.kind == kind for run in self.runs]) & self._swapped & mine for kind in ("live", "tool")]
        return float(np.mean([_share(raised[kind]) for kind in kinds]))

    def raised(self, points: Callable[[Run], Point]) -> np.ndarray:
        """For each run whether its own point's alert is raised."""
        out = []
        for number, run in enumerate(self.runs):
            chosen = points(run)
            out.append(self._peaks[chosen["drift"]][number] >= chosen["fake"])
        return np.array(out, bool)


def nested(bench: Bench, folds: Sequence[str]) -> dict[str, dict[str, Point]]:
    """For each fold the points that the other folds' runs choose: what they do on it is a measurement."""
    return {fold: bench.choose(lambda run, fold=fold: run.fold != fold) for fold in folds}


def point(drift: float, fake: float) -> Point:
    """An operating point; a suspicion at six tenths of an alert."""
    return {"drift": float(drift), "suspect": round(0.6 * fake, 2), "fake": round(fake, 2)}


def _share(raised: np.ndarray) -> float:
    return float(raised.mean()) if len(raised) else 0.0
