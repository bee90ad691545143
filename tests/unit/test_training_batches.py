"""The training mix: no source tells the label, nothing held out is drawn, and both of a pair are degraded alike."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training only: the train extra")
pytest.importorskip("av", reason="training only: the train extra")
pytest.importorskip("scipy", reason="training only: the train extra")

batches = pytest.importorskip("models.training.batches")
data = pytest.importorskip("models.training.data")

MIX = {"dfdc": 2, "dfdc_forged": 1, "portraits": 1, "webcam": 2, "live": 2, "live_forged": 1, "tool": 3, "speakers": 1}
BOTH = ("real", "fake")
LANDMARKS = np.array([[51, 64], [109, 64], [80, 97], [57, 126], [103, 126]], np.float32)


def store(folder: Path, rows: list[dict]) -> None:
    """A cache of plain grey crops; each one's grey is its number, so that a picture says which row it came from."""
    folder.mkdir(parents=True)
    pixels = np.stack([np.full((160, 160, 3), 10 + n, np.uint8) for n in range(len(rows))])
    np.save(folder / "crops.npy", pixels)
    np.save(folder / "points.npy", np.repeat(LANDMARKS[None], len(rows), 0))
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    still = {"split": "train", "group": "", "person": "p", "source": "", "label": 0}
    faces = [still | {"kind": "dfdc", "name": "a"}, still | {"kind": "dfdc", "name": "b", "label": 1, "source": "a"}]
    faces += [
        still | {"kind": kind, "name": kind, "split": split}
        for kind in ("portraits", "webcam")
        for split in ("train", "held")
    ]
    clip = {"condition": "clean", "swapped": True, "t_s": 0.0, "reason": ""}
    live = [
        clip | {"kind": "live", "clip": name, "side": side, "label": label, "frame": 0}
        for name in ("Kept_0", "Left_0")
        for side, label in (("real", 0), ("fake", 1))
    ]
    footage = [
        clip | {"kind": "tool", "clip": f"{side}/{scene}", "scene": scene, "source": source, "side": side, "frame": 0,
                "label": int(side == "fake"), "tool": "t"}
        for scene, source, sides in (("s1", "one", BOTH), ("s2", "two", ("fake",)), ("s3", "three", BOTH))
        for side in sides
    ]  # fmt: skip
    footage += [clip | {"kind": "speaker", "clip": "real/v", "scene": "v", "source": "v", "person": "v", "side": "real",
                        "frame": 0, "label": 0, "tool": ""}]  # fmt: skip
    for name, rows in (("faces", faces), ("live", live), ("footage", footage)):
        store(tmp_path / name, rows)
    monkeypatch.setattr(data, "BUILD", tmp_path)
    return tmp_path


def drawn(without: set[str], count: int = 40) -> tuple[np.ndarray, np.ndarray]:
    """Labels and sources of some batches."""
    stream = iter(batches.Batches(MIX, 5, without))
    found = [next(stream) for _ in range(count)]
    return torch.cat([b[1] for b in found]).numpy(), torch.cat([b[2] for b in found]).numpy()


def test_a_probe_that_knows_only_the_source_cannot_tell_the_label(caches: Path) -> None:
    labels, sources = drawn(set())
    for source in np.unique(sources):
        assert labels[sources == source].mean() == 0.5
    assert len(np.unique(sources)) == len(MIX)


def test_within_the_tools_a_repository_does_not_tell_the_label_either(caches: Path) -> None:
    mix = batches.Batches(MIX, 5, set())
    mix._open()
    rng = np.random.default_rng(0)
    seen = []
    for _ in range(100):
        genuine, fake = (int(picture[0, 0, 0]) - 10 for picture in mix.pair("tool", rng))
        rows = data.load("footage").rows
        assert rows[genuine]["source"] == rows[fake]["source"]
        assert (rows[genuine]["label"], rows[fake]["label"]) == (0, 1)
        seen.append(rows[fake]["source"])
    assert set(seen) == {"one", "three"}  # "two" has no genuine picture, so it would tell


def test_what_is_left_out_is_never_drawn(caches: Path) -> None:
    mix = batches.Batches(MIX, 5, {"Left_0", "fake/s3", "real/s3"})
    mix._open()
    rng = np.random.default_rng(0)
    for _ in range(60):
        genuine, _ = mix.pair("live", rng)
        assert data.load("live").rows[int(genuine[0, 0, 0]) - 10]["clip"] == "Kept_0"
        genuine, _ = mix.pair("tool", rng)
        assert data.load("footage").rows[int(genuine[0, 0, 0]) - 10]["scene"] == "s1"
    for name in ("portraits", "webcam"):
        genuine, _ = mix.pair(name, rng)
        assert data.load("faces").rows[int(genuine[0, 0, 0]) - 10]["split"] == "train"


def test_held_people_are_about_a_third_and_the_same_every_time() -> None:
    names = [f"person {n}" for n in range(3000)]
    share = np.mean([data.held(name) for name in names])
    assert share == pytest.approx(1 / 3, abs=0.03)
    assert data.held("Aaron_Patterson") == data.held("Aaron_Patterson")


def test_the_loss_weighs_the_worst_source_more_and_the_spread_of_genuine_logits_costs() -> None:
    train = pytest.importorskip("models.training.train")
    labels, sources = torch.tensor([0.0, 0.0, 1.0, 1.0]), torch.tensor([0, 1, 0, 1])
    level, spread = torch.tensor([-2.0, -2.0, 2.0, 2.0]), torch.tensor([-3.0, 1.0, 2.0, 2.0])
    plain = train.Loss(2, 0.0, worst=0.0, spread=0.0)
    assert float(plain(level, labels, sources)) == pytest.approx(np.log(1 + np.exp(-2)), abs=1e-5)
    with_spread = train.Loss(2, 0.0, worst=0.0, spread=1.0)
    assert float(with_spread(spread, labels, sources) - plain(spread, labels, sources)) == pytest.approx(8, abs=1e-4)
    worst = train.Loss(2, 0.0, worst=2.0, spread=0.0)
    for _ in range(200):
        worst(spread, labels, sources)
    assert float(worst(spread, labels, sources)) > float(plain(spread, labels, sources))
