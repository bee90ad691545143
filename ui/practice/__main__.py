"""``python -m ui.practice``: the practice call's window alone."""

from __future__ import annotations

import sys

from ui.practice.window import main

sys.exit(main())
