"""How each level is laid out and painted: every word fits, and none needs colour to be told from another."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from guard.types import Reason, VerdictKind
from tests.ui import states
from ui import language, messages
from ui.messages import Answer
from ui.warning import banner, banner_window
from ui.warning.banner_styles import STYLES

LEVELS = list(STYLES)
SIZES = [(320, 240), (420, 320), (480, 360), (640, 480), (900, 600), (1280, 720), (1366, 768), (3840, 2160)]
PERSON = "Айгерім, +7 (701) 000-00-00"


def words(level: VerdictKind, reason: Reason = Reason.SMALL) -> messages.Message:
    if level is VerdictKind.INSUFFICIENT:
        return messages.unseen(reason)
    return messages.warning(states.call(level, application="WhatsApp"), PERSON)


def arrange(level: VerdictKind, size: tuple[int, int], font, reason: Reason = Reason.SMALL, scale=1.0) -> banner.Layout:
    return banner.arrange(words(level, reason), STYLES[level], QSize(*size), font, scale)


@pytest.mark.parametrize("name", list(language.LANGUAGES))
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
def test_every_word_fits(qapp, english, name, level, size) -> None:
    english(name)
    message = words(level)
    layout = arrange(level, size, qapp.font())
    shown = [text for text, _, _ in layout.texts]
    assert message.headline in shown
    assert message.instruction in shown
    for text, place, font in layout.texts:
        needed = QFontMetrics(font).boundingRect(QRect(0, 0, place.width(), 10_000), banner.WRAP, banner.unbroken(text))
        assert needed.width() <= place.width()
        assert needed.height() <= place.height()
        assert layout.banner.contains(place)
        for other, _ in (*layout.buttons.values(), (layout.sign, 0)):
            assert not place.intersects(other)
    points = layout.texts[0][2].pointSize()
    if size[0] >= (640 if level is not VerdictKind.INSUFFICIENT else 900):
        assert points >= (24 if level is VerdictKind.FAKE else 18)
    if size[0] >= (900 if level is not VerdictKind.SUSPECT else 1280):
        assert all(note in shown for note in message.notes)
        assert level is VerdictKind.INSUFFICIENT or message.person in shown


@pytest.mark.parametrize("name", list(language.LANGUAGES))
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
def test_the_buttons_hold_their_words_and_what_to_do_is_the_large_one(qapp, english, name, level, size) -> None:
    english(name)
    message, layout = words(level), arrange(level, size, qapp.font())
    assert set(layout.buttons) <= {answer for answer, _ in message.answers}
    if size[0] >= 640:
        assert set(layout.buttons) == {answer for answer, _ in message.answers}
    for (_, one), (_, other) in combinations(layout.buttons.items(), 2):
        assert not one[0].intersects(other[0])
    for answer, word in message.answers:
        if answer not in layout.buttons:
            continue
        place, points = layout.buttons[answer]
        font = qapp.font()
        font.setPointSize(points)
        font.setBold(True)
        assert layout.banner.contains(place)
        assert place.width() > QFontMetrics(font).horizontalAdvance(word)
        assert place.height() >= QFontMetrics(font).height()
    if level is not VerdictKind.INSUFFICIENT:
        large, points = layout.buttons[Answer.WHAT]
        assert large.height() >= (44 if size[0] >= 640 else 20)
        others = [place for answer, place in layout.buttons.items() if answer is not Answer.WHAT]
        assert all(large.height() >= 1.2 * place.height() and points >= small for place, small in others)
        assert all(large.top() <= place.top() for place, _ in others)  # the first


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
def test_at_200_percent_no_word_is_smaller_than_at_100(qapp, english, level, size) -> None:
    """A call of so many physical pixels, on a screen at 100% and on one at 200%."""
    whole = arrange(level, size, qapp.font())
    doubled = arrange(level, (size[0] // 2, size[1] // 2), qapp.font(), scale=2.0)
    assert 2 * doubled.sizes.headline >= whole.sizes.headline
    for text, place, font in doubled.texts:
        assert doubled.banner.contains(place)
        assert text == banner.BULLET or QFontMetrics(font).height() <= place.height()


@pytest.mark.parametrize("name", list(language.LANGUAGES))
@pytest.mark.parametrize("reason", list(messages.REASONS))
def test_the_quiet_strip_is_low(qapp, english, name, reason) -> None:
    english(name)
    for size in SIZES[3:]:
        layout = arrange(VerdictKind.INSUFFICIENT, size, qapp.font(), reason)
        assert layout.banner.height() <= size[1] / 6
        assert layout.shape().boundingRect() == layout.banner


@pytest.mark.parametrize("size", SIZES[1:])
def test_the_weaker_has_the_smaller_words(qapp, english, size) -> None:
    layouts = [arrange(level, size, qapp.font()) for level in LEVELS]
    points = [layout.texts[0][2].pointSize() for layout in layouts]
    assert points == sorted(points, reverse=True)
    assert layouts[2].banner.height() < min(layouts[0].banner.height(), layouts[1].banner.height())
    assert STYLES[VerdictKind.SUSPECT].share < STYLES[VerdictKind.FAKE].share


@pytest.mark.parametrize("level", LEVELS)
def test_the_shape_leaves_the_call_and_the_buttons_free(qapp, english, level) -> None:
    layout = arrange(level, (640, 480), qapp.font())
    shape = layout.shape()
    assert not shape.contains(QPoint(320, 300))
    assert shape.contains(layout.sign.center())
    assert shape.contains(QPoint(2, 300)) == STYLES[level].border
    assert not any(shape.contains(place.center()) for place, _ in layout.buttons.values())


@pytest.mark.parametrize("level", LEVELS)
def test_a_strip_of_a_window_still_gets_the_sign(qapp, level) -> None:
    assert not arrange(level, (120, 60), qapp.font()).sign.isEmpty()


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("level", LEVELS)
def test_contrast_is_above_wcag_aa(level: VerdictKind) -> None:
    low, high = sorted((luminance(STYLES[level].text), luminance(STYLES[level].ground)))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_no_colour_is_needed_to_tell_them_apart(english) -> None:
    for one, other in combinations(LEVELS, 2):
        assert STYLES[one].sign is not STYLES[other].sign
        assert words(one).headline != words(other).headline
        assert words(one).instruction != words(other).instruction
        borders = [(STYLES[level].border, STYLES[level].striped) for level in (one, other)]
        assert borders[0] != borders[1]


@pytest.mark.parametrize(("level", "shades"), [(VerdictKind.FAKE, 1), (VerdictKind.SUSPECT, 2)])
def test_only_what_is_odd_has_a_striped_border(qapp, english, level, shades) -> None:
    layout = arrange(level, (640, 480), qapp.font())
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    banner.paint(painter, layout, STYLES[level])
    painter.end()
    row = [image.pixelColor(x, 479 - layout.border // 2) for x in range(640)]
    plain = {colour.name() for colour in row} & {STYLES[level].ground.name(), STYLES[level].text.name()}
    assert len(plain) == shades


def test_a_menu_of_ours_that_is_open_is_not_covered(qapp) -> None:
    window, raised = QWidget(), []
    window.raise_ = lambda: raised.append(window)
    banner_window._raise(window)
    assert raised == [window]
    menu = QMenu()
    menu.addAction("Pause")
    menu.popup(QPoint(0, 0))
    banner_window._raise(window)
    assert raised == [window]
    menu.close()
    banner_window._raise(window)
    assert raised == [window, window]
    window.close()
