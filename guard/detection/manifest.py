"""Which networks are shipped, and the proof that the files are those: ``models/manifest.json``."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from guard import files
from guard.detection.calibration import Calibration
from guard.detection.session import ModelError
from guard.integrity import TamperedError, checked, shipped
from guard.types import Measured

SCHEMA: Final = 1
MODELS: Final = Path(__file__).resolve().parents[2] / "models"
POINTS: Final = ("cautious", "balanced", "sensitive")
CROP_PX: Final = 160
"""Side of the detector's crop where the manifest does not say."""


@dataclass(frozen=True, slots=True)
class FinderEntry:
    """A network of the face finder: its bytes, already checked, and the confidence from which a find counts."""

    model: bytes
    version: str
    threshold: float


@dataclass(frozen=True, slots=True)
class DetectorEntry:
    """The deepfake detector: bytes, calibration, the named operating points (drift, suspect, fake; nats).

    ``crop_px``: side of the square crop it takes. ``measured``: what each of these points did on held-out clips; none
    where it was not measured.
    """

    model: bytes
    version: str
    crop_px: int
    calibration: Calibration
    operating_points: dict[str, tuple[float, float, float]]
    measured: dict[str, Measured]


@dataclass(frozen=True, slots=True)
class IdentityEntry:
    """The network that tells whose face a crop shows: its bytes, already checked."""

    model: bytes
    version: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The networks of one release."""

    face_finder: FinderEntry
    face_landmarks: FinderEntry
    face_identity: IdentityEntry
    deepfake_detector: DetectorEntry


def load(folder: Path = MODELS) -> Manifest:
    """Read the manifest and the networks, each file read once and its SHA-256 checked before anything parses it.

    The manifest of the program itself must be the shipped one; of another ``folder`` (a network in training) it is
    taken as it is. Raises :class:`ModelError` with one clear line: missing file, broken manifest, other schema, wrong
    hash, a figure that cannot be.
    """
    raw = _raw(folder)
    try:
        if raw["schema"] != SCHEMA:
            raise ModelError(f"{folder}/manifest.json has schema {raw['schema']!r}; this program reads {SCHEMA}")
        return Manifest(
            _finder(folder, raw["face_finder"]),
            _finder(folder, raw["face_landmarks"]),
            _identity(folder, raw["face_identity"]),
            _detector(folder, raw["deepfake_detector"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
        what = str(error).splitlines()[0][:100] if str(error) else ""
        raise ModelError(f"{folder}/manifest.json is not a manifest: {type(error).__name__} {what}") from error


def yardstick(folder: Path = MODELS) -> bytes | None:
    """The network that ``bench`` compares with; None where it is not installed. Raises :class:`ModelError`."""
    entry = _raw(folder).get("yardstick")
    if not isinstance(entry, dict) or not files.there(folder / str(entry.get("file"))):
        return None
    return _model(folder, entry)


def _raw(folder: Path) -> Any:
    path = folder / "manifest.json"
    try:
        raw = json.loads(shipped("models/manifest.json") if folder == MODELS else path.read_bytes())
    except TamperedError as error:
        raise ModelError(str(error)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path} cannot be read: {type(error).__name__}") from error
    if not isinstance(raw, dict):
        raise ModelError(f"{path} is not a manifest")
    return raw


def _finder(folder: Path, entry: dict[str, Any]) -> FinderEntry:
    return FinderEntry(_model(folder, entry), str(entry["version"]), _within(0, entry["threshold"], 1))


def _identity(folder: Path, entry: dict[str, Any]) -> IdentityEntry:
    return IdentityEntry(_model(folder, entry), str(entry["version"]))


def _detector(folder: Path, entry: dict[str, Any]) -> DetectorEntry:
    crop_px, high_px = entry.get("input", (CROP_PX, CROP_PX))
    if type(crop_px) is not int or crop_px != high_px or not 32 <= crop_px <= 1024:
        raise ValueError("the input is a square of 32 to 1024 pixels")
    calibration = entry["calibration"]
    points = {str(name): _point(point) for name, point in entry["operating_points"].items()}
    if missing := set(POINTS) - set(points):
        raise ValueError(f"no operating point {min(missing)}")
    return DetectorEntry(
        _model(folder, entry),
        str(entry["version"]),
        crop_px,
        Calibration(
            _within(0, calibration["slope"], 100),
            _within(-100, calibration["intercept"], 100),
            _within(0, calibration["limit"], 100),
        ),
        points,
        {str(name): Measured(**figures) for name, figures in entry.get("measured", {}).items()},
    )


def _point(point: dict[str, Any]) -> tuple[float, float, float]:
    drift, suspect, fake = (_within(0, point[name], 100) for name in ("drift", "suspect", "fake"))
    if not 0 < suspect <= fake:
        raise ValueError("a suspicion comes before a warning")
    return drift, suspect, fake


def _within(low: float, value: Any, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("a figure is not a number")
    if not low <= value <= high:
        raise ValueError(f"{value} is not from {low} to {high}")
    return float(value)


def _model(folder: Path, entry: dict[str, Any]) -> bytes:
    try:
        return checked(folder / str(entry["file"]), str(entry["sha256"]))
    except TamperedError as error:
        raise ModelError(str(error)) from error
