"""Where a warning stands: over the call, or at the edge of the screen. The engine speaks of physical pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen

from guard.types import Call, Region

WIDEST: Final = 1100  # px of a bar at the edge
HIGH: Final = 420  # px, at least, that a bar is laid out in; it takes its share of them


HOLD_S: Final = 1.0
"""That the banner stays where the call was: a window that is back at once makes nothing jump."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in Qt's pixels; ``scale``: of its screen; ``over_call``: it is the call's own."""

    rect: QRect
    scale: float
    over_call: bool


class Seen:
    """Where the call that is spoken of is seen, and was last; ``clock`` in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last: tuple[int, Place, float] | None = None

    def place(self, call: Call) -> Place | None:
        """Where it is seen, or was until a moment ago; None where it is out of sight."""
        window, now = call.window, self._clock()
        place = None
        if window is not None and not window.minimised:
            place = over_call(window.region, QGuiApplication.screens())
        if place is not None:
            self._last = (call.id, place, now)
        elif self._last is not None and self._last[0] == call.id and now - self._last[2] <= HOLD_S:
            return self._last[1]
        return place

    def screen(self) -> QScreen | None:
        """The one on which a call was last seen, else the first."""
        seen = QGuiApplication.screenAt(self._last[1].rect.center()) if self._last is not None else None
        return seen or QGuiApplication.primaryScreen()


def physical(screen: QScreen) -> QRect:
    """The screen in physical pixels. Qt keeps a screen's corner in them and scales only its size."""
    place, ratio = screen.geometry(), screen.devicePixelRatio()
    return QRect(place.left(), place.top(), round(place.width() * ratio), round(place.height() * ratio))


def over_call(region: Region, screens: Sequence[QScreen]) -> Place | None:
    """The part of the region on the screen that holds most of it; None where none does."""
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
    return Place(QRect(left, top, right - left, bottom - top), ratio, True)


def room_at_the_edge(screen: QScreen) -> Place:
    """What a bar at the edge of this screen is laid out in: in the middle, from the top."""
    room = screen.availableGeometry()
    size = QSize(min(WIDEST, room.width()), max(HIGH, min(room.height(), 520)))
    corner_x = room.left() + (room.width() - size.width()) // 2
    return Place(QRect(corner_x, room.top(), size.width(), size.height()), screen.devicePixelRatio(), False)


def in_the_corner(size: QSize, screen: QScreen) -> QRect:
    """At the left of the screen's lower edge: our advice has its buttons at the right."""
    room = screen.availableGeometry()
    return QRect(room.left(), room.bottom() + 1 - size.height(), size.width(), size.height())


def beside(bar: QRect, screen: QScreen, read: QRect) -> QRect:
    """The bar at the top of the screen, or at the bottom where it hides less of what the user reads."""
    low = bar.translated(0, screen.availableGeometry().bottom() - bar.bottom())
    return low if _area(low & read) < _area(bar & read) else bar


def _area(rect: QRect) -> int:
    return 0 if rect.isEmpty() else rect.width() * rect.height()
