"""The network: torch and the exported file say the same; its figures are right on cases worked by hand."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from guard.detection.session import Session

torch = pytest.importorskip("torch", reason="training only: the train extra")
pytest.importorskip("onnx", reason="training only: the train extra")
pytest.importorskip("av", reason="training only: the train extra")

metrics = pytest.importorskip("models.training.metrics")
train = pytest.importorskip("models.training.train")
Network = pytest.importorskip("models.training.network").Network


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_torch_the_exported_file_and_int8_agree(tmp_path: Path) -> None:
    from models.training.export import to_onnx
    from models.training.int8 import quantise

    portrait = pytest.importorskip("skimage.data").astronaut()[..., ::-1]
    face = cv2.resize(portrait[20:240, 110:330], (160, 160), interpolation=cv2.INTER_AREA)
    crops = np.stack([cv2.GaussianBlur(face, (0, 0), 0.2 + 0.3 * n) // (1 + n // 4) for n in range(8)])
    network = train.kept()
    expected = train.logits(network, crops)
    assert np.ptp(expected) > 0.5  # else agreement would say nothing
    float32, halved, eight = (tmp_path / f"{name}.onnx" for name in ("float32", "halved", "eight"))
    to_onnx(network, float32, halved=False)
    to_onnx(network, halved)
    quantise(float32, eight, crops)
    for file, away, size in ((float32, 1e-3, 14e6), (halved, 2e-2, 8e6)):
        np.testing.assert_allclose(Session(file.read_bytes())(crops)[0], expected, atol=away)
        assert file.stat().st_size < size
    found = Session(eight.read_bytes())(crops)[0]  # far off, and not shipped: see `python -m models.training int8`
    assert np.corrcoef(found, expected)[0, 1] > 0.7
    assert eight.stat().st_size < 4.5e6


def test_the_network_is_small() -> None:
    assert sum(p.numel() for p in Network().parameters()) <= 6_000_000


def test_the_learning_rate_rises_and_ends_at_nothing() -> None:
    assert train.rate(0.0) == 0.0
    assert train.rate(0.02) > 0.99
    assert train.rate(0.5) == pytest.approx(0.5)
    assert train.rate(1.0) == pytest.approx(0.0)


def test_a_fold_leaves_out_its_identities_and_their_originals(monkeypatch: pytest.MonkeyPatch) -> None:
    from models.training import data, footage

    clips = [
        footage.Footage(Path(f"/x/fake/{name}.mp4"), "tool", 1, name, source)
        for name, source in (("one", "deepcs233/deepcs233.github.io"), ("two", "nobody/knows"))
    ]
    monkeypatch.setattr(footage, "listed", lambda: clips)
    names = ["Ava_de_Addario_0", "Tim_Chrys_2", "Tim_Chrys_3", "Kim_Jarrey_0", "Kim_Jarrey_1", "Keanu_Reeves_0"]
    monkeypatch.setattr(data, "live_clips", lambda: names)
    assert train.left_out("a") == {
        "Ava_de_Addario_0", "Tim_Chrys_2", "Tim_Chrys_3", "Kim_Jarrey_1", "fake/one"
    }  # fmt: skip
    assert "fake/two" in train.left_out("c")  # what no fold names is left out by the last


def test_auc_counts_ties_half() -> None:
    assert metrics.auc([0, 1, 2, 3], [0, 0, 1, 1]) == 1.0
    assert metrics.auc([3, 2, 1, 0], [0, 0, 1, 1]) == 0.0
    assert metrics.auc([1, 1, 1, 1], [0, 0, 1, 1]) == 0.5


def test_error_rates_and_calibration_error() -> None:
    assert metrics.error_rates([0.2, 0.9, 0.4, 0.8], [0, 0, 1, 1], 0.5) == (0.5, 0.5)
    assert metrics.eer([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]) == 0.0
    assert metrics.ece([0.0, 0.0, 1.0, 1.0], [0, 0, 1, 1]) == 0.0
    assert metrics.ece([1.0, 1.0, 0.0, 0.0], [0, 0, 1, 1]) == pytest.approx(1.0)


def test_a_rate_of_events_has_the_interval_of_the_tables() -> None:
    assert metrics.an_hour(0, 60) == pytest.approx((0, 0, 3.689), abs=1e-3)  # Garwood's table
    assert metrics.an_hour(3, 30) == pytest.approx((6, 2 * 0.619, 2 * 8.767), abs=2e-3)


def test_platt_finds_the_odds_that_made_the_labels() -> None:
    rng = np.random.default_rng(4)
    x = rng.normal(0, 3, 20000)
    y = (rng.random(20000) < 1 / (1 + np.exp(-(0.6 * x - 0.3)))).astype(np.int64)
    slope, intercept = metrics.platt(x, y, np.ones(20000))
    assert slope == pytest.approx(0.6, abs=0.03)
    assert intercept == pytest.approx(-0.3, abs=0.05)


def test_what_was_kept_is_the_same_network(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(train.data, "BUILD", tmp_path)
    monkeypatch.setattr(train, "KEPT", tmp_path / "kept.pt")
    torch.manual_seed(4)
    network = Network().eval()
    crops = np.random.default_rng(2).integers(0, 256, (2, 160, 160, 3), np.uint8)
    train.keep(network)
    np.testing.assert_allclose(train.logits(train.kept(), crops), train.logits(network, crops), atol=2e-2)
    with pytest.raises(FileNotFoundError):
        train.trained("final")


def test_the_xception_baseline_has_xceptions_size() -> None:
    xception = pytest.importorskip("models.training.xception")
    network = xception.Xception()
    assert sum(weights.numel() for weights in network.parameters()) == pytest.approx(20.8e6, rel=0.01)
    assert network(torch.zeros(2, 160, 160, 3, dtype=torch.uint8)).shape == (2,)


def test_the_two_halves_are_the_whole_and_a_mix_lies_between() -> None:
    from models.training.upper import mixed

    torch.manual_seed(1)
    network, other = Network().eval(), Network().eval()
    crops = torch.from_numpy(np.random.default_rng(2).integers(0, 256, (2, 160, 160, 3), np.uint8))
    with torch.inference_mode():
        low, textures = network.lower(crops)
        assert low.shape[1:] == (112, 10, 10)
        torch.testing.assert_close(network.upper(low, textures), network.features(crops))
    before, own = other.state_dict(), {name: value.clone() for name, value in network.state_dict().items()}
    half = mixed(network, before, 0.25).state_dict()["logit.weight"]
    torch.testing.assert_close(half, 0.25 * own["logit.weight"] + 0.75 * before["logit.weight"])
