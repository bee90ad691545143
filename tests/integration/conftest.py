"""The desktops of these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guard.system.x11 import X11System
from tests.integration.desktop import Desktop, desktop_with


@pytest.fixture
def bare_desktop() -> Iterator[Desktop]:
    """No window manager."""
    yield from desktop_with(None)


@pytest.fixture
def managed_desktop() -> Iterator[Desktop]:
    """Openbox: frames around the windows, an active one, minimising."""
    yield from desktop_with("openbox")


@pytest.fixture(params=["bare_desktop", "managed_desktop"])
def desktop(request: pytest.FixtureRequest) -> Desktop:
    """Each of the two."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def system(desktop: Desktop) -> Iterator[X11System]:
    opened = X11System(desktop.display)
    yield opened
    opened.close()
