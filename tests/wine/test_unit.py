"""The unit tests of the guard, and the contract of its Windows back-end, by Windows' own Python under Wine.

pytest and Hypothesis come from ``make wine`` (``build/wine/pytest``). What only Linux has is skipped there by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.e2e import ROOT
from tests.e2e.desktop import Desktop
from tests.wine.windows import ABSENT, PYTEST, PYTHON, Windows, unix

MISSING = [*ABSENT, *([] if PYTEST.is_dir() else ["pytest for Windows (make wine)"])]
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.timeout(2400),
    pytest.mark.skipif(bool(MISSING), reason=f"not here: {', '.join(MISSING)}"),
]
LEAST = {"tests/unit": 1250, "tests/wine/windows_contract.py": 10}
"""So many pass at least: a test that is skipped there says why, and no whole file is lost without a word."""


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    with Desktop("1280x800") as screen:
        opened = Windows(screen, tmp_path_factory.mktemp("prefix"), str(PYTHON), QALQAN_HOME="C:\\qalqan")
        opened.run("-c", "print(1)")  # the first start makes the prefix
        yield opened


@pytest.mark.parametrize("what", LEAST)
def test_it_passes_there(windows: Windows, what: str) -> None:
    options = ["-c", unix(ROOT / "tests/wine/unit.ini"), "--rootdir", unix(ROOT), "--confcutdir", unix(ROOT), "-q"]
    code = (
        f"import os, sys; sys.path[:0] = [{unix(ROOT)!r}, {unix(PYTEST)!r}]; os.chdir({unix(ROOT)!r}); "
        f"import pytest; sys.exit(pytest.main({[*options, unix(ROOT / what)]!r}))"
    )
    status, said = windows.execute(str(PYTHON), "-c", code, within_s=2300)
    last = said.strip().splitlines()[-1]
    print(f"{what} by Windows' Python: {last}")  # noqa: T201 (pytest -s shows the count)
    assert status == 0, said[-6000:]
    assert int(re.search(r"(\d+) passed", last)[1]) >= LEAST[what], last
