"""From a place on the screen in physical pixels, as the engine tells it, to one in Qt's own."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen

from guard.types import Region


def physical(screen: QScreen) -> QRect:
    """The screen in physical pixels. Qt keeps a screen's corner in them and scales only its size."""
    place, ratio = screen.geometry(), screen.devicePixelRatio()
    return QRect(place.left(), place.top(), round(place.width() * ratio), round(place.height() * ratio))


def visible_part(region: Region, screens: list[QScreen]) -> QRect | None:
    """The part of the region on the screen that holds most of it, in Qt's pixels; None where none does."""
    wanted = QRect(region.left, region.top, region.width, region.height)
    parts = [(wanted & physical(screen), screen) for screen in screens]
    part, screen = max(parts, key=lambda found: found[0].width() * found[0].height(), default=(QRect(), None))
    if screen is None or part.isEmpty():
        return None
    corner, ratio = screen.geometry().topLeft(), screen.devicePixelRatio()
    left = corner.x() + floor((part.x() - corner.x()) / ratio)
    top = corner.y() + floor((part.y() - corner.y()) / ratio)
    right = corner.x() + ceil((part.x() + part.width() - corner.x()) / ratio)
    bottom = corner.y() + ceil((part.y() + part.height() - corner.y()) / ratio)
    return QRect(left, top, right - left, bottom - top)
