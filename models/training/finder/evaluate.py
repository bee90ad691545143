"""Measure the exported finder beside OpenCV's Haar cascade and the teacher, on pictures that training never saw."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.analysis import open_finder
from guard.detection import manifest
from guard.vision.faces import THRESHOLD
from models.training.finder import sources
from models.training.finder.compose import Composer, Rows, rows_of
from models.training.finder.config import CONFIG, DATA, OUT
from models.training.finder.sources import Sample
from models.training.finder.teacher import Teacher

Finds = Callable[[NDArray[np.uint8]], NDArray[np.float32]]
Scene = tuple[NDArray[np.uint8], Rows]
ASKED_PX = 24.0  # a face is asked for from this size (root of the area) in the picture that the network sees


def ours() -> Finds:
    """Rows (x, y, w, h, five landmarks, score)."""
    finder = open_finder(manifest.load())

    def find(image: NDArray[np.uint8]) -> NDArray[np.float32]:
        rows = [np.concatenate([f.box, f.landmarks.ravel(), [f.confidence]]) for f in finder.find(image)]
        return np.array(rows, np.float32).reshape(-1, 15)

    return find


def haar() -> Finds:
    cascade = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_default.xml")

    def find(image: NDArray[np.uint8]) -> NDArray[np.float32]:
        boxes = cascade.detectMultiScale(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), 1.1, 4, minSize=(20, 20))
        rows = np.full((len(boxes), 15), np.nan, np.float32)
        rows[:, :4] = np.reshape(boxes, (-1, 4))
        return rows

    return find


def teacher() -> Finds:
    return Teacher()


def ious(found: NDArray[np.float32], faces: Rows) -> NDArray[np.float32]:
    """Every find (x, y, w, h) against every face (centre x, y, w, h)."""
    f1, f2 = found[:, None, :2], found[:, None, :2] + found[:, None, 2:4]
    t1, t2 = faces[None, :, :2] - faces[None, :, 2:4] / 2, faces[None, :, :2] + faces[None, :, 2:4] / 2
    shared = np.clip(np.minimum(f2, t2) - np.maximum(f1, t1), 0, None).prod(2)
    area = found[:, None, 2:4].prod(2) + faces[None, :, 2:4].prod(2) - shared
    return (shared / np.maximum(area, 1e-6)).astype(np.float32)


def measured(find: Finds, scenes: list[Scene]) -> dict[str, float | int | None]:
    """Recall, precision at IoU 0.5, and landmark error over eye distance where landmarks are sure.

    Faces too small or mostly hidden are neither asked for nor counted as false finds.
    """
    asked = right = false = 0
    misses: list[float] = []
    for image, rows in scenes:
        found = find(image)
        need = (rows[:, 15] < 0.5) & (np.sqrt(rows[:, 2] * rows[:, 3]) >= ASKED_PX)
        asked += int(need.sum())
        table = ious(found, rows)
        free = np.ones(len(rows), np.bool_)
        for i in np.argsort(-np.nan_to_num(found[:, 14], nan=0.5)):
            match = np.where(free, table[i], 0)
            best = int(match.argmax()) if len(match) else -1
            if best < 0 or match[best] < 0.5:
                false += not ((table[i] > 0.2) & ~need).any() if len(match) else 1
                continue
            free[best] = False
            if not need[best]:
                continue
            right += 1
            if rows[best, 14] > 0.5 and np.isfinite(found[i, 4]):
                truth, marks = rows[best, 4:14].reshape(5, 2), found[i, 4:14].reshape(5, 2)
                eyes = max(float(np.linalg.norm(truth[1] - truth[0])), 1e-3)
                if eyes > 0.2 * np.sqrt(rows[best, 2] * rows[best, 3]):  # not a profile
                    misses.append(float(np.linalg.norm(marks - truth, axis=1).mean()) / eyes)
    return {
        "pictures": len(scenes),
        "faces": asked,
        "recall": round(right / asked, 4) if asked else None,
        "precision": round(right / max(1, right + false), 4) if asked else None,
        "false_finds": int(false),
        "landmark_error_mean": round(float(np.mean(misses)), 4) if misses else None,
        "landmark_error_p95": round(float(np.percentile(misses, 95)), 4) if misses else None,
    }


def dark(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """About a fifth of the light, with a camera's noise."""
    return np.clip(image * 0.2 + rng.normal(0, 4, image.shape), 0, 255).astype(np.uint8)


