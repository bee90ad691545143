"""``python pictures.py ICON.ico SIDE.bmp SIZE...``: the installer's pictures, drawn as the program draws its signs."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from ui import icons

SIDE = (164, 314)
"""What the first page of the installer has room for, in pixels."""


def icon(sizes: list[int]) -> bytes:
    """An .ico of bitmaps: blue, green, red and opacity from the lowest row up, then an empty mask."""
    heads, bodies, at = b"", b"", 6 + 16 * len(sizes)
    for size in sizes:
        drawn = icons.icon(icons.Sign.WATCHING).pixmap(size, size).toImage()
        picture = drawn.convertToFormat(QImage.Format.Format_ARGB32)  # has to live as long as its bits are read
        dots = bytes(picture.constBits())
        rows = b"".join(dots[row * size * 4 : (row + 1) * size * 4] for row in reversed(range(size)))
        head = struct.pack("<3I2H6I", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
        body = head + rows + bytes((size + 31) // 32 * 4 * size)
        heads += struct.pack("<4B2H2I", size, size, 0, 0, 1, 32, len(body), at + len(bodies))
        bodies += body
    return struct.pack("<3H", 0, 1, len(sizes)) + heads + bodies


def side() -> QImage:
    """The open eye on a pale ground."""
    picture = QImage(*SIDE, QImage.Format.Format_RGB888)
    picture.fill(QColor("#e8eef3"))
    painter = QPainter(picture)
    painter.drawPixmap((SIDE[0] - 128) // 2, 40, icons.icon(icons.Sign.WATCHING).pixmap(128, 128))
    painter.end()
    return picture


def main() -> int:
    """Write both."""
    application = QGuiApplication(sys.argv[:1])
    Path(sys.argv[1]).write_bytes(icon([int(size) for size in sys.argv[3:]]))
    written = side().save(sys.argv[2], "BMP")
    del application
    return 0 if written else 1


if __name__ == "__main__":
    raise SystemExit(main())
