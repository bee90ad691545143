"""Clips that are not live pairs: swaps by many tools beside their originals, and people who speak, genuine all.

``tool-swaps`` is split by scene and source, never by clip; ``real-clips`` by source and person. Each clip is cut once
as it is and once through each call codec, at the program's own rate.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from guard.types import Picture
from guard.vision.quality import assess
from models.training import clips, crops, data

PER_S = {"clean": 10.0, "h264": 5.0, "vp8": 5.0}
"""Crops a second in each condition; the program looks five times."""


@dataclass(frozen=True, slots=True)
class Footage:
    """One clip and what is known of it. ``scene`` is shared by an original and everything made from it."""

    path: Path
    kind: str  # tool, speaker
    label: int  # 1 for swapped
    scene: str
    source: str
    tool: str = ""
    whose: str = ""

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"


def listed() -> list[Footage]:
    """Every clip of ``tool-swaps`` and ``real-clips``, each file once."""
    found: dict[Path, Footage] = {}
    for row in _rows(data.DATA / "tool-swaps"):
        path = data.DATA / "tool-swaps" / row["file"]
        entry = Footage(
            path, "tool", int(row["label"] == "fake"), row["scene"], row["source"], row["tool"], row["whose"]
        )
        found.setdefault(path, entry)
    for row in _rows(data.DATA / "real-clips"):
        path = data.DATA / "real-clips" / row["file"]
        found[path] = Footage(path, "speaker", 0, row["person"], row["source"])
    return list(found.values())


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "index.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def cut_clip(job: tuple[Footage, str]) -> list[crops.Cut]:
    """The largest face of every so many frames of one clip in one condition (clean, h264, vp8)."""
    clip, condition = job
    seen = clips.read(clip.path)
    if condition != "clean":
        seen = clips.recode(seen, condition, data.config()["live"]["call_kbit_s"])
    out: list[crops.Cut] = []
    step = max(1, round(seen.fps / PER_S[condition]))
    for index in range(0, len(seen.frames), step):
        frame = seen.frames[index]
        face = face_of(frame)
        if face is None:
            continue
        pixels, points = crops.cut(frame, face.landmarks)
        row = {"kind": clip.kind, "clip": clip.name, "condition": condition, "frame": index, "scene": clip.scene}
        row |= {"source": clip.source, "tool": clip.tool, "whose": clip.whose, "t_s": round(index / seen.fps, 3)}
        row |= {"side": "fake" if clip.label else "real", "label": clip.label, "swapped": True}
        reason = assess(pixels, face, frame.shape).reason
        row |= {"reason": "" if reason is None else reason.value}
        row["eyes_px"] = round(float(np.linalg.norm(face.landmarks[0] - face.landmarks[1])), 1)
        out.append((pixels, points, row))
    return out


def face_of(frame: Picture) -> crops.Face | None:
    """The largest face; these clips are cut so near the head that the finder may need room around it."""
    face = crops.largest(crops.find(frame))
    if face is not None:
        return face
    pad = int(crops.PAD * max(frame.shape[:2]))
    face = crops.largest(crops.find(crops.padded(frame, pad)))
    if face is None:
        return None
    x, y, width, height = face.box
    return crops.Face((x - pad, y - pad, width, height), face.landmarks - np.float32(pad), face.confidence)


def jobs() -> list[tuple[Footage, str]]:
    return [(clip, condition) for clip in listed() for condition in PER_S]
