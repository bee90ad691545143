"""A window of any class and title that plays faces side by side, as a call does.

``python -m tests.e2e.player CLASS TITLE LEFT TOP WIDTH HEIGHT FACE...``; a FACE is ``genuine``, ``swapped``, ``dark``,
``still``, ``small`` (as if 64 px wide), ``recorded`` (genuine, and nothing but the same ten seconds again),
``dropping`` (genuine, with another face for a fifth of a second every four) or ``none``, all of the practice clip. A
line on standard input is a new title; ``minimise`` minimises, ``turn`` lets the faces be gone for two seconds, as of a
head that is turned away. It prints one line when it is shown.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import cv2
import numpy as np
import xcffib
from PySide6.QtCore import QRect, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from xcffib import xproto

from guard.analysis import open_finder
from guard.detection import manifest

CLIP = Path(__file__).resolve().parents[2] / "ui" / "resources" / "practice.mp4"
RATE_HZ = 10
GONE_S = 2.0
SWAY = 0.03
"""Of the width of a tile: nobody who lives sits in one and the same place, so that no ten seconds are seen again."""
PERIODS_S = (7.3, 11.9, 3.1, 5.1)
"""Of what a living person sways by; a recording's come out even in its ten seconds."""
RECORDED_S = (5.0, 10 / 3, 2.0, 2.5)


def frames(face: str) -> list[np.ndarray]:
    """Four seconds of one kind of face, BGR."""
    swap_s = json.loads(CLIP.with_suffix(".json").read_text())["swap_s"]
    film = cv2.VideoCapture(str(CLIP))
    rate = film.get(cv2.CAP_PROP_FPS)
    film.set(cv2.CAP_PROP_POS_FRAMES, round(rate * (swap_s + 0.3 if face in ("swapped", "dark") else 1.0)))
    pictures = [film.read()[1] for _ in range(round(rate * 4))]
    height, width = pictures[0].shape[:2]
    if face == "dark":
        return [(picture * 0.1).astype(np.uint8) for picture in pictures]
    if face == "small":
        tiny = [cv2.resize(picture, (64, 48), interpolation=cv2.INTER_AREA) for picture in pictures]
        return [cv2.resize(picture, (width, height), interpolation=cv2.INTER_CUBIC) for picture in tiny]
    if face == "still":
        return pictures[:1]
    if face == "dropping":
        middle = len(pictures) // 2
        pictures[middle : middle + 2] = map(other_face, pictures[middle : middle + 2])
    if face == "none":
        noise = np.random.default_rng(0)
        return [noise.integers(0, 255, (height, width, 3)).astype(np.uint8) for _ in range(8)]
    return pictures


def other_face(picture: np.ndarray) -> np.ndarray:
    """Brows and a beard that are not this person's: a stand-in for another one."""
    face = max(open_finder(manifest.load()).find(picture), key=lambda face: face.box[2])
    left, right, _, *mouth = face.landmarks
    apart, down = float(np.linalg.norm(right - left)), np.array([0, np.linalg.norm(right - left)])
    brows = [(eye - 0.24 * down, (0.3, 0.07)) for eye in (left, right)]
    lips = np.mean(mouth, 0)
    hair = [*brows, (lips + 0.28 * down, (0.55, 0.3)), (lips - 0.12 * down, (0.4, 0.07))]
    drawn = picture.copy()
    for (x, y), (width, height) in hair:
        axes = round(width * apart), round(height * apart)
        cv2.ellipse(drawn, (round(float(x)), round(float(y))), axes, 0, 0, 360, (35, 38, 50), -1)
    return cv2.GaussianBlur(drawn, (0, 0), 1)


class Player(QWidget):
    """Draws the tiles one beside the other, and begins again at their end."""

    def __init__(self, faces: list[str]) -> None:
        super().__init__()
        self._tiles, self._at = [frames(face) for face in faces], 0
        self._sways = [
            None if face in ("still", "none") else RECORDED_S if face == "recorded" else PERIODS_S for face in faces
        ]
        self._away, self._gone_until = frames("none"), 0
        self._timer = QTimer(self, interval=1000 // RATE_HZ)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def turn(self) -> None:
        """Show no face for a while."""
        self._gone_until = self._at + round(GONE_S * RATE_HZ)

    def _next(self) -> None:
        self._at += 1
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.darkGray)
        columns = int(np.ceil(np.sqrt(len(self._tiles))))
        rows = -(-len(self._tiles) // columns)
        for number, pictures in enumerate(self._tiles):
            shown = self._away if self._at < self._gone_until else pictures
            picture = shown[self._at % len(shown)]
            image = QImage(picture.data, *picture.shape[1::-1], picture.strides[0], QImage.Format.Format_BGR888)
            cell = QRect(
                number % columns * self.width() // columns, number // columns * self.height() // rows,
                self.width() // columns, self.height() // rows,
            )  # fmt: skip
            size = image.size().scaled(cell.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(cell.topLeft(), size)
            place.moveCenter(cell.center())
            painter.setClipRect(place)
            if (periods_s := self._sways[number]) is not None:
                one, two, three, up = (np.sin(2 * np.pi * self._at / RATE_HZ / period_s) for period_s in periods_s)
                place.translate(round(SWAY * place.width() * (one + two + three)), round(SWAY / 2 * place.width() * up))
            painter.drawImage(place, image)


def main() -> int:
    if name := os.environ.get("PLAYER_NAME"):
        Path("/proc/self/comm").write_text(name)
    wm_class, title, *place = sys.argv[1:7]
    app = QApplication(["player"])
    window = Player(sys.argv[7:])
    window.setWindowTitle(title)
    window.setGeometry(*map(int, place))
    connection, data = xcffib.connect(), f"{wm_class}\0{wm_class}\0".encode()
    connection.core.ChangePropertyChecked(
        xproto.PropMode.Replace, int(window.winId()), xproto.Atom.WM_CLASS, xproto.Atom.STRING, 8, len(data), data
    ).check()
    window.show()

    def told() -> None:
        line = sys.stdin.readline().strip()
        if not line:
            app.quit()
        elif line == "minimise":
            window.showMinimized()
        elif line == "turn":
            window.turn()
        else:
            window.setWindowTitle(line)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(told)
    QTimer.singleShot(200, lambda: print("shown", flush=True))
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
