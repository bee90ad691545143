"""Where a call lies in Qt's own pixels, whatever the screens and their scales."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from guard.types import Region
from tests.ui.states import CALL
from ui.warning.places import over_call


class _Screen:
    def __init__(self, place: QRect, ratio: float) -> None:
        self._place, self._ratio = place, ratio

    def geometry(self) -> QRect:
        return self._place

    def devicePixelRatio(self) -> float:
        return self._ratio


LEFT = _Screen(QRect(0, 0, 1920, 1080), 1.0)
RIGHT = _Screen(QRect(1920, 0, 1920, 1080), 2.0)  # 3840 x 2160 physical pixels


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        (Region(100, 50, 800, 600), QRect(100, 50, 800, 600)),
        (Region(2120, 200, 1000, 600), QRect(2020, 100, 500, 300)),
        (Region(-200, -100, 800, 600), QRect(0, 0, 600, 500)),
        (Region(1820, 0, 1000, 600), QRect(1920, 0, 450, 300)),
        (Region(1921, 1, 3, 3), QRect(1920, 0, 2, 2)),
        (Region(0, 5000, 100, 100), None),
    ],
)
def test_physical_pixels_become_qt_pixels(region: Region, expected: QRect | None) -> None:
    found = over_call(region, [LEFT, RIGHT])
    assert (found.rect if found else None) == expected
    assert found is None or found.scale in (1.0, 2.0)


def test_no_screen_no_place(qapp) -> None:
    assert over_call(CALL.region, []) is None
    assert over_call(CALL.region, QGuiApplication.screens()) is not None
