"""The practice call beside the rest of the program: it is watched, and its guide covers nothing that is to be read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from ui.practice import call
from ui.practice.guide import Guide


@pytest.fixture
def begun(controller, monkeypatch):
    """The program with a practice call, whose window is none."""
    monkeypatch.setattr(call, "practice_command", lambda: ["sleep", "60"])
    controller.menu.practice.trigger()
    yield controller
    controller.practice.end()


def test_it_ends_a_pause(controller, monkeypatch) -> None:
    monkeypatch.setattr(call, "practice_command", lambda: ["sleep", "60"])
    controller.requests.pause.on = True
    controller.menu.practice.trigger()
    assert not controller.requests.pause.on
    controller.practice.end()


def test_the_guide_steps_back_while_another_window_is_read(begun) -> None:
    guide = begun.windows.find("guide", Guide)
    assert guide.isVisible()
    begun.windows.open("card", QWidget)
    focus = begun.practice._step_back
    focus(begun.windows["card"].windowHandle())
    assert not guide.isVisible()
    focus(None)  # another program's window: the call's
    assert guide.isVisible()
    focus(guide.windowHandle())
    assert guide.isVisible()
