"""The source archive: program, tests, installers, documents; no face but the astronaut's; the same bytes each time."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from guard import __version__
from tests.e2e import ROOT
from tests.packaging import installer

source = installer("source")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".mp4", ".webm", ".npy", ".npz"}
KNOWN = {"tests/pictures/astronaut.jpg", "ui/resources/practice.mp4"}
"""NASA's portrait, and the practice call that was made of it; those in docs/ show the same, or windows of ours."""
MADE = {"PKG-INFO", "setup.cfg"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return source.package(tmp_path_factory.mktemp("source"))


def names(archive: Path) -> set[str]:
    with tarfile.open(archive) as packed:
        return {member.name.partition("/")[2] for member in packed.getmembers() if member.isfile()}


def test_it_holds_what_builds_tests_and_explains_the_program(archive: Path) -> None:
    assert archive.name == f"qalqan-{__version__}.tar.gz"
    wanted = ("Makefile", "LICENSE", "README.md", "README.kk.md", "docs/architecture.md", "docs/guide.kk.md")
    wanted += ("tests/conftest.py", "tests/packaging/test_source.py", "installer/build.py", "installer/linux/control")
    assert set(wanted) <= names(archive)


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="no git here")
def test_it_holds_what_the_repository_has_of_these_and_nothing_else(archive: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True)
    ours = {name for name in listed.stdout.decode().splitlines() if (ROOT / name).is_file()}
    inside = {name for name in names(archive) if not name.startswith("qalqan.egg-info/")} - MADE
    assert inside <= ours
    for folder in ("docs/", "tests/", "guard/", "ui/", "installer/"):
        assert {name for name in ours if name.startswith(folder)} <= inside, folder


def test_there_is_no_face_in_it_but_the_astronauts(archive: Path) -> None:
    pictures = {name for name in names(archive) if Path(name).suffix in PICTURES and not name.startswith("docs/")}
    assert pictures == KNOWN


def test_the_same_files_give_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    again = source.package(tmp_path)
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(archive.read_bytes()).digest()