def packed(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Half the pixels, then JPEG at quality 20."""
    height, width = image.shape[:2]
    half = cv2.resize(image, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    return cv2.resize(cv2.imdecode(cv2.imencode(".jpg", half, [1, 20])[1], 1), (width, height))


def calls(known: list[Sample], count: int = 150) -> dict[str, list[Scene]]:
    """Composed calls of 640 x 360 from held-out pictures: as they are, dark, packed, and with small faces."""
    faces, empty = [s for s in known if len(s.faces)], [s for s in known if not len(s.faces)]
    made = Composer(faces, faces, empty, CONFIG["seed"] + 1)
    clean = [made.scene(640, 360, (40.0, 280.0), "call" if i % 2 else "context") for i in range(count)]
    small = [made.scene(640, 360, (24.0, 40.0), "context") for _ in range(count)]
    rng = np.random.default_rng(CONFIG["seed"])
    return {
        "call_clean": clean,
        "call_dark": [(dark(i, rng), r) for i, r in clean],
        "call_compressed": [(packed(i), r) for i, r in clean],
        "call_small": small,
    }


def taught_scenes(images: list[NDArray[np.uint8]]) -> list[Scene]:
    """Pictures without labels: the teacher's one sure face is taken for the truth, other pictures are left out."""
    find, scenes = Teacher(), []
    for image in images:
        rows = find(image, 0.35)
        if len(rows) == 1 and rows[0, 14] > 0.6:
            faces = np.append(rows[:, :14], [[1.0]], 1).astype(np.float32)
            scenes.append((image, rows_of(Sample("", "", b"", faces))))
    return scenes


def live_frames(kind: str, per_clip: int = 10) -> list[NDArray[np.uint8]]:
    """Frames spread evenly over each clip of a live swap tool."""
    frames = []
    for path in sorted((DATA / "live-swaps" / kind).glob("*.mp4")):
        clip = cv2.VideoCapture(str(path))
        total = int(clip.get(cv2.CAP_PROP_FRAME_COUNT))
        for index in np.linspace(0, max(0, total - 2), per_clip).astype(int):
            clip.set(cv2.CAP_PROP_POS_FRAMES, int(index))
            ok, frame = clip.read()
            if ok:
                frames.append(frame)
        clip.release()
    return frames


def milliseconds(find: Callable[[], object], times: int = 60) -> float:
    """The median of ``times`` runs."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        find()
        spent.append(time.perf_counter() - start)
    return round(1000 * float(np.median(spent)), 2)


def evaluate() -> None:
    """Write ``models/face_finder/metrics.json``."""
    cv2.setNumThreads(1)
    known = [s for s in sources.all_context() if sources.held_out(s)]
    sets: dict[str, list[Scene]] = {
        name: [(s.image(), rows_of(s)) for s in known if s.source == name and len(s.faces)]
        for name in ("fossasia_2016", "linzaer_ulfg")
    }
    sets["no_faces"] = [(s.image(), rows_of(s)) for s in known if not len(s.faces)]
    sets |= calls(known)
    crops = [cv2.imdecode(np.frombuffer(j, np.uint8), 1) for _, j in sources.dfdc("val", 300)]
    sets["dfdc_val_padded"] = taught_scenes([sources.padded(c) for c in crops])
    sets["live_real"], sets["live_fake"] = (taught_scenes(live_frames(k)) for k in ("real", "fake"))
    finders = {"ours": ours(), "haar": haar(), "centerface": teacher()}
    report = {
        name: {who: measured(find, scenes) for who, find in finders.items()} for name, scenes in sets.items() if scenes
    }
    frame = sets["call_clean"][0][0]
    finder = open_finder(manifest.load())
    boxes = finder.boxes(frame)[:1]
    document = {
        "command": "python -m models.training.finder evaluate",
        "bytes": sum(path.stat().st_size for path in OUT.glob("*.onnx")),
        "threshold": THRESHOLD,
        "asked_px": ASKED_PX,
        "truth": "labels of two teachers; CenterFace alone (its own figures are then 1) in dfdc_val_padded and live_*",
        "ms_640x360_one_thread": {
            "boxes_alone": milliseconds(lambda: finder.boxes(frame)),
            "landmarks_of_one_box": milliseconds(lambda: finder.landmarker.place(frame, boxes)),
            **{who: milliseconds(lambda f=find: f(frame)) for who, find in finders.items()},
        },
        "sets": report,
    }
    part = OUT / "metrics.json.part"
    part.write_text(json.dumps(document, indent=1) + "\n")
    part.replace(OUT / "metrics.json")
    print(json.dumps(document, indent=1))
