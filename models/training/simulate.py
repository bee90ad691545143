"""What the running program's sequential test makes of a track's ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guard.decision.cusum import FIRST_STEP_S, Cusum, OperatingPoint
from guard.types import Score

EVERY_S = 0.19
"""Frames nearer than this are passed over: the program looks about five times a second."""


@dataclass(frozen=True, slots=True)
class Run:
    """One person in one clip: times (s) and ratios (nats). ``swapped``: the one whom the pair is about."""

    clip: str
    condition: str
    side: str
    swapped: bool
    label: int
    t_s: NDArray[np.float64]
    llr: NDArray[np.float64]
    kind: str = "live"  # live, tool, speaker, people
    source: str = ""
    scene: str = ""
    tool: str = ""
    whose: str = ""
    fold: str = ""


def runs_of(rows: Sequence[dict[str, Any]], llr: NDArray[np.float64]) -> list[Run]:
    """The rows of the caches ``live`` and ``footage`` as tracks. A clip's bystanders are genuine tracks of their own.

    Frames that the quality gate leaves out are left out here.
    """
    groups: dict[tuple[str, str, str, bool], list[int]] = {}
    for number, row in enumerate(rows):
        if not row.get("reason"):
            groups.setdefault((row["clip"], row["condition"], row["side"], row["swapped"]), []).append(number)
    runs = []
    for (clip, condition, side, swapped), numbers in groups.items():
        numbers.sort(key=lambda number: rows[number]["t_s"])
        times = np.array([rows[number]["t_s"] for number in numbers])
        row = rows[numbers[0]]
        more = {name: str(row.get(name, "")) for name in ("kind", "source", "scene", "tool", "whose", "fold")}
        runs.append(Run(clip, condition, side, swapped, row["label"], times - times[0], llr[numbers], **more))
    return runs


def held_for(run: Run, seconds: float) -> Run:
    """The track as a call of ``seconds``: to its end, back to its beginning, and so on, at the program's own rate.

    What a clip of two seconds says again and again is what a call with this person in this light would say.
    """
    every = max(0.2, float(np.median(np.diff(run.t_s)))) if len(run.t_s) > 1 else 0.2
    kept = [0]
    for number in range(1, len(run.t_s)):
        if run.t_s[number] - run.t_s[kept[-1]] >= EVERY_S:
            kept.append(number)
    there_and_back = kept + kept[-2:0:-1]
    count = max(1, int(seconds / every) + 1)
    numbers = [there_and_back[n % len(there_and_back)] for n in range(count)]
    return replace(run, t_s=np.arange(count) * every, llr=run.llr[numbers])


def levels(run: Run, drift: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The sum of evidence over the run, unbounded above: times and nats."""
    sum_of = Cusum(0, OperatingPoint(drift, 1e6, 1e6))
    times, totals = [], []
    last = -1.0
    for t_s, llr in zip(run.t_s, run.llr, strict=True):
        if t_s - last < EVERY_S and times:
            continue
        last = t_s
        totals.append(
            sum_of.update(Score(0, float(t_s), float(1 / (1 + np.exp(-llr))), float(llr)), None, float(t_s)).total
        )
        times.append(t_s)
    return np.array(times), np.array(totals)


def peaks(run: Run, drifts: NDArray[np.float64], correlation_s: float = 0.5) -> NDArray[np.float64]:
    """The most evidence (nats) that the run ever gathers at each of ``drifts``: :func:`levels` for many at once."""
    total, most = np.zeros(len(drifts)), np.zeros(len(drifts))
    last: float | None = None
    for t_s, llr in zip(run.t_s, run.llr, strict=True):
        if last is not None and t_s - last < EVERY_S:
            continue
        passed = FIRST_STEP_S if last is None else t_s - last
        last = float(t_s)
        total = np.maximum(0.0, total + min(1.0, passed / correlation_s) * (llr - drifts))
        most = np.maximum(most, total)
    return most


def alerts(run: Run, point: dict[str, float]) -> float | None:
    """Seconds from the first face to the first alert (the verdict FAKE), or None."""
    times, totals = levels(run, point["drift"])
    above = np.flatnonzero(totals >= point["fake"])
    return float(times[above[0]]) if len(above) else None
