"""What a window says of its program: the class, in whatever letters it was written."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

window_list = pytest.importorskip("guard.system.x11.window_list", reason="Linux only")


def reply(raw: bytes, bits: int = 8) -> SimpleNamespace:
    return SimpleNamespace(format=bits, value=SimpleNamespace(buf=lambda: raw))


@pytest.mark.parametrize(
    ("raw", "application"),
    [
        (b"telegram\0TelegramDesktop\0", "TelegramDesktop"),
        ("телемост\0Телемост\0".encode(), "Телемост"),
        ("caf\xe9\0Caf\xe9\0".encode("latin-1"), "Café"),
        (b"only\0", "only"),
        (b"", ""),
    ],
)
def test_the_class_is_read_as_it_was_written(raw: bytes, application: str) -> None:
    assert window_list._application(reply(raw)) == application


def test_no_class_is_no_name() -> None:
    assert window_list._application(None) == ""
    assert window_list._application(reply(b"x\0X\0", bits=32)) == ""
