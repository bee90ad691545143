"""The guard: finds the call, watches the caller's face, and says when something speaks for a deepfake."""

__version__ = "0.1.0"
"""Of the program; ``pyproject.toml``, the package and the bundle take it from here."""

RELEASED = "2026-11-26"
"""The day of this version, from which its age counts; set with the version (RELEASING.md)."""
