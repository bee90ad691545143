"""What goes with the program on paper: licence texts, the LGPL with what it asks, and a list of it all."""

from __future__ import annotations

import json
import sysconfig
from pathlib import Path

import pytest

from tests.e2e import ROOT
from tests.packaging import installer

build, licences = installer("build"), installer("licences")
pytestmark = pytest.mark.skipif(not licences.COMMON.exists(), reason=f"not here: {licences.COMMON} (Debian)")


@pytest.fixture
def packages() -> list[tuple[Path, object]]:
    return list(licences.distributions(Path(sysconfig.get_path("purelib")), build.BUNDLED))


def test_each_package_that_the_program_asks_for_is_there(packages: list[tuple[Path, object]]) -> None:
    assert {licences.name_of(about) for _, about in packages} == build.BUNDLED


def test_the_texts(packages: list[tuple[Path, object]], tmp_path: Path) -> None:
    licences.gather(packages, tmp_path / "licences")
    there = tmp_path / "licences"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (there / "LGPL-3.txt").read_text("utf-8")
    assert "download.qt.io" in (there / "READ-ME-FIRST.txt").read_text("utf-8")
    without = {"pyside6-essentials", "shiboken6"}  # whose text is LGPL-3.txt
    assert {place.name for place in there.iterdir() if place.is_dir()} >= build.BUNDLED - without
    assert list(there.glob("opencv-python-headless/**/LICENSE-3RD-PARTY.txt"))


def test_the_list(packages: list[tuple[Path, object]]) -> None:
    listed = json.loads(licences.sbom("1.2.3", packages))
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
    assert listed["metadata"]["component"]["version"] == "1.2.3"
    by_name = {part["name"]: part for part in listed["components"]}
    assert by_name["numpy"]["purl"].startswith("pkg:pypi/numpy@")
    assert by_name["pyside6-essentials"]["licenses"] == [{"expression": "LGPL-3.0-only"}]
    manifest = json.loads((ROOT / "models" / "manifest.json").read_text("utf-8"))
    assert by_name["deepfake_detector"]["hashes"][0]["content"] == manifest["deepfake_detector"]["sha256"]
