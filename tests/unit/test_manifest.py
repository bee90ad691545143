"""A network whose bytes are not those that were shipped is refused before anything parses it."""

import json
import shutil
from pathlib import Path

import pytest

from guard.detection import manifest
from guard.detection.session import ModelError, Session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped networks."""
    for name in ("manifest.json", "face_finder", "deepfake_detector"):
        source = manifest.MODELS / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


def test_the_shipped_networks_are_accepted(folder: Path) -> None:
    shipped = manifest.load(folder)
    assert {"cautious", "balanced", "sensitive"} <= set(shipped.deepfake_detector.operating_points)
    Session(shipped.face_finder.model)
    Session(shipped.face_landmarks.model)
    Session(shipped.deepfake_detector.model)


@pytest.mark.parametrize(
    "network", ["face_finder/face_finder", "face_finder/face_landmarks", "deepfake_detector/deepfake_detector"]
)
def test_one_changed_byte_is_refused(folder: Path, network: str) -> None:
    path = folder / f"{network}.onnx"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelError, match="not the file that was shipped"):
        manifest.load(folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 1}', '{"schema": 99}', '{"schema": 1, "face_finder": 3}'])
def test_a_broken_manifest_is_one_clear_line(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ModelError) as raised:
        manifest.load(folder)
    assert "\n" not in str(raised.value)


def test_a_missing_network_is_named(folder: Path) -> None:
    (folder / "face_finder" / "face_finder.onnx").unlink()
    with pytest.raises(ModelError, match=r"face_finder\.onnx"):
        manifest.load(folder)


def test_every_named_figure_in_the_manifest_is_a_number(folder: Path) -> None:
    entry = json.loads((folder / "manifest.json").read_text())["deepfake_detector"]
    assert entry["calibration"]["slope"] > 0, "a higher network output must mean: more likely fake"


def test_bytes_that_are_no_network_are_one_clear_line() -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        Session(b"not a network")
