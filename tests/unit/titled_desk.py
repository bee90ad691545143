"""Windows with titles, calls as the rules find them, and the signs that go by them: what their tests are played on."""

from __future__ import annotations

from pathlib import Path

from guard.calls.finder import CallFinder
from guard.calls.rules import load_rules
from guard.signals.lists import load_bars, load_officials, load_places
from guard.signals.money_pause import MoneyPause
from guard.signals.numbers import Numbers
from guard.signals.official_claim import OfficialClaim
from guard.signals.screen_sharing import ScreenSharing
from guard.signals.unknown_caller import UnknownCaller
from guard.status import Status
from guard.types import (
    Event,
    EventKind,
    Region,
    Source,
    Track,
    Verdict,
    VerdictKind,
    Window,
)

PLACE = Region(100, 80, 640, 480)
NUMBER = "+7 701 123-45-67"
RULES = load_rules()
PERSON = Track(1, None, 0.0, 1.0, 9)  # type: ignore[arg-type]  # nobody looks at the face


def window(program: str, title: str, number: int = 7, active: bool = True) -> Window:
    return Window(number, title, program, program, PLACE, active=active)


KASPI = window("google-chrome", "Kaspi.kz - Google Chrome", 8)
ZOOM = window("zoom.exe", "Zoom Meeting")
BAR = window("zoom.exe", "Screen sharing meeting controls", 9, active=False)


class Desk:
    """Windows, calls as the rules find them, a clock, the signs, and what was said of it."""

    def __init__(self, *contacts: str, numbers: Path | None = None) -> None:
        self.now, self.wanted, self.contacts, self.listed = 100.0, True, contacts, bool(contacts)
        self.events: list[Event] = []
        self.status = Status(self.events.append, lambda: self.now)
        self.numbers = Numbers(numbers)

        def asked() -> bool:
            return self.wanted

        def people() -> tuple[str, ...]:
            return self.contacts

        self.signs = [
            UnknownCaller(self.status, self.numbers, asked, people, lambda: self.listed),
            OfficialClaim(self.status, load_officials(), asked, people),
            ScreenSharing(self.status, load_bars(), asked),
            MoneyPause(self.status, load_places(), asked, RULES.browser),
        ]

    def show(
        self, *windows: Window, seconds: float = 1.0, face: bool = True, kind: VerdictKind = VerdictKind.NO_SIGNS
    ) -> None:
        """These windows for a while; in what may be a call somebody lives, and is judged to be of this kind."""
        self.now += seconds
        found = CallFinder(RULES).find(windows)
        for target in self.status.follow(found, windows):
            self.status.looked(target.call_id, None)
            if face:
                verdict = Verdict(kind, self.now, track=PERSON.id)
                self.status.judged(target.call_id, self.now, verdict, (PERSON,), True)
        for sign in self.signs:
            sign.look(windows, self.now)

    @property
    def signs_of_call(self) -> dict[Source, str]:
        call = self.status.state.call
        return {} if call is None else {one.source: one.name for one in call.findings}

    def count(self, kind: EventKind) -> int:
        return sum(event.kind is kind for event in self.events)

    @property
    def asked_of_strangers(self) -> int:
        """Calls over which the strip with its questions would come."""
        seen = {
            event.call.id
            for event in self.events
            if event.call and any(one.source is Source.UNKNOWN_CALLER for one in event.call.findings)
        }
        return len(seen)


def money(desk: Desk) -> list[str]:
    return [event.name for event in desk.events if event.kind is EventKind.MONEY]
