"""What is said of another face, of a recording and of a task not done: everywhere where a warning is said."""

from __future__ import annotations

import pytest

from guard.headless import fields
from guard.incidents.evidence_file import SIGNS
from guard.types import Call, EventKind, Finding, Source, VerdictKind
from tests.ui import states
from ui import icons, messages
from ui.messages import Answer
from ui.warning import picture_signs
from ui.warning.ended_card import EndedCard

WEAK = {
    Source.IDENTITY: "Another face",
    Source.RECORDING: "The same movements",
    Source.CHALLENGE: "did not do what you asked",
}
SOURCES = pytest.mark.parametrize("source", list(WEAK))


def call(source: Source, level: VerdictKind = VerdictKind.SUSPECT, **about: object) -> Call:
    name = "turn" if source is Source.CHALLENGE else ""
    return states.call(VerdictKind.NO_SIGNS, found=Finding(source, level, None, 0.0, name=name), **about)


@SOURCES
def test_a_caution_is_said_by_its_own_words_and_nothing_calls_it_a_deepfake(source: Source, english) -> None:
    words = messages.warning(call(source), "Aigerim")
    assert WEAK[source] in words.headline
    assert picture_signs.meaning(call(source)) == words.notes[0] != ""
    assert "possible deepfake" not in words.said().lower()
    assert "is fake" not in words.said().lower()
    assert words.instruction
    assert "Aigerim" in words.person
    assert Answer.WHY not in dict(words.answers)  # there is no place in a face to be shown
    assert Answer.WHAT in dict(words.answers)


@SOURCES
def test_a_grave_one_is_a_possible_deepfake_and_says_why(source: Source, english) -> None:
    if source is Source.RECORDING:
        pytest.skip("never more than a caution")
    words = messages.warning(call(source, VerdictKind.FAKE))
    assert words.headline == "Possible deepfake"
    assert words.instruction == "Hang up and call 102"
    assert words.notes[0] == picture_signs.meaning(call(source, VerdictKind.FAKE))
    assert ("changed while" in words.notes[0]) == (source is Source.CHALLENGE)


@SOURCES
def test_strip_not_now_tray_and_home(source: Source, english) -> None:
    one = call(source)
    assert WEAK[source] in messages.strip(one).headline
    asked = messages.asked_once_more(one, 2)
    assert "until the call ends" in asked.instruction
    assert {Answer.HIDE, Answer.KEEP} <= set(dict(asked.answers))
    state = states.state(one)
    assert WEAK[source] in messages.status(state)
    assert icons.sign_of(state) is icons.Sign.SUSPECT


@SOURCES
def test_the_words_are_translated(source: Source, english) -> None:
    said = set()
    for name in ("kk", "ru", "en"):
        english(name)
        said.add((picture_signs.headline(call(source)), picture_signs.meaning(call(source))))
    assert len({one for one, _ in said}) == len({two for _, two in said}) == 3


@SOURCES
def test_after_the_call_it_says_what_it_was_and_that_it_may_be_nothing(source: Source, controller) -> None:
    controller.engine.watch()
    now = call(source)
    controller.engine.change(EventKind.ALERT, alert=now.alert, findings=now.findings)
    controller.engine.end()
    card = controller.windows.find("ended", EndedCard)
    assert "?." not in card.accessibleDescription()
    assert WEAK[source] in card.accessibleDescription()
    assert "nothing" in card.accessibleDescription()


def test_a_face_that_broke_is_a_possible_deepfake_after_the_call_too(controller) -> None:
    controller.engine.watch()
    now = call(Source.CHALLENGE, VerdictKind.FAKE)
    controller.engine.change(EventKind.ALERT, alert=now.alert, findings=now.findings)
    controller.engine.end()
    assert "deepfake" in controller.windows.find("ended", EndedCard).accessibleDescription()


def test_without_windows_and_in_the_evidence_each_has_its_name(english) -> None:
    for source in WEAK:
        said = fields(states.state(call(source)), 0.0)
        assert (said["source"], said["signs"]) == (source.value, [source.value])
    assert set(SIGNS) == set(Source) - {Source.FACE, Source.UNKNOWN_CALLER}
    assert set(picture_signs.MEANINGS) == set(picture_signs.HEADLINES) == set(WEAK)


def test_no_sign_no_words(english) -> None:
    assert picture_signs.headline(states.call()) == picture_signs.meaning(states.call()) == ""
    assert picture_signs.headline(states.call(VerdictKind.FAKE)) == ""
