"""``qalqan watch --headless``: the live engine without windows, one line an event."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from guard import stderr
from guard.engine import Engine
from guard.settings import paths, store
from guard.types import Event, EventKind, Reason, State, Watch


def fields(state: State, since_s: float) -> dict[str, Any]:
    """What a program may know of a state: no title, no picture, no name of a person. Times count from the start."""
    return {
        "t_s": round(state.t_s - since_s, 3),
        "watch": state.watch.value,
        "reason": state.reason.value if state.reason else None,
        "application": state.call.application if state.call else None,
        "verdict": state.verdict.kind.value,
        "verdict_reason": state.verdict.reason.value if state.verdict.reason else None,
        "score": None if state.verdict.score is None else round(state.verdict.score, 4),
        "faces": len(state.tracks),
        "alert": state.alert.level.value if state.alert else None,
        "source": state.alert.source.value if state.alert else None,
        "signs": sorted(one.source.value for one in state.call.findings) if state.call else [],
        "frames": asdict(state.counters),
    }


class _Heard:
    """What came of the events, for the exit status."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.alerted = self.saw = self.blind = self.deaf = False

    def follow(self, state: State) -> None:
        """The state after an event."""
        self.saw = self.saw or state.watch is Watch.WATCHING
        self.blind = self.blind or state.watch is Watch.CANNOT_SEE
        if state.watch is Watch.FAILED:
            self.over.set()

    def status(self, last: State, ended: bool) -> int:
        """2 where nobody watched, or nobody listened; else 1 after an alert; 2 too where a call could not be seen."""
        self.follow(last)
        if last.watch is Watch.FAILED or last.reason is Reason.UNSUPPORTED or self.deaf or not ended:
            return 2
        if self.alerted:
            return 1
        unseen = last.watch is Watch.CANNOT_SEE or (self.saw and not last.counters.analysed)
        return 2 if unseen or (self.blind and not self.saw) else 0


def run(pattern: str | None, seconds: float | None, as_json: bool, make_engine: Callable[..., Engine] = Engine) -> int:
    """Watch until ``seconds`` are over, the guard fails, nobody reads the output any more, or Ctrl+C.

    Returns the exit status: 0 only where what there was to see was seen and gave no alert.
    """
    if pattern is not None:
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            stderr.say(f"qalqan: --window is not a regular expression: {error}")
            return 2
    loaded = store.load(paths.config_file())
    if loaded.problem:
        stderr.say(f"qalqan: {loaded.problem}")
    settings = loaded.settings if pattern is None else replace(loaded.settings, window_pattern=pattern)
    began = time.monotonic()
    heard = _Heard()

    def say(line: str) -> None:
        try:
            print(line, flush=True)
        except (OSError, ValueError):  # on the engine's threads: nobody reads any more
            heard.deaf = True
            heard.over.set()

    def show(event: Event) -> None:
        heard.alerted = heard.alerted or event.kind is EventKind.ALERT
        heard.follow(event.state)
        values = fields(event.state, began)
        if as_json:
            more = {"name": event.name} if event.name else {}
            say(json.dumps({"event": event.kind.value, **values, **more}))
        else:
            say(f"{values['t_s']:8.1f} s  {event.kind.value:8} {values['watch']:11} {values['verdict']}")

    engine = make_engine(settings, show)
    engine.start()
    try:
        heard.over.wait(seconds)
    except KeyboardInterrupt:
        pass
    finally:
        ended = engine.stop()
    if as_json and not heard.deaf:
        say(json.dumps({"event": "health", **fields(engine.state, began), "stopped": ended}))
    return heard.status(engine.state, ended)
