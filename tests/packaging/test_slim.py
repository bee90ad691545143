"""What stands in for a library that is never called: its name, its symbols, and nothing inside."""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging import installer

slim = installer("linux.slim")
ROOT = Path(__file__).resolve().parents[2]
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


ALGEBRA = """
import numpy as np
assert "bundle" in np.__file__, np.__file__
dice = np.random.default_rng(1)
for kind in (np.float32, np.float64):
    near = dict(rtol=1e-4 if kind is np.float32 else 1e-10, atol=1e-4 if kind is np.float32 else 1e-10)
    for m, k, n in ((2, 2, 2), (5, 2, 2), (1, 7, 3), (6, 1, 4), (9, 8, 7)):
        a, b = dice.normal(size=(m, k)).astype(kind), dice.normal(size=(k, n)).astype(kind)
        expected = np.einsum("ik,kj->ij", a, b)
        for left in (a, np.asfortranarray(a)):
            for right in (b, np.asfortranarray(b)):
                assert np.allclose(left @ right, expected, **near)
        assert np.allclose(a @ b[:, 0], expected[:, 0], **near)
        assert np.allclose(a[0] @ b, expected[0], **near)
        assert np.allclose(a[0, ::-1] @ b[::-1, 0], expected[0, 0], **near)
        assert np.allclose(a @ a.T, np.einsum("ik,jk->ij", a, a), **near)
        assert np.allclose(a.T @ a, np.einsum("ki,kj->ij", a, a), **near)
        assert np.allclose(np.convolve(a[0], b[:, 0]), np.polymul(a[0], b[:, 0]), **near)
    for n in (1, 2, 3, 8):
        a = dice.normal(size=(n, n)).astype(kind)
        a[0, 0] = 0 if n > 1 else 1
        assert np.allclose(np.einsum("ik,kj->ij", a, np.linalg.inv(a)), np.eye(n), **near)
        b = dice.normal(size=(n, 3)).astype(kind)
        assert np.allclose(np.einsum("ik,kj->ij", a, np.linalg.solve(a, b)), b, **near)
    try:
        np.linalg.inv(np.ones((2, 2), kind))
    except np.linalg.LinAlgError:
        print("done")
"""


def test_numpys_plain_algebra_is_right_and_what_it_has_not_ends_the_program(tmp_path: Path) -> None:
    import numpy as np

    there = Path(np.__file__).parents[1]
    if not list(there.glob("numpy.libs/libscipy_openblas64_-*")):
        pytest.skip("this NumPy is no wheel with an OpenBLAS")
    bundle = tmp_path / "bundle"
    for name in ("numpy", "numpy.libs"):
        shutil.copytree(there / name, bundle / name, ignore=shutil.ignore_patterns("tests", "__pycache__"))
    slim.slim(bundle)
    [left] = (bundle / "numpy.libs").iterdir()
    assert left.stat().st_size < 1_100_000
    found = run(f"import sys; sys.path.insert(0, {str(bundle)!r})", f"exec({ALGEBRA!r})")
    assert found.stdout.split() == ["done", "done"], found.stderr
    ended = run(f"import sys; sys.path.insert(0, {str(bundle)!r})", "import numpy as np", "np.linalg.svd(np.eye(3))")
    assert (ended.returncode, ended.stderr.strip()) == (-6, "libscipy_openblas64_ is not bundled")


def test_the_program_asks_numpy_for_nothing_that_the_bundle_has_not() -> None:
    asked = re.compile(r"linalg\.(\w+)|\b(?:np|numpy)\.(polyfit|roots|lstsq)\b")
    sources = [file.read_text("utf-8") for name in ("guard", "ui") for file in (ROOT / name).rglob("*.py")]
    assert {one or other for text in sources for one, other in asked.findall(text)} <= {"inv", "solve", "norm"}
