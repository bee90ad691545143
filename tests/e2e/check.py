"""The whole program on this desktop, whose menu is asked to check the caller: ``python -m tests.e2e.check [refuse]``.

It prints a JSON line for each thing that the window says, and for each warning; ``refuse`` presses that they will not.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.controller import Controller
from ui.help.challenge_window import ChallengeWindow


def main() -> int:
    app = QApplication(["qalqan"])
    home = Path(os.environ["QALQAN_HOME"])
    controller = Controller(app, home / "settings.json", home / "history.jsonl")
    said: set[tuple[str, str]] = set()

    def tell(what: str, words: str) -> None:
        if (what, words) not in said:
            said.add((what, words))
            sys.stdout.write(json.dumps({what: words}) + "\n")
            sys.stdout.flush()

    def look() -> None:
        window = controller.windows.find("challenge", ChallengeWindow)
        if window is None:
            tracks = controller.engine.state.tracks
            if controller.menu.challenge.isVisible() and tracks:
                controller.menu.challenge.trigger()
            return
        tell("window", window._status.text())
        if "refuse" in sys.argv and window.will_not.isVisible():
            window.will_not.click()
        alert = controller.engine.state.alert
        if alert is not None:
            tell("alert", f"{alert.source} {alert.level} {alert.name}")

    timer = QTimer(interval=200)
    timer.timeout.connect(look)
    timer.start()
    controller.start()
    try:
        return app.exec()
    finally:
        controller.stop()


if __name__ == "__main__":
    raise SystemExit(main())
