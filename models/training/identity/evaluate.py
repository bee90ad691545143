"""``evaluate``: are two crops of one person; are drop-outs found, how often falsely. Of people never trained on."""

from __future__ import annotations

import json
import multiprocessing
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import cv2
import numpy as np
from tqdm import tqdm

from guard.detection.session import Session
from guard.signals.challenge import TIME_S, Challenge, Glimpse
from guard.types import Outcome, Task
from guard.vision.identity import AFTER, Flip
from guard.vision.small import small
from models.training import clips, data, footage, metrics
from models.training.identity import card, splice
from models.training.identity.export import FILE

METRICS = FILE.parent / "metrics.json"
RATE_HZ = 10.0
LENGTHS = (1, 2, 3, 5, 10)
"""Frames for which the real face shows."""
CODED = ("h264-300", "vp8-300")
HALF = "half a window"
GENUINE = ("clean", *CODED, "h264-100", "av1-300", "av1-100", "av1-60", HALF)
"""An hour and more of genuine clips, put end to end in every way that a call may carry them."""
REPLAYED_S = 12.0
LEAST_S = 2.9
"""Shorter clips are not played again."""
NEAR_S = (-0.15, 0.45)
"""A flip whose other face is first seen so long after a drop-out began counts as that drop-out's."""
BESIDE_S = 0.45
"""Looks so long before and after a drop-out are its sides."""
TASKS = (Task.TURN, Task.HAND, Task.CLOSER)
"""Of which the guard sees whether they were done."""


class Job(NamedTuple):
    """A clip to look at: a pair to splice (``frames`` of the real face), or a genuine clip as it is or ``replayed``."""

    name: str
    kind: str
    condition: str
    clip: Any
    frames: int = 0
    replayed: str = ""


class Told(NamedTuple):
    """What came of a job: when the real face showed, what was told and when, the outcomes of tasks nobody did.

    ``clear_s``: when a face was seen that could be judged.
    """

    job: Job
    begins: list[float]
    flips: list[Flip]
    again: list[float]
    outcomes: dict[str, str]
    seconds: float
    clear_s: list[float]
    fps: float


def jobs() -> Iterator[Job]:
    """Every pair at every length, clean, three frames through each codec; every genuine clip, and played again."""
    for pair in splice.pairs():
        for frames in LENGTHS if pair.kind == "live" else (3,):
            yield Job(pair.name, pair.kind, "clean", pair, frames)
        for condition in CODED:
            yield Job(pair.name, pair.kind, condition, pair, 3)
    real = [("live", name, data.DATA / "live-swaps" / "real" / f"{name}.mp4") for name in data.live_clips()]
    real += [(clip.kind, clip.name, clip.path) for clip in footage.listed() if not clip.label]
    for kind, name, path in real:
        for condition in GENUINE:
            yield Job(name, kind, condition, path)
        if kind != "tool":
            for way in ("again", "back"):
                yield Job(name, kind, "vp8-300", path, replayed=way)


def told(job: Job) -> Told | None:
    """Look at one clip as the program does; None for one that is too short to be played again."""
    rng = np.random.default_rng(zlib.crc32(f"{job.name}{job.condition}{job.frames}".encode()))
    clip, begins = splice.spliced(job.clip, job.frames, rng) if job.frames else (clips.read(job.clip), [])
    once = len(clip.frames) / clip.fps
    if job.replayed:
        if once < LEAST_S:
            return None
        clip = splice.replayed(clip, REPLAYED_S, job.replayed == "back")
    if job.condition == HALF:
        clip = clips.scaled(clip, 0.5)
    elif job.condition != "clean":
        codec, _, kbit_s = job.condition.partition("-")
        clip = clips.recode(clip, codec, int(kbit_s))
    flips, again, glimpses, clear_s = [], [], [], []
    for t_s, seen in _looker.looks(clip, RATE_HZ, rng.uniform(0, 1 / RATE_HZ)):
        if seen.quality.reason is None:
            clear_s.append(t_s)
            glimpses.append(Glimpse(seen.quality.turned, seen.quality.eye_distance_px, small(seen.crop)))
        if seen.flip is not None:
            flips.append(seen.flip)
        if seen.again:
            again.append(t_s - once if job.replayed else t_s)
    outcomes = (
        {} if job.frames or job.replayed or not glimpses else {task.value: undone(task, glimpses) for task in TASKS}
    )
    return Told(job, begins, flips, again, outcomes, len(clip.frames) / clip.fps, clear_s, clip.fps)


def undone(task: Task, seen: list[Glimpse]) -> str:
    """What is said of a task that a person was not asked for: their looks there and back until it is decided."""
    challenge, at = Challenge(task), 0
    order = splice.there_and_back(len(seen), round(RATE_HZ * (TIME_S + 5)))
    while (outcome := challenge.look(at / RATE_HZ, seen[order[at]], False)) is None:
        at += 1
    return outcome.value


