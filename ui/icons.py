"""The signs of the guard, drawn in code: each differs by its shape, so that colour is never needed to read it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from guard.types import Reason, State, VerdictKind, Watch

RED: Final = QColor("#b00020")
AMBER: Final = QColor("#ffb300")
DARK: Final = QColor("#1a1300")
WHITE: Final = QColor("#ffffff")
INK: Final = QColor("#12344d")
GREY: Final = QColor("#8a949c")
SLATE: Final = QColor("#3d5166")

SIZES: Final = (16, 22, 24, 32, 48, 64, 128)
UNITS: Final = 64.0  # every sign is drawn on a square of this side


class Sign(StrEnum):
    """What one look at the tray must tell."""

    NO_CALL = "no_call"
    WATCHING = "watching"
    CANNOT = "cannot"
    PAUSED = "paused"
    FAILED = "failed"
    SUSPECT = "suspect"
    FAKE = "fake"
    DONE = "done"


GREEN: Final = QColor("#1b6e3c")

JUDGING: Final = (None, Reason.FEW_FRAMES)
"""Reasons of an INSUFFICIENT verdict that only mean: wait a little."""

ALARMS: Final = {VerdictKind.SUSPECT: Sign.SUSPECT, VerdictKind.FAKE: Sign.FAKE}


def sign_of(state: State) -> Sign:
    """The sign of a state: an alert first, put off or not, or a verdict as bad.

    The open eye stands only for a picture that is being judged.
    """
    worst = state.alert.level if state.alert is not None else state.verdict.kind
    if worst in ALARMS and (state.alert is not None or state.watch is Watch.WATCHING):
        return ALARMS[worst]
    if state.watch is Watch.WATCHING:
        unable = state.verdict.kind is VerdictKind.INSUFFICIENT and state.verdict.reason not in JUDGING
        return Sign.CANNOT if unable else Sign.WATCHING
    return {
        Watch.NO_CALL: Sign.NO_CALL,
        Watch.CANNOT_SEE: Sign.CANNOT,
        Watch.PAUSED: Sign.PAUSED,
        Watch.FAILED: Sign.FAILED,
    }[state.watch]


def icon(sign: Sign) -> QIcon:
    """The sign as an icon, drawn anew for every size a tray asks for."""
    result = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint(painter, sign, QRectF(0, 0, size, size))
        painter.end()
        result.addPixmap(pixmap)
    return result


def paint(painter: QPainter, sign: Sign, place: QRectF) -> None:
    """Draw the sign into ``place`` (a square, in the painter's coordinates)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / UNITS, place.height() / UNITS)
    _DRAW[sign](painter)
    painter.restore()


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _stroke(painter: QPainter, lines: list[QLineF], inner: QColor, outer: QColor, width: float) -> None:
    """Thick lines with a rim, to be seen on a light panel and on a dark one."""
    for colour, thickness in ((outer, width + 7), (inner, width)):
        painter.setPen(_pen(colour, thickness))
        painter.drawLines(lines)


def _shield() -> QPainterPath:
    path = QPainterPath(QPointF(32, 4))
    path.cubicTo(40, 11, 48, 13, 57, 13)
    path.cubicTo(58, 36, 51, 52, 32, 60)
    path.cubicTo(13, 52, 6, 36, 7, 13)
    path.cubicTo(16, 13, 24, 11, 32, 4)
    return path


def _exclamation(painter: QPainter, colour: QColor, top: float, bottom: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF([QPointF(27, top), QPointF(37, top), QPointF(34.5, bottom - 12), QPointF(29.5, bottom - 12)])
    )
    painter.drawEllipse(QPointF(32, bottom - 4), 4.5, 4.5)


def _eye(painter: QPainter) -> None:
    path = QPainterPath(QPointF(3, 32))
    path.quadTo(32, 2, 61, 32)
    path.quadTo(32, 62, 3, 32)
    painter.setPen(_pen(INK, 5))
    painter.setBrush(WHITE)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(INK)
    painter.drawEllipse(QPointF(32, 32), 11, 11)
    painter.setBrush(WHITE)
    painter.drawEllipse(QPointF(36, 28), 3.5, 3.5)


def _crossed_eye(painter: QPainter) -> None:
    _eye(painter)
    _stroke(painter, [QLineF(10, 56, 54, 8)], AMBER, DARK, 6)


def _bars(painter: QPainter) -> None:
    _stroke(painter, [QLineF(21, 12, 21, 52), QLineF(43, 12, 43, 52)], WHITE, INK, 10)


def _cross(painter: QPainter) -> None:
    _stroke(painter, [QLineF(13, 13, 51, 51), QLineF(13, 51, 51, 13)], RED, WHITE, 11)


def _hollow_shield(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(WHITE, 9))
    painter.drawPath(_shield())
    painter.setPen(_pen(GREY, 5))
    painter.drawPath(_shield())


def _alarm_shield(painter: QPainter) -> None:
    painter.setPen(_pen(WHITE, 5))
    painter.setBrush(RED)
    painter.drawPath(_shield())
    _exclamation(painter, WHITE, 16, 50)


def _triangle(painter: QPainter) -> None:
    painter.setPen(_pen(DARK, 5))
    painter.setBrush(AMBER)
    painter.drawPolygon(QPolygonF([QPointF(32, 5), QPointF(61, 58), QPointF(3, 58)]))
    question = QPainterPath(QPointF(24.5, 31))
    question.cubicTo(24, 20, 41, 20, 40, 30)
    question.cubicTo(39.5, 36, 32, 35, 32, 42)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(DARK, 5))
    painter.drawPath(question)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(DARK)
    painter.drawEllipse(QPointF(32, 50), 3.6, 3.6)


def _tick(painter: QPainter) -> None:
    painter.setPen(_pen(WHITE, 4))
    painter.setBrush(GREEN)
    painter.drawEllipse(QPointF(32, 32), 28, 28)
    painter.setPen(_pen(WHITE, 7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(18, 33), QPointF(28, 43), QPointF(46, 22)]))


_DRAW: Final = {
    Sign.DONE: _tick,
    Sign.NO_CALL: _hollow_shield,
    Sign.WATCHING: _eye,
    Sign.CANNOT: _crossed_eye,
    Sign.PAUSED: _bars,
    Sign.FAILED: _cross,
    Sign.SUSPECT: _triangle,
    Sign.FAKE: _alarm_shield,
}
