"""The guide beside a practice call follows it step by step, and stays out of its way."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from tests.ui import pseudo, screens
from ui.practice import window as practice
from ui.practice.guide import DONE, NOW, Guide

HUNG_UP = "You hung up. That is exactly right. Now you know it. Qalqan watches your calls by itself."
BY_ITSELF = "The call ended by itself. Next time hang up as soon as the warning comes."


@pytest.fixture
def guide(qapp, english) -> Iterator[Guide]:
    with screens.laptop(qapp):
        window = screens.shown(Guide)
        yield window
        screens.gone(window)


def happen(guide: Guide, *events: str) -> None:
    for event in events:
        if event == "alert":
            guide.alerted()
        else:
            guide.follow(json.dumps({"event": event, "t_s": 1.0}))


def now(guide: Guide) -> list[int]:
    """The steps marked as the current one, from 1; each is bold as well."""
    marked = [number for number, sign in enumerate(guide._signs, 1) if sign.text() == NOW]
    assert marked == [number for number, step in enumerate(guide._steps, 1) if step.font().bold()]
    return marked


def done(guide: Guide) -> list[int]:
    return [number for number, sign in enumerate(guide._signs, 1) if sign.text() == DONE]


@pytest.mark.parametrize(
    ("events", "current", "past"),
    [
        ((), 1, []),
        (("started",), 2, [1]),
        (("started", "swap"), 3, [1, 2]),
        (("started", "swap", "alert"), 4, [1, 2, 3]),
        (("started", "alert", "swap"), 4, [1, 2, 3]),
        (("started", "swap", "alert", "hung_up"), 5, [1, 2, 3, 4]),
        (("started", "hung_up"), 5, [1, 2, 4]),  # the warning never came
    ],
)
def test_the_step_of_now_is_marked(events, current: int, past: list[int], guide: Guide) -> None:
    happen(guide, *events)
    assert now(guide) == [current]
    assert done(guide) == past
    assert not guide._outcome.isVisible()


def test_who_hangs_up_is_told_that_it_was_right(guide: Guide) -> None:
    happen(guide, "started", "swap", "alert", "hung_up", "ended")
    assert guide._outcome.isVisible()
    assert guide._outcome.text() == HUNG_UP
    assert guide._done.isVisible()  # a sign that can be seen from afar
    assert now(guide) == [5]  # what comes next in a real call


def test_who_waits_is_told_what_to_do_next_time(guide: Guide) -> None:
    happen(guide, "started", "swap", "alert", "ended")
    assert guide._outcome.text() == BY_ITSELF
    assert not guide._done.isVisible()
    assert now(guide) == []
    assert done(guide) == [1, 2, 3]
    happen(guide, "alert", "ended")
    assert now(guide) == []


@pytest.mark.parametrize(
    "line", ["", "no", "[]", "null", "7", '"swap"', "{}", '{"event": []}', '{"event": "x"}', "[" * 9000]
)
def test_other_lines_are_left_out(line: str, guide: Guide) -> None:
    happen(guide, "started")
    guide.follow(line)
    assert now(guide) == [2]


def test_practising_again_begins_anew(guide: Guide, qtbot) -> None:
    assert not guide._again.isEnabled()
    happen(guide, "started", "swap", "hung_up", "ended")
    asked = []
    guide.again.connect(lambda: asked.append(now(guide)))
    qtbot.mouseClick(guide._again, Qt.MouseButton.LeftButton)
    assert asked == [[1]]
    assert not guide._outcome.isVisible()
    assert guide._again.isEnabled()  # the first may have come too early
    happen(guide, "started")
    assert not guide._again.isEnabled()
    assert now(guide) == [2]


def test_it_takes_no_focus_and_can_be_left_by_the_keyboard(guide: Guide, qtbot) -> None:
    assert guide.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_call_and_guide_stand_beside_each_other(scale: float, qapp, english) -> None:
    with screens.laptop(qapp, scale):
        guide, call = screens.shown(Guide), screens.shown(screens.WINDOWS["practice"])
        room = guide.screen().availableGeometry()
        try:
            assert guide.geometry().right() <= room.right()
            assert guide.height() <= room.height()
            assert guide.x() - room.left() > call.width()
            assert call.width() >= practice.LEAST
        finally:
            screens.gone(guide)
            screens.gone(call)


def test_the_step_of_now_is_in_sight_at_200_percent(qapp, english) -> None:
    english("kk")
    with screens.laptop(qapp, 2.0):
        guide = screens.shown(Guide)
        try:
            for event in ("started", "swap", "alert", "hung_up"):
                happen(guide, event)
                step = guide._steps[guide.step]
                assert step.visibleRegion().boundingRect().height() == step.height(), event
        finally:
            screens.gone(guide)


def test_the_words_change_with_the_language(guide: Guide, qapp) -> None:
    happen(guide, "started")
    with pseudo.spoken(qapp, pseudo.NAME):
        qapp.processEvents()
        assert guide._close.text() == pseudo.stretch("Close")
        assert guide._steps[1].text() == "2. " + pseudo.stretch("Watch the face. After a few seconds it is replaced.")
        assert now(guide) == [2]
    qapp.processEvents()
    assert guide._close.text() == "Close"
