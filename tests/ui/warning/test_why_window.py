"""The window that shows what a warning rests on: its sentences, its pictures, and that it goes easily."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from guard.types import Explanation, Face, Part, Quality, Reason, Region, Track
from ui import icons, language
from ui.warning.face_picture import _Canvas
from ui.warning.why_window import NOTICED, WhyWindow

OVER = "The warning is over; there is nothing to explain any more."


def explanation(
    part: Part = Part.EYES, seconds: float = 37.0, reason: Reason | None = None, width: float = 160.0
) -> Explanation:
    face = Face((100.0, 80.0, width, 1.2 * width), np.zeros((5, 2), np.float32), 0.9)
    region = Region(0, 0, 160, 160) if part is Part.WHOLE else Region(28, 28, 48, 48)
    crop = np.full((160, 160, 3), 120, np.uint8)
    crop[28:76, 28:76] = (0, 255, 0)
    return Explanation(Track(1, face, 5.0, 5.0 + seconds, 50), Quality(60, 90, 0.3, 0.1, reason), crop, region, part)


@pytest.fixture
def window(qtbot, english):
    """Makes one and shows it."""
    kept = []  # Python would take an unnamed window away

    def make(of: Explanation | None) -> WhyWindow:
        window = WhyWindow(of)
        kept.append(window)
        window.resize(1160, 520)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def canvases(window: WhyWindow) -> list[_Canvas]:
    return [one for one in window._scroll.widget().findChildren(_Canvas) if one.isVisible()]


def test_it_says_what_how_long_how_good_and_what_it_is_not(window) -> None:
    assert window(explanation()).sentences == [
        "The area around the eyes looks unlike a camera picture.",
        "The face was watched for 37 seconds.",
        "The picture of the face is good.",
        "This is a hint, not a proof. A poor connection or a beauty filter can look like this; "
        "a good fake can look clean.",
        "This picture is only shown here; it is not stored.",
    ]


@pytest.mark.parametrize("name", list(language.LANGUAGES))
@pytest.mark.parametrize("part", list(Part))
def test_every_part_has_a_sentence_that_promises_nothing(window, english, name, part) -> None:
    english(name)
    first = window(explanation(part)).sentences[0]
    assert first.endswith(".")
    assert len(NOTICED) == len(set(NOTICED.values()))
    assert not any(word in first.lower() for word in ("is fake", "safe", "genuine", "%", "score"))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, "2 seconds"), (59.7, "60 seconds"), (119.0, "119 seconds"), (121.0, "2 minutes"), (3700.0, "61 minutes")],
)
def test_a_long_time_is_said_in_minutes(window, seconds, words) -> None:
    assert words in window(explanation(seconds=seconds)).sentences[1]


@pytest.mark.parametrize(
    ("reason", "width", "words"),
    [
        (None, 300.0, "The picture of the face is good."),
        (None, 60.0, "The picture of the face is fair: the face is rather small."),
        (Reason.DARK, 300.0, "The picture of the face is poor. The face is too dark to check; be careful."),
    ],
)
def test_the_picture_is_good_fair_or_poor(window, reason, width, words) -> None:
    assert window(explanation(reason=reason, width=width)).sentences[2] == words


def test_the_place_is_ringed_and_stands_enlarged_beside(window) -> None:
    face, place = canvases(window(explanation()))
    assert face.width() == 320
    assert place.width() > 48 * 2
    shown = face.grab().toImage()
    seen = {shown.pixelColor(x, 100).name() for x in range(40, 80)}
    assert {icons.DARK.name(), icons.WHITE.name()} <= seen
    enlarged = place.grab().toImage()
    assert enlarged.pixelColor(place.width() // 2, place.height() // 2).name() == "#00ff00"


def test_the_whole_face_has_no_ring(window) -> None:
    (face,) = canvases(window(explanation(Part.WHOLE)))
    shown = face.grab().toImage()
    assert icons.WHITE.name() not in {shown.pixelColor(x, 160).name() for x in range(320)}


def test_nothing_to_explain(window) -> None:
    empty = window(None)
    assert empty.sentences == [OVER]
    assert canvases(empty) == []


def test_an_open_window_takes_another_explanation(window) -> None:
    open_window = window(explanation())
    open_window.show_explanation(explanation(Part.MOUTH))
    assert open_window.sentences[0] == "The area around the mouth looks unlike a camera picture."
    assert len(canvases(open_window)) == 2
    open_window.show_explanation(None)
    assert open_window.sentences == [OVER]
    assert canvases(open_window) == []


def test_escape_closes_and_the_great_button_asks_for_the_card(window, qtbot) -> None:
    open_window = window(explanation())
    with qtbot.waitSignal(open_window.what_now, timeout=1000):
        qtbot.keyClick(open_window.what_now_button, Qt.Key.Key_Space)
    qtbot.waitUntil(open_window.isActiveWindow, timeout=1000)
    qtbot.keyClick(open_window, Qt.Key.Key_Escape)
    assert not open_window.isVisible()


def test_everything_has_a_name_for_a_screen_reader(window) -> None:
    open_window = window(explanation())
    assert open_window.accessibleName() == "Why this warning?"
    assert "not a proof" in open_window.accessibleDescription()
    assert all(canvas.accessibleName() for canvas in canvases(open_window))
    assert all(button.text() for button in open_window.findChildren(QPushButton))


def test_the_language_changes_while_it_is_open(window, english) -> None:
    open_window = window(explanation())
    english("ru")
    assert open_window.close_button.text() != ""
    assert open_window.windowTitle() == open_window.accessibleName()
    assert len(canvases(open_window)) == 2


@pytest.mark.parametrize("name", list(language.LANGUAGES))
@pytest.mark.parametrize(("size", "scrolls"), [(QSize(1160, 520), False), (QSize(642, 360), True)])
def test_it_stays_usable_on_a_small_screen(window, english, qtbot, name, size, scrolls) -> None:
    english(name)
    open_window = window(explanation(reason=Reason.DARK))
    open_window.resize(size)
    down, across = open_window._scroll.verticalScrollBar(), open_window._scroll.horizontalScrollBar()
    qtbot.waitUntil(lambda: (down.maximum() > 0) == scrolls and across.maximum() == 0, timeout=1000)
    for label in open_window._scroll.widget().findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
