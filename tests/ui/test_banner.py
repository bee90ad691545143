"""How each strength is laid out and painted: every word fits, and none needs colour to be told from another."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter

from guard.types import Reason, VerdictKind
from ui import banner, language, messages
from ui.strengths import STYLES

STRENGTHS = list(STYLES)
SIZES = [(320, 240), (420, 320), (480, 360), (640, 480), (900, 600), (1280, 720), (1366, 768), (3840, 2160)]


def words(strength: VerdictKind, reason: Reason = Reason.SMALL) -> messages.Message:
    return messages.unseen(reason) if strength is VerdictKind.INSUFFICIENT else messages.warning(strength)


def arrange(strength: VerdictKind, size: tuple[int, int], font, reason: Reason = Reason.SMALL) -> banner.Layout:
    return banner.arrange(words(strength, reason), strength, QSize(*size), font)


@pytest.mark.parametrize("name", list(language.LANGUAGES))
@pytest.mark.parametrize("strength", STRENGTHS)
@pytest.mark.parametrize("size", SIZES)
def test_every_word_fits(qapp, english, name, strength, size) -> None:
    english(name)
    message = words(strength)
    layout = arrange(strength, size, qapp.font())
    shown = [text for text, _, _ in layout.texts]
    assert message.headline in shown
    assert message.instruction in shown
    for text, place, font in layout.texts:
        needed = QFontMetrics(font).boundingRect(QRect(0, 0, place.width(), 10_000), banner.WRAP, text)
        assert needed.width() <= place.width()
        assert needed.height() <= place.height()
        assert layout.banner.contains(place)
        for other in (layout.why, layout.dismiss, layout.sign):
            assert not place.intersects(other)
    if size[0] >= (640 if strength is not VerdictKind.INSUFFICIENT else 900):
        assert layout.texts[0][2].pointSize() >= 24
    if size[0] >= 900:
        assert all(advice in shown for advice in message.advice)


@pytest.mark.parametrize("name", list(language.LANGUAGES))
@pytest.mark.parametrize("strength", STRENGTHS)
@pytest.mark.parametrize("size", SIZES)
def test_the_buttons_are_large_and_hold_their_words(qapp, english, name, strength, size) -> None:
    english(name)
    message, layout = words(strength), arrange(strength, size, qapp.font())
    font = qapp.font()
    font.setPointSize(layout.button_points)
    font.setBold(True)
    wanted = {message.dismiss: layout.dismiss, message.why: layout.why}
    assert layout.why.isEmpty() == (not message.why)
    assert not layout.why.intersects(layout.dismiss)
    for word, place in wanted.items():
        if word:
            assert layout.banner.contains(place)
            assert place.width() > QFontMetrics(font).horizontalAdvance(word)
            assert place.height() >= (44 if size[0] >= 480 else 24)


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
    layouts = [arrange(strength, size, qapp.font()) for strength in STRENGTHS]
    points = [layout.texts[0][2].pointSize() for layout in layouts]
    assert points == sorted(points, reverse=True)
    assert layouts[2].banner.height() < min(layouts[0].banner.height(), layouts[1].banner.height())
    assert STYLES[VerdictKind.SUSPECT].share < STYLES[VerdictKind.FAKE].share


@pytest.mark.parametrize("strength", STRENGTHS)
def test_the_shape_leaves_the_call_and_the_buttons_free(qapp, english, strength) -> None:
    layout = arrange(strength, (640, 480), qapp.font())
    shape = layout.shape()
    assert not shape.contains(QPoint(320, 300))
    assert shape.contains(layout.sign.center())
    assert shape.contains(QPoint(2, 300)) == STYLES[strength].border
    for button in (layout.dismiss, layout.why):
        assert button.isEmpty() or not shape.contains(button.center())


@pytest.mark.parametrize("strength", STRENGTHS)
def test_a_strip_of_a_window_still_gets_the_sign(qapp, strength) -> None:
    assert not arrange(strength, (120, 60), qapp.font()).sign.isEmpty()


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("strength", STRENGTHS)
def test_contrast_is_above_wcag_aa(strength: VerdictKind) -> None:
    low, high = sorted((luminance(STYLES[strength].text), luminance(STYLES[strength].ground)))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_no_colour_is_needed_to_tell_them_apart(english) -> None:
    for one, other in combinations(STRENGTHS, 2):
        assert STYLES[one].sign is not STYLES[other].sign
        assert words(one).headline != words(other).headline
        assert words(one).instruction != words(other).instruction
        borders = [(STYLES[strength].border, STYLES[strength].striped) for strength in (one, other)]
        assert borders[0] != borders[1]


@pytest.mark.parametrize(("strength", "shades"), [(VerdictKind.FAKE, 1), (VerdictKind.SUSPECT, 2)])
def test_only_what_is_odd_has_a_striped_border(qapp, english, strength, shades) -> None:
    layout = arrange(strength, (640, 480), qapp.font())
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    banner.paint(painter, layout, strength)
    painter.end()
    row = [image.pixelColor(x, 479 - layout.border // 2) for x in range(640)]
    plain = {colour.name() for colour in row} & {STYLES[strength].ground.name(), STYLES[strength].text.name()}
    assert len(plain) == shades
