"""What all tests share: tests marked ``data`` run only where the project's data are."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")  # the same examples each time: a change fails by what it changes

ASTRONAUT = Path(__file__).with_name("pictures") / "astronaut.jpg"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip by name what cannot run here."""
    if item.get_closest_marker("data") and not DATA.is_dir():
        pytest.skip(f"not here: {DATA}")


@pytest.fixture(scope="session")
def astronaut() -> np.ndarray:
    """NASA's portrait: the one real face of the repository; 512 x 512 x 3, BGR."""
    picture = cv2.imread(str(ASTRONAUT))
    assert picture is not None
    picture.flags.writeable = False
    return picture
