"""What there is to learn from: the shared data as records, and the cache of aligned crops on disk."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.types import Picture

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("QALQAN_DATA", ROOT.parent / "shared" / "data"))
BUILD = ROOT / "build" / "training"


@cache
def config() -> dict[str, Any]:
    """``config.toml`` beside this file."""
    return tomllib.loads((Path(__file__).parent / "config.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Record:
    """One picture to cut a face from. ``label`` is 1 for fake; ``source`` names a fake's original, where known."""

    archive: Path
    member: str
    kind: str  # dfdc, context, portrait, live
    split: str
    label: int
    person: str
    source: str = ""
    group: str = ""  # where people's pictures come from

    @property
    def name(self) -> str:
        return Path(self.member).stem


def dfdc() -> list[Record]:
    """The crops of the Deepfake Detection Challenge, train and val."""
    folder = DATA / "dfdc-faces"
    with (folder / "index.csv").open(newline="") as file:
        return [
            Record(
                folder / row["archive"], row["file"], "dfdc", row["split"], int(row["label"] == "fake"), row["person"],
                row["source"],
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def pictures() -> list[Record]:
    """Further real faces: unmasked pictures with faces in context, and portraits. All train, all bona fide."""
    folder = DATA / "faces-in-context"
    records = []
    for labels in sorted(folder.glob("*/labels.csv")):
        source = labels.parent.name
        with (labels.parent / "images.csv").open(newline="") as file:
            plain = {row["file"] for row in csv.DictReader(file) if "mask" not in row.get("group", "")}
        with labels.open(newline="") as file:
            named = {row["file"] for row in csv.DictReader(file) if int(row["face_index"]) >= 0}
        archive = folder / f"{source}.zip"
        records += [Record(archive, name, "context", "train", 0, f"{source}/{name}") for name in sorted(plain & named)]
    portraits = folder / "muxspace_portraits.zip"
    with zipfile.ZipFile(portraits) as stored:
        names = sorted(name for name in stored.namelist() if name.lower().endswith((".jpg", ".jpeg", ".png")))
    return records + [Record(portraits, name, "portrait", "train", 0, name) for name in names]


def people() -> list[Record]:
    """Genuine people with margin round the head; a third, by :func:`held`, is split ``held`` and never trained on."""
    folder = DATA / "people"
    records = []
    for kind in ("portraits", "press", "webcam"):
        with (folder / f"{kind}.csv").open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                split = "held" if held(row["source"] if kind == "portraits" else row["person"]) else "train"
                records.append(
                    Record(folder / f"{kind}.zip", row["file"], kind, split, 0, row["person"], group=row["source"])
                )
    return records


def held(name: str) -> bool:
    """Whether the person, or the source of portraits, ``name`` is among the third that no training sees."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % 3 == 0


def read(records: list[Record]) -> Iterator[tuple[Record, Picture]]:
    """The pictures of ``records``, each archive opened once; a picture that cannot be read is passed over."""
    archives: dict[Path, zipfile.ZipFile] = {}
    for record in records:
        if record.archive not in archives:
            archives[record.archive] = zipfile.ZipFile(record.archive)
        stored = archives[record.archive]
        image = cv2.imdecode(np.frombuffer(stored.read(record.member), np.uint8), cv2.IMREAD_COLOR)
        if image is not None:
            yield record, image
    for stored in archives.values():
        stored.close()


def live_clips() -> list[str]:
    """The names of the live-swap pairs (``real/NAME.mp4`` and ``fake/NAME.mp4``)."""
    return sorted(path.stem for path in (DATA / "live-swaps" / "real").glob("*.mp4"))


def identity(clip: str) -> str:
    """The swap identity of a live clip: its name without the number."""
    return clip.rpartition("_")[0]


@dataclass(frozen=True, slots=True)
class Crops:
    """A cache: ``pixels`` N x 160 x 160 x 3 (``uint8``, BGR, on disk), ``points`` N x 5 x 2, a row for each.

    ``redrawn``, where ``forge`` has made it, holds the genuine crops again as the generator draws them; ``mesh``
    (N x 468 x 3) and ``sure`` (N, 0..1) are where ``mesh`` found their dense points. Else these three are empty.
    """

    pixels: NDArray[np.uint8]
    redrawn: NDArray[np.uint8]
    points: NDArray[np.float32]
    mesh: NDArray[np.float16]
    sure: NDArray[np.float16]
    rows: list[dict[str, Any]]

    def column(self, name: str) -> NDArray[Any]:
        return np.array([row.get(name, "") for row in self.rows])


def load(name: str) -> Crops:
    """The cache ``name`` (``faces``, ``live``, ``footage``) that ``prepare`` made."""
    folder = BUILD / name
    rows = [json.loads(line) for line in (folder / "rows.jsonl").read_text("utf-8").splitlines()]
    pixels = np.load(folder / "crops.npy", mmap_mode="r")[: len(rows)]
    more = {name: folder / f"{name}.npy" for name in ("redrawn", "mesh", "mesh_sure")}
    drawn, mesh, sure = (
        np.load(path, mmap_mode="r") if path.exists() else np.zeros(0, np.float16) for path in more.values()
    )
    return Crops(pixels, drawn if len(drawn) else pixels[:0], np.load(folder / "points.npy"), mesh, sure, rows)


def val_crops() -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.str_]]:
    """The held-out people of DFDC: crops, labels, and whose they are."""
    faces = load("faces")
    rows = np.flatnonzero((faces.column("split") == "val") & (faces.column("kind") == "dfdc"))
    pixels = np.ascontiguousarray(faces.pixels[rows])
    return pixels, faces.column("label")[rows].astype(np.int64), faces.column("person")[rows]
