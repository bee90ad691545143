"""The sign of a state: calm only while watching, and readable without colour."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from guard.types import Reason, State, VerdictKind, Watch
from tests.ui import states
from ui import icons
from ui.icons import Sign

CALM = Sign.WATCHING


def state(watch: Watch, kind: VerdictKind = VerdictKind.NO_SIGNS, reason: Reason | None = None) -> State:
    """Of a call, where there is one; a verdict of it raises no alert by itself."""
    if watch not in (Watch.WATCHING, Watch.CANNOT_SEE):
        return states.state(watch=watch)
    return states.state(replace(states.call(kind, reason, watch), alert=None))


@pytest.mark.parametrize("watch", [one for one in Watch if one is not Watch.WATCHING])
@pytest.mark.parametrize("kind", list(VerdictKind))
def test_calm_only_while_watching(watch: Watch, kind: VerdictKind) -> None:
    assert icons.sign_of(state(watch, kind)) is not CALM


def test_each_state_has_its_sign() -> None:
    assert icons.sign_of(state(Watch.WATCHING)) is Sign.WATCHING
    assert icons.sign_of(state(Watch.NO_CALL)) is Sign.NO_CALL
    assert icons.sign_of(state(Watch.PAUSED)) is Sign.PAUSED
    assert icons.sign_of(state(Watch.CANNOT_SEE)) is Sign.CANNOT
    assert icons.sign_of(state(Watch.FAILED)) is Sign.FAILED


def test_a_picture_too_poor_is_not_calm() -> None:
    assert icons.sign_of(state(Watch.WATCHING, VerdictKind.INSUFFICIENT, Reason.BLURRED)) is Sign.CANNOT
    assert icons.sign_of(state(Watch.WATCHING, VerdictKind.INSUFFICIENT, Reason.FEW_FRAMES)) is Sign.WATCHING


def test_an_alert_comes_first_and_stays_when_put_off() -> None:
    alarmed = states.state(
        states.call(
            VerdictKind.INSUFFICIENT, Reason.MINIMISED, Watch.CANNOT_SEE, alert=VerdictKind.SUSPECT, snoozed=True
        )
    )
    assert icons.sign_of(alarmed) is Sign.SUSPECT
    assert icons.sign_of(state(Watch.WATCHING, VerdictKind.FAKE)) is Sign.FAKE


def grey(sign: Sign) -> QImage:
    image = icons.icon(sign).pixmap(32, 32).toImage()
    return image.convertToFormat(QImage.Format.Format_Alpha8)


def test_signs_differ_by_shape_alone(qapp) -> None:
    """Without any colour or brightness, every two silhouettes differ in at least a tenth of the picture."""
    shapes = {sign: grey(sign) for sign in Sign}
    for first in Sign:
        for second in Sign:
            if first < second:
                pairs = zip(bytes(shapes[first].constBits()), bytes(shapes[second].constBits()), strict=True)
                assert sum(abs(a - b) > 80 for a, b in pairs) > 32 * 32 / 20, (first, second)
