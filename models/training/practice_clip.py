"""Make the practice call: ``python -m models.training.practice_clip`` writes ``practice.mp4`` and ``practice.json``.

One picture, NASA's portrait of an astronaut (public domain, shipped by scikit-image), is brought to life as a caller:
head and body sway, she blinks and talks, the camera is noisy and breathes. After ``SWAP_S`` her face is replaced, in
every frame, by another drawn from the same picture (mirrored, other proportions) as a live swap tool would do it. There
is no other face. Places are in pixels of the 512 x 512 portrait unless said otherwise; ``t_s`` is seconds since the
start.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from skimage.data import astronaut

from guard.types import Landmarks, Picture
from models.training import forge

WIDTH, HEIGHT, RATE = 640, 480, 25
SWAP_S: Final = 10.0
DURATION_S: Final = 22.0
SCALE: Final = 1.8
"""Pixels of the clip for one of the portrait."""
CORNER: Final = (48.0, -12.0)
"""The place in the portrait of the clip's upper left corner."""
FACE: Final = np.array([[202.5, 100.8], [247.2, 103.3], [223.3, 127.0], [204.2, 140.8], [245.3, 140.8]], np.float32)
"""The portrait's five landmarks, read off by eye."""
EYES: Final = ((202.5, 100.8), (247.2, 103.3))
SEED: Final = 102
OUT: Final = Path(__file__).resolve().parents[2] / "ui" / "resources"

Grid = NDArray[np.float64]


def sway(t_s: float, *waves: tuple[float, float]) -> float:
    """A smooth, never quite repeating signal of about -1..1: waves of (frequency in Hz, phase in turns)."""
    return float(sum(np.sin(2 * np.pi * (hertz * t_s + turn)) for hertz, turn in waves) / len(waves))


def step(values: Grid, start: float, end: float) -> Grid:
    """0 before ``start``, 1 after ``end``, smooth between."""
    part = np.clip((values - start) / (end - start), 0, 1)
    return part * part * (3 - 2 * part)


def head_moves(x: Grid, y: Grid, t_s: float) -> tuple[Grid, Grid]:
    """Where the picture at (x, y) came from, as the head and the body move."""
    head = np.exp(-((((x - 226) / 100) ** 2 + ((y - 95) / 100) ** 2) ** 2))
    body = step(y, 120, 260)
    inner = np.exp(-(((x - 224) / 46) ** 2) - ((y - 115) / 60) ** 2)  # nearer: it moves more in a turn
    roll = np.deg2rad(2.6) * sway(t_s, (0.11, 0.1), (0.23, 0.4))
    turn, nod = sway(t_s, (0.17, 0.0), (0.31, 0.3)), sway(t_s, (0.13, 0.7), (0.41, 0.2))
    aside, lean = sway(t_s, (0.07, 0.2), (0.19, 0.8)), 0.02 * sway(t_s, (0.06, 0.5), (0.15, 0.1))
    dx = head * (9 * turn + roll * (185 - y)) + 6 * inner * turn + body * 5 * aside + lean * (x - 226)
    dy = head * (3 * nod + roll * (x - 226)) + 4 * inner * nod + lean * (y - 160)
    return x - dx, y - dy


def face_moves(x: Grid, y: Grid, t_s: float) -> tuple[Grid, Grid]:
    """Where the picture at (x, y) came from, as the eyes blink and the mouth talks."""
    talk = max(0.0, sway(t_s, (0.21, 0.0), (0.09, 0.3))) * abs(sway(t_s, (1.9, 0.0), (2.7, 0.4)))
    below = step(y, 138, 147) * (1 - step(y, 158, 190))
    dy = 6 * talk * below * np.exp(-(((x - 224.5) / 27) ** 2))
    shut = max(0.0, 1 - abs((t_s + 0.6 * np.sin(t_s)) % 3.4 - 1.5) / 0.14)
    for eye_x, eye_y in EYES:
        lid = step(y, eye_y - 12, eye_y - 3) * (1 - step(y, eye_y + 2, eye_y + 7))
        dy = dy + 5.5 * shut * lid * np.exp(-(((x - eye_x) / 13) ** 4))
    return x, y - dy


