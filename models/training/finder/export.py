"""The averaged weights of the checkpoint as ``models/face_finder/face_finder.onnx``, checked against torch."""

from __future__ import annotations

import warnings

import numpy as np
import onnxruntime as ort
import torch

from models.training.finder.config import CONFIG, OUT, WORK
from models.training.finder.network import Finder


def averaged() -> Finder:
    """The network of the checkpoint, ready to run."""
    net = Finder(CONFIG["network"]["channels"], CONFIG["network"]["neck"])
    state = torch.load(WORK / "checkpoint.pt", weights_only=True)["mean"]
    net.load_state_dict({k.removeprefix("module."): v for k, v in state.items() if k.startswith("module.")})
    return net.eval()


def export() -> None:
    net, part = averaged(), OUT / "face_finder.onnx.part"
    OUT.mkdir(parents=True, exist_ok=True)
    names = ["stride8", "stride16", "stride32"]
    axes = {"image": {2: "height", 3: "width"}} | {n: {2: f"{n}_height", 3: f"{n}_width"} for n in names}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net, (torch.zeros(1, 3, 384, 640),), str(part), input_names=["image"], output_names=names,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    image = np.random.default_rng(0).uniform(0, 255, (1, 3, 192, 320)).astype(np.float32)
    found = ort.InferenceSession(part.read_bytes()).run(None, {"image": image})
    with torch.no_grad():
        expected = net(torch.from_numpy(image))
    worst = max(float(np.abs(a - b.numpy()).max()) for a, b in zip(found, expected, strict=True))
    if worst > 1e-3:
        raise SystemExit(f"the exported network differs from torch by {worst}")
    part.replace(OUT / "face_finder.onnx")
    print(f"exported, {(OUT / 'face_finder.onnx').stat().st_size} bytes, differs by {worst:.1e}")
