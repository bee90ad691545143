"""A network of Xception's size and shape with no weights to speak of, for ``qalqan bench`` to be compared with.

Layers after Chollet, "Xception: Deep Learning with Depthwise Separable Convolutions", CVPR 2017, figure 5. Every
weight is one constant that onnxruntime unfolds when it loads the file, so the file is small; only its running time has
meaning.

    python -m models.training.yardstick
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import onnx
from onnx import TensorProto, helper

OUT = Path(__file__).resolve().parents[1] / "yardstick" / "xception.onnx"


class Builder:
    """Adds nodes one after another and remembers the newest name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []

    def add(self, kind: str, inputs: list[str], **attributes: object) -> str:
        """Append one node; the name of its output."""
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def conv(self, x: str, c_in: int, c_out: int, size: int, stride: int = 1, groups: int = 1) -> str:
        """A convolution whose weights are all 1/fan-in, so that numbers stay in range."""
        shape = f"shape_{len(self.initializers)}"
        self.initializers.append(helper.make_tensor(shape, TensorProto.INT64, [4], [c_out, c_in // groups, size, size]))
        value = helper.make_tensor("v", TensorProto.FLOAT, [1], [groups / (c_in * size * size)])
        weights = self.add("ConstantOfShape", [shape], value=value)
        pad = size // 2
        return self.add("Conv", [x, weights], strides=[stride] * 2, pads=[pad] * 4, group=groups)

    def separable(self, x: str, c_in: int, c_out: int, relu_first: bool = True) -> str:
        """Depthwise 3x3, then 1x1."""
        x = self.add("Relu", [x]) if relu_first else x
        return self.conv(self.conv(x, c_in, c_in, 3, groups=c_in), c_in, c_out, 1)

    def block(self, x: str, widths: list[int], stride: int) -> str:
        """Separable convolutions beside a shortcut."""
        shortcut = x if stride == 1 else self.conv(x, widths[0], widths[-1], 1, stride)
        for c_in, c_out in pairwise(widths):
            x = self.separable(x, c_in, c_out)
        if stride > 1:
            x = self.add("MaxPool", [x], kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])
        return self.add("Add", [x, shortcut])


def build() -> onnx.ModelProto:
    """The whole network: 1 x 3 x 160 x 160 float in, one number out."""
    b = Builder()
    x = b.add("Relu", [b.conv("image", 3, 32, 3, 2)])
    x = b.add("Relu", [b.conv(x, 32, 64, 3)])
    for widths in ([64, 128, 128], [128, 256, 256], [256, 728, 728]):
        x = b.block(x, widths, 2)
    for _ in range(8):
        x = b.block(x, [728] * 4, 1)
    x = b.block(x, [728, 728, 1024], 2)
    x = b.separable(b.separable(x, 1024, 1536, False), 1536, 2048)
    x = b.add("GlobalAveragePool", [b.add("Relu", [x])])
    b.nodes[-1].output[0] = "score"
    graph = helper.make_graph(
        b.nodes,
        "xception_size",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, 160, 160])],
        [helper.make_tensor_value_info("score", TensorProto.FLOAT, [1, 2048, 1, 1])],
        b.initializers,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    OUT.parent.mkdir(exist_ok=True)
    onnx.save(build(), OUT)
    print(f"{OUT}: {OUT.stat().st_size} bytes")
