"""What is said while the screen is shown to the caller: how to stop it, and nothing of a face."""

from __future__ import annotations

import pytest

from guard.types import EventKind, Finding, Source, VerdictKind
from tests.ui import states
from ui import messages
from ui.messages import Answer
from ui.warning import screen_sharing
from ui.warning.ended_card import EndedCard

FOUND = Finding(Source.SCREEN_SHARING, VerdictKind.SUSPECT, None, 0.0, name="Zoom")


@pytest.fixture
def call():
    return states.call(VerdictKind.NO_SIGNS, found=FOUND)


def test_it_says_how_to_stop_and_what_never_to_show(call, english) -> None:
    words = messages.warning(call, "Aigerim")
    assert words.headline == "Your screen is being shown to the caller"
    assert "bank or codes" in words.instruction
    assert words.notes == screen_sharing.STEPS
    assert "deepfake" not in words.said().lower()
    assert {Answer.WHAT, Answer.ASK, Answer.NOT_NOW} == set(dict(words.answers))


def test_strip_not_now_and_tray(call, english) -> None:
    assert messages.strip(call).headline == words_of(call)
    assert "until the call ends" in messages.asked_once_more(call, 2).instruction
    assert words_of(call) in messages.status(states.state(call))
    assert messages.sign(Source.SCREEN_SHARING) == words_of(call)


def words_of(call) -> str:
    return messages.warning(call).headline


def test_every_word_is_in_three_languages(call, english) -> None:
    said = []
    for name in ("kk", "ru", "en"):
        english(name)
        said.append((*messages.warning(call).notes, screen_sharing.say(screen_sharing.ENDED)))
    assert all(len(set(same)) == 3 for same in zip(*said, strict=True))


def test_after_the_call_it_may_have_been_for_good(controller, call) -> None:
    controller.engine.watch()
    controller.engine.change(EventKind.ALERT, alert=call.alert, findings=call.findings)
    controller.engine.end()
    description = controller.windows.find("ended", EndedCard).accessibleDescription()
    assert "Your screen was shown" in description
    assert "good reason" in description
