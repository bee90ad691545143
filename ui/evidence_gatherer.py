"""What the police could be given of the newest call: its changes and pictures of its warnings, in memory alone.

Nothing of it is written before the user asks. The next call, ``forget`` and the program's end drop it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from guard.incidents.clip import Film, Moment
from guard.incidents.evidence_file import MOST_STILLS, Change, Incident, Still
from guard.incidents.history import Record
from guard.types import Event, EventKind, Picture, Watch

MOST_CHANGES: Final = 1000
SAME_CALL: Final = timedelta(seconds=2)
"""A record's start and ours may differ by so much: the history keeps whole seconds."""


class Gatherer:
    """Follows the engine's events as ``CallLog`` does. Lives on the main thread."""

    def __init__(
        self, newest_picture: Callable[[], Picture | None], now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._newest_picture, self._now = newest_picture, now
        self.forget()

    def forget(self) -> None:
        """Drop everything."""
        self._window_id: int | None = None
        self._start: datetime | None = None
        self._changes: list[Change] = []
        self._left_out = 0
        self._stills: list[Still] = []
        self._film = Film()

    def follow(self, event: Event) -> None:
        """Take in one event; of a warning also the picture that it was raised for."""
        window, watch = event.state.window, event.state.watch
        if watch is Watch.WATCHING and window is not None and window.id != self._window_id:
            self.forget()
            self._window_id, self._start = window.id, self._now()
        if self._window_id is None:
            return
        if len(self._changes) == MOST_CHANGES:  # the oldest goes, but no warning
            self._changes.pop(next((n for n, old in enumerate(self._changes) if old.kind is EventKind.VERDICT), 0))
            self._left_out += 1
        self._changes.append(Change.of(event, self._now()))
        if event.kind is EventKind.ALERT:
            self._film.warned(self._now())
            self.look()
        if window is None or watch not in (Watch.WATCHING, Watch.CANNOT_SEE):
            self._window_id = None  # over, and kept until the next call

    def look(self) -> None:
        """Keep the picture of now, while the call lasts; the first ones stay, the last place is the newest's."""
        picture = self._newest_picture() if self._window_id is not None else None
        if picture is not None:
            del self._stills[MOST_STILLS - 1 :]
            self._stills.append(Still(self._now(), picture.copy()))

    def film(self) -> None:
        """Take the picture of now into the short video; called some times a second where the user allowed it."""
        picture = self._newest_picture() if self._window_id is not None else None
        if picture is not None:
            self._film.add(self._now(), picture)

    def moments(self, record: Record) -> tuple[Moment, ...]:
        """The short video of this call's first warning; nothing of an older call."""
        return self._film.moments() if self._known(record) else ()

    def _known(self, record: Record) -> bool:
        return self._start is not None and abs(record.start - self._start) <= SAME_CALL

    def incident(self, record: Record, version: str, models: Mapping[str, str]) -> tuple[Incident, list[Still]]:
        """The call of ``record`` with what is known of it: of an older call the record alone."""
        if not self._known(record):
            return Incident(record, version, models), []
        return Incident(record, version, models, tuple(self._changes), self._left_out), list(self._stills)
