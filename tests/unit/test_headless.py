"""``qalqan watch --headless``: its exit status never says "nothing found" of what was not seen, or not heard."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from guard import headless
from guard.types import Alert, Call, Counters, Event, EventKind, Reason, Source, State, Verdict, VerdictKind, Watch

ALERT = Alert(VerdictKind.FAKE, 1.0, 1)


def state(watch: Watch, reason: Reason | None = None, alert: Alert | None = None, analysed: int = 9) -> State:
    call = Call(1, "Zoom", 0.0, None, watch, Verdict(VerdictKind.NO_SIGNS, 1.0), reason, alert)
    calls = (call,) if watch in (Watch.WATCHING, Watch.CANNOT_SEE) else ()
    return State(watch, 1.0, reason, calls, Counters(analysed=analysed))


NO_CALL, SEEN, BLIND = state(Watch.NO_CALL), state(Watch.WATCHING), state(Watch.CANNOT_SEE, Reason.BLACK)


class Scripted:
    """An engine that goes through its states at once and stops."""

    def __init__(self, states: list[State], ended: bool = True) -> None:
        self.states, self.ended, self.state = states, ended, NO_CALL
        self.tell: Callable[[Event], None] = print

    def __call__(self, settings: object, tell: Callable[[Event], None]) -> Scripted:
        self.tell = tell
        return self

    def start(self) -> None:
        for state in self.states:
            self.state = state
            alerted = self.state.alert is not None
            self.tell(Event(EventKind.ALERT if alerted else EventKind.WINDOW, self.state, self.state.call))

    def stop(self) -> bool:
        return self.ended


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QALQAN_HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("states", "status"),
    [
        ([NO_CALL], 0),
        ([SEEN], 0),
        ([SEEN, BLIND, SEEN], 0),
        ([SEEN, NO_CALL], 0),
        ([BLIND], 2),
        ([SEEN, BLIND], 2),
        ([BLIND, NO_CALL], 2),
        ([state(Watch.CANNOT_SEE, Reason.NO_DISPLAY)], 2),
        ([state(Watch.WATCHING, analysed=0)], 2),
        ([state(Watch.NO_CALL, Reason.UNSUPPORTED)], 2),
        ([SEEN, state(Watch.FAILED, Reason.MODEL_FAILED)], 2),
        ([state(Watch.WATCHING, alert=ALERT)], 1),
        ([state(Watch.WATCHING, alert=ALERT), NO_CALL], 1),
        ([state(Watch.WATCHING, alert=ALERT), BLIND], 1),
        ([state(Watch.WATCHING, alert=ALERT), state(Watch.FAILED)], 2),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_exit_status(states: list[State], status: int, as_json: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert headless.run(None, 0.0, as_json, Scripted(states)) == status
    lines = capsys.readouterr().out.splitlines()
    if as_json:
        assert [json.loads(line)["watch"] for line in lines] == [one.watch for one in [*states, states[-1]]]


def test_threads_that_do_not_end_are_an_error() -> None:
    assert headless.run(None, 0.0, False, Scripted([SEEN], ended=False)) == 2


def test_when_nobody_reads_any_more_the_watch_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Gone(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())
    assert headless.run(None, None, True, Scripted([SEEN, SEEN])) == 2  # no time limit: it ended by itself
    assert capsys.readouterr().err == ""


def test_an_event_names_no_title_and_no_person() -> None:
    named = replace(SEEN, calls=(replace(SEEN.calls[0], application="Zoom"),))
    assert set(headless.fields(named, 0.0)) == {
        "t_s", "watch", "reason", "application", "verdict", "verdict_reason", "score", "faces", "alert", "source",
            "signs",
        "frames",
    }  # fmt: skip
    assert headless.fields(state(Watch.WATCHING, alert=ALERT), 0.0)["source"] == "face"
    tool = replace(ALERT, level=VerdictKind.SUSPECT, source=Source.REMOTE_CONTROL, name="AnyDesk")
    assert headless.fields(state(Watch.WATCHING, alert=tool), 0.0)["source"] == "remote_control"
