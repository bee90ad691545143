"""Without a mouse, without sight, without colours: names, the keyboard, contrast, and nothing that moves."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QStyle,
    QTableWidget,
    QWidget,
)

from tests.ui import screens
from ui import icons, look, messages
from ui.practice import window as practice
from ui.warning import banner
from ui.warning.banner_styles import STYLES

UI = Path(messages.__file__).parent
SOURCES = sorted(UI.rglob("*.py"))
ACTIONABLE = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
AA = 4.5  # WCAG 2.2, 1.4.3 Contrast (Minimum): https://www.w3.org/TR/WCAG22/#contrast-minimum
AA_GRAPHICS = 3.0  # WCAG 2.2, 1.4.11 Non-text Contrast, for signs

ESCAPES = (
    "settings",
    "card",
    "card_officials",
    "why",
    "why_whole",
    "history",
    "history_empty",
    "pick",
    "self_view",
    "ended",
    "ended_odd",
    "home",
    "notice",
    "save",
    "card_practice",
    "history_asked",
    "welcome_help",
    "about",
    "menu",
    "guide",
    "guide_end",
    "welcome_language",
    "welcome_promise",
    "welcome_practice",
)
"""Windows that Escape closes. Not the practice call (hanging up is the exercise), the status window (it would quit)."""


@pytest.fixture
def opened(qapp, english, request) -> Iterator[Callable[[str], QWidget]]:
    """Makes a window of the table, on the laptop and active; all are closed at the end."""
    windows: list[QWidget] = []

    def make(name: str) -> QWidget:
        window = screens.shown(screens.WINDOWS[name])
        windows.append(window)
        window.activateWindow()
        QTest.qWaitForWindowActive(window, 1000)
        return window

    with screens.laptop(qapp):
        yield make
        for window in windows:
            screens.gone(window)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def children(window: QWidget) -> list[QWidget]:
    """Those in sight, less the inner parts that Qt makes itself (the editor of a number, the heading of a table)."""
    found = [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)]
    return [one for one in found if not one.objectName().startswith("qt_") and not _inner(one)]


def _inner(widget: QWidget) -> bool:
    parts = (QAbstractSpinBox, QComboBox, QTableWidget)
    return isinstance(widget, QHeaderView) or isinstance(widget.parentWidget(), parts)


def by_tab(window: QWidget) -> list[QWidget]:
    """The enabled controls that Tab must reach."""
    return [widget for widget in children(window) if widget.isEnabled() and takes_tab(widget)]


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops here; one that hands its focus on is no stop of its own."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def reached(widget: QWidget, visited: list[QWidget]) -> bool:
    """Of radio buttons that belong together Tab reaches one, and the arrows the others."""
    if not isinstance(widget, QRadioButton):
        return widget in visited
    return any(isinstance(one, QRadioButton) and one.group() is widget.group() for one in visited)


# names


@pytest.mark.parametrize("name", list(screens.WINDOWS))
def test_everything_that_can_be_used_has_a_name(name: str, opened) -> None:
    window = opened(name)
    if isinstance(window, QMenu):
        assert all(action.text() for action in window.actions() if not action.isSeparator())
        return
    nameless = [
        type(widget).__name__
        for widget in children(window)
        if (isinstance(widget, ACTIONABLE) or takes_tab(widget)) and not name_of(widget)
    ]
    assert nameless == []


@pytest.mark.parametrize("name", [name for name in screens.WINDOWS if not name.startswith(("warning", "menu"))])
def test_every_window_has_a_title(name: str, opened) -> None:
    assert opened(name).windowTitle().strip()


@pytest.mark.parametrize("name", [name for name in screens.WINDOWS if name.startswith("warning")])
def test_a_warning_says_all_its_words_to_a_screen_reader(name: str, opened) -> None:
    window = opened(name).overlay.window
    said = name_of(window.frame)
    assert all(text in said for text, _, _ in window.frame.shown[0].texts if text != banner.BULLET)


# the keyboard


@pytest.mark.parametrize("name", [name for name in screens.WINDOWS if not name.startswith(("warning", "menu"))])
def test_tab_reaches_everything_and_comes_back(name: str, opened) -> None:
    window = opened(name)
    wanted = by_tab(window)
    visited: list[QWidget] = []
    for _ in range(3 * len(wanted) + 3):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        visited.append(window.focusWidget())
    missed = [f"{type(widget).__name__} {name_of(widget)!r}" for widget in wanted if not reached(widget, visited)]
    assert missed == []
    if len(wanted) > 1:
        assert all(before is not after for before, after in pairwise(visited)), "Tab stands still"


@pytest.mark.parametrize("name", ESCAPES)
def test_escape_closes(name: str, opened) -> None:
    window = opened(name)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not window.isVisible()


@pytest.mark.parametrize("name", [name for name in screens.WINDOWS if not name.startswith(("warning", "menu"))])
def test_enter_presses_the_button_that_has_the_focus(name: str, opened) -> None:
    window = opened(name)
    buttons = [one for one in window.findChildren(QPushButton) if one.isVisibleTo(window) and one.isEnabled()]
    for button in buttons:
        if isinstance(window, QFileDialog) or button.isCheckable():
            continue
        assert button.autoDefault(), button.text()


# contrast


def luminance(colour: QColor) -> float:
    """Relative luminance of sRGB, 0..1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """1..21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)  # the known near miss


@pytest.mark.parametrize("strength", list(STYLES))
def test_the_words_of_a_warning_stand_out(strength) -> None:
    style = STYLES[strength]
    assert contrast(style.text, style.ground) >= AA


def test_the_parts_of_the_signs_stand_out() -> None:
    for inner, outer in (
        (icons.WHITE, icons.RED), (icons.DARK, icons.AMBER), (icons.INK, icons.WHITE), (icons.GREY, icons.WHITE),
        (icons.RED, icons.WHITE),
    ):  # fmt: skip
        assert contrast(inner, outer) >= AA_GRAPHICS


def test_the_words_of_the_practice_call_stand_out() -> None:
    assert contrast(QColor("white"), practice.GROUND) >= AA


def sheets(path: Path) -> list[str]:
    """The style sheets written in a source, with the names of our colours put in."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "setStyleSheet":
            code = ast.unparse(node.args[0])
            found.append(str(eval(code, {"icons": icons})) if _plain(node.args[0]) else code)
    return found


