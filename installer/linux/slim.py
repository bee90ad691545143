"""What the bundle carries for nothing is put away: ``python installer/linux/slim.py FOLDER`` says what each part costs.

The wheels of OpenCV and Qt link libraries that the program never calls into: a linear algebra for large matrices,
OpenSSL 1.1 for FFmpeg's network, an encoder of AV1, ICU's data of all languages. The loader insists on their names, so
a stand-in takes each one's place: the same name and symbols, made by the C compiler, and nothing inside. NumPy's own
linear algebra becomes plain loops over small matrices (``plain_blas.c``).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REFUSES = "{ refuse(); }"
FAILS = "{ return 0; }"
PRELUDE = """
#include <stdlib.h>
#include <unistd.h>
static __attribute__((noreturn, noinline, unused)) void refuse(void)
{
    static const char said[] = "NAME is not bundled\\n";
    (void)!write(2, said, sizeof said - 1);
    abort();
}
"""
STAND_INS = {
    "libscipy_openblas64_-": REFUSES,  # NumPy's, but for what plain_blas.c has
    "libopenblasp-r0-": REFUSES,  # OpenCV's solve, SVD, gemm of large matrices; a wrong answer were worse than an end
    "libcrypto-": FAILS,  # FFmpeg: https and the like, which film_source.py forbids anyway; null is its failure
    "libssl-": FAILS,
    "libaom-": FAILS,  # AVIF pictures; AV1 films are read by dav1d
    "libdrm-": FAILS,  # decoding on the graphics card
}
"""By the beginning of the file's name: what each function of it does."""
PLAIN_BLAS = Path(__file__).with_name("plain_blas.c")
WITH_THEM = ("libgfortran-", "libquadmath-")
"""What nothing else links."""
ICU_DATA = "libicudata.so."
ICU_EMPTY = """
/* As ICU's own source/stubdata: a table of contents without contents. Qt then compares text by code points. */
const struct {{ unsigned short size; unsigned char magic[2]; unsigned short information, reserved;
    unsigned char endian, charset, width, zero, format[4], version[4], data[4], padding[8];
    unsigned count, none; unsigned short fake[8]; }}
{symbol} __attribute__((aligned(16))) = {{ 32, {{0xda, 0x27}}, 20, 0, 0, 0, 2, 0, {{'T', 'o', 'C', 'P'}}, {{1}} }};
"""
OWN = re.compile(r"scipy_(\w*?)##letter##(\w+)\(")
"""The functions of plain_blas.c, each for float and double."""
STRIPPED = ("lib-dynload/", "/libpython3", "/libicu", "/_regex.")
"""What comes with the names of its inner functions. What auditwheel has changed (``*.libs``) stays as it is."""


def slim(bundle: Path) -> None:
    """Put away what is for nothing. Without a C compiler all stays as it is, and the bundle is larger."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        print("slim: there is no C compiler; the bundle stays large", file=sys.stderr)
        return
    libraries = [file for file in bundle.rglob("*.so*") if file.is_file() and not file.is_symlink()]
    for file in libraries:
        for beginning, body in STAND_INS.items():
            if file.name.startswith(beginning):
                _stand_in(file, body, compiler, PLAIN_BLAS.read_text("utf-8") if "scipy" in beginning else "")
        if file.name.startswith(ICU_DATA):
            _compile(file, ICU_EMPTY.format(symbol=_symbols(file)[0][0]), compiler)
        if file.name.startswith(WITH_THEM):
            file.unlink()
        elif any(part in file.as_posix() for part in STRIPPED) and shutil.which("strip"):
            subprocess.run(["strip", "--strip-unneeded", str(file)], check=True)
    for link in bundle.rglob("*.so*"):
        if link.is_symlink() and not link.exists():
            link.unlink()


def costs(bundle: Path, least: float = 3.0) -> str:
    """The parts of a bundle by their size, as a table of Markdown; MB are of a million bytes."""
    sizes: dict[str, int] = {}
    for file in bundle.rglob("*"):
        if file.is_file() and not file.is_symlink():
            sizes[_part(file.relative_to(bundle))] = sizes.get(_part(file.relative_to(bundle)), 0) + file.stat().st_size
    small = sum(size for size in sizes.values() if size < least * 1e6)
    rows = sorted(((size, part) for part, size in sizes.items() if size >= least * 1e6), reverse=True)
    lines = [
        f"| {part} | {size / 1e6:.0f} |"
        for size, part in [*rows, (small, "the rest"), (sum(sizes.values()), "**all**")]
    ]
    return "\n".join(["| part | MB |", "|---|---|", *lines])


def _part(file: Path) -> str:
    """A large library by itself, else its package."""
    inside = file.parts[1:] if file.parts[0] == "_internal" else file.parts
    if any(
        file.name.startswith(name)
        for name in ("cv2.", "libav", "libscipy_openblas", "libpython", "libicu", "onnxruntime_py")
    ):
        return f"`{file.name.split('-')[0].split('.')[0]}`"
    return inside[0] if len(inside) > 1 else "Python, and the system's small libraries"


def _symbols(library: Path) -> list[tuple[str, str]]:
    """The names that a library defines, each with its version or nothing."""
    told = subprocess.run(["nm", "-D", "--defined-only", str(library)], check=True, capture_output=True, text=True)
    names = (line.split()[-1] for line in told.stdout.splitlines() if line.split()[-2] not in ("A",))
    return sorted({(name.partition("@")[0], name.rpartition("@")[2] if "@" in name else "") for name in names})


def _stand_in(file: Path, body: str, compiler: str, own: str = "") -> None:
    """A library with the functions of ``own``, C; each other name that ``file`` has does what ``body`` says."""
    functions = {
        name: version for name, version in _symbols(file) if name.isidentifier() and name not in ("_init", "_fini")
    }
    there = {f"scipy_{before}{letter}{after}" for before, after in OWN.findall(own) for letter in "sd"}
    prelude = PRELUDE.replace("NAME", file.name.split("-")[0])
    lines = [prelude, own, *(f"void *{name}(void) {body}" for name in functions if name not in there)]
    versions = sorted(set(functions.values()) - {""})
    script = "".join(
        f"{version} {{ global: {' '.join(f'{name};' for name, own in functions.items() if own == version)} }};\n"
        for version in versions
    )
    _compile(file, "\n".join(lines), compiler, script)


def _compile(file: Path, source: str, compiler: str, versions: str = "") -> None:
    """Put the library made of ``source`` in the place of ``file``, under its name."""
    with tempfile.TemporaryDirectory() as folder:
        code, script = Path(folder) / "standin.c", Path(folder) / "versions"
        code.write_text(source, "utf-8")
        script.write_text(versions, "utf-8")
        more = [f"-Wl,--version-script={script}"] if versions else []
        options = ["-shared", "-fPIC", "-Os", "-s", "-fno-builtin", "-w", f"-Wl,-soname,{file.name}"]
        subprocess.run([compiler, *options, *more, "-o", str(file), str(code)], check=True)


if __name__ == "__main__":
    print(costs(Path(sys.argv[1])))
