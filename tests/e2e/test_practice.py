"""``qalqan practice``, which is what ``make demo`` runs: the whole way on a practice call, nothing told in advance."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import cv2
import pytest

from tests.e2e import QALQAN, desktop
from tests.e2e.banner import banner_in
from tests.e2e.desktop import Desktop, end

ABSENT = desktop.missing()
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(bool(ABSENT), reason=f"not here: {', '.join(ABSENT)}"),
]


def test_the_warning_comes_after_the_swap_and_not_before(tmp_path: Path) -> None:
    shot = tmp_path / "demo.png"
    with Desktop("1366x768") as screen:
        command = [*QALQAN, "practice", "--json", "--screenshot", str(shot)]
        environment = screen.env | {"QALQAN_HOME": str(tmp_path)}
        process = screen.start(*command, env=environment, stdout=subprocess.PIPE)
        try:
            said, _ = process.communicate(timeout=100)
        finally:
            end(process)
        assert not [*Path(screen.env["HOME"]).rglob("*onnxruntime*")], "a library keeps a diary for its maker"
    assert process.returncode == 0, said.decode()
    report = json.loads(said)
    assert report["alerts_before_swap"] == 0
    assert 0 < report["swap_to_alert_s"] <= 10
    assert report["verdict_before"] == "no_signs"
    assert report["verdict_after"] in {"suspect", "fake"}
    assert report["frames"]["analysed"] > 40
    assert banner_in(cv2.imread(str(shot))).mean() > 0.02
