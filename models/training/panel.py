"""Everybody whom a figure on alerts is about: clips, by the fold that left them out, and held people.

Every clip is scored by a network that saw neither its source nor its scene nor its swap identity; held people were
trained on by none, and each third of them is judged with one fold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guard.detection.session import Session
from models.training import data
from models.training.conditions import CONDITIONS
from models.training.export import to_onnx
from models.training.simulate import Run, held_for, runs_of
from models.training.train import fold_of, result, trained

Score = Callable[[NDArray[np.uint8]], NDArray[np.float32]]
Scored = tuple[list[dict[str, Any]], NDArray[np.float64]]
"""Rows of crops, and a logit (or a ratio) for each."""

CALL_S = 20.0
"""So long a call is made of every genuine clip before it counts as not accused."""

WITHIN_S = 6.0
"""A swap that is not found after so long is missed."""

MADE_EVERY_S = 0.39
"""How often a clip is looked at in the conditions below: half as often as the program does, for they are many."""

MADE = ("small", "dark", "beauty")
"""Conditions that are made of the clean crops; H.264 and VP8 are those of the whole clip."""


def session_score(file: Path, threads: int = 1) -> Score:
    """An exported network as a function of N crops."""
    session = Session(file.read_bytes(), threads)

    def score(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        parts = [session(np.ascontiguousarray(pixels[at : at + 16]))[0] for at in range(0, len(pixels), 16)]
        return np.concatenate(parts).reshape(-1) if parts else np.zeros(0, np.float32)

    return score


def stage_score(stage: str) -> Score:
    """The network of a stage of ``train``, exported first: some three times as fast as in torch."""
    file = data.BUILD / f"{stage}.onnx"
    if not file.exists() or file.stat().st_mtime < result(stage).stat().st_mtime:
        to_onnx(trained(stage), file)
    return session_score(file, threads=2)


def stage_of(fold: str) -> str:
    """The stage whose network judges a fold: its own, or the main run itself where that is shipped: it saw no clip."""
    shipped = str(data.config()["shipped"])
    return f"fold-{fold}" if shipped == "final" else shipped


def fold_of_row(row: Mapping[str, Any]) -> str:
    """The fold that left the crop's clip out; for held people the fold they are judged with."""
    if row["kind"] == "live":
        return fold_of(data.identity(row["clip"]))
    if row["kind"] in ("tool", "speaker"):
        return fold_of(row["source"])
    folds = list(data.config()["folds"])
    who = row["group"] if row["kind"] == "portraits" else row["person"]
    return folds[hashlib.sha256(b"fold" + who.encode()).digest()[0] % len(folds)]


def people_rows() -> NDArray[np.int64]:
    """The rows of the cache ``faces`` with held people."""
    return np.flatnonzero(data.load("faces").column("split") == "held")


def scored(score_of: Callable[[str], Score], kept: Path, made_from: Sequence[Path]) -> Scored:
    """Clips and held people, each crop by the network of its fold: ``score_of`` gives a fold's.

    The logits are kept in the file ``kept`` for as long as it is newer than the networks ``made_from``.
    """
    rows: list[dict[str, Any]] = []
    values: list[NDArray[np.float32]] = []
    known = kept.exists() and all(kept.stat().st_mtime > path.stat().st_mtime for path in made_from)
    for cache in ("live", "footage", "faces"):
        crops = data.load(cache)
        numbers = people_rows() if cache == "faces" else np.arange(len(crops.rows))
        folds = np.array([fold_of_row(crops.rows[n]) for n in numbers])
        for fold in data.config()["folds"]:
            mine = numbers[folds == fold]
            every = (crops.rows[n] for n in mine)
            rows += [(as_person(row) if cache == "faces" else row) | {"fold": fold} for row in every]
            if not known:
                values.append(score_of(fold)(crops.pixels[mine]))
    if not known:
        np.save(kept, np.concatenate(values))
    return rows, np.load(kept).astype(np.float64)


def as_person(row: Mapping[str, Any]) -> dict[str, Any]:
    """A held person's picture as a frame of a clip: one person at a webcam is one clip, else one picture is."""
    sequence = row["kind"] == "webcam"
    clip = row["person"] if sequence else row["name"]
    order = int("".join(c for c in row["name"].rpartition("_")[2] if c.isdigit()) or 0) if sequence else 0
    return {
        "kind": "people", "clip": f"{row['kind']}/{clip}", "condition": "clean", "side": "real", "label": 0,
        "swapped": True, "t_s": 0.2 * order, "frame": order, "source": row["kind"], "group": row["group"],
        "person": row["person"], "scene": row["kind"],
    }  # fmt: skip


def by_folds() -> Scored:
    """:func:`scored` by the fold networks of ``train``."""
    files = [result(stage_of(fold)) for fold in data.config()["folds"]]
    return scored(lambda fold: stage_score(stage_of(fold)), data.BUILD / f"panel-{data.config()['shipped']}.npy", files)


def in_conditions() -> Scored:
    """The clean crops of all clips in each condition of :data:`MADE`, by their fold's network."""
    rows: list[dict[str, Any]] = []
    values: list[NDArray[np.float32]] = []
    for cache in ("live", "footage"):
        crops = data.load(cache)
        chosen = np.array(looked_at(crops.rows))
        folds = np.array([fold_of_row(crops.rows[n]) for n in chosen])
        for fold in data.config()["folds"]:
            score, mine = stage_score(stage_of(fold)), chosen[folds == fold]
            for name in MADE:
                rows += [crops.rows[n] | {"condition": name, "fold": fold} for n in mine]
                values.append(score(CONDITIONS[name](np.ascontiguousarray(crops.pixels[mine]))))
    return rows, np.concatenate(values).astype(np.float64)


def looked_at(rows: list[dict[str, Any]]) -> list[int]:
    """Of the clean crops of swapped people and their originals one every :data:`MADE_EVERY_S`."""
    last: dict[tuple[str, str], float] = {}
    chosen = []
    for number, row in enumerate(rows):
        key = (row["clip"], row["side"])
        late = row["t_s"] - last.get(key, -1.0) >= MADE_EVERY_S
        if row["condition"] == "clean" and row["swapped"] and late:
            last[key] = row["t_s"]
            chosen.append(number)
    return chosen


def by_one(file: Path, score: Score) -> Scored:
    """The same by one exported network, for what it was not trained on."""
    return scored(lambda _: score, data.BUILD / f"panel-{file.parent.name}.npy", [file])


def calls(rows: list[dict[str, Any]], llr: NDArray[np.float64]) -> list[Run]:
    """The tracks as calls: genuine ones :data:`CALL_S` long, swapped ones :data:`WITHIN_S`."""
    return [held_for(run, WITHIN_S if run.label else CALL_S) for run in runs_of(rows, llr)]
