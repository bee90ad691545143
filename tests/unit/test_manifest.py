"""A network whose bytes are not those that were shipped is refused before anything parses it."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guard import bench, integrity
from guard.detection import manifest
from guard.detection.session import ModelError, Session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped networks."""
    for name in ("manifest.json", "face_finder", "face_identity", "deepfake_detector", "yardstick"):
        source = manifest.MODELS / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


def test_the_shipped_networks_are_accepted(folder: Path) -> None:
    shipped = manifest.load(folder)
    assert {"cautious", "balanced", "sensitive"} <= set(shipped.deepfake_detector.operating_points)
    Session(shipped.face_finder.model)
    Session(shipped.face_landmarks.model)
    Session(shipped.face_identity.model)
    Session(shipped.deepfake_detector.model)


@pytest.mark.parametrize(
    "network",
    [
        "face_finder/face_finder",
        "face_finder/face_landmarks",
        "face_identity/face_identity",
        "deepfake_detector/deepfake_detector",
    ],
)
def test_one_changed_byte_is_refused(folder: Path, network: str) -> None:
    path = folder / f"{network}.onnx"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelError, match="not the file that was shipped"):
        manifest.load(folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": 1}',
        '{"schema": 99}',
        '{"schema": 1, "face_finder": 3}',
        "[" * 200_000,
        "\udcff",
        "9" * 9999,
    ],
)
def test_a_broken_manifest_is_one_clear_line(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_bytes(text.encode(errors="surrogatepass"))
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


def edited(folder: Path, place: str, value: object) -> None:
    """Put ``value`` at ``place`` (keys with dots between) into the copied manifest; None takes the entry away."""
    raw = json.loads((folder / "manifest.json").read_text())
    *way, last = place.split(".")
    entry = raw
    for key in way:
        entry = entry[key]
    if value is None:
        del entry[last]
    else:
        entry[last] = value
    (folder / "manifest.json").write_text(json.dumps(raw))


POINT = "deepfake_detector.operating_points.balanced"
ODD = [
    (POINT, None), (f"{POINT}.fake", 1e9), (f"{POINT}.fake", float("nan")), (f"{POINT}.fake", "2"),
    (f"{POINT}.drift", -1),
    (f"{POINT}.suspect", 9.0), (f"{POINT}.suspect", 0), (f"{POINT}.drift", True), (f"{POINT}.drift", None),
    ("face_finder.threshold", 2), ("face_landmarks.threshold", -0.1), ("face_finder.threshold", float("inf")),
    ("deepfake_detector.calibration.slope", -1), ("deepfake_detector.calibration.limit", 1e6),
    ("deepfake_detector.calibration", []), ("deepfake_detector.input", [160, 128]), ("deepfake_detector.input", [1, 1]),
    ("deepfake_detector.input", 160), ("deepfake_detector.measured", {"balanced": {"clips": 3}}), ("schema", 10**400),
    ("deepfake_detector.sha256", 5), ("deepfake_detector.file", "../../../etc/passwd"), ("deepfake_detector.file", "."),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value"), ODD, ids=str)
def test_a_figure_that_cannot_be_is_one_clear_line(folder: Path, place: str, value: object) -> None:
    edited(folder, place, value)
    with pytest.raises(ModelError) as raised:
        manifest.load(folder)
    assert len(str(raised.value).splitlines()) == 1


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=4))
def test_any_manifest_is_read_or_refused(folder: Path, at: int, data: bytes) -> None:
    whole = (manifest.MODELS / "manifest.json").read_bytes()
    at %= len(whole)
    (folder / "manifest.json").write_bytes(whole[:at] + data + whole[at + len(data) :])
    try:
        loaded = manifest.load(folder)
    except ModelError:
        return
    assert set(manifest.POINTS) <= set(loaded.deepfake_detector.operating_points)


@pytest.mark.parametrize(("place", "value"), [(f"{POINT}.fake", 2.3), ("face_finder.threshold", 0.39)])
def test_the_programs_own_manifest_must_be_the_shipped_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, place: str, value: float
) -> None:
    """An operating point that never warns, a threshold that finds no face: figures are under a hash as networks are."""
    root = folder / "program"
    shutil.copytree(manifest.MODELS, root / "models", ignore=shutil.ignore_patterns("training"))
    (root / "guard" / "calls").mkdir(parents=True)
    for name in ("guard/calls/apps.toml", str(integrity.LIST)):
        shutil.copy(integrity.ROOT / name, root / name)
    monkeypatch.setattr(integrity.shipped, "__defaults__", (root,))
    monkeypatch.setattr(manifest, "MODELS", root / "models")
    assert manifest.load(root / "models").face_finder
    edited(root / "models", place, value)
    with pytest.raises(ModelError, match="not the file that was shipped"):
        manifest.load(root / "models")


def test_the_crop_is_as_large_as_the_manifest_says(folder: Path) -> None:
    edited(folder, "deepfake_detector.input", [224, 224])
    assert manifest.load(folder).deepfake_detector.crop_px == 224
    edited(folder, "deepfake_detector.input", None)
    assert manifest.load(folder).deepfake_detector.crop_px == 160


def test_what_bench_compares_with_is_checked_too(folder: Path) -> None:
    assert manifest.yardstick(folder)
    (folder / "yardstick" / "xception.onnx").write_bytes(b"garbage")
    with pytest.raises(ModelError, match="not the file that was shipped"):
        manifest.yardstick(folder)
    (folder / "yardstick" / "xception.onnx").unlink()
    assert manifest.yardstick(folder) is None


def test_a_yardstick_that_is_refused_costs_bench_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> bytes:
        raise ModelError("not the file that was shipped")

    monkeypatch.setattr(manifest, "yardstick", refused)
    assert bench._yardstick_cost() is None


def test_bytes_that_are_no_network_are_one_clear_line() -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        Session(b"not a network")
