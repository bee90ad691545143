"""A desktop and a real call, both without a screen."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QALQAN = (sys.executable, str(ROOT / "qalqan.py"))
"""The program's command line."""
