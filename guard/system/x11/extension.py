"""Asking for an extension of the X server: to use one that is not there would end the connection."""

from __future__ import annotations

from typing import Any


def has_extension(connection: Any, name: str) -> bool:
    """Whether the server has the extension of this name. Raises ``xcffib.XcffibException``."""
    return bool(connection.core.QueryExtension(len(name), name).reply().present)


def extension(connection: Any, key: Any) -> Any:
    """The xcffib extension of ``key``, or None where the server has none. Raises ``xcffib.XcffibException``."""
    return connection(key) if has_extension(connection, key.name) else None