def other_person(x: Grid, y: Grid) -> tuple[Grid, Grid]:
    """Where the picture at (x, y) came from, in the face that is put on: wider eyes, longer nose, narrower mouth."""
    dx, dy = np.zeros_like(x), np.zeros_like(y)
    for (at_x, at_y), wide, tall, reach in (
        (EYES[0], 0.22, 0.30, 15),
        (EYES[1], 0.22, 0.30, 15),
        ((223.3, 122.0), 0.25, 0.18, 15),
        ((224.7, 143.0), -0.20, 0.22, 22),
        ((224.7, 170.0), -0.10, -0.12, 30),
    ):
        near = np.exp(-(((x - at_x) ** 2 + (y - at_y) ** 2) / reach**2))
        dx, dy = dx + wide * near * (x - at_x), dy + tall * near * (y - at_y)
    return x - dx, y - dy


def landmarks_at(t_s: float) -> Landmarks:
    """The face's five points in pixels of the clip: the moves turned round by repeated substitution."""
    goal = FACE.astype(np.float64)
    at = goal.copy()
    for _ in range(12):
        x, y = head_moves(at[:, 0], at[:, 1], t_s)
        at += goal - np.stack([x, y], 1)
    return ((at - CORNER) * SCALE).astype(np.float32)


def caller(portrait: Picture, t_s: float) -> Picture:
    """The caller at ``t_s`` as a perfect camera would see her: ``HEIGHT`` x ``WIDTH`` x 3."""
    columns, rows = np.meshgrid(np.arange(WIDTH) / SCALE + CORNER[0], np.arange(HEIGHT) / SCALE + CORNER[1])
    return _sample(portrait, *face_moves(*head_moves(columns, rows, t_s), t_s))


def impostor(portrait: Picture, t_s: float) -> Picture:
    """The face that is put on, with the caller's own expression, as a generator would draw it: 512 x 512 x 3."""
    columns, rows = np.meshgrid(np.arange(512.0), np.arange(512.0))
    return _sample(portrait, *other_person(*face_moves(columns, rows, t_s)))


def camera(picture: Picture, t_s: float, rng: np.random.Generator) -> Picture:
    """The same with a webcam's breathing exposure and noise."""
    exposure = 1 + 0.012 * sway(t_s, (0.5, 0.0), (1.3, 0.2)) + rng.normal(0, 0.002)
    noise = cv2.GaussianBlur(rng.normal(0, 4.0, picture.shape).astype(np.float32), (0, 0), 0.7)
    return np.clip(picture * exposure + noise, 0, 255).round().astype(np.uint8)


def swapped(picture: Picture, portrait: Picture, t_s: float, rng: np.random.Generator) -> Picture:
    """``picture`` with the other face put on; ``rng`` gives the small unrest of a tool that works frame by frame."""
    unrest = rng.normal(0, 0.7, (5, 2)).astype(np.float32)
    mirrored = np.ascontiguousarray(impostor(portrait, t_s)[:, ::-1])
    points = FACE[[1, 0, 2, 4, 3]] * [-1, 1] + [511, 0]
    donor = (mirrored, points.astype(np.float32))
    return forge.swap(picture, landmarks_at(t_s) + unrest, np.random.default_rng(SEED), donor)


def _sample(portrait: Picture, x: Grid, y: Grid) -> Picture:
    x, y = x.astype(np.float32), y.astype(np.float32)
    return cv2.remap(portrait, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def frames(rng: np.random.Generator) -> list[Picture]:
    """The whole clip, one picture each 1 / ``RATE`` seconds."""
    portrait = np.ascontiguousarray(astronaut()[:, :, ::-1])
    made = []
    for index in range(round(DURATION_S * RATE)):
        t_s = index / RATE
        picture = camera(caller(portrait, t_s), t_s, rng)
        made.append(swapped(picture, portrait, t_s, rng) if t_s >= SWAP_S else picture)
    return made


def write(path: Path, pictures: list[Picture], quality: int) -> None:
    """Encode as H.264 in an .mp4 that every player and OpenCV read."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": str(quality), "preset": "slow"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for picture in pictures:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="bgr24")))
        container.mux(stream.encode())


def main() -> None:
    """Write the clip and what is to be known of it."""
    parser = argparse.ArgumentParser(prog="python -m models.training.practice_clip", description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=OUT, help="folder (%(default)s)")
    parser.add_argument("--quality", type=int, default=23, help="x264's constant rate factor (%(default)s)")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    clip = arguments.out / "practice.mp4"
    write(clip, frames(np.random.default_rng(SEED)), arguments.quality)
    facts = {"swap_s": SWAP_S, "duration_s": DURATION_S, "source": "NASA astronaut, public domain"}
    (arguments.out / "practice.json").write_text(json.dumps(facts, indent=2) + "\n")
    print(f"{clip}: {clip.stat().st_size} bytes, {DURATION_S:g} s, swapped from {SWAP_S:g} s")


if __name__ == "__main__":
    main()
