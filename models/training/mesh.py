"""Where 468 points of each face lie: what the dense swaps of the forge are warped by. Training time only.

The network is ``face_landmark.tflite`` out of the wheel of mediapipe 0.10.21 (Apache-2.0; Kartynnik et al., "Real-time
Facial Surface Geometry from Monocular Video on Mobile GPUs", 2019). The wheel is downloaded and opened, never installed
(it wants an older numpy), and nothing of it is kept in the repository: ``cv2.dnn`` runs the one file.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from guard.types import Picture
from models.training import data

WHEEL = "mediapipe==0.10.21"
MEMBER = "mediapipe/modules/face_landmark/face_landmark.tflite"
POINTS = 468
SIDE_PX = 192
MARGIN = 0.22
"""What is added around the aligned crop before the network looks, of its side: it expects room around a face."""


def fetched() -> Path:
    """The network's file in ``build/training``, from PyPI the first time."""
    path = data.BUILD / "face_landmark.tflite"
    if not path.exists():
        folder = data.BUILD / "wheel"
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
        subprocess.run([*command, "--python-version", "3.11", "-d", str(folder), WHEEL], check=True)
        with zipfile.ZipFile(next(folder.glob("mediapipe-*.whl"))) as wheel:
            path.write_bytes(wheel.read(MEMBER))
    return path


@cache
def _network() -> Any:
    cv2.setNumThreads(1)
    return cv2.dnn.readNetFromTFLite(str(fetched()))


def points_of(crop: Picture) -> tuple[NDArray[np.float32], float]:
    """468 x 3 (pixels of the crop; depth in the same unit, smaller is nearer) and the network's own certainty, 0..1."""
    side = crop.shape[0]
    pad = round(MARGIN * side)
    room = cv2.copyMakeBorder(crop, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
    network = _network()
    network.setInput(cv2.dnn.blobFromImage(room, 1 / 255.0, (SIDE_PX, SIDE_PX), swapRB=True))
    sure, found = network.forward(("conv2d_31", "conv2d_21"))
    points = found.reshape(POINTS, 3) * (room.shape[0] / SIDE_PX)
    points[:, :2] -= pad
    return points.astype(np.float32), float(1 / (1 + np.exp(-sure.ravel()[0])))


def _chunk(job: tuple[str, list[int]]) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
    name, rows = job
    pixels = data.load(name).pixels
    found = [points_of(np.ascontiguousarray(pixels[row])) for row in rows]
    return np.array([f[0] for f in found], np.float16), np.array([f[1] for f in found], np.float16)


def measure(name: str, workers: int = 2) -> None:
    """``mesh.npy`` (N x 468 x 3, half precision) and ``mesh_sure.npy`` (N) beside the crops of the cache ``name``.

    Of genuine faces that may be forged or lend their face; elsewhere the certainty is 0.
    """
    fetched()
    crops = data.load(name)
    rows = [n for n, row in enumerate(crops.rows) if row["label"] == 0 and row.get("split", "train") != "val"]
    jobs = [(name, rows[at : at + 100]) for at in range(0, len(rows), 100)]
    points = np.zeros((len(crops.rows), POINTS, 3), np.float16)
    sure = np.zeros(len(crops.rows), np.float16)
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for (_, chunk), found in zip(jobs, tqdm(pool.imap(_chunk, jobs), f"mesh of {name}", len(jobs)), strict=True):
            points[chunk], sure[chunk] = found
    np.save(data.BUILD / name / "mesh.npy", points)
    np.save(data.BUILD / name / "mesh_sure.npy", sure)
