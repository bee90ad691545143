"""States of the engine as tests and screenshots need them: one call, and what is said of it."""

from __future__ import annotations

from typing import Final

from guard.types import Alert, Call, Finding, Reason, Region, Source, State, Track, Verdict, VerdictKind, Watch, Window

CALL: Final = Window(7, "Video call", "WhatsApp", "whatsapp", Region(100, 80, 640, 480), active=True)
ALARMS: Final = (VerdictKind.SUSPECT, VerdictKind.FAKE)


def call(
    kind: VerdictKind = VerdictKind.NO_SIGNS,
    reason: Reason | None = None,
    watch: Watch = Watch.WATCHING,
    window: Window | None = CALL,
    *,
    id: int = 1,
    application: str = "WhatsApp",
    t_s: float = 0.0,
    alert: VerdictKind | None = None,
    snoozed: bool = False,
    program: str = "",
    found: Finding | None = None,
    tracks: tuple[Track, ...] = (),
    practice: bool = False,
    people: int = 0,
    unjudged: int = 0,
) -> Call:
    """A call with this verdict, and with the alert of it where the verdict has one or ``alert`` names another.

    ``program``: a remote access program that was opened; ``found``: what else was found. Their alert stands where the
    face has none.
    """
    level = alert or (kind if kind in ALARMS else None)
    opened = Finding(Source.REMOTE_CONTROL, VerdictKind.SUSPECT, None, t_s, name=program)
    warned = Alert(level, t_s, 1, snoozed=snoozed) if level is not None else None
    if program and warned is None:
        warned = Alert(opened.level, t_s, None, opened.source, snoozed, program)
    if found is not None and found.level in ALARMS and warned is None:
        warned = Alert(found.level, t_s, None, found.source, snoozed, found.name)
    unable = reason if watch is Watch.CANNOT_SEE else None
    return Call(
        id,
        application,
        0.0,
        window,
        watch,
        Verdict(kind, t_s, reason, people=people, unjudged=unjudged),
        unable,
        warned,
        (*((opened,) if program else ()), *((found,) if found is not None else ())),
        tracks=tracks,
        practice=practice,
    )


def state(
    *calls: Call,
    watch: Watch | None = None,
    reason: Reason | None = None,
    t_s: float = 0.0,
    unwatched: frozenset[int] = frozenset(),
) -> State:
    """The guard with these calls; without one it has found none."""
    first = calls[0] if calls else None
    kind = watch or (first.watch if first else Watch.NO_CALL)
    return State(kind, t_s, reason or (first.reason if first else None), tuple(calls), unwatched=unwatched)
