"""After a call: the card that says what to do now comes where the call is over, and of what was warned of."""

from __future__ import annotations

import pytest

from guard.incidents.history import Record
from guard.types import Event, EventKind, Finding, Reason, Source, VerdictKind, Watch
from tests.ui import states
from ui.warning.ended_card import EndedCard


def card(controller) -> EndedCard | None:
    return controller.windows.find("ended", EndedCard)


@pytest.mark.parametrize("way", ["pause", "pause_quarter", "pause_hour", "pause_call"])
def test_a_pause_says_of_no_call_that_it_is_over(controller, way) -> None:
    """The caller talks on."""
    controller.engine.alert()
    getattr(controller.menu, way).trigger()
    assert controller.engine.state.calls == ()
    assert not controller.overlay.visible
    assert card(controller) is None


def test_nor_does_a_pause_where_the_checking_has_failed(controller) -> None:
    """That is graver, and is what the state says then."""
    controller.engine.alert()
    call = controller.engine.state.call
    failed = states.state(watch=Watch.FAILED, reason=Reason.MODEL_FAILED)
    controller.menu.pause.trigger()
    controller.engine.state = failed
    controller.engine.on_event(Event(EventKind.ENDED, failed, call))
    assert card(controller) is None


@pytest.mark.parametrize("reason", [Reason.NO_DISPLAY, Reason.NO_PERMISSION, Reason.NOT_SHARED])
def test_nor_is_it_said_of_a_call_on_a_desktop_that_cannot_be_seen(controller, reason) -> None:
    controller.engine.alert()
    call = controller.engine.state.call
    blind = controller.engine.state = states.state(watch=Watch.CANNOT_SEE, reason=reason)
    controller.engine.on_event(Event(EventKind.ENDED, blind, call))
    assert card(controller) is None


def test_a_call_is_over_though_another_one_cannot_be_seen(controller) -> None:
    """That one is minimised, which says nothing of the desktop."""
    warned = states.call(VerdictKind.FAKE, id=1)
    minimised = states.call(reason=Reason.MINIMISED, watch=Watch.CANNOT_SEE, window=None, id=2)
    controller.engine.tell(EventKind.ALERT, warned, minimised)
    controller.engine.end_of(warned, minimised)
    assert card(controller) is not None


def test_while_the_checking_has_failed_a_call_ends_all_the_same(controller) -> None:
    controller.engine.alert()
    call = controller.engine.state.call
    failed = controller.engine.state = states.state(watch=Watch.FAILED, reason=Reason.MODEL_FAILED)
    controller.engine.on_event(Event(EventKind.ENDED, failed, call))
    assert card(controller) is not None


def test_what_is_watched_again_ends_as_any_call(controller) -> None:
    controller.menu.pause.trigger()
    controller.menu.resume.trigger()
    controller.engine.alert()
    controller.engine.end()
    assert card(controller) is not None


def test_evidence_of_a_call_can_be_saved_during_a_pause_too(controller) -> None:
    controller.engine.alert()
    controller.menu.pause.trigger()
    assert controller.menu.evidence.isVisible()


def test_a_pause_ends_the_check_of_the_caller_without_a_word_of_an_end(controller) -> None:
    controller.engine.watch()
    controller.menu.challenge.trigger()
    controller.menu.pause.trigger()
    assert "challenge" not in controller.windows
    assert controller.engine.asked[-1] == ("challenge", None)


# what was warned of


def seen(controller, level: VerdictKind) -> None:
    """The face looks so, whether or not that is a warning."""
    controller.engine.change(EventKind.VERDICT, findings=(Finding(Source.FACE, level, 1, 0.0),))


@pytest.mark.parametrize("level", [VerdictKind.SUSPECT, VerdictKind.FAKE])
def test_a_face_that_was_never_warned_of_is_not_spoken_of_afterwards(controller, level) -> None:
    """Amber notices are off, say; nor is another call's warning one of this call."""
    controller.engine.alert(level)
    controller.engine.end()
    controller.windows.close("ended")
    controller.engine.watch()
    seen(controller, level)
    controller.engine.end()
    assert card(controller) is None


def test_of_a_face_that_was_warned_of_only_what_the_warning_said_is(controller) -> None:
    controller.engine.alert(VerdictKind.FAKE)
    controller.engine.clear()
    seen(controller, VerdictKind.SUSPECT)  # and that was no warning
    controller.engine.end()
    assert card(controller) is None


def test_nor_is_a_face_that_was_only_odd_while_something_else_was_warned_of(controller) -> None:
    opened = states.call(VerdictKind.NO_FACE, program="AnyDesk")
    controller.engine.watch()
    controller.engine.change(EventKind.ALERT, alert=opened.alert, findings=opened.findings)
    controller.engine.change(EventKind.CLEARED, alert=None, findings=())  # closed again
    seen(controller, VerdictKind.SUSPECT)
    controller.engine.end()
    assert card(controller) is None


def test_a_face_that_was_warned_of_is_spoken_of_though_another_warning_stands_at_the_end(controller) -> None:
    controller.engine.alert(VerdictKind.FAKE)
    seen(controller, VerdictKind.FAKE)
    opened = states.call(VerdictKind.NO_FACE, program="AnyDesk")
    controller.engine.change(EventKind.ALERT, alert=opened.alert)  # the face was put off
    controller.engine.end()
    assert "You did right" in card(controller).accessibleDescription()


def test_what_else_was_found_is_spoken_of_in_any_case(controller) -> None:
    controller.engine.watch()
    found = Finding(Source.SCREEN_SHARING, VerdictKind.SUSPECT, None, 0.0, name="Zoom")
    controller.engine.change(EventKind.VERDICT, findings=(found,))
    controller.engine.end()
    assert card(controller) is not None


def test_it_saves_evidence_of_its_own_call_whatever_else_is_on_or_ended_since(controller, monkeypatch) -> None:
    saved: list[Record] = []
    monkeypatch.setattr(controller.records, "save", saved.append)
    zoom = states.call(VerdictKind.FAKE, id=1, application="Zoom")
    page, teams = states.call(id=2, application="Web page"), states.call(id=3, application="Teams")
    controller.engine.tell(EventKind.ALERT, zoom, page)
    controller.engine.end_of(zoom, page)
    card(controller).save_button.click()
    controller.engine.tell(EventKind.WINDOW, page, teams)
    controller.engine.end_of(teams, page)
    card(controller).save_button.click()
    assert [record.application for record in saved] == ["Zoom", "Zoom"]


def test_of_two_calls_that_were_warned_of_the_card_is_that_of_the_last(controller, monkeypatch) -> None:
    saved: list[Record] = []
    monkeypatch.setattr(controller.records, "save", saved.append)
    for number, application in enumerate(("Zoom", "Teams"), 1):
        warned = states.call(VerdictKind.FAKE, id=number, application=application)
        controller.engine.tell(EventKind.ALERT, warned)
        controller.engine.end_of(warned)
    card(controller).save_button.click()
    assert [record.application for record in saved] == ["Teams"]
