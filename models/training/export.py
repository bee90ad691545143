"""``export``: the trained network as the one ONNX file that is shipped, and its entry in the manifest."""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from guard import integrity
from guard.vision.align import CROP_PX
from models.training import data
from models.training.network import Network

FILE = data.ROOT / "models" / "deepfake_detector" / "deepfake_detector.onnx"
MANIFEST = data.ROOT / "models" / "manifest.json"
VERSION = "0.4.0"
LICENCE = (
    "weights: MIT as far as ours to give; trained on data under the DFDC dataset terms (research on detection) and "
    "third-party footage, from Apache-2.0 ImageNet weights; see MODEL_CARD.md"
)


def folded(network: Network) -> Network:
    """The same function with every batch norm taken into the convolution before it."""
    for module in list(network.modules()):
        if isinstance(module, nn.Sequential) and len(module) > 1 and isinstance(module[1], nn.BatchNorm2d):
            fused = nn.utils.fuse_conv_bn_eval(module[0], module[1])
            module[0], module[1] = fused, nn.Identity()
    return network


def to_onnx(network: Network, path: Path, halved: bool = True) -> None:
    """Write ``network`` with a free batch size; computed in float32, the weights kept as float16 where ``halved``."""
    write(folded(network.eval()), path, ["logits"], halved)


def write(network: nn.Module, path: Path, outputs: list[str], halved: bool = False) -> None:
    """Write any network of ``uint8`` crops (N x 160 x 160 x 3) with a free batch size."""
    example = torch.zeros(2, CROP_PX, CROP_PX, 3, dtype=torch.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".growing")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            network, (example,), input_names=["crops"], output_names=outputs, dynamo=True, opset_version=18,
            dynamic_shapes={"crops": {0: torch.export.Dim("faces", min=1, max=64)}}, verbose=False,
        )  # fmt: skip
    model = program.model_proto
    if halved:
        halve(model)
    onnx.checker.check_model(model)
    onnx.save(model, temporary)
    temporary.replace(path)


def halve(model: onnx.ModelProto) -> None:
    """Keep large float32 constants as float16, each with a Cast back; onnxruntime folds the Casts when it loads."""
    casts, kept = [], []
    for constant in model.graph.initializer:
        values = numpy_helper.to_array(constant)
        if values.dtype != np.float32 or values.size < 256:
            kept.append(constant)
            continue
        name = constant.name
        kept.append(numpy_helper.from_array(values.astype(np.float16), name + "_f16"))
        casts.append(helper.make_node("Cast", [name + "_f16"], [name], name=name + "_cast", to=TensorProto.FLOAT))
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    known = {info.name for info in model.graph.value_info}
    for info in list(model.graph.value_info):
        if info.name in known and info.name.endswith("_f16"):
            model.graph.value_info.remove(info)


def export(stage: str) -> None:
    """Write the run ``stage`` and, with the figures that ``calibrate`` left in build/training, its manifest entry."""
    from models.training.train import trained

    to_onnx(trained(stage), FILE)
    fitted = json.loads((data.BUILD / "calibration.json").read_text("utf-8"))
    fitted.pop("folds")
    write_entry(fitted)
    print(f"{FILE} {FILE.stat().st_size / 1e6:.2f} MB from {stage}")


def write_entry(fitted: dict[str, Any]) -> None:
    """Put the detector's entry into the manifest."""
    entry = {"version": VERSION, "input": [CROP_PX, CROP_PX], **fitted, "licence": LICENCE}
    put_entry("deepfake_detector", FILE, entry)


def put_entry(name: str, file: Path, entry: dict[str, Any]) -> None:
    """Put the entry ``name`` into the manifest, with the file's place and SHA-256, and leave the others alone."""
    manifest = json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else {"schema": 1}
    place = {
        "file": file.relative_to(MANIFEST.parent).as_posix(),
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
    }
    manifest[name] = place | entry
    temporary = MANIFEST.with_suffix(".growing")
    temporary.write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    temporary.replace(MANIFEST)
    integrity.seal()
