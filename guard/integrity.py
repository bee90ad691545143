"""The proof that a data file is the one that was shipped: ``guard/shipped.sha256``.

The networks' own sums are in ``models/manifest.json``; this list holds the sums of that manifest, of the rules, of the
signs' lists and of what the windows advise. It finds damage and careless edits. Whoever may write to the program's
folder may change both, and the program itself. Made anew with ``make seal`` (``python -m guard.integrity``); its form
is that of ``sha256sum``.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from guard import files

ROOT: Final = Path(__file__).resolve().parents[1]
LIST: Final = Path("guard/shipped.sha256")
SEALED: Final = (
    "models/manifest.json",
    "guard/calls/apps.toml",
    "guard/signals/remote_tools.toml",
    "guard/signals/officials.toml",
    "guard/signals/money.toml",
    "guard/signals/sharing_bars.toml",
    "ui/resources/advice.toml",
    "ui/resources/aid.toml",
    "ui/resources/challenge.toml",
)
MOST_BYTES: Final = 100_000_000


class TamperedError(ValueError):
    """A file is not the one that was shipped, or is not there; the message is one line for a person."""


def shipped(name: str, root: Path = ROOT) -> bytes:
    """The bytes of one of ``SEALED``, named from the program's root, once and checked. Raises ``TamperedError``."""
    return checked(root / name, _sums(root).get(name, "no sum"))


def checked(path: Path, sha256: str) -> bytes:
    """The bytes of a file whose SHA-256 (hex) is known, read once. Raises ``TamperedError``."""
    try:
        data = files.read(path, MOST_BYTES)
    except OSError as error:
        raise TamperedError(f"{path} cannot be read: {error.strerror}") from error
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise TamperedError(f"{path} is not the file that was shipped (SHA-256 {found[:12]}…): install Qalqan again")
    return data


def seal(root: Path = ROOT) -> None:
    """Write the list from the files as they are now."""
    lines = [f"{hashlib.sha256((root / name).read_bytes()).hexdigest()}  {name}\n" for name in SEALED]
    (root / LIST).write_text("".join(lines), "utf-8")


def _sums(root: Path) -> dict[str, str]:
    try:
        text = files.read(root / LIST, 10_000).decode()
    except (OSError, ValueError) as error:
        raise TamperedError(f"{root / LIST} cannot be read: install Qalqan again") from error
    return {name: sha256 for sha256, _, name in (line.partition("  ") for line in text.splitlines())}


if __name__ == "__main__":
    seal()
