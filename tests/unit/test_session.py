"""The one door to onnxruntime lets nothing out: no usage events, no device id, nothing written to the home folder."""

import os
import subprocess
import sys
from pathlib import Path


def test_importing_it_writes_nothing_and_opens_no_socket(tmp_path: Path) -> None:
    program = "import guard.detection.session, time; time.sleep(1)\n" + (
        "import os; print([os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd') "
        "if os.path.exists(f'/proc/self/fd/{n}')])"
        if sys.platform.startswith("linux")
        else "print([])"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_", "CI"))}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment | {"HOME": str(tmp_path)}, capture_output=True, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    assert list(tmp_path.rglob("*")) == []
    assert "socket:" not in done.stdout
