"""``prepare``: every face found once, cut as the running program cuts it, and kept as one array on disk."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Iterable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from guard.analysis import open_finder
from guard.detection import manifest
from guard.types import Face, Landmarks, Picture
from guard.vision.align import CROP_PX, align, similarity
from models.training import clips, data

PAD = 0.35
"""What is added around a DFDC crop, on each side, before the finder looks: it was trained on faces in pictures."""

TIGHT = ("dfdc", "portrait")
"""Kinds of pictures that are little more than one face."""

Find = Callable[[Picture], list[Face]]
Cut = tuple[Picture, Landmarks, dict[str, Any]]
_find: Find


def cut(image: Picture, landmarks: Landmarks) -> tuple[Picture, Landmarks]:
    """The aligned crop and where the landmarks lie in it: the same call as in the running program."""
    matrix = similarity(landmarks)
    return align(image, landmarks), (landmarks @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)


def largest(faces: list[Face]) -> Face | None:
    """The face that fills most of the picture."""
    return max(faces, key=lambda face: face.box[2] * face.box[3], default=None)


def padded(image: Picture, pad: int) -> Picture:
    """``image`` with ``pad`` pixels of its own edge around it."""
    return np.asarray(cv2.copyMakeBorder(image, pad, pad, pad, pad, cv2.BORDER_REPLICATE), np.uint8)


def find(image: Picture) -> list[Face]:
    """The faces of one picture by the finder that :func:`start` opened in this process."""
    return _find(image)


def find_in_tight(image: Picture, find: Find) -> Landmarks | None:
    """The landmarks of a picture that is little more than one face."""
    pad = int(PAD * max(image.shape[:2]))
    face = largest(find(padded(image, pad)))
    return None if face is None else face.landmarks - np.float32(pad)


def cut_records(records: list[data.Record]) -> list[Cut]:
    """One crop for each picture whose face was found, the largest one."""
    out = []
    for record, image in data.read(records):
        face = None if record.kind in TIGHT else largest(_find(image))
        landmarks = find_in_tight(image, _find) if face is None else face.landmarks
        if landmarks is None or (face is None and record.kind == "context"):
            continue
        eyes = float(np.linalg.norm(landmarks[0] - landmarks[1]))
        if record.kind == "context" and eyes < 16:
            continue
        row = {"kind": record.kind, "split": record.split, "label": record.label, "person": record.person}
        row |= {"group": record.group, "name": record.name, "source": record.source, "eyes_px": round(eyes, 1)}
        out.append((*cut(image, landmarks), row))
    return out


def cut_clip(job: tuple[str, str, int]) -> list[Cut]:
    """The matched faces of a live pair: ``job`` is its name, the condition (clean, h264, vp8) and the frame step.

    A face of the swapped clip counts as fake only where it differs from the same face of the original.
    """
    name, condition, step = job
    settings = data.config()["live"]
    folder = data.DATA / "live-swaps"
    clean = [clips.read(folder / label / f"{name}.mp4") for label in ("real", "fake")]
    seen = clean if condition == "clean" else [clips.recode(c, condition, settings["call_kbit_s"]) for c in clean]
    out: list[Cut] = []
    for index in range(0, min(len(c.frames) for c in clean + seen), step):
        before, after = (c.frames[index] for c in clean)
        real, fake = (c.frames[index] for c in seen)
        others = _find(fake)
        for face in _find(real):
            other = max(others, key=lambda o, f=face: overlap(f.box, o.box), default=None)
            if other is None or overlap(face.box, other.box) < 0.4:
                continue
            change = difference(before, after, face.landmarks)
            swapped = change > settings["swapped_above_in"].get(name, settings["swapped_above"])
            row = {"kind": "live", "clip": name, "condition": condition, "frame": index, "change": round(change, 2)}
            row |= {"t_s": round(index / clean[0].fps, 3), "x": round(face.box[0]), "swapped": bool(swapped)}
            row["eyes_px"] = round(float(np.linalg.norm(face.landmarks[0] - face.landmarks[1])), 1)
            out.append((*cut(real, face.landmarks), row | {"side": "real", "label": 0}))
            out.append((*cut(fake, other.landmarks), row | {"side": "fake", "label": int(swapped)}))
    return out


def difference(before: Picture, after: Picture, landmarks: Landmarks) -> float:
    """Mean absolute difference (0..255) of the middle of one face in two pictures of the same moment."""
    a, b = (align(image, landmarks)[40:140, 40:120] for image in (before, after))
    return float(cv2.absdiff(a, b).mean())


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    """Intersection over union of two boxes (x, y, width, height)."""
    width = max(0.0, min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]))
    height = max(0.0, min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]))
    both = width * height
    return both / (a[2] * a[3] + b[2] * b[3] - both) if both else 0.0


def store(name: str, cuts: Iterable[list[Cut]], limit: int) -> int:
    """Write a cache of at most ``limit`` crops; the number written."""
    folder = data.BUILD / name
    folder.mkdir(parents=True, exist_ok=True)
    temporary = np.lib.format.open_memmap(
        folder / "growing.npy", mode="w+", dtype=np.uint8, shape=(limit, CROP_PX, CROP_PX, 3)
    )
    points: list[NDArray[np.float32]] = []
    rows = []
    for batch in cuts:
        for pixels, landmarks, row in batch:
            temporary[len(rows)] = pixels
            points.append(landmarks)
            rows.append(row)
    temporary.flush()
    del temporary
    (folder / "growing.npy").rename(folder / "crops.npy")
    np.save(folder / "points.npy", np.array(points, np.float32))
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return len(rows)


def start() -> None:
    global _find
    cv2.setNumThreads(1)
    _find = open_finder(manifest.load()).find


def prepare(workers: int = 2, sample: int = 1) -> None:
    """Cut and keep all: ``faces`` (DFDC, pictures, people), ``live`` and ``footage`` (clips, clean and re-encoded).

    ``sample`` keeps one picture in so many, for a quick look.
    """
    from models.training import footage

    records = (data.dfdc() + data.pictures() + data.people())[::sample]
    chunks = [records[start : start + 200] for start in range(0, len(records), 200)]
    settings = data.config()["live"]
    jobs = [(name, "clean", settings["step"] * sample) for name in data.live_clips()]
    jobs += [(name, kind, settings["call_step"] * sample) for name in data.live_clips() for kind in ("h264", "vp8")]
    with multiprocessing.get_context("spawn").Pool(workers, start) as pool:
        live = store("live", tqdm(pool.imap(cut_clip, jobs), "live clips", len(jobs)), 20000)
        others = footage.jobs()[::sample]
        told = store("footage", tqdm(pool.imap(footage.cut_clip, others), "footage", len(others)), 30000)
        faces = store("faces", tqdm(pool.imap(cut_records, chunks), "faces", len(chunks)), len(records))
    print(f"{faces} of {len(records)} pictures and {live} live crops, {told} of footage kept in {data.BUILD}")
