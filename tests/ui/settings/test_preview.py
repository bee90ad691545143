"""What the guard sees, on the screen and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from guard.types import Face, Picture, State, Track
from tests.ui import states
from ui import icons, messages
from ui.settings.preview import LOOK_MS, Preview

CALM = states.state(states.call())


class Guard:
    """The two callables, and how often they were asked."""

    def __init__(self) -> None:
        self.image: Picture | None = None
        self.now, self.asked = CALM, 0

    def picture(self) -> Picture | None:
        self.asked += 1
        return self.image

    def state(self) -> State:
        return self.now

    def faces(self, *boxes: tuple[float, float, float, float]) -> None:
        none = np.zeros((5, 2), np.float32)
        tracks = tuple(Track(1, Face(box, none, 0.9), 0.0, 1.0, 3) for box in boxes)
        self.now = states.state(states.call(tracks=tracks))


@pytest.fixture
def guard() -> Guard:
    return Guard()


@pytest.fixture
def preview(guard: Guard, qtbot, english: Callable[[str], None]) -> Iterator[Preview]:
    preview = Preview(guard.picture, guard.state)
    preview.resize(500, 400)
    qtbot.addWidget(preview)
    return preview


def test_every_face_has_its_box_where_it_is(preview: Preview, guard: Guard, picture: Picture) -> None:
    guard.image = picture
    guard.faces((160.0, 240.0, 160.0, 120.0))
    preview.show()
    QApplication.processEvents()  # laid out
    place, shot = preview.canvas.place(), preview.canvas.grab().toImage()
    assert place.width() / place.height() == pytest.approx(640 / 480, abs=0.02)
    assert place.width() < 640  # scaled down
    scale = place.width() / 640
    left, middle = round(place.x() + 160 * scale), round(place.y() + 300 * scale)
    across = {shot.pixelColor(left + dx, middle).name() for dx in range(-3, 4)}
    assert {icons.WHITE.name(), icons.DARK.name()} <= across
    inside = shot.pixelColor(round(place.x() + 240 * scale), middle)
    assert inside.red() == pytest.approx(90, abs=2)


def test_the_word_stands_on_the_box_and_inside_at_the_upper_edge(
    preview: Preview, guard: Guard, picture: Picture
) -> None:
    guard.image = picture
    for top in (240.0, 0.0):
        guard.faces((160.0, top, 160.0, 120.0))
        preview.show()
        preview.look()
        place, shot = preview.canvas.place(), preview.canvas.grab().toImage()
        scale = place.width() / 640
        y = round(place.y() + top * scale) + (-8 if top else 8)
        row = {shot.pixelColor(round(place.x() + 160 * scale) + x, y).name() for x in range(8, 28)}
        assert icons.DARK.name() in row


def test_the_status_stands_with_it_and_is_read_aloud(preview: Preview, guard: Guard, picture: Picture) -> None:
    guard.image = picture
    preview.show()
    assert preview.status.text() == messages.status(CALM) == preview.accessibleDescription()
    assert preview.canvas.accessibleName() == preview.accessibleName() == "What Qalqan sees now"


def test_no_picture_is_said(preview: Preview, guard: Guard, picture: Picture) -> None:
    preview.show()
    assert preview.none.isVisible()
    assert not preview.canvas.isVisible()
    assert preview.none.text() in preview.accessibleDescription()
    guard.image = picture
    preview.look()
    assert (preview.none.isVisible(), preview.canvas.isVisible()) == (False, True)
    guard.image = None
    preview.look()
    assert preview.none.isVisible()


@pytest.mark.parametrize("shape", [(0, 0, 3), (0, 640, 3), (1, 1, 3), (1, 3000, 3), (3000, 1, 3), (97, 61, 3)])
def test_odd_sizes_are_no_trouble(shape: tuple[int, ...], preview: Preview, guard: Guard) -> None:
    guard.image = np.full(shape, 200, np.uint8)
    guard.faces((-50.0, -50.0, 5000.0, 5000.0), (0.0, 0.0, 0.0, 0.0))
    preview.show()
    preview.grab()
    assert preview.canvas.isVisible() == bool(guard.image.size)


def test_a_view_into_a_larger_picture_is_shown(preview: Preview, guard: Guard) -> None:
    guard.image = np.full((480, 640, 3), 120, np.uint8)[::2, 10:331]
    preview.show()
    shot = preview.canvas.grab().toImage()
    assert shot.pixelColor(preview.canvas.place().center().toPoint()).red() == pytest.approx(120, abs=2)


def test_a_small_picture_is_not_enlarged(preview: Preview, guard: Guard) -> None:
    guard.image = np.full((40, 60, 3), 120, np.uint8)
    preview.show()
    assert preview.canvas.place().size().toTuple() == (60, 40)


def test_it_looks_again_and_again_and_stops_when_hidden(
    preview: Preview, guard: Guard, picture: Picture, qtbot
) -> None:
    guard.image = picture
    assert not preview.looking
    preview.show()
    first = guard.asked
    qtbot.waitUntil(lambda: guard.asked > first, timeout=10 * LOOK_MS)
    preview.hide()
    assert not preview.looking
    assert preview.canvas._image.isNull()  # nothing is kept of what was seen
    last = guard.asked
    qtbot.wait(2 * LOOK_MS)
    assert guard.asked == last
    preview.show()
    assert preview.looking


def test_its_words_change_live(preview: Preview, english: Callable[[str], None]) -> None:
    preview.show()
    english("ru")
    QApplication.processEvents()
    assert preview.status.text() == "Проверяю звонок: WhatsApp. Признаков не найдено, но это не доказательство"
