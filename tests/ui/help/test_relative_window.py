"""Ask my relative: the number large, a message to copy, and a code that a phone's camera reads."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage

from guard.settings.schema import Settings
from tests.ui import screens
from tests.ui.screens import SETTINGS
from ui.help.qr import QrCode, tel
from ui.help.relative_window import RelativeWindow


@pytest.fixture
def window(qapp, english):
    opened = screens.shown(lambda: RelativeWindow(SETTINGS))
    yield opened
    screens.gone(opened)


def read(code: QrCode, scale: float = 1.0) -> str:
    """What a reader of such codes makes of the widget, drawn at this scale of the screen."""
    image = QImage(code.size() * scale, QImage.Format.Format_BGR888)
    image.setDevicePixelRatio(scale)
    code.render(image)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = pixels[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    assert set(np.unique(pixels)) == {0, 255}  # no grey edge
    return cv2.QRCodeDetector().detectAndDecode(np.ascontiguousarray(pixels))[0]


@pytest.mark.parametrize(
    ("written", "dialled"),
    [("+7 (701) 000-00-00", "tel:+77010000000"), ("8 701 000 00 00", "tel:87010000000"), ("102", "tel:102"), ("", "")],
)
def test_a_number_as_a_phone_dials_it(written: str, dialled: str) -> None:
    assert tel(written) == dialled


def test_the_name_and_number_are_large_and_the_code_dials_it(window) -> None:
    assert window.number.text().replace("\u00a0", " ") == SETTINGS.trusted_phone
    assert window.number.font().pointSize() >= 30
    assert window._name.text() == SETTINGS.trusted_name
    for scale in (1.0, 1.25, 2.0):
        assert read(window.code, scale) == "tel:+77010000000"


def test_the_message_is_copied(window) -> None:
    window.copy.click()
    assert QGuiApplication.clipboard().text() == window.text.text() != ""
    assert window.copy.text() == "Copied"


def test_without_a_number_it_asks_for_one_and_shows_no_code(window, qtbot) -> None:
    window.take(Settings())
    assert not window.code.isVisible()
    assert window.enter_button.isVisible()
    with qtbot.waitSignal(window.enter, timeout=1000):
        window.enter_button.click()
    window.take(SETTINGS)
    assert window.code.isVisible()


def test_the_family_word_is_asked_for_only_where_there_is_one(window) -> None:
    assert not window._word.isVisible()
    window.take(Settings(family_word=True))
    assert window._word.isVisible()


def test_from_the_banner_the_menu_and_the_card(controller) -> None:
    controller.engine.alert()
    controller.overlay.ask.emit()
    assert controller.windows.find("relative", RelativeWindow).isVisible()
    controller.windows.close("relative")
    controller.menu.what_now.trigger()
    controller.windows["card"].relative_button.click()
    assert "relative" in controller.windows
    controller.windows["card"].told_button.click()
    assert "told" in controller.windows
    controller.windows["relative"].enter_button.click()
    assert controller.windows["settings"].sections.currentRow() == 3
