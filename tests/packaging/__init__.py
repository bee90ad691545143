"""What users install."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from tests.e2e import ROOT


def installer(name: str) -> ModuleType:
    """A module of ``installer/``, which is no package."""
    place = str(ROOT / "installer")
    if place not in sys.path:
        sys.path.insert(0, place)
    return importlib.import_module(name)
