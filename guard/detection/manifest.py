"""Which networks are shipped, and the proof that the files are those: ``models/manifest.json``."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from guard.detection.calibration import Calibration
from guard.detection.session import ModelError
from guard.types import Measured

SCHEMA: Final = 1
MODELS: Final = Path(__file__).resolve().parents[2] / "models"


@dataclass(frozen=True, slots=True)
class FinderEntry:
    """A network of the face finder: its bytes, already checked, and the confidence from which a find counts."""

    model: bytes
    version: str
    threshold: float


@dataclass(frozen=True, slots=True)
class DetectorEntry:
    """The deepfake detector: bytes, calibration, the named operating points (drift, suspect, fake; nats).

    ``measured``: what each of these points did on held-out clips; none where it was not measured.
    """

    model: bytes
    version: str
    crop_px: int
    calibration: Calibration
    operating_points: dict[str, tuple[float, float, float]]
    measured: dict[str, Measured]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The networks of one release."""

    face_finder: FinderEntry
    face_landmarks: FinderEntry
    deepfake_detector: DetectorEntry


def load(folder: Path = MODELS) -> Manifest:
    """Read the manifest and the networks, each file read once and its SHA-256 checked before anything parses it.

    Raises :class:`ModelError` with one clear line: missing file, broken manifest, other schema, wrong hash.
    """
    path = folder / "manifest.json"
    try:
        raw = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read: {error}") from error
    try:
        if raw["schema"] != SCHEMA:
            raise ModelError(f"{path} has schema {raw['schema']!r}; this program reads {SCHEMA}")
        detector = raw["deepfake_detector"]
        calibration = detector["calibration"]
        return Manifest(
            _finder(folder, raw["face_finder"]),
            _finder(folder, raw["face_landmarks"]),
            DetectorEntry(
                _checked(folder, detector),
                str(detector["version"]),
                int(detector["input"][0]),
                Calibration(float(calibration["slope"]), float(calibration["intercept"]), float(calibration["limit"])),
                {
                    str(name): (float(point["drift"]), float(point["suspect"]), float(point["fake"]))
                    for name, point in detector["operating_points"].items()
                },
                {str(name): Measured(**figures) for name, figures in detector.get("measured", {}).items()},
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ModelError(f"{path} is not a manifest: {type(error).__name__} {error}") from error


def _finder(folder: Path, entry: dict[str, Any]) -> FinderEntry:
    return FinderEntry(_checked(folder, entry), str(entry["version"]), float(entry["threshold"]))


def _checked(folder: Path, entry: dict[str, Any]) -> bytes:
    path = folder / str(entry["file"])
    try:
        model = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error}") from error
    found = hashlib.sha256(model).hexdigest()
    if found != entry["sha256"]:
        raise ModelError(f"{path} is not the file that was shipped (SHA-256 {found[:12]}…): install Qalqan again")
    return model
