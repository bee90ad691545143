"""The programs of ``remote_tools.toml``, checked: which name of a process is which program."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from guard.integrity import TamperedError, shipped

SHIPPED: Final = "guard/signals/remote_tools.toml"
SYSTEMS: Final = ("windows", "linux", "macos")
HERE: Final = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
LINUX_LETTERS: Final = 15
"""The kernel keeps no more of a name."""
_KEYS: Final = frozenset({"name", "service", "source", *SYSTEMS})
_ADDED: Final = re.compile(
    r"\.(exe|app(i\w*)?)$|[ _-]*\(\d+\)$|[ _-]\d+\..*$|-host=.*$| [-–—] (copy|копия|көшірме(сі)?)$"
)
"""What a file's name has besides: its kind, that it was fetched twice, its version, its server, that it is a copy."""


class ToolsError(ValueError):
    """The list cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Programs by the names of their processes, in small letters; ``starts``: by how such a name begins."""

    names: Mapping[str, str]
    starts: Mapping[str, str]

    def of(self, process: str) -> str | None:
        """The program, by the name that people know, of which this is a process; None for any other, and a service."""
        plain = process.strip().casefold()
        while (less := _ADDED.sub("", plain)) != plain:
            plain = less
        if plain in self.names:
            return self.names[plain] or None
        return next((name for start, name in self.starts.items() if plain.startswith(start)), None)


def load_tools(path: Path | None = None, system: str = HERE) -> Tools:
    """Read the list at ``path``, or the one that comes with the program, checked. Raises ``ToolsError``."""
    try:
        data = shipped(SHIPPED) if path is None else path.read_bytes()
        return _tools(tomllib.loads(data.decode()), system)
    except (OSError, ValueError, TamperedError) as error:  # not TOML and not UTF-8 are ValueErrors
        raise ToolsError(f"{path or SHIPPED}: {error}") from error


def _tools(data: Mapping[str, Any], system: str) -> Tools:
    names: dict[str, str] = {}
    starts: dict[str, str] = {}
    listed = data.get("tool")
    if set(data) != {"tool"} or not isinstance(listed, list):
        raise ToolsError("it must be a list of [[tool]]")
    for tool in listed:
        _check(tool)
        for process in tool.get(system, ()):
            if process.endswith("*"):
                starts[process[:-1]] = tool["name"]
            else:
                _add(names, process, tool["name"], system)
        for process in tool.get("service", ()):
            _add(names, process, "", system)
    return Tools(names, starts)


def _add(names: dict[str, str], process: str, name: str, system: str) -> None:
    names[process] = name
    if system == "linux":
        names.setdefault(process[:LINUX_LETTERS], name)


def _check(tool: Any) -> None:
    if not isinstance(tool, dict) or not set(tool) <= _KEYS or not {"name", "source"} <= set(tool):
        raise ToolsError("a tool has a name, a source, and names of processes")
    lists = [value for key, value in tool.items() if key not in ("name", "source")]
    words = [tool["name"], tool["source"], *(word for part in lists if isinstance(part, list) for word in part)]
    if not all(isinstance(part, list) for part in lists) or not all(isinstance(word, str) for word in words):
        raise ToolsError("names must be text")
    if any(len(word.rstrip("*")) < 3 or word != word.casefold() for word in words[2:]):
        raise ToolsError(f"{tool['name']}: names of processes have three small letters or more")
