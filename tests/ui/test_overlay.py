"""The warning: when it stands, where, how large its words are, and that it never asks for the focus."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication

from guard.types import EventKind, Region, VerdictKind, Watch
from tests.ui.conftest import CALL, FakeEngine
from ui import banner, language, messages
from ui.overlay import Overlay
from ui.places import visible_part


@pytest.fixture
def engine(english) -> FakeEngine:
    from guard.settings.schema import Settings

    return FakeEngine(Settings(), lambda event: None)


@pytest.fixture
def overlay(qtbot, engine):
    overlay = Overlay(lambda: engine.state)
    yield overlay
    overlay.close()


def test_no_alert_no_banner(overlay, engine) -> None:
    engine.watch()
    overlay.follow()
    assert not overlay.visible


@pytest.mark.parametrize("strength", [VerdictKind.SUSPECT, VerdictKind.FAKE])
def test_it_stands_over_the_call_and_goes_with_the_alert(overlay, engine, strength) -> None:
    engine.alert(strength)
    overlay.follow()
    assert overlay.visible
    assert overlay.frame.geometry() == QRect(100, 80, 640, 480)
    assert overlay.frame.geometry().contains(overlay.button.geometry())
    engine.put(EventKind.CLEARED, alert=None)
    overlay.follow()
    assert not overlay.visible
    assert not overlay.button.isVisible()


def test_it_follows_by_itself(overlay, engine, qtbot) -> None:
    engine.alert()
    overlay.follow()
    engine.state = replace(engine.state, window=replace(CALL, region=Region(20, 30, 500, 400)))
    qtbot.waitUntil(lambda: overlay.frame.geometry() == QRect(20, 30, 500, 400), timeout=1000)


def test_it_goes_while_the_window_is_minimised_or_off_the_screen(overlay, engine) -> None:
    engine.alert()
    overlay.follow()
    engine.state = replace(engine.state, window=replace(CALL, minimised=True))
    overlay.follow()
    assert not overlay.visible
    engine.state = replace(engine.state, window=replace(CALL, region=Region(90_000, 0, 640, 480)))
    overlay.follow()
    assert not overlay.visible
    engine.state = replace(engine.state, window=CALL)
    overlay.follow()
    assert overlay.visible


def test_it_goes_when_the_call_ends(overlay, engine) -> None:
    engine.alert()
    overlay.follow()
    engine.put(EventKind.WINDOW, watch=Watch.NO_CALL, window=None, alert=None)
    overlay.follow()
    assert not overlay.visible


def test_not_now_puts_off_this_alert_and_no_stronger_one(overlay, engine, qtbot) -> None:
    engine.alert(VerdictKind.SUSPECT)
    overlay.follow()
    with qtbot.waitSignal(overlay.dismissed, timeout=1000):
        qtbot.mouseClick(overlay.button, Qt.MouseButton.LeftButton)
    overlay.follow()
    assert not overlay.visible
    engine.alert(VerdictKind.FAKE)
    overlay.follow()
    assert overlay.visible


def test_it_takes_neither_focus_nor_clicks(overlay, engine) -> None:
    engine.alert()
    overlay.follow()
    for window in (overlay.frame, overlay.button):
        assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
        assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
        assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert overlay.frame.windowFlags() & Qt.WindowType.WindowTransparentForInput
    assert not overlay.button.windowFlags() & Qt.WindowType.WindowTransparentForInput


def test_the_language_changes_while_it_stands(overlay, engine, english) -> None:
    engine.alert()
    overlay.follow()
    english("kk")
    overlay.follow()
    assert overlay.button.text() == "Қазір емес"
    assert "дипфейк" in overlay.frame.accessibleName()


def test_the_shape_is_banner_and_border_alone(overlay, engine) -> None:
    engine.alert()
    overlay.follow()
    layout = overlay.frame.layout_
    shape = layout.shape()
    assert not shape.contains(QRect(320, 300, 1, 1))
    assert shape.contains(layout.sign.center())
    assert shape.contains(QRect(2, 300, 1, 1))
    assert not shape.contains(layout.button.center())
    assert layout.banner.height() <= 480 * banner.SHARE


@pytest.mark.parametrize("name", list(language.LANGUAGES))
@pytest.mark.parametrize("strength", [VerdictKind.SUSPECT, VerdictKind.FAKE])
@pytest.mark.parametrize(
    "size", [(320, 240), (480, 360), (640, 480), (900, 600), (1280, 720), (1366, 768), (3840, 2160)]
)
def test_every_word_fits(qapp, english, name, strength, size) -> None:
    english(name)
    message = messages.warning(strength)
    layout = banner.arrange(message, QSize(*size), qapp.font())
    words = [text for text, _, _ in layout.texts]
    assert message.headline in words
    assert message.instruction in words
    for text, place, font in layout.texts:
        needed = QFontMetrics(font).boundingRect(QRect(0, 0, place.width(), 10_000), banner.WRAP, text)
        assert needed.width() <= place.width()
        assert needed.height() <= place.height()
        assert layout.banner.contains(place)
        assert not place.intersects(layout.button)
        assert not place.intersects(layout.sign)
    if size[0] >= 640:
        assert layout.texts[0][2].pointSize() >= 24
    if size[0] >= 900:
        assert all(advice in words for advice in message.advice)


def test_a_strip_of_a_window_still_gets_the_sign(qapp, english) -> None:
    layout = banner.arrange(messages.warning(VerdictKind.FAKE), QSize(120, 60), qapp.font())
    assert not layout.sign.isEmpty()


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
    assert visible_part(region, [LEFT, RIGHT]) == expected


def test_no_screen_no_place() -> None:
    assert visible_part(CALL.region, []) is None
    assert visible_part(CALL.region, QGuiApplication.screens()) is not None
