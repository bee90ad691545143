"""From the form of an older settings file to today's, one step a version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from guard.settings.schema import VERSION, SettingsError

Step = Callable[[dict[str, Any]], dict[str, Any]]


def _from_0(data: dict[str, Any]) -> dict[str, Any]:
    """The early form had no version, and ``lang`` for ``language``."""
    if "lang" in data:
        data["language"] = data.pop("lang")
    return data


def _from_1(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew no trusted person: there is none until one is entered."""
    return {"trusted_name": "", "trusted_phone": "", **data}


def _from_2(data: dict[str, Any]) -> dict[str, Any]:
    """Version 2 had no pages for a first start: whoever has such a file has been at work with the program."""
    return {"welcomed": True, **data}


def _from_3(data: dict[str, Any]) -> dict[str, Any]:
    """Version 3 knew the face alone; what was asked for since is on until it is switched off."""
    return {"remote_notice": True, **data}


def _from_4(data: dict[str, Any]) -> dict[str, Any]:
    """Version 4 knew nothing of who is calling: nobody is in the list, and what looks at titles is on."""
    new = {"contacts": [], "caller_check": True, "claim_notice": True, "money_pause": True, "family_word": False}
    return {**new, **data}


STEPS: Final[dict[int, Step]] = {0: _from_0, 1: _from_1, 2: _from_2, 3: _from_3, 4: _from_4}
"""``STEPS[n]`` takes the form of version n to that of n + 1."""


def migrate(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` in today's form; the one given is not changed. A file without a version is of version 0.

    Raises ``SettingsError`` where the version is no version or newer than this program.
    """
    version = data.get("version", 0)
    if isinstance(version, bool) or not isinstance(version, int) or version < 0:
        raise SettingsError("the version of the settings is not a number")
    if version > VERSION:
        raise SettingsError("the settings are of a newer version of Qalqan")
    data = dict(data)
    for step in range(version, VERSION):
        data = STEPS[step](data)
    return {**data, "version": VERSION}
