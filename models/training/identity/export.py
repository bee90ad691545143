"""``export``: the trained network as ONNX, and its entry in the manifest."""

from __future__ import annotations

from models.training import data
from models.training.export import folded, put_entry, write
from models.training.identity.train import trained

FILE = data.ROOT / "models" / "face_identity" / "face_identity.onnx"
VERSION = "0.2.0"


def export() -> None:
    """Write ``models/face_identity/face_identity.onnx``; the weights are kept as float16."""
    write(folded(trained()), FILE, ["directions"], halved=True)
    put_entry("face_identity", FILE, {"version": VERSION})
    print(f"{FILE} {FILE.stat().st_size / 1e6:.2f} MB")
