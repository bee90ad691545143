"""The program: the guard's command line with the windows attached. The only file that knows both `guard` and `ui`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from guard import cli


def _tray() -> int:
    from ui.app import main

    return main()


def _practice(window_only: bool, as_json: bool, screenshot: Path | None) -> int:
    if window_only:
        from ui.practice.window import main

        return main([])
    from ui.practice.rehearsal import rehearse

    return rehearse(as_json, screenshot)


def _windows_start() -> str:
    from ui.app import self_test

    return self_test()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is returned."""
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.services=false")  # a desktop without a portal is no news
    front = cli.Front(tray=_tray, practice=_practice, self_test=_windows_start)
    return cli.main(sys.argv[1:] if arguments is None else arguments, front)


if __name__ == "__main__":
    sys.exit(main())
