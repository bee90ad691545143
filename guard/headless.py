"""``qalqan watch --headless``: the live engine without windows, one line an event."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from guard.engine import Engine
from guard.settings import paths, store
from guard.types import Event, EventKind, Reason, State, Watch


def fields(state: State, since_s: float) -> dict[str, Any]:
    """What a program may know of a state: no title, no picture, no name of a person. Times count from the start."""
    return {
        "t_s": round(state.t_s - since_s, 3),
        "watch": state.watch.value,
        "reason": state.reason.value if state.reason else None,
        "application": state.window.application if state.window else None,
        "verdict": state.verdict.kind.value,
        "verdict_reason": state.verdict.reason.value if state.verdict.reason else None,
        "score": None if state.verdict.score is None else round(state.verdict.score, 4),
        "faces": len(state.tracks),
        "alert": state.alert.level.value if state.alert else None,
        "frames": asdict(state.counters),
    }


def run(pattern: str | None, seconds: float | None, as_json: bool, make_engine: Callable[..., Engine] = Engine) -> int:
    """Watch until ``seconds`` are over, the guard fails, or Ctrl+C. The exit status."""
    if pattern is not None:
        try:
            re.compile(pattern)
        except re.error as error:
            print(f"qalqan: --window is not a regular expression: {error}", file=sys.stderr)
            return 2
    loaded = store.load(paths.config_file())
    if loaded.problem:
        print(f"qalqan: {loaded.problem}", file=sys.stderr)
    settings = loaded.settings if pattern is None else replace(loaded.settings, window_pattern=pattern)
    began = time.monotonic()
    alerted, over = threading.Event(), threading.Event()

    def show(event: Event) -> None:
        if event.kind is EventKind.ALERT:
            alerted.set()
        if event.state.watch is Watch.FAILED:
            over.set()
        values = fields(event.state, began)
        if as_json:
            print(json.dumps({"event": event.kind.value, **values}), flush=True)
        else:
            print(f"{values['t_s']:8.1f} s  {event.kind.value:8} {values['watch']:11} {values['verdict']}", flush=True)

    engine = make_engine(settings, show)
    engine.start()
    try:
        over.wait(seconds)
    except KeyboardInterrupt:
        pass
    finally:
        ended = engine.stop()
    if as_json:
        print(json.dumps({"event": "health", **fields(engine.state, began), "stopped": ended}), flush=True)
    blind = engine.state.watch is Watch.FAILED or engine.state.reason is Reason.UNSUPPORTED
    if blind or not ended:
        return 2
    return 1 if alerted.is_set() else 0
