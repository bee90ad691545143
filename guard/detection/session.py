"""The one door to onnxruntime: a network from bytes that were already checked, run on one thread of the processor."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from numpy.typing import NDArray

# From 1.29 on, official builds send usage events to their maker and keep a device id in the home folder, beginning with
# the import (microsoft/onnxruntime pull request 27379). pyproject.toml asks for an older one; this is for any other.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime as ort  # after the line above

ort.disable_telemetry_events()  # what Windows builds heed instead

EXECUTION_PROVIDERS = ["CPUExecutionProvider"]


class ModelError(Exception):
    """A network cannot be loaded or run; the text is one line for a person."""


class Session:
    """One network. Not shared between threads: the analysis thread owns it.

    ``spin`` is off so that a waiting pool burns no processor time, and one thread is the faster choice for networks
    this small on a shared machine (measured by ``qalqan bench``).
    """

    def __init__(self, model: bytes, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = True  # its blocks are used again: less in all than malloc keeps between frames
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session: Any = ort.InferenceSession(model, options, providers=EXECUTION_PROVIDERS)
        except Exception as error:  # onnxruntime raises a family of its own without a public base class
            raise ModelError(f"the network cannot be loaded: {_first_line(error)}") from error
        inputs = self._session.get_inputs()
        if len(inputs) != 1:
            raise ModelError(f"the network has {len(inputs)} inputs; one was expected")
        self.input_name: str = inputs[0].name

    def __call__(self, array: NDArray[Any]) -> list[NDArray[np.float32]]:
        """All outputs for one input array. Raises :class:`ModelError`."""
        try:
            outputs: list[NDArray[np.float32]] = self._session.run(None, {self.input_name: array})
        except Exception as error:
            raise ModelError(f"the network failed: {_first_line(error)}") from error
        return outputs


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
