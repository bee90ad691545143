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
from guard.vision.identity import Flip, Identities
from models.training import clips, data, footage, metrics
from models.training.identity import splice
from models.training.identity.export import FILE

METRICS = FILE.parent / "metrics.json"
RATE_HZ = 10.0
LENGTHS = (1, 2, 3, 5, 10)
"""Frames for which the real face shows."""
CODED = ("h264-300", "vp8-300")
GENUINE = ("clean", "h264-300", "vp8-300", "vp8-100")
GENUINE_S = 8.0
NEAR_S = (-0.15, 0.45)
"""A flip whose other face is first seen so long after a drop-out began counts as that drop-out's."""


class Job(NamedTuple):
    """A clip to look at: a pair to splice (``frames`` of the real face), or a genuine clip (``frames`` 0)."""

    name: str
    kind: str
    condition: str
    frames: int
    clip: Any


class Told(NamedTuple):
    """What came of a job: when the real face showed, what was told, and the length of it all."""

    name: str
    kind: str
    condition: str
    frames: int
    begins: list[float]
    flips: list[tuple[float, Flip]]
    seconds: float


def jobs() -> Iterator[Job]:
    """Every pair at every length, clean, and three frames through each codec; every genuine clip in each condition."""
    for pair in splice.pairs():
        for frames in LENGTHS:
            yield Job(pair.name, pair.kind, "clean", frames, pair)
        for condition in CODED:
            yield Job(pair.name, pair.kind, condition, 3, pair)
    real = [("live", name, data.DATA / "live-swaps" / "real" / f"{name}.mp4") for name in data.live_clips()]
    real += [(clip.kind, clip.name, clip.path) for clip in footage.listed() if not clip.label]
    for kind, name, path in real:
        for condition in GENUINE:
            yield Job(name, kind, condition, 0, path)


def told(job: Job) -> Told:
    """Look at one clip as the program does."""
    rng = np.random.default_rng(zlib.crc32(f"{job.name}{job.condition}{job.frames}".encode()))
    if job.frames:
        clip, begins = splice.spliced(job.clip, job.frames, rng)
    else:
        clip, begins = splice.genuine(clips.read(job.clip), GENUINE_S), []
    if job.condition != "clean":
        codec, _, kbit_s = job.condition.partition("-")
        clip = clips.recode(clip, codec, int(kbit_s))
    identities, flips = Identities(_network), []
    for look in _looker.looks(clip, RATE_HZ, rng.uniform(0, 1 / RATE_HZ)):
        if look.clear and (flip := identities.look(look.track, look.t_s, look.crop, look.turned, look.eyes_px)):
            flips.append((look.t_s, flip))
    return Told(job.name, job.kind, job.condition, job.frames, begins, flips, len(clip.frames) / clip.fps)


def _start() -> None:
    global _looker, _network
    cv2.setNumThreads(1)
    _looker, _network = splice.Looker(), Session(FILE.read_bytes())


def found(one: Told) -> int:
    """How many of its drop-outs were told of."""
    return sum(any(NEAR_S[0] <= flip.since_s - begin <= NEAR_S[1] for _, flip in one.flips) for begin in one.begins)


def flips(all_told: list[Told]) -> dict[str, Any]:
    """Drop-outs found by length, kind and condition; flips of genuine clips an hour."""
    out: dict[str, Any] = {"found": {}, "genuine": {}}
    for condition, frames in [("clean", n) for n in LENGTHS] + [(name, 3) for name in CODED]:
        for kind in ("live", "tool"):
            mine = [one for one in all_told if (one.condition, one.frames, one.kind) == (condition, frames, kind)]
            hit, count = sum(map(found, mine)), sum(len(one.begins) for one in mine)
            low, high = metrics.of_many(hit, count)
            out["found"][f"{kind} swaps, {frames} frames, {condition}"] = {
                "found": hit, "of": count, "low": metrics.rounded(low, 3), "high": metrics.rounded(high, 3),
            }  # fmt: skip
    for condition in GENUINE:
        mine = [one for one in all_told if not one.frames and one.condition == condition]
        count, minutes = sum(len(one.flips) for one in mine), sum(one.seconds for one in mine) / 60
        rate, low, high = metrics.an_hour(count, minutes)
        out["genuine"][condition] = {
            "clips": len(mine), "clips_with_a_flip": sum(bool(one.flips) for one in mine), "flips": count,
            "minutes": round(minutes, 1), "an_hour": metrics.rounded(rate, 2), "low": metrics.rounded(low, 2),
            "high": metrics.rounded(high, 2),
        }  # fmt: skip
    return out


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
    """Write metrics.json beside the network and print it."""
    work = list(jobs())
    with multiprocessing.get_context("spawn").Pool(2, _start) as pool:
        all_told = list(tqdm(pool.imap(told, work), "clips", len(work), mininterval=10))
    result = {"made_by": "python -m models.training.identity evaluate", "verification": verification()} | flips(
        all_told
    )
    METRICS.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(json.dumps(result, indent=2))


_looker: splice.Looker
_network: Session
