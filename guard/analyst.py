"""The analysis thread: the newest picture through ``guard.analysis``, and what it says into the status."""

from __future__ import annotations

import logging
from typing import Final

from guard.analysis import Analysis, Step
from guard.detection.session import ModelError
from guard.latest import Latest
from guard.log import Place
from guard.people import signs
from guard.settings.schema import Settings
from guard.signals.challenge import Glimpse
from guard.status import Status
from guard.types import VerdictKind
from guard.vision.self_view import SelfView
from guard.vision.small import small
from guard.watcher import Shot, Wishes

log = logging.getLogger("qalqan.analyst")

MOST_FAILURES: Final = 20
"""Failed pictures in a row after which the analysis is begun anew, and the guard says that it does not work."""
WAIT_S: Final = 0.5
"""How soon a question is looked for where no picture comes; each picture that comes wakes the thread."""
IDLE: Final = 20
"""After so many waits in a row without a picture there is nothing to judge, and nothing that fails."""


class Analyst:
    """One ``step``: judge one picture, answer one question. All on the analysis thread."""

    def __init__(
        self,
        analysis: Analysis,
        settings: Settings,
        status: Status,
        slot: Latest[Shot],
        wishes: Wishes,
    ) -> None:
        """``analysis`` was made for ``settings``."""
        self._analysis, self._status, self._slot, self._wishes = analysis, status, slot, wishes
        self._operating_point = settings.operating_point
        self._failures, self._waits = 0, 0
        self.works = False
        """Whether a picture was judged, or none was to be."""

    def step(self, now: float) -> float:
        """Raises ``ModelError``, and whatever failed for ``MOST_FAILURES`` pictures in a row."""
        shot = self._slot.take()
        self._answer()
        self._waits = self._waits + 1 if shot is None else 0
        self.works = self.works or self._waits > IDLE
        if shot is not None:
            settings = self._wishes.settings
            if settings.operating_point != self._operating_point:
                self._operating_point = settings.operating_point
                self._analysis.use(self._operating_point)
            try:
                self._judge(shot, settings)
                self._failures, self.works = 0, True
            except ModelError:
                raise
            except Exception as error:  # one bad picture is counted, never fatal
                log.warning("a picture failed: %s", Place.of(error))
                self._status.frame_failed()
                self._failures += 1
                if self._failures >= MOST_FAILURES:
                    raise
        return WAIT_S if shot is None else 0.0

    def close(self) -> None:
        """The networks go with the analysis."""

    def _judge(self, shot: Shot, settings: Settings) -> None:
        own = next((v for v in settings.self_views if v.application == shot.application), None)
        view = None if own is None else SelfView(own.x, own.y, own.width, own.height)
        step = self._analysis.step(shot.frame, shot.call_id, view, may_be_self=own is None)
        self._status.judged(
            shot.call_id,
            shot.frame.t_s,
            step.verdict,
            step.people,
            step.live,
            self._slot.dropped,
        )
        for found in signs(step.seen):
            self._status.find(shot.call_id, found)
        self._challenge(shot, step)

    def _challenge(self, shot: Shot, step: Step) -> None:
        """Whether the caller, the largest face, does what was asked."""
        asked = self._wishes.challenge
        if asked is None or asked[0] != shot.call_id:
            return
        challenge = asked[1]
        caller = max(step.seen, key=lambda seen: seen.quality.eye_distance_px, default=None)
        glimpse, broke = None, step.verdict.kind is VerdictKind.FAKE
        if caller is not None:
            quality = caller.quality
            glimpse = Glimpse(quality.turned, quality.eye_distance_px, small(caller.crop))
            broke = broke or caller.flip is not None
        outcome = challenge.look(shot.frame.t_s, glimpse, broke)
        if outcome is not None and self._wishes.challenge is asked:
            self._wishes.challenge = None
            self._status.challenged(shot.call_id, challenge.task, outcome)

    def _answer(self) -> None:
        """Look after the face that is warned of, and explain it where somebody asked."""
        state = self._status.state
        self._analysis.keep(self._status.followed())
        self._analysis.remember(self._status.warned())
        if not self._wishes.explain:
            return
        self._wishes.explain = False
        explanation = None
        try:
            if state.call is not None and state.call.alert is not None:
                explanation = self._analysis.explain(state.call.id)
        except Exception as error:  # an answer that fails must not end the watching
            log.warning("no explanation: %s", Place.of(error))
        self._status.explained(explanation)
