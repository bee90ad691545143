"""The figures of whole calls: who is accused, which swaps are found, how clips rank; by source, tool, condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from models.training import data, metrics
from models.training.points import Point
from models.training.simulate import Run, alerts

Points = Callable[[Run], Point]
"""The operating point by which a run is judged."""

SHOWN = {"live": "originals of live swaps", "tool": "originals of other tools' swaps", "speaker": "people who speak"}
PEOPLE = {"portraits": "portraits, held still", "press": "press pictures, held still", "webcam": "people at webcams"}


def share(raised: Iterable[bool]) -> dict[str, Any]:
    """How many of how many, and the 95% interval of the share."""
    every = list(raised)
    low, high = metrics.of_many(sum(every), len(every))
    return {"of": f"{sum(every)}/{len(every)}", "low": metrics.rounded(low, 3), "high": metrics.rounded(high, 3)}


def raised(runs: Sequence[Run], points: Points) -> list[bool]:
    return [alerts(run, points(run)) is not None for run in runs]


def accused(runs: Sequence[Run], points: Points) -> dict[str, dict[str, dict[str, Any]]]:
    """Genuine calls that raise an alert, by what they are and by condition; all clips and all people also together."""
    genuine = [run for run in runs if run.label == 0 and run.swapped]
    parts = {name: [r for r in genuine if r.kind == kind] for kind, name in SHOWN.items()}
    parts["all clips"] = [r for r in genuine if r.kind != "people"]
    parts |= {
        name: [r for r in genuine if r.kind == "people" and r.source == source] for source, name in PEOPLE.items()
    }
    parts["all people"] = [r for r in genuine if r.kind == "people"]
    parts["bystanders in live clips"] = [r for r in runs if r.label == 0 and not r.swapped]
    return {name: _by_condition(part, lambda some: share(raised(some, points))) for name, part in parts.items() if part}


def by_source(runs: Sequence[Run], points: Points) -> dict[str, dict[str, Any]]:
    """Genuine clips and people accused in any condition, of each source by itself, the worst first."""
    clips: dict[str, dict[str, bool]] = {}
    genuine = [run for run in runs if run.label == 0 and run.swapped]
    for run, up in zip(genuine, raised(genuine, points), strict=True):
        source = run.source or f"live: {data.identity(run.clip)}"
        of = clips.setdefault(source, {})
        of[run.clip] = of.get(run.clip, False) or up
    told = {source: share(of.values()) for source, of in clips.items()}
    return dict(sorted(told.items(), key=lambda item: (-int(item[1]["of"].partition("/")[0]), item[0])))


def found(runs: Sequence[Run], points: Points) -> dict[str, dict[str, dict[str, Any]]]:
    """Swapped calls that raise an alert, and how clips are ranked by their mean ratio, by kind and condition."""
    clips = [run for run in runs if run.swapped and run.kind != "people"]
    parts = {
        "live swaps": [r for r in clips if r.kind == "live"],
        "swaps by other tools": [r for r in clips if r.kind != "live"],
        "all": clips,
    }
    return {name: _by_condition(part, lambda some: ranked(some, points)) for name, part in parts.items()}


def ranked(runs: Sequence[Run], points: Points) -> dict[str, Any]:
    """Clip AUC, frame AUC, pairs in order and alerts of some swapped and genuine runs."""
    swapped = [run for run in runs if run.label == 1]
    seconds = [alerts(run, points(run)) for run in swapped]
    in_time = [value for value in seconds if value is not None]
    labels = [run.label for run in runs]
    frames = np.concatenate([np.full(len(run.llr), run.label) for run in runs])
    means = {(run.clip, run.side): run.llr.mean() for run in runs if run.kind == "live"}
    pairs = [
        value > means[clip, "real"]
        for (clip, side), value in means.items()
        if side == "fake" and (clip, "real") in means
    ]
    return {
        "clip_auc": metrics.rounded(metrics.auc([run.llr.mean() for run in runs], labels)),
        "frame_auc": metrics.rounded(metrics.auc(np.concatenate([run.llr for run in runs]), frames)),
        "pairs_in_order": f"{sum(pairs)}/{len(pairs)}" if pairs else None,
        "found": share(value is not None for value in seconds),
        "median_s": metrics.rounded(float(np.median(in_time)), 2) if in_time else None,
        "accused": share(raised([run for run in runs if run.label == 0], points)),
    }


def by_tool(runs: Sequence[Run], points: Points, condition: str) -> dict[str, dict[str, Any]]:
    """Each tool's clips found, and their AUC against all genuine clips of the same condition."""
    clips = [run for run in runs if run.swapped and run.kind != "people" and run.condition == condition]
    genuine = [run for run in clips if run.label == 0]
    tools = sorted({run.tool or "live tool" for run in clips if run.label == 1})
    return {
        tool: _against([r for r in clips if r.label == 1 and (r.tool or "live tool") == tool], genuine, points)
        for tool in tools
    }


def by_whose(runs: Sequence[Run], points: Points, condition: str) -> dict[str, dict[str, Any]]:
    """The same by whose face is worn by whom, live pairs by ``[live.groups]``, other tools' clips by their index."""
    groups = {
        clip: name.replace("a_", "", 1) for name, clips in data.config()["live"]["groups"].items() for clip in clips
    }
    clips = [run for run in runs if run.swapped and run.kind != "people" and run.condition == condition]
    out = {}
    for kind in ("live", "tool"):
        mine = [run for run in clips if run.kind == kind]
        whose = {id(run): (groups[run.clip].replace("_a_", "_") if kind == "live" else run.whose) for run in mine}
        for name in sorted(set(whose.values())):
            some = [run for run in mine if whose[id(run)] == name]
            swapped, genuine = ([run for run in some if run.label == label] for label in (1, 0))
            if swapped and genuine:
                out[f"{kind}: {name.replace('_', ' ')}"] = _against(swapped, genuine, points)
    return out


def _against(swapped: Sequence[Run], genuine: Sequence[Run], points: Points) -> dict[str, Any]:
    values = [run.llr.mean() for run in [*swapped, *genuine]]
    return {
        "clip_auc": metrics.rounded(metrics.auc(values, [1] * len(swapped) + [0] * len(genuine))),
        "found": share(raised(swapped, points)),
        "accused": share(raised(genuine, points)),
    }


def _by_condition(runs: Sequence[Run], told: Callable[[Sequence[Run]], dict[str, Any]]) -> dict[str, dict[str, Any]]:
    conditions = dict.fromkeys(run.condition for run in runs)
    return {name: told([run for run in runs if run.condition == name]) for name in conditions}
