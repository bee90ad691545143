"""The practice call: a window like any call's, that plays a clip. The guard finds and judges it as it would any other.

``python -m ui.practice [--clip PATH] [--loop]``; prints one JSON line an event: started, swap, hung_up, ended. It waits
for the user: the part with the false face is played until the call is hung up, or nobody is there.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from guard import stderr
from guard.settings import paths, store
from ui import RESOURCES, language
from ui.pictures import image_of
from ui.practice.clip import Clip

CLIP: Final = RESOURCES / "practice.mp4"
NAME: Final = "qalqan-practice"  # of the program: guard/calls/apps.toml finds the window by it
GROUND: Final = QColor("#202124")
SIZE: Final = QSize(960, 640)
LONGEST_S: Final = 600.0  # of the whole call: who has not hung up by then has gone away
GUIDE_PX: Final = 400  # of the screen's width, left to the guide beside the call
LEAST: Final = 360  # px of the call's width that it never takes
BAR: Final = 64  # px under the picture, for the name and the button
BESIDE_FROM: Final = 700  # px of width; in a narrower window the name stands above the button
NAME_FLAGS: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
POINTS: Final = (13, 11, 9, 7)  # of the name: the first that fits


class PracticeWindow(QWidget):
    """A dark call window: the caller large, a name, a button to hang up. ``loop``: from the clip's start each time."""

    def __init__(self, clip: Clip, loop: bool = False) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Qalqan practice call"))
        room = self.screen().availableGeometry().size()
        self.resize(SIZE.boundedTo(QSize(max(LEAST, room.width() - GUIDE_PX), int(room.height() * 0.94))))
        self._clip, self._loop = clip, loop
        self._image: QImage | None = None
        self._told: set[str] = set()
        self._from_s = 0.0  # where in the clip the clock began
        self._clock, self._whole = QElapsedTimer(), QElapsedTimer()
        self._over = False  # it ended by itself
        self._hang_up = QPushButton(self.tr("Hang up"), self, autoDefault=True)
        self._hang_up.setStyleSheet(
            "background: #b00020; color: white; border-radius: 6px; padding: 8px 28px; font: bold 13pt;"
        )
        self._hang_up.clicked.connect(self.close)
        self._timer = QTimer(self, interval=max(1, round(1000 / clip.fps)), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Show the window at the screen's left edge, the guide's place beside it, and play."""
        self.move(self.screen().availableGeometry().topLeft())
        self.show()
        self._clock.start()
        self._whole.start()
        self._timer.start()

    @property
    def _below(self) -> int:
        """What the picture leaves free below it, in px."""
        return BAR if self.width() >= BESIDE_FROM else 2 * BAR

    def _tick(self) -> None:
        if self._whole.elapsed() > 1000 * LONGEST_S:
            self._over = True
            self.close()
            return
        t_s = self._from_s + self._clock.elapsed() / 1000
        picture = self._clip.at(t_s)
        if picture is None:
            self._from_s = 0.0 if self._loop else self._clip.swap_s or 0.0
            if self._loop:
                self._told.discard("swap")
            self._clip.go_to(self._from_s)
            self._clock.restart()
            return
        self._image = image_of(picture)
        self.repaint()
        self._tell("started")
        if self._clip.swap_s is not None and t_s >= self._clip.swap_s:
            self._tell("swap")

    def _tell(self, event: str) -> None:
        if event not in self._told:
            self._told.add(event)
            sys.stdout.write(json.dumps({"event": event, "t_s": time.monotonic()}) + "\n")
            sys.stdout.flush()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), GROUND)
        place = self.rect().adjusted(0, 0, 0, -self._below)
        if self._image is not None:
            size = self._image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRect(0, 0, size.width(), size.height())
            shown.moveCenter(place.center())
            painter.drawImage(shown, self._image)
        place, points = self.name_place()
        font = self.font()
        font.setPointSize(points)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(place, NAME_FLAGS, self._name())

    def name_place(self) -> tuple[QRect, int]:
        """Where the name is painted, and the largest points with which it fits there."""
        place = QRect(16, self.height() - self._below, self.width() - 32, BAR)
        if self._below == BAR:
            place.setRight(self._hang_up.x() - 16)
        font = self.font()
        for points in POINTS:
            font.setPointSize(points)
            if place.contains(QFontMetrics(font).boundingRect(place, NAME_FLAGS, self._name())):
                break
        return place, points

    def _name(self) -> str:
        return self.tr("Practice call: nobody is really calling")

    def resizeEvent(self, event: object) -> None:
        size = self._hang_up.sizeHint()
        self._hang_up.setGeometry(
            self.width() - size.width() - 16, self.height() - BAR // 2 - size.height() // 2, *size.toTuple()
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        if "started" in self._told and not self._over:  # by the button, or by the window's frame: that ends a call too
            self._tell("hung_up")
        self._tell("ended")
        self._clip.close()
        super().closeEvent(event)


def main(argv: list[str] | None = None) -> int:
    """0 when the call ended; 2 where there is no clip to play."""
    parser = argparse.ArgumentParser(prog="qalqan practice", description="Play a practice call in a window.")
    parser.add_argument("--clip", type=Path, default=CLIP, help="video file; a .json beside it tells the swap's time")
    parser.add_argument("--loop", action="store_true", help="start again at the end")
    arguments = parser.parse_args(argv)
    try:
        clip = Clip(arguments.clip)
    except ValueError as problem:
        stderr.say(f"qalqan practice: {problem}")
        return 2
    app = QApplication([NAME])  # the first half of WM_CLASS; the second is the application's name
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME)
    language.install(app, store.load(paths.config_file()).settings.language)
    window = PracticeWindow(clip, arguments.loop)
    window.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
