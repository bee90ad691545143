"""``int8``: what eight-bit weights and activations would cost and bring; the shipped file keeps float16 weights."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from guard.detection.session import Session
from models.training import data, metrics
from models.training.export import FILE, to_onnx
from models.training.train import trained

RESULT = FILE.parent / "int8.json"
SEEN = 512
"""Crops from which the range of each activation is taken."""


class Ranges(CalibrationDataReader):
    """Crops, sixteen at a time."""

    def __init__(self, crops: NDArray[np.uint8]) -> None:
        self._batches: Iterator[dict[str, NDArray[np.uint8]]] = iter(
            [{"crops": np.ascontiguousarray(crops[at : at + 16])} for at in range(0, len(crops), 16)]
        )

    def get_next(self) -> dict[str, NDArray[np.uint8]] | None:
        return next(self._batches, None)


def quantise(source: Path, target: Path, crops: NDArray[np.uint8]) -> None:
    """Write ``source`` (float32) with its convolutions in int8, ranges from ``crops`` (N x 160 x 160 x 3).

    Seven bits for the weights, as eight saturate on processors without VNNI (onnxruntime, "Quantize ONNX models").
    """
    prepared = target.with_suffix(".prepared")
    quant_pre_process(source, prepared)
    quantize_static(
        prepared, target, Ranges(crops), quant_format=QuantFormat.QDQ, per_channel=True, reduce_range=True,
        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, op_types_to_quantize=["Conv"],
    )  # fmt: skip
    prepared.unlink()


def scored(file: Path, crops: NDArray[np.uint8]) -> tuple[NDArray[np.float64], float]:
    """Logits of the crops, and the median time (ms) of one on one thread."""
    session = Session(file.read_bytes())
    out, spent = [], []
    for crop in crops:
        began = time.perf_counter()
        out.append(session(crop[None])[0].reshape(-1))
        spent.append((time.perf_counter() - began) * 1000)
    return np.concatenate(out).astype(np.float64), float(np.median(spent))


def compare(stage: str) -> None:
    """The network of ``stage`` in float32, as shipped and in int8, on DFDC val: writes int8.json beside the card."""
    files = {name: data.BUILD / f"{name}.onnx" for name in ("float32", "float16", "int8")}
    to_onnx(trained(stage), files["float32"], halved=False)
    to_onnx(trained(stage), files["float16"])
    faces = data.load("faces")
    rows = np.flatnonzero((faces.column("split") == "train") & (faces.column("kind") == "dfdc"))
    quantise(files["float32"], files["int8"], faces.pixels[np.sort(np.random.default_rng(1).choice(rows, SEEN))])
    crops, labels, _ = data.val_crops()
    result: dict[str, object] = {"made_by": "python -m models.training int8"}
    plain = np.zeros(0)
    for name, file in files.items():
        logits, spent_ms = scored(file, crops)
        plain = logits if name == "float32" else plain
        result[name] = {
            "auc": metrics.rounded(metrics.auc(logits, labels)),
            "largest_difference": metrics.rounded(float(np.abs(logits - plain).max()), 3),
            "correlation": metrics.rounded(float(np.corrcoef(logits, plain)[0, 1])),
            "bytes": file.stat().st_size,
            "ms": round(spent_ms, 2),
        }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(json.dumps(result, indent=2))
