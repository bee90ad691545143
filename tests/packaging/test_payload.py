"""What of the wheels goes to Windows: the program's own needs, the licences, and no tools."""

from __future__ import annotations

import pytest

from tests.packaging import installer

payload = installer("windows.payload")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/__init__.py",
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt6Widgets.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/translations/qtbase_kk.qm",
        "pyside6_essentials-6.11.3.dist-info/licenses/LICENSE",
        "numpy/_core/_multiarray_umath.cp311-win_amd64.pyd",
        "cv2/opencv_videoio_ffmpeg4140_64.dll",
        "cv2/LICENSE-3RD-PARTY.txt",
        "onnxruntime/capi/onnxruntime.dll",
    ],
)
def test_what_the_program_needs_comes_along(name: str) -> None:
    assert payload.wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Quick.dll",
        "PySide6/designer.exe",
        "PySide6/qml/QtQuick/Controls/x.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/QtWidgets.pyi",
        "numpy/_core/tests/test_array.py",
        "cv2/data/haarcascade_eye.xml",
        "onnxruntime/transformers/optimizer.py",
        "shiboken6/shiboken6.abi3.lib",
    ],
)
def test_what_no_window_of_ours_uses_stays_out(name: str) -> None:
    assert not payload.wanted(name)


def test_the_lock_names_what_is_fetched() -> None:
    lines = payload.stanzas((*payload.PACKAGES, *payload.QT))
    assert lines.count("==") == len(payload.PACKAGES) + len(payload.QT)
