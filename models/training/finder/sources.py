"""The pictures and their faces, read from the shared data and split by source; the unlabelled go to the teacher.

A picture is a ``Sample``: its JPEG bytes and one row a face: x, y, w, h, five landmarks (x, y) in our order, and the
weight of its landmarks (under a mask they are guesses).
"""

from __future__ import annotations

import csv
import pickle
import random
import zipfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.training.finder.config import CONFIG, DATA, WORK

CONTEXT = DATA / "faces-in-context"
COLUMNS = ("x", "y", "w", "h", "re_x", "re_y", "le_x", "le_y", "nose_x", "nose_y", "rm_x", "rm_y", "lm_x", "lm_y")
# the person's right eye (re) is the picture's left one: checked, re_x < le_x in all 1955 rows


@dataclass(frozen=True, slots=True)
class Sample:
    source: str
    name: str
    jpeg: bytes
    faces: NDArray[np.float32]

    def image(self) -> NDArray[np.uint8]:
        return cv2.imdecode(np.frombuffer(self.jpeg, np.uint8), cv2.IMREAD_COLOR)


def context(source: str) -> list[Sample]:
    """All labelled pictures of one source, those without a face too."""
    with (CONTEXT / source / "images.csv").open() as file:
        groups = {row["file"]: row["group"] for row in csv.DictReader(file) if row["file"]}
    faces: dict[str, list[list[float]]] = {}
    with (CONTEXT / source / "labels.csv").open() as file:
        for row in csv.DictReader(file):
            found = faces.setdefault(row["file"], [])
            if int(row["face_index"]) >= 0:
                weight = 0.15 if "mask" in groups.get(row["file"], "") else 1.0
                found.append([*(float(row[c]) for c in COLUMNS), weight])
    with zipfile.ZipFile(CONTEXT / f"{source}.zip") as archive:
        return [
            Sample(source, name, archive.read(name), np.array(found, np.float32).reshape(-1, 15))
            for name, found in sorted(faces.items())
        ]


def held_out(sample: Sample) -> bool:
    """Whether training may not see it: whole sources, and every fourth room."""
    if sample.source == "houses_rooms":
        return int(sample.name[:8], 16) % CONFIG["data"]["held_out_rooms"] == 0
    return sample.source in CONFIG["data"]["held_out"]


def all_context() -> list[Sample]:
    return [s for path in sorted(CONTEXT.glob("*/labels.csv")) for s in context(path.parent.name)]


def dfdc(split: str, count: int) -> list[tuple[str, bytes]]:
    """``count`` tight face crops, real and fake alike, drawn with the seed."""
    with (DATA / "dfdc-faces" / "index.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split]
    chosen = random.Random(CONFIG["seed"]).sample(rows, min(count, len(rows)))
    archives = {a: zipfile.ZipFile(DATA / "dfdc-faces" / a) for a in {row["archive"] for row in chosen}}
    return [(row["file"], archives[row["archive"]].read(row["file"])) for row in chosen]


def padded(image: NDArray[np.uint8], fraction: float = 0.35, border: int = cv2.BORDER_REPLICATE) -> NDArray[np.uint8]:
    """A tight crop with a border on every side, ``fraction`` of its size."""
    y, x = (round(fraction * n) for n in image.shape[:2])
    return cv2.copyMakeBorder(image, y, y, x, x, border)


_teacher = None


def _taught(job: tuple[str, str, bytes]) -> Sample | None:
    global _teacher
    if _teacher is None:
        from models.training.finder.teacher import Teacher

        cv2.setNumThreads(1)
        _teacher = Teacher()
    source, name, jpeg = job
    image = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    margin = np.float32([round(0.35 * image.shape[1]), round(0.35 * image.shape[0])])
    rows = _teacher(padded(image), 0.35)
    sure = rows[rows[:, 14] > 0.6]
    if len(rows) != 1 or len(sure) != 1:
        return None
    face = np.append(sure[0, :14], np.float32(1))
    face[:2] -= margin
    face[4:14] -= np.tile(margin, 5)
    return Sample(source, name, jpeg, face[None])


def teach() -> list[Sample]:
    """DFDC crops and grey portraits with the teacher's labels, kept where it saw exactly one sure face. Cached."""
    path = WORK / "taught.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())
    jobs = [("dfdc", name, jpeg) for name, jpeg in dfdc("train", CONFIG["data"]["dfdc_faces"])]
    with zipfile.ZipFile(CONTEXT / "muxspace_portraits.zip") as archive:
        jobs += [("muxspace", name, archive.read(name)) for name in sorted(archive.namelist())]
    with ProcessPoolExecutor(2) as pool:
        samples = [s for s in pool.map(_taught, jobs, chunksize=32) if s is not None]
    print(f"teacher: {len(samples)} of {len(jobs)} pictures labelled")
    path.write_bytes(pickle.dumps(samples))
    return samples
