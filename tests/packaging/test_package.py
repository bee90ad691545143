"""The Debian package, unpacked: complete, of sane size, and the program in it starts from a folder of its own."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guard import __version__
from tests.packaging import installer

ROOT = Path(__file__).resolve().parents[2]
ABSENT = [
    *(["PyInstaller (make package)"] if importlib.util.find_spec("PyInstaller") is None else []),
    *(["dpkg-deb"] if shutil.which("dpkg-deb") is None else []),
    *(["QALQAN_PACKAGE=1 in the environment"] if os.environ.get("QALQAN_PACKAGE") != "1" else []),
]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(bool(ABSENT), reason=f"not here: {', '.join(ABSENT)}"),
]


def field(package: Path, name: str) -> str:
    command = ["dpkg-deb", "--field", str(package), name]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def package() -> Path:
    """The package, built now."""
    subprocess.run([sys.executable, str(ROOT / "installer" / "build.py")], check=True, cwd=ROOT)
    [made] = (ROOT / "build").glob(f"qalqan_{__version__}_*.deb")
    return made


@pytest.fixture(scope="module")
def unpacked(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("root")
    subprocess.run(["dpkg", "--extract", str(package), str(folder)], check=True)
    return folder


def test_the_installed_program_passes_its_self_test(unpacked: Path, tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    command = [str(unpacked / "usr/bin/qalqan"), "--self-test"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    [line] = done.stdout.splitlines()
    told = json.loads(line)
    assert told["version"] == __version__
    assert told["practice"]["verdict"] == "fake"
    assert {"cautious", "balanced", "sensitive"} <= told["thresholds"].keys()
    assert min(told["applications"], told["remote_tools"]) > 10
    assert list(tmp_path.iterdir()) == [], "a self-test leaves nothing behind"


def test_the_installed_program_judges_the_practice_clip(unpacked: Path, tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    clip = unpacked / "usr/lib/qalqan/_internal/ui/resources/practice.mp4"
    command = [str(unpacked / "usr/bin/qalqan"), "scan", "--json", str(clip)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["verdict"] in {"suspect", "fake"}


def test_it_says_what_it_is_and_needs(package: Path, unpacked: Path) -> None:
    assert field(package, "Package") == "qalqan"
    size = sum(file.stat().st_size for file in unpacked.rglob("*") if file.is_file() and not file.is_symlink())
    assert abs(int(field(package, "Installed-Size")) - size / 1024) < 10
    assert {"libegl1", "libxcb-cursor0"} <= set(field(package, "Depends").split(", "))
    assert (
        shutil.which("desktop-file-validate") is None
        or not subprocess.run(
            ["desktop-file-validate", str(unpacked / "usr/share/applications/qalqan.desktop")], check=False
        ).returncode
    )
    assert not list(unpacked.rglob("*autostart*/*.desktop"))
    for name in (
        "man/man1/qalqan.1.gz",
        "doc/qalqan/changelog.gz",
        "icons/hicolor/scalable/apps/qalqan.svg",
        "metainfo/io.github.qalqan.Qalqan.metainfo.xml",
    ):
        assert (unpacked / "usr/share" / name).exists(), name
    assert (unpacked / "usr/lib/qalqan/licences/LGPL-3.txt").exists()


MOST_MB = 250
"""Of a million bytes. RELEASING.md names what each part costs."""


def test_it_is_no_larger_than_was_promised(unpacked: Path) -> None:
    files = [file for file in unpacked.rglob("*") if file.is_file() and not file.is_symlink()]
    assert sum(file.stat().st_size for file in files) < MOST_MB * 1e6


def test_no_library_looks_for_others_where_it_was_built_and_no_old_openssl_is_there(unpacked: Path) -> None:
    libraries = [file for file in unpacked.rglob("*.so*") if file.is_file() and not file.is_symlink()]
    command = ["readelf", "--dynamic", *map(str, libraries)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    paths = [
        line.partition("[")[2].rstrip("]") for line in told.splitlines() if "(RUNPATH)" in line or "(RPATH)" in line
    ]
    assert paths
    assert {part for path in paths for part in path.split(":") if not part.startswith("$ORIGIN")} == set()
    assert [file.name for file in libraries if b"OpenSSL 1.1" in file.read_bytes()] == []
    assert [file.name for file in libraries if file.name.startswith("libpipewire")] == [], (
        "it is one piece with its service"
    )


def test_what_is_not_the_program_stays_out(unpacked: Path) -> None:
    inside = unpacked / "usr/lib/qalqan/_internal"
    for name in ("torch", "tests", "scipy", "models/training", "PySide6/Qt/qml"):
        assert not (inside / name).exists(), name


@pytest.mark.timeout(1500)
@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("debootstrap") or os.environ.get("QALQAN_CHROOT") != "1",
    reason="not here: root, debootstrap, and QALQAN_CHROOT=1 in the environment (a Debian is fetched)",
)
def test_it_is_installed_upgraded_removed_and_purged_in_a_debian_of_its_own(package: Path, tmp_path: Path) -> None:
    bundle, older = ROOT / "build" / "dist" / "qalqan", tmp_path / "older"
    older.mkdir()
    old = installer("linux.deb").package(bundle, "0.0.1", older)
    command = [str(ROOT / "installer" / "linux" / "try_deb.sh"), str(old), str(package)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1400, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "purged" in done.stdout
