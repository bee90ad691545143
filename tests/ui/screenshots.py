"""Every window rendered without a screen to pictures that a person can look at.

``python -m tests.ui.screenshots OUT [--language kk] [--scale 2] [--dark]`` writes OUT/NAME-kk-2x-dark.png;
``--sheet`` then joins all pictures of OUT into OUT/sheet.png.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QRect, Qt, qInstallMessageHandler
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from tests.ui import pseudo
from tests.ui.screens import LAPTOP, WINDOWS, dark, gone, laptop, shown
from ui import language


def sheet(folder: Path, side: int = 480) -> Path:
    """All pictures of the folder, small, beside each other with their names; many: a window's twelve in one row."""
    paths = sorted(path for path in folder.glob("*.png") if path.name != "sheet.png")
    columns = 4 if len(paths) <= 48 else 12
    rows = -(-len(paths) // columns)
    whole = QImage(columns * side, rows * (side * 3 // 4), QImage.Format.Format_RGB32)
    whole.fill(QColor("#808080"))
    painter = QPainter(whole)
    for index, path in enumerate(paths):
        cell = QRect(index % columns * side, index // columns * (side * 3 // 4), side, side * 3 // 4)
        room = cell.adjusted(6, 20, -6, -6)
        small = QPixmap(str(path)).scaled(
            room.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawText(cell.adjusted(6, 2, 0, 0), path.stem)
        painter.drawPixmap(room.topLeft(), small)
    painter.end()
    whole.save(str(folder / "sheet.png"))
    return folder / "sheet.png"


def _application(scale: float) -> QApplication:
    """One without a screen, whose only screen is the laptop's at this scale."""
    about = {"name": "laptop", "x": 0, "y": 0, "width": LAPTOP.width(), "height": LAPTOP.height()}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"screens": [about | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}, file)
        file.flush()
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file.name}"
        os.environ["QT_SCALE_FACTOR"] = str(scale)
        qInstallMessageHandler(_say)
        return QApplication(["qalqan"])


def _say(_kind: object, _where: object, text: str) -> None:
    """What Qt says, less what every offscreen window says."""
    if not text.startswith("This plugin does not support "):
        sys.stderr.write(f"{text}\n")


def main(argv: list[str] | None = None) -> int:
    """Write the pictures; 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.screenshots", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--language", action="append", choices=[*language.LANGUAGES, pseudo.NAME])
    parser.add_argument("--window", action="append", choices=list(WINDOWS))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--sheet", action="store_true")
    arguments = parser.parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    app = _application(arguments.scale)
    if arguments.dark:
        app.setPalette(dark())
    manner = f"-{arguments.scale:g}x" + "-dark" * arguments.dark
    for name in arguments.language or language.LANGUAGES:
        with pseudo.spoken(app, name), laptop(app, arguments.scale):
            for window_name in arguments.window or WINDOWS:
                window = shown(WINDOWS[window_name])
                window.grab().save(str(arguments.out / f"{window_name}-{name}{manner}.png"))
                gone(window)
    if arguments.sheet:
        sys.stdout.write(f"{sheet(arguments.out)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
