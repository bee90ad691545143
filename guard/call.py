"""Is this call still on, and what may be said of it: one place decides, for the alert, the history and the evidence.

A call has an id, a beginning, a grace and an end. It does not end because its camera went dark, its tab was left, its
window was minimised or the desktop was busy: it ends when its window has gone, or is no longer a call, for the grace
stated here, which is longer after a warning.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from guard.calls.finder import Found
from guard.decision.alert import Alarm
from guard.types import Call, Finding, Reason, Source, Track, Verdict, VerdictKind, Watch


class Grace(NamedTuple):
    """Seconds that a call outlives what ends it: as a rule, and where a warning stands over it."""

    plain: float
    warned: float


CLOSED: Final = Grace(8, 12)
"""Its window is not in the list any more: hung up, or the window manager was restarted."""
LEFT: Final = Grace(120, 300)
"""Its window is there and shows something else: another tab. "Now open your bank" is what a fraudster says next."""
FACELESS: Final = Grace(30, 300)
"""Nothing but a face says that its window is a call, and none is seen."""
NEVER: Final = 30.0
"""A window that may be a call and in which nobody was seen: looked at for so long after it was last in front; a call
that was answered by voice may get its picture while the user is elsewhere."""

DOUBT_S: Final = 2.0
"""After a change of title nothing but a face says that this is still the call; for so long one may be looked for."""
STALE_S: Final = 5.0
"""Without a captured or a judged picture for so long nobody is watching, whatever was said before."""
FACE_S: Final = 10.0
"""A face is still spoken of for so long after it was last seen."""
_SIGNS: Final = (VerdictKind.SUSPECT, VerdictKind.FAKE)


class OpenCall:
    """One call while it is on. Not for threads: ``guard.status`` guards it with its lock. Times are of one clock."""

    def __init__(self, number: int, found: Found, now: float, alarm: Alarm) -> None:
        self.id, self.application, self.began_s = number, found.app, now
        self.alarm = alarm
        self.window, self.certain = found.window, found.certain
        self._proved = found.certain  # by a title, once
        self.known = found.certain
        """False while it is only perhaps a call: looked at, and not spoken of."""
        self._active_s = now
        self._missing_s: float | None = None  # since when its window is not in the list
        self._doubt_s: float | None = None if found.certain else now  # since when only a face can say that it is a call
        self._face_s: float | None = None
        self._met_s: float | None = None
        self._captured_s = self._judged_s = now
        self._blind_s = -1.0
        self._reason: Reason | None = None
        self._verdict = Verdict(VerdictKind.NO_FACE, now)
        self._tracks: tuple[Track, ...] = ()
        self.findings: dict[Source, Finding] = {}
        self.beside: set[int] = set()
        """Other windows of its program, there while it was in sight: what stays when it is hung up is none of it."""
        self._floating = found.floating
        self._warned_as: tuple[int, str] | None = None  # window and title under which its face was warned of

    # what the desktop shows

    def show(self, found: Found, now: float) -> None:
        """Its window, or another of the same call, is there."""
        same = found.window.id == self.window.id and found.window.title == self.window.title
        if found.certain:
            self._doubt_s, self.known, self._proved = None, True, True
        elif self._doubt_s is None and (self.certain or not same):
            self._doubt_s = now
        if found.window.active:
            self._active_s = now
        self.window, self.certain, self._missing_s = found.window, found.certain, None
        self._floating = found.floating

    def hide(self, now: float, listed: bool) -> None:
        """Its window is not a call now: ``listed`` among the desktop's windows, or gone."""
        self.certain = False
        if listed:
            self._missing_s = None
            self._doubt_s = now - DOUBT_S if self._doubt_s is None else self._doubt_s
        elif self._missing_s is None:
            self._missing_s = now

    @property
    def there(self) -> bool:
        """Whether its window is in the list."""
        return self._missing_s is None

    def in_sight(self, now: float) -> bool:
        """Whether its window shows the call, as far as can be told."""
        if self._missing_s is not None:
            return False
        return self._doubt_s is None or not self.known or now - self._doubt_s < DOUBT_S

    def lively(self, now: float) -> bool:
        """Whether it is to be looked at often: in sight, and a call for sure or with a face in it."""
        in_view = self.in_sight(now) and not self.window.minimised
        met = self._met_s is not None and now - self._met_s < FACE_S  # somebody: look closer whether they live
        return in_view and (self.certain or met or self._saw_face(now))

    def doubted(self) -> bool:
        """Whether only a face can say that what its window shows is this call."""
        return self._doubt_s is not None

    def hidden(self, now: float) -> bool:
        """Whether another window may be where it is seen now."""
        return (self._proved and self.doubted()) or not self.in_sight(now) or self.window.minimised

    def least(self, now: float) -> bool:
        """Whether it may give its place to a window in front: nobody is seen in it, and nothing stands over it."""
        return not (self.window.active or self._saw_face(now) or self.alarm.standing)

    def by_face(self) -> bool:
        """Whether it is a call, and a face alone has told so."""
        return self.known and not self._proved

    def over(self, now: float) -> bool:
        """Whether it has ended; what is not ``known`` was none."""
        if not self.known:
            gone = self._missing_s is not None or now - self._active_s > NEVER
            return gone and not self._saw_face(now)
        which = int(self.alarm.standing)
        if self._missing_s is not None:
            return now - self._missing_s > CLOSED[which]
        if self._doubt_s is not None and now - self._doubt_s >= DOUBT_S:
            return now - self._doubt_s > (LEFT if self._proved else FACELESS)[which]
        faceless_s = self.began_s if self._face_s is None else self._face_s
        return not self.certain and now - faceless_s > FACELESS[which]

    # what was seen

    def looked(self, now: float, reason: Reason | None) -> None:
        """A picture of its window was had at ``now``, or there was none for this ``reason``."""
        self._reason = reason
        if reason is None:
            if now - self._captured_s > STALE_S:  # the computer slept, say
                self._blind_s = self._captured_s  # what was said before it is not said after it
                self._judged_s = now  # the analysis could not be quicker than the pictures
            self._captured_s = now
        else:
            self._blind_s = now

    def judged(self, now: float, t_s: float, verdict: Verdict, people: tuple[Track, ...], live: bool) -> None:
        """The picture of ``t_s`` was judged at ``now``. ``live``: one of its ``people`` moves as people do."""
        self._judged_s = now
        self._verdict, self._tracks = verdict, people
        if people and self._met_s is None:
            self._met_s = t_s
        if people and (self.certain or live):
            self._face_s = t_s
            if self._doubt_s is not None and t_s >= self._doubt_s:
                self._doubt_s, self.known = None, True
        if verdict.kind in _SIGNS:
            old = self.findings.get(Source.FACE)
            since = old.since_s if old is not None and old.level is verdict.kind else t_s
            self.findings[Source.FACE] = Finding(Source.FACE, verdict.kind, verdict.track, since)
        else:
            self.findings.pop(Source.FACE, None)
        if self.known:
            shown, warned = (self.window.id, self.window.title), self.alarm.person is not None
            here = shown == self._warned_as or (self.certain and not self._floating)  # who lives elsewhere calms nobody
            self.alarm.update(self.findings.values(), verdict.kind is VerdictKind.NO_SIGNS and here, t_s)
            if not warned and self.alarm.person is not None:
                self._warned_as = shown

    # what may be said of it

    def snapshot(self, now: float, blind: Reason | None = None) -> Call:
        """As it stands; ``blind`` is why nothing at all can be watched now."""
        reason = blind or self._unseen(now)
        verdict, tracks = self._verdict, self._tracks
        if reason is not None:
            verdict, tracks = Verdict(VerdictKind.INSUFFICIENT, now, reason), ()
        elif self._blind_s >= verdict.t_s:
            verdict, tracks = Verdict(VerdictKind.INSUFFICIENT, now, Reason.FEW_FRAMES), ()
        return Call(
            id=self.id,
            application=self.application,
            began_s=self.began_s,
            window=replace(self.window, application=self.application) if self.in_sight(now) else None,
            watch=Watch.WATCHING if reason is None else Watch.CANNOT_SEE,
            verdict=verdict,
            reason=reason,
            alert=self.alarm.alert(now),
            findings=tuple(self.findings.values()),
            tracks=tracks,
            practice=self._practice,
        )

    def rank(self, now: float) -> tuple[int, int, bool, bool, int]:
        """Which call to speak of, the greatest first.

        The gravest alert, one that was not put off before one that was, and the practice call's after all others'; one
        with a face, one in sight, the newest.
        """
        alert = self.alarm.alert(now)
        severity = alert.level.severity if alert else 0
        loud = 0 if alert is None or alert.snoozed or self._practice else severity
        in_view = self.in_sight(now) and not self.window.minimised
        return (loud, severity, in_view and self._saw_face(now), in_view, self.id)

    @property
    def _practice(self) -> bool:
        return self.application == "Practice"

    def _unseen(self, now: float) -> Reason | None:
        if not self.in_sight(now):
            return Reason.AWAY
        if self.window.minimised:
            return Reason.MINIMISED
        if self._reason is not None:
            return self._reason
        if now - self._captured_s > STALE_S:
            return Reason.CAPTURE_FAILED
        return Reason.BEHIND if now - self._judged_s > STALE_S else None

    def _saw_face(self, now: float) -> bool:
        return self._face_s is not None and now - self._face_s < FACE_S
