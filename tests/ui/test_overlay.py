"""What stands over a call: when, where, for how long, and that it never asks for the focus."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication

from guard.types import EventKind, Reason, Region, VerdictKind, Watch
from tests.ui.conftest import CALL, FakeEngine, verdict
from tests.ui.test_unseen import Clock
from ui.overlay import Overlay
from ui.places import visible_part
from ui.unseen import SETTLED_S, UNSEEN_S


@pytest.fixture
def engine(english) -> FakeEngine:
    from guard.settings.schema import Settings

    return FakeEngine(Settings(), lambda event: None)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def overlay(qtbot, engine, clock):
    overlay = Overlay(lambda: engine.state, clock=clock)
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
    assert overlay.frame.geometry().contains(overlay.not_now.geometry())
    engine.put(EventKind.CLEARED, alert=None)
    overlay.follow()
    assert not overlay.visible
    assert not overlay.not_now.isVisible()
    assert not overlay.ask_why.isVisible()


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
        qtbot.mouseClick(overlay.not_now, Qt.MouseButton.LeftButton)
    overlay.follow()
    assert not overlay.visible
    engine.alert(VerdictKind.FAKE)
    overlay.follow()
    assert overlay.visible


def test_it_takes_neither_focus_nor_clicks(overlay, engine) -> None:
    engine.alert()
    overlay.follow()
    for window in (overlay.frame, overlay.not_now, overlay.ask_why):
        assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
        assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
        assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert clicked_through(overlay)
    for button in (overlay.not_now, overlay.ask_why):
        assert not button.windowFlags() & Qt.WindowType.WindowTransparentForInput
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_language_changes_while_it_stands(overlay, engine, english) -> None:
    engine.alert()
    overlay.follow()
    english("kk")
    overlay.follow()
    assert overlay.not_now.text() == "Қазір емес"
    assert "дипфейк" in overlay.frame.accessibleName()


def clicked_through(overlay) -> bool:
    return bool(overlay.frame.windowFlags() & Qt.WindowType.WindowTransparentForInput)


def test_why_is_asked_with_a_button_of_its_own(overlay, engine, qtbot) -> None:
    engine.alert()
    overlay.follow()
    assert overlay.ask_why.isVisible()
    with qtbot.waitSignal(overlay.why, timeout=1000), qtbot.assertNotEmitted(overlay.dismissed):
        qtbot.mouseClick(overlay.ask_why, Qt.MouseButton.LeftButton)
    assert overlay.visible


def unable(engine, reason: Reason = Reason.DARK) -> None:
    engine.watch()
    engine.put(EventKind.VERDICT, verdict=verdict(VerdictKind.INSUFFICIENT, reason=reason))


def test_a_picture_that_cannot_be_judged_is_said_quietly(overlay, engine, clock) -> None:
    unable(engine)
    overlay.follow()
    assert not overlay.visible
    clock.now += UNSEEN_S + 1
    overlay.follow()
    assert overlay.shown is VerdictKind.INSUFFICIENT
    assert overlay.frame.accessibleName().split(". ") == [
        "Cannot judge the picture",
        "The face is too dark to check; be careful",
        "No warning does not mean the caller is real",
    ]
    assert overlay.not_now.isVisible()
    assert not overlay.ask_why.isVisible()
    assert not overlay.frame.layout_.shape().contains(QPoint(2, 300))  # no border
    assert clicked_through(overlay)


def test_it_looks_again_by_itself(overlay, engine, clock, qtbot) -> None:
    unable(engine)
    overlay.follow()
    clock.now += UNSEEN_S + 1
    qtbot.waitUntil(lambda: overlay.visible, timeout=2000)
    engine.state = replace(engine.state, verdict=verdict(VerdictKind.NO_SIGNS))
    overlay.follow()
    clock.now += SETTLED_S
    qtbot.waitUntil(lambda: not overlay.visible, timeout=2000)


def test_an_alert_takes_the_place_of_the_notice(overlay, engine, clock) -> None:
    unable(engine)
    overlay.follow()
    clock.now += UNSEEN_S + 1
    overlay.follow()
    engine.alert()
    unable(engine)  # the picture is lost again, and the alert stands
    overlay.follow()
    clock.now += UNSEEN_S + 1
    overlay.follow()
    assert overlay.shown is VerdictKind.FAKE
    assert overlay.ask_why.isVisible()
    overlay.dismiss()
    overlay.follow()
    assert not overlay.visible


def test_the_notice_goes_for_this_call_and_no_alert_is_put_off(overlay, engine, clock, qtbot) -> None:
    unable(engine)
    overlay.follow()
    clock.now += UNSEEN_S + 1
    overlay.follow()
    with qtbot.assertNotEmitted(overlay.dismissed):
        qtbot.mouseClick(overlay.not_now, Qt.MouseButton.LeftButton)
    overlay.follow()
    assert not overlay.visible
    engine.alert()
    overlay.follow()
    assert overlay.shown is VerdictKind.FAKE


def test_the_notice_is_a_choice(overlay, engine, clock) -> None:
    overlay.unseen_notice = False
    unable(engine)
    overlay.follow()
    clock.now += UNSEEN_S + 1
    overlay.follow()
    assert not overlay.visible
    engine.alert(VerdictKind.SUSPECT)
    overlay.follow()
    assert overlay.shown is VerdictKind.SUSPECT


def test_it_rests_where_there_is_no_call(overlay, engine) -> None:
    engine.watch()
    overlay.follow()
    assert overlay._timer.isActive()
    engine.put(EventKind.WINDOW, watch=Watch.NO_CALL, window=None)
    overlay.follow()
    assert not overlay._timer.isActive()


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