def _start() -> None:
    global _looker
    cv2.setNumThreads(1)
    _looker = splice.Looker()


def found(one: Told) -> int:
    """How many of its drop-outs were told of."""
    return sum(any(NEAR_S[0] <= flip.since_s - begin <= NEAR_S[1] for flip in one.flips) for begin in one.begins)


def could_be_seen(one: Told) -> int:
    """How many of its drop-outs fell on a look, with two more on either side, all of faces that could be judged."""
    count = 0
    shown = [round(t_s * one.fps) for t_s in one.clear_s]  # the frame of each look
    for begin in (round(begin_s * one.fps) for begin_s in one.begins):
        end, beside = begin + one.job.frames, BESIDE_S * one.fps
        during, before, after = (
            sum(low <= frame < high for frame in shown)
            for low, high in ((begin, end), (begin - beside, begin), (end, end + beside))
        )
        count += during >= 1 and min(before, after) >= AFTER
    return count


def _share(hits: int, count: int) -> dict[str, Any]:
    low, high = metrics.of_many(hits, count)
    return {"n": hits, "of": count, "low": metrics.rounded(low, 3), "high": metrics.rounded(high, 3)}


def figures(all_told: list[Told]) -> dict[str, Any]:
    """Drop-outs found by length, kind and condition; recordings found; what genuine clips are said falsely."""
    spliced = [one for one in all_told if one.job.frames]
    groups: dict[str, list[Told]] = {}
    for one in spliced:
        groups.setdefault(f"{one.job.kind} swaps, {one.job.frames} frames, {one.job.condition}", []).append(one)
    result: dict[str, Any] = {
        "drop_outs_found": {
            name: _share(sum(map(found, some)), sum(len(one.begins) for one in some))
            | {"could_be_seen": sum(map(could_be_seen, some))}
            for name, some in groups.items()
        }
    }
    replayed = {way: [one for one in all_told if one.job.replayed == way] for way in ("again", "back")}
    result["recordings_found_in_12_s"] = {
        way: _share(sum(any(t_s > 0 for t_s in one.again) for one in some), len(some)) for way, some in replayed.items()
    }
    genuine = [one for one in all_told if not one.job.frames and not one.job.replayed]
    result["genuine"] = {}
    for condition in (*GENUINE, "all"):
        mine = [one for one in genuine if condition in (one.job.condition, "all")]
        minutes = sum(one.seconds for one in mine) / 60
        flips, again = sum(len(one.flips) for one in mine), sum(bool(one.again) for one in mine)
        result["genuine"][condition] = {
            "clips": len(mine), "minutes": round(minutes, 1), "flips": flips,
            "flips_an_hour": [metrics.rounded(value, 2) for value in metrics.an_hour(flips, minutes)],
            "clips_called_recordings": again,
        }  # fmt: skip
    clean = [one.outcomes for one in genuine if one.job.condition == "clean" and one.outcomes]
    result["tasks_said_to_be_done_that_nobody_did"] = {
        task.value: _share(sum(said[task.value] == Outcome.DONE.value for said in clean), len(clean)) for task in TASKS
    }
    return result


def verification() -> dict[str, Any]:
    """One person or two, of all pairs of crops of DFDC's held people, and of held people at webcams."""
    faces, network = data.load("faces"), Session(FILE.read_bytes(), threads=2)
    kinds, splits = faces.column("kind"), faces.column("split")
    labels = faces.column("label").astype(int)
    sets = {
        "DFDC val": (kinds == "dfdc") & (splits == "val") & (labels == 0),
        "webcams, held": (kinds == "webcam") & (splits == "held"),
    }
    out = {}
    for name, mine in sets.items():
        rows = np.flatnonzero(mine)
        seen = np.concatenate(
            [network(np.ascontiguousarray(faces.pixels[rows[at : at + 16]]))[0] for at in range(0, len(rows), 16)]
        )
        who = faces.column("person")[rows]
        upper = np.triu_indices(len(rows), 1)
        near, same = (seen @ seen.T)[upper], (who[:, None] == who[None])[upper]
        strict = float(np.quantile(near[~same], 0.999))
        out[name] = {
            "people": len(set(who)), "crops": len(rows), "auc": metrics.rounded(metrics.auc(near, same)),
            "told_at_1_false_in_1000": metrics.rounded(float((near[same] > strict).mean())),
        }  # fmt: skip
    return out


def evaluate() -> None:
    """Write metrics.json beside the network, and the tables of its card."""
    work = list(jobs())
    with multiprocessing.get_context("spawn").Pool(2, _start) as pool:
        all_told = list(tqdm(pool.imap_unordered(told, work), "clips", len(work), mininterval=10))
    result = {"made_by": "python -m models.training.identity evaluate", "verification": verification()}
    result |= figures([one for one in all_told if one is not None])
    METRICS.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    card.write(FILE.parent / "MODEL_CARD.md", result)
    print(json.dumps(result, indent=2))


_looker: splice.Looker
