"""What stands in for a library that is never called: its name, its symbols, and nothing inside."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging import installer

slim = installer("linux.slim")
COMPILER = shutil.which("cc") or shutil.which("gcc")
pytestmark = pytest.mark.skipif(
    COMPILER is None or not sys.platform.startswith("linux"), reason="not here: a C compiler on Linux"
)


def library(place: Path, source: str, *more: str) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    code = place.with_suffix(".c")
    code.write_text(source)
    options = ["-shared", "-fPIC", f"-Wl,-soname,{place.name}", "-o", str(place), str(code), *more]
    subprocess.run([COMPILER, *options], check=True)
    code.unlink()
    return place


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A program's folder with an OpenSSL, an OpenBLAS, something that links the first, and one that is kept."""
    libs = tmp_path / "qalqan" / "_internal" / "opencv_python_headless.libs"
    versions = tmp_path / "versions"
    versions.write_text("OPENSSL_1_1_0 { global: *; };")
    filler = "char filler[200000] = {1};"
    crypto = library(
        libs / "libcrypto-1.so", f"int RAND_bytes(void) {{ return 1; }} {filler}", f"-Wl,--version-script={versions}"
    )
    library(libs / "libopenblasp-r0-1.so", f"int dgesv_(void) {{ return 7; }} {filler}")
    library(
        libs / "libavutil-1.so",
        "int RAND_bytes(void); int seed(void) { return RAND_bytes(); }",
        str(crypto),
        "-Wl,-rpath,$ORIGIN",
    )
    library(libs / "libgfortran-1.so", filler)
    return tmp_path / "qalqan"


def run(*code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "; ".join(("import ctypes", *code))]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_what_links_it_still_loads_and_is_told_that_it_failed(bundle: Path) -> None:
    libs = bundle / "_internal" / "opencv_python_headless.libs"
    before = sum(file.stat().st_size for file in libs.iterdir())
    slim.slim(bundle)
    assert sum(file.stat().st_size for file in libs.iterdir()) < before / 8
    done = run(f"print(ctypes.CDLL({str(libs / 'libavutil-1.so')!r}).seed())")
    assert (done.stdout.strip(), done.stderr) == ("0", ""), "also no word of a version that is missing"
    assert not (libs / "libgfortran-1.so").exists()


def test_a_computation_ends_and_says_so_rather_than_be_wrong(bundle: Path) -> None:
    slim.slim(bundle)
    blas = bundle / "_internal" / "opencv_python_headless.libs" / "libopenblasp-r0-1.so"
    done = run(f"ctypes.CDLL({str(blas)!r}).dgesv_()")
    assert done.returncode < 0
    assert "libopenblasp is not bundled" in done.stderr


def test_icu_without_its_data_says_that_there_is_none(tmp_path: Path) -> None:
    data = library(tmp_path / "libicudata.so.73", "const char icudt73_dat[100000] = {1};")
    slim.slim(tmp_path)
    assert data.stat().st_size < 20_000
    table = (ctypes.c_uint8 * 64).in_dll(ctypes.CDLL(str(data)), "icudt73_dat")
    assert bytes(table[:4]) == bytes((32, 0, 0xDA, 0x27))
    assert bytes(table[12:16]) == b"ToCP"
    assert bytes(table[32:40]) == bytes(8)


def test_the_costs(bundle: Path) -> None:
    table = slim.costs(bundle, least=0.1)
    assert "| opencv_python_headless.libs |" in table
    assert table.endswith(f"| **all** | {sum(f.stat().st_size for f in bundle.rglob('*.so')) / 1e6:.0f} |")
