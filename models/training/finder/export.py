"""Both trained networks as ONNX files, checked against torch, and their entries in the manifest."""

from __future__ import annotations

import warnings

import numpy as np
import onnx
import onnxruntime as ort
import torch
from torch import nn

from guard.vision.faces import THRESHOLD
from guard.vision.landmarks import PATCH_PX
from models.training.export import halve, put_entry
from models.training.finder.config import CONFIG, OUT
from models.training.finder.landmarks import Landmarks
from models.training.finder.loop import averaged
from models.training.finder.network import Finder

VERSION = "0.2.0"
SURE = 0.5
"""P(face) from which the closer look agrees."""


def export() -> None:
    """Write both files into ``models/face_finder`` and what ``guard`` checks them by into ``models/manifest.json``."""
    settings = CONFIG["finder"]
    maps = ["stride8", "stride16", "stride32"]
    axes = {"image": {2: "height", 3: "width"}} | {n: {2: f"{n}_height", 3: f"{n}_width"} for n in maps}
    finder = averaged("finder", Finder(settings["channels"], settings["neck"]))
    write(finder, "face_finder", torch.rand(1, 3, 192, 320) * 255, "image", maps, axes)
    landmarks = averaged("landmarks", Landmarks(CONFIG["landmarks"]["channels"]))
    patches = torch.randint(0, 256, (3, PATCH_PX, PATCH_PX, 3), dtype=torch.uint8)
    write(landmarks, "face_landmarks", patches, "patches", ["answers"], {"patches": {0: "n"}, "answers": {0: "n"}})
    put_entry("face_finder", OUT / "face_finder.onnx", {"version": VERSION, "threshold": THRESHOLD})
    put_entry("face_landmarks", OUT / "face_landmarks.onnx", {"version": VERSION, "threshold": SURE})


def write(
    net: nn.Module, name: str, example: torch.Tensor, given: str, answers: list[str], axes: dict[str, dict[int, str]]
) -> None:
    """``name``.onnx with the weights kept as float16; raises ``SystemExit`` where it does not answer as torch does."""
    part = OUT / f"{name}.onnx.part"
    OUT.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net, (example,), str(part), input_names=[given], output_names=answers, dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
    model = onnx.load(part)
    halve(model)
    onnx.checker.check_model(model)
    onnx.save(model, part)
    found = ort.InferenceSession(part.read_bytes()).run(None, {given: example.numpy()})
    with torch.no_grad():
        expected = net(example)
    pairs = zip(found, expected if isinstance(expected, list) else [expected], strict=True)
    worst = max(float(np.abs(a - b.numpy()).max() / (1 + b.abs().max())) for a, b in pairs)
    if worst > 0.01:  # float16 weights
        raise SystemExit(f"the exported {name} differs from torch by {worst}")
    part.replace(OUT / f"{name}.onnx")
    print(f"{name}: {(OUT / f'{name}.onnx').stat().st_size} bytes, differs by {worst:.1e}")
