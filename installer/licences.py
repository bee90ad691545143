"""The licence texts of all that is bundled, and the list of it (an SBOM, CycloneDX 1.5), for either system."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COMMON = Path("/usr/share/common-licenses")
"""Debian's own copies (package base-files): PySide6's wheel lacks the text of the LGPL."""
TEXTS = ("GPL-3", "LGPL-3", "LGPL-2.1")
LICENCE = re.compile(r"(licen[cs]e|copying|notice|thirdpartynotices)", re.IGNORECASE)
FOLDERS = {"opencv-python-headless": "cv2", "pyside6-essentials": "PySide6", "windows-capture": "windows_capture"}
"""Where a package's files lie, if not under its name."""
SPDX = {
    "mss": "MIT",
    "onnxruntime": "MIT",
    "opencv-python-headless": "Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "xcffib": "Apache-2.0",
    "cffi": "MIT-0",
}
"""Where the package says it in words, or offers a choice."""


def distributions(packages: Path, names: Iterable[str] | None = None) -> list[tuple[Path, Message]]:
    """The packages installed in a folder, each with what it says of itself; all, or those of these names."""
    found = []
    for folder in sorted(packages.glob("*.dist-info")):
        about = Parser().parsestr((folder / "METADATA").read_text("utf-8"), headersonly=True)
        if names is None or name_of(about) in names:
            found.append((folder, about))
    return found


def name_of(about: Message) -> str:
    """As the package index writes it."""
    return re.sub(r"[-_.]+", "-", str(about["Name"])).lower()


def gather(packages: list[tuple[Path, Message]], into: Path) -> None:
    """Copy every licence text of these packages to ``into``, with those of Qt, and what is to be said of them."""
    into.mkdir(parents=True)
    shutil.copy(ROOT / "installer" / "LIBRARIES.txt", into / "READ-ME-FIRST.txt")
    for text in TEXTS:
        shutil.copy((COMMON / text).resolve(), into / f"{text}.txt")
    for folder, about in packages:
        inside = folder.parent / FOLDERS.get(name_of(about), name_of(about))
        for source in (folder, inside):
            for file in sorted(source.rglob("*")):
                if file.is_file() and LICENCE.match(file.name) and file.suffix not in {".py", ".pyc"}:
                    place = into / name_of(about) / file.relative_to(source)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(file, place)


def sbom(version: str, packages: list[tuple[Path, Message]], others: Iterable[dict[str, Any]] = ()) -> str:
    """The list as CycloneDX's JSON: the packages, ``others``, and the networks with their hashes."""
    parts = [*map(component, (about for _, about in packages)), *others, *networks()]
    program = {"type": "application", "name": "qalqan", "version": version, "licenses": [{"license": {"id": "MIT"}}]}
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": program},
        "components": parts,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def component(about: Message) -> dict[str, Any]:
    """One Python package."""
    name, version = name_of(about), str(about["Version"])
    terms = SPDX.get(name) or about["License-Expression"] or about["License"] or "NOASSERTION"
    purl = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{"expression": str(terms)}],
    }


def networks() -> list[dict[str, Any]]:
    """What ``models/manifest.json`` names, with its SHA-256."""
    listed = json.loads((ROOT / "models" / "manifest.json").read_text("utf-8"))
    return [
        {
            "type": "machine-learning-model",
            "name": name,
            "version": str(entry["version"]),
            "hashes": [{"alg": "SHA-256", "content": entry["sha256"]}],
        }
        for name, entry in listed.items()
        if isinstance(entry, dict) and {"version", "sha256"} <= entry.keys()
    ]