def _plain(node: ast.expr) -> bool:
    return all(name.id == "icons" for name in ast.walk(node) if isinstance(name, ast.Name))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(UI)))
def test_a_style_with_a_colour_of_its_own_has_a_ground_of_its_own(path: Path) -> None:
    for sheet in sheets(path):
        inks = re.findall(r"(?<![\w-])color\s*:\s*([#\w]+)", sheet)
        grounds = re.findall(r"(?<![\w-])background(?:-color)?\s*:\s*([#\w]+)", sheet)
        assert bool(grounds) or not inks, f"{path.name}: unreadable on a desktop of other colours: {sheet}"
        for ink in inks:
            for ground in grounds:
                assert contrast(QColor(ink), QColor(ground)) >= AA, f"{path.name}: {ink} on {ground}"


def stands_out(picture: QImage, place: QRect) -> float:
    """The contrast of the words painted in a place of a picture: of the commonest colour against the farthest."""
    place &= picture.rect()
    counts: dict[int, int] = {}
    for y in range(place.top(), place.bottom() + 1):
        for x in range(place.left(), place.right() + 1):
            pixel = picture.pixel(x, y)
            counts[pixel] = counts.get(pixel, 0) + 1
    ground = QColor(max(counts, key=counts.__getitem__))
    return max(contrast(ground, QColor(pixel)) for pixel in counts)


@pytest.mark.parametrize("palette", [QPalette, screens.dark, screens.black])
@pytest.mark.parametrize("name", list(screens.WINDOWS))
def test_words_can_be_read_on_a_light_a_dark_and_a_black_desktop(name: str, palette, opened, qapp) -> None:
    before = qapp.palette()
    if palette is not QPalette:
        qapp.setPalette(palette())
    try:
        window = opened(name)
        picture = window.grab().toImage()
        faint = []
        for widget in children(window):
            text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
            place = QRect(
                widget.mapTo(window, QPoint()), widget.size()
            ) & widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))
            if text and widget.isEnabled() and not place.isEmpty() and stands_out(picture, place) < AA:
                faint.append(text)
        assert faint == []
    finally:
        qapp.setPalette(before)


@pytest.mark.parametrize("palette", [QPalette, screens.dark, screens.black])
@pytest.mark.parametrize("make", [look.Tick, look.Dot])
def test_a_box_without_its_tick_can_be_seen_on_any_ground(make, palette, qapp) -> None:
    before = qapp.palette()
    if palette is not QPalette:
        qapp.setPalette(palette())
    try:
        widget = make("word")
        widget.resize(widget.sizeHint())
        picture = widget.grab().toImage()
        ground = picture.pixelColor(picture.width() - 1, 0)
        edge = [picture.pixelColor(x, y) for x in range(22) for y in range(picture.height())]
        bright = sum(contrast(ground, colour) >= AA for colour in edge)
        assert bright > 30  # an edge all round, not a dot
    finally:
        qapp.setPalette(before)


# 200% scale


def points(window: QWidget) -> dict[str, float]:
    """The size of each word that a window has, at 100%."""
    shown = [one for one in window.findChildren(QWidget) if isinstance(one, QLabel | QAbstractButton)]
    return {one.text(): one.font().pointSizeF() for one in shown if one.text()}


@pytest.mark.parametrize("name", [name for name in screens.WINDOWS if not name.startswith(("warning", "menu"))])
def test_no_word_is_smaller_at_200_percent_than_at_100(name: str, qapp, english, monkeypatch) -> None:
    found = []
    for scale in (1.0, 2.0):
        monkeypatch.setattr(QWidget, "devicePixelRatioF", lambda _widget, scale=scale: scale)
        with screens.laptop(qapp, scale):
            window = screens.shown(screens.WINDOWS[name])
            found.append({text: scale * size for text, size in points(window).items()})
            screens.gone(window)
    whole, doubled = found
    smaller = {text: (size, doubled[text]) for text, size in whole.items() if doubled.get(text, size) < size}
    assert smaller == {}


def test_a_menu_higher_than_the_screen_scrolls(opened) -> None:
    menu = opened("menu")
    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu)


# reduced motion


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(UI)))
def test_nothing_moves_by_itself(path: Path) -> None:
    """No animation, so nothing to switch off for who asks the desktop for less motion; video is the call itself."""
    source = path.read_text("utf-8")
    moving = ("QPropertyAnimation", "QVariantAnimation", "QMovie", "QTimeLine", "QGraphicsEffect", "setWindowOpacity")
    assert [name for name in moving if name in source] == []
