"""The recipe of the DMG, as far as it can be read here: nobody has cooked it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.packaging import installer

build, dmg = installer("build"), installer("macos.dmg")


def test_it_is_signed_before_it_is_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QALQAN_SIGN", "Developer ID Application: Somebody")
    sign, pack = dmg.commands(Path("/d/Qalqan.app"), Path("/d"), Path("/o.dmg"))
    assert sign[0] == "codesign"
    assert sign[sign.index("--sign") + 1] == "Developer ID Application: Somebody"
    assert (pack[0], pack[-1]) == ("hdiutil", "/o.dmg")
    monkeypatch.delenv("QALQAN_SIGN")
    assert "-" in dmg.commands(Path("/d/Qalqan.app"), Path("/d"), Path("/o.dmg"))[0]


@pytest.mark.skipif(sys.platform == "darwin", reason="this is a Mac")
def test_elsewhere_it_says_that_it_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["build.py", "--macos"])
    with pytest.raises(SystemExit, match="on a Mac"):
        build.main()
