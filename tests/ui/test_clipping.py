"""No word is cut off: every window, in every language and in one half as long again, on a 1366x768 laptop."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QMenu,
    QScrollArea,
    QTableWidget,
    QWidget,
)

from guard.types import Reason, VerdictKind
from tests.ui import pseudo, screens, states
from ui import language, messages
from ui.warning import banner, banner_styles
from ui.warning.banner_styles import STYLES

NAMES = [*language.LANGUAGES, pseudo.NAME]
ROOM = screens.LAPTOP - QSize(0, screens.PANEL)
CELL = 6  # px beside the words of a table's cell
CALLS = [(480, 360), (640, 480), (960, 640), (1366, 708)]


@pytest.fixture(params=NAMES)
def spoken(request, qapp) -> Iterator[str]:
    with pseudo.spoken(qapp, request.param):
        yield request.param


def short_of(widget: QWidget) -> QSize | None:
    """The size that the widget's words need where it has less; None where they fit."""
    if isinstance(widget, QLabel):
        if not widget.text():
            return None
        if not widget.wordWrap():
            needed = widget.sizeHint()
        else:
            words = re.split(r"[\s\u200b-]", widget.text())
            widest = max(widget.fontMetrics().horizontalAdvance(word) for word in words)
            needed = QSize(widest, widget.heightForWidth(widget.width()))
    elif isinstance(widget, QTableWidget):
        return short_cell(widget)
    elif isinstance(widget, QAbstractButton | QComboBox | QAbstractSpinBox):
        needed = widget.minimumSizeHint()
    elif isinstance(widget, QScrollArea):
        off = widget.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        inside = widget.widget().minimumSizeHint().width()
        return QSize(inside, 0) if off and inside > widget.viewport().width() else None
    else:
        return None
    return None if needed.boundedTo(widget.size()) == needed else needed


def short_cell(table: QTableWidget) -> QSize | None:
    """The size that the first cell with too little room for its wrapped words needs; headings do not wrap."""
    header = table.horizontalHeader()
    for column in range(table.columnCount()):
        width = header.sectionSize(column)
        if header.sectionSizeHint(column) > width:
            return QSize(header.sectionSizeHint(column), header.height())
        for row in range(table.rowCount()):
            text, place = table.item(row, column).text(), QRect(0, 0, width - CELL, 10_000)
            needed = table.fontMetrics().boundingRect(place, banner.WRAP, banner.unbroken(text)).size()
            if needed.boundedTo(QSize(width - CELL, table.rowHeight(row))) != needed:
                return needed
    return None


def too_large(window: QWidget, room: QSize) -> str:
    size = window.size()
    return "" if size.boundedTo(room) == size else f"{size.toTuple()} does not fit {room.toTuple()}"


def words_of(widget: QWidget) -> str:
    return widget.text() if hasattr(widget, "text") else widget.accessibleName()


def cut_off(window: QWidget) -> list[str]:
    """One line for each visible widget that shows less than it says."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        needed = short_of(widget) if widget.isVisibleTo(window) else None
        if needed is not None:
            has, needs = widget.size().toTuple(), needed.toTuple()
            found.append(f"{type(widget).__name__} {words_of(widget)!r} has {has}, needs {needs}")
    return found


@pytest.mark.parametrize("name", list(screens.WINDOWS))
def test_every_word_is_shown_whole(name: str, spoken: str, qapp) -> None:
    with screens.laptop(qapp):
        window = screens.shown(screens.WINDOWS[name])
        try:
            assert cut_off(window) == []
            if spoken != pseudo.NAME:
                assert too_large(window, ROOM) == ""
        finally:
            screens.gone(window)


@pytest.mark.parametrize("name", list(screens.WINDOWS))
def test_every_window_fits_a_screen_at_200_percent(name: str, qapp, english) -> None:
    english("kk")
    with screens.laptop(qapp, 2.0):
        window = screens.shown(screens.WINDOWS[name])
        try:
            if not isinstance(window, QMenu | screens.OverCall):  # a menu scrolls; a warning is as large as its call
                assert too_large(window, ROOM / 2) == ""
                assert cut_off(window) == []
        finally:
            screens.gone(window)


@pytest.mark.parametrize("size", CALLS)
@pytest.mark.parametrize(
    "name", [*STYLES, "asked", "strip", "bar", "remote", "remote asked", "remote strip", "remote bar"]
)
def test_every_word_of_a_warning_has_its_place(name: str, size: tuple[int, int], spoken: str, qapp) -> None:
    level = name if name in STYLES else VerdictKind.FAKE
    call, style = states.call(level, application="Microsoft Teams"), STYLES[level]
    if str(name).startswith("remote"):
        call, style = states.call(program="Windows Remote Assistance"), STYLES[VerdictKind.SUSPECT]
        name = name.removeprefix("remote ")
    message = messages.warning(call, "Айгерім Сәрсенбайқызы, +7 (701) 000-00-00")
    if name == "asked":
        message = messages.asked_once_more(call, 2)
    elif name == "strip":
        message, style = messages.strip(call), banner_styles.strip(style)
    elif name == "bar":
        style = banner_styles.bar(style)
    elif level is VerdictKind.INSUFFICIENT:
        message = messages.unseen(Reason.UNSUPPORTED)
    layout = banner.arrange(message, style, QSize(*size), qapp.font())
    shown = [text for text, _, _ in layout.texts]
    assert message.headline in shown
    assert message.instruction in shown
    for text, place, font in layout.texts:
        needed = QFontMetrics(font).boundingRect(QRect(0, 0, place.width(), 10_000), banner.WRAP, banner.unbroken(text))
        assert needed.width() <= place.width()
        assert needed.height() <= place.height()
        assert layout.banner.contains(place)
    for answer, word in message.answers:
        if answer not in layout.buttons:
            continue
        button, points = layout.buttons[answer]
        font = qapp.font()
        font.setPointSize(points)
        font.setBold(True)
        metrics = QFontMetrics(font)
        assert button.contains(QRect(button.topLeft(), QSize(metrics.horizontalAdvance(word), metrics.height())))
        assert not any(place.intersects(button) for _, place, _ in layout.texts)


def test_the_line_painted_in_the_practice_call_has_its_place(spoken: str, qapp) -> None:
    with screens.laptop(qapp):
        window = screens.shown(screens.WINDOWS["practice"])
        try:
            font = window.font()
            font.setPointSize(13)
            line = QCoreApplication.translate("PracticeWindow", "Practice call: nobody is really calling")
            assert 16 + QFontMetrics(font).horizontalAdvance(line) <= window._hang_up.x()
        finally:
            screens.gone(window)


@pytest.mark.parametrize("text", ["Watching: {application}", "The face was watched for %n seconds.", "&Close", "102"])
def test_the_pseudo_locale_stretches_and_keeps_what_is_put_in(text: str) -> None:
    stretched = pseudo.stretch(text)
    assert [part for part in pseudo.KEPT.findall(text) if part not in stretched] == []
    assert len(stretched) >= round(1.45 * len(re.sub(r"\{\w+\}|%n|&", "", text))) or text.isdigit()


def test_the_pseudo_locale_reaches_the_windows(qapp) -> None:
    with pseudo.spoken(qapp, pseudo.NAME):
        assert messages.verdict_kind(VerdictKind.FAKE) == pseudo.stretch("Possible deepfake")
        counted = QCoreApplication.translate("WhyWindow", "The face was watched for %n seconds.", None, 34)
        assert "34" in counted
    assert messages.verdict_kind(VerdictKind.FAKE) == "Possible deepfake"
