"""Which warnings stand now, of all calls that are on: several may, and only one is shown."""

from __future__ import annotations

from guard.types import Call, State, VerdictKind, Watch


def unanswered(state: State) -> set[VerdictKind]:
    """How grave those are that were not put off; none during a pause."""
    if state.watch is Watch.PAUSED:
        return set()
    alerts = (call.alert for call in state.calls if not hung_up(call))
    return {alert.level for alert in alerts if alert is not None and not alert.snoozed}


def hung_up(call: Call) -> bool:
    """Whether it is known to be over though the guard waits a little: a practice call has no other tab to be in."""
    return call.practice and call.window is None
