"""The cache of composed tiles that training reads: ``build/finder/tiles.npy`` and ``faces.npy``."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor

import cv2
import numpy as np

from models.training.finder import sources
from models.training.finder.compose import Composer, degraded
from models.training.finder.config import CONFIG, WORK

SIZES = (14.0, 360.0)
_PART = 500


def composer(seed: int) -> Composer:
    """Scenes of everything training may see."""
    known = [s for s in sources.all_context() if not sources.held_out(s)]
    return Composer([s for s in known if len(s.faces)], sources.teach(), [s for s in known if not len(s.faces)], seed)


_made: Composer | None = None


def _part(first: int) -> tuple[int, np.ndarray, np.ndarray]:
    global _made
    cv2.setNumThreads(1)
    if _made is None:
        _made = composer(0)
    _made.rng = np.random.default_rng([CONFIG["seed"], first])
    side, most = CONFIG["data"]["tile_px"], CONFIG["data"]["max_faces"]
    count = min(_PART, CONFIG["data"]["tiles"] - first)
    tiles = np.zeros((count, side, side, 3), np.uint8)
    faces = np.zeros((count, most, 16), np.float32)
    for i in range(count):
        image, rows = _made.scene(side, side, SIZES)
        tiles[i] = degraded(image, _made.rng)
        rows = rows[np.argsort(-rows[:, 2])][:most]
        faces[i, : len(rows)] = rows
    return first, tiles, faces


def prepare() -> None:
    """Compose the tiles on two processes; the same seed gives the same tiles."""
    WORK.mkdir(parents=True, exist_ok=True)
    sources.teach()
    count, side, most = (CONFIG["data"][k] for k in ("tiles", "tile_px", "max_faces"))
    tiles = np.lib.format.open_memmap(WORK / "tiles.npy", "w+", np.uint8, (count, side, side, 3))
    faces = np.lib.format.open_memmap(WORK / "faces.npy", "w+", np.float32, (count, most, 16))
    with ProcessPoolExecutor(2) as pool:
        for first, pixels, rows in pool.map(_part, range(0, count, _PART)):
            tiles[first : first + len(pixels)], faces[first : first + len(rows)] = pixels, rows
            print(f"{first + len(pixels)} of {count} tiles", flush=True)
    tiles.flush()
    faces.flush()
