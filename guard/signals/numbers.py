"""Whether a call from this number was seen before. Only salted, slow hashes are kept, in one private file."""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from guard import files

log = logging.getLogger("qalqan.numbers")

MOST: Final = 500
"""The oldest go first."""
MOST_BYTES: Final = 100_000
_COST: Final = {"n": 1 << 14, "r": 8, "p": 1, "dklen": 16}
"""Of scrypt: about a twentieth of a second a number. There are only ten milliards of them, and they could be tried."""


class Numbers:
    """Without a ``path``, or where ``keep`` says no, nothing is kept beyond the program's end. Safe to share."""

    def __init__(self, path: Path | None, keep: Callable[[], bool] = lambda: True) -> None:
        self._path, self._keep, self._lock = path, keep, threading.Lock()
        self._salt, self._seen = self._read()

    def first(self, number: str) -> bool:
        """Whether no call from this number was seen before; from now on one was."""
        with self._lock:
            digest = hashlib.scrypt(number.encode(), salt=self._salt, **_COST).hex()
            if digest in self._seen:
                return False
            self._seen = [*self._seen, digest][-MOST:]
            self._write()
            return True

    def forget(self) -> None:
        """Drop all of them, and the file. Raises ``OSError``."""
        with self._lock:
            self._salt, self._seen = secrets.token_bytes(16), []
            if self._path is not None:
                self._path.unlink(missing_ok=True)

    def _write(self) -> None:
        if self._path is None or not self._keep():
            return
        try:
            files.write(self._path, json.dumps({"salt": self._salt.hex(), "seen": self._seen}).encode())
        except OSError:
            log.warning("the numbers that were seen cannot be written")

    def _read(self) -> tuple[bytes, list[str]]:
        try:
            data: Any = {} if self._path is None else json.loads(files.read(self._path, MOST_BYTES))
            salt, seen = bytes.fromhex(data["salt"]), data["seen"]
            if len(salt) == 16 and isinstance(seen, list) and all(isinstance(one, str) for one in seen):
                return salt, seen[-MOST:]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):  # none yet, or not ours: begin anew
            pass
        return secrets.token_bytes(16), []
