"""The guard at work: four supervised threads, one newest-wins slot, one State.

    capture thread    windows -> calls -> a picture of one (``watcher``) -> slot
    analysis thread   slot -> faces -> scores -> verdict -> alert (``analyst``)
    watchdog thread   takes back the word "watching" where nothing was captured or judged
    remote control    processes -> programs for controlling this computer from afar (``signals``)

Everything the outside learns comes through ``state`` (a snapshot) and ``on_event`` (called on the engine's threads).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from guard.analysis import Analysis
from guard.analyst import Analyst
from guard.calls.rules import RulesError, load_rules
from guard.detection import manifest
from guard.detection.session import ModelError
from guard.latest import Latest
from guard.settings import paths
from guard.settings.schema import Settings
from guard.signals.caller import caller
from guard.signals.challenge import Challenge
from guard.signals.lists import load_bars, load_officials, load_places
from guard.signals.money_pause import MoneyPause
from guard.signals.numbers import Numbers
from guard.signals.official_claim import OfficialClaim
from guard.signals.remote_control import Process, RemoteControl, running
from guard.signals.screen_sharing import ScreenSharing
from guard.signals.tools import ToolsError, load_tools
from guard.signals.unknown_caller import UnknownCaller
from guard.status import Status
from guard.system import open_system
from guard.system.protocol import System
from guard.types import (
    Event,
    Finding,
    Measured,
    Outcome,
    Picture,
    Reason,
    Said,
    Source,
    State,
    Task,
    VerdictKind,
    Window,
)
from guard.watcher import Shot, Sign, Watcher, Wishes
from guard.worker import Loop, Worker

REMOTE: Final = "remote-control"
CHECK_S: Final = 0.5
"""How often the watchdog looks."""
LISTING_S: Final = 1.5
"""How long the windows of the desktop are waited for."""


def load_analysis(settings: Settings) -> Analysis:
    """Both networks from the shipped manifest. Raises ``ModelError``."""
    return Analysis(manifest.load(), settings.operating_point)


def open_desktop() -> System:
    """The system of this desktop, and what its user has shared before."""
    return open_system(paths.share_file())


class Watchdog:
    """Lets the status see that time passes."""

    works = True

    def __init__(self, status: Status) -> None:
        self._status = status

    def step(self, now: float) -> float:
        """Once."""
        self._status.check()
        return CHECK_S

    def close(self) -> None:
        """Nothing is held."""


class Engine:
    """Start it, read its state, stop it. Every method may be called from any thread."""

    def __init__(
        self,
        settings: Settings,
        on_event: Callable[[Event], None],
        system_factory: Callable[[], System] = open_desktop,
        analysis_factory: Callable[[Settings], Analysis] = load_analysis,
        clock: Callable[[], float] = time.monotonic,
        processes: Callable[[], Iterable[Process]] = running,
        numbers_file: Path | None = None,
    ) -> None:
        """``numbers_file``: where the hashes of numbers that called are kept; None: nowhere."""
        self._status = Status(on_event, clock)
        self._slot: Latest[Shot] = Latest(lambda: self._workers["analysis"].wake())
        self._wishes = Wishes(settings)
        self._pictures: dict[int, Picture] = {}

        self._processes = processes
        self._numbers = Numbers(numbers_file, lambda: self._wishes.settings.history_days > 0)

        def watcher() -> Loop:
            rules, signs = load_rules(), self._signs
            return Watcher(system_factory, rules, self._status, self._slot, self._wishes, self._pictures, signs)

        def analyst() -> Loop:
            now = self._wishes.settings
            return Analyst(analysis_factory(now), now, self._status, self._slot, self._wishes)

        loops = {
            "capture": watcher,
            "analysis": analyst,
            "watchdog": lambda: Watchdog(self._status),
            REMOTE: lambda: self._remote_control,
        }
        self._workers = {name: Worker(name, make, self._report, clock) for name, make in loops.items()}
        self.apply(settings)

    @cached_property
    def _remote_control(self) -> RemoteControl:
        """Made once, as ``_signs`` are: a thread that begins anew has forgotten nothing. Raises ``ToolsError``."""
        return RemoteControl(self._status, load_tools(), lambda: self._wishes.settings.remote_notice, self._processes)

    @cached_property
    def _signs(self) -> list[Sign]:
        """Those that go by titles. Raises ``ToolsError``."""

        def wanted(name: str) -> Callable[[], bool]:
            return lambda: bool(getattr(self._wishes.settings, name))

        def people() -> tuple[str, ...]:
            now = self._wishes.settings
            return (*now.contacts, *filter(None, (now.trusted_name, now.trusted_phone)))

        return [
            UnknownCaller(self._status, self._numbers, wanted("caller_check"), people, wanted("contacts")),
            OfficialClaim(self._status, load_officials(), wanted("claim_notice"), people),
            ScreenSharing(self._status, load_bars(), wanted("remote_notice")),
            MoneyPause(self._status, load_places(), wanted("money_pause"), load_rules().browser),
        ]

    @property
    def state(self) -> State:
        """The newest snapshot."""
        return self._status.state

    def start(self) -> None:
        """Begin to watch. An engine is started once."""
        for worker in self._workers.values():
            worker.start()

    def stop(self, timeout_s: float = 2.0) -> bool:
        """End all threads; True where they ended within ``timeout_s``."""
        for worker in self._workers.values():
            worker.stop()
        deadline = time.monotonic() + timeout_s
        ended = [worker.join(max(0.0, deadline - time.monotonic())) for worker in self._workers.values()]
        self._pictures.clear()
        return all(ended)

    def pause(self, until: Window | None = None) -> None:
        """Stop looking until :meth:`resume`; the state says so, and which windows are calls meanwhile.

        ``until``: of these one that is watched for, also where only a face said that it was a call.
        """
        self._wishes.until = until
        self._wishes.paused = True
        self._workers["capture"].wake()

    def resume(self) -> None:
        """Look again."""
        self._wishes.paused = False
        self._workers["capture"].wake()

    def challenge(self, task: Task | None) -> None:
        """See whether the caller does this; CHALLENGED tells what came of it. None: it is not asked any more."""
        call = self.state.call
        self._wishes.challenge = None if task is None or call is None else (call.id, Challenge(task))

    def refuse(self) -> None:
        """The caller will not do what was asked: that counts."""
        asked, self._wishes.challenge = self._wishes.challenge, None
        if asked is not None:
            self._status.challenged(asked[0], asked[1].task, Outcome.NOT_DONE)

    def pick(self, window: Window | None) -> None:
        """Watch this window, whatever the rules say, until it is gone; None goes back to the rules."""
        self._wishes.picked = window
        self._workers["capture"].wake()

    def windows(self) -> list[Window]:
        """The windows that may be picked, as the capture thread sees them; none where it does not answer."""
        answer: Future[list[Window]] = Future()
        self._wishes.listings.put(answer.set_result)
        self._workers["capture"].wake()
        with suppress(TimeoutError):
            return answer.result(LISTING_S)
        return []

    def applications(self) -> list[str]:
        """The applications whose calls are known, by the names that people use."""
        return list(load_rules().apps())

    def models(self) -> dict[str, str]:
        """The networks of this release and their versions; none where their files cannot be read."""
        try:
            networks = manifest.load()
        except ModelError:
            return {}
        return {name: getattr(networks, name).version for name in networks.__slots__}

    def measured(self) -> dict[str, Measured]:
        """What each operating point of the shipped detector did on clips it never saw; none where that is not known."""
        try:
            return manifest.load().deepfake_detector.measured
        except ModelError:
            return {}

    def snooze(self, seconds: float) -> None:
        """The user said "not now": snooze the warning of the call that is spoken of, and none that is graver."""
        self._status.snooze(seconds)

    def said(self, call_id: int, what: Said) -> None:
        """The user says that the caller of this call says so."""
        now = self._status.state.t_s
        self._status.find(call_id, Finding(Source.CALLER_SAYS, VerdictKind.SUSPECT, None, now, name=what))

    def caller(self) -> str:
        """Who calls, as far as the title of the call that is spoken of tells; for the user's own list, or empty."""
        call = self.state.call
        return "" if call is None or call.window is None else caller(call.window.title, call.application).shown

    def forget_numbers(self) -> None:
        """Drop what is kept of numbers that called. Raises ``OSError``."""
        self._numbers.forget()

    def apply(self, settings: Settings) -> None:
        """Use other settings from the next frame on."""
        self._wishes.settings = settings
        self._status.warn_from(VerdictKind.SUSPECT if settings.odd_notice else VerdictKind.FAKE)

    def newest_picture(self, call_id: int | None = None) -> Picture | None:
        """What the guard saw last of a call that is in sight (without an id: of the one that is spoken of).

        For the user's own eyes; never stored.
        """
        if call_id is None:
            call = self.state.call
            call_id = -1 if call is None else call.id
        return self._pictures.get(call_id)

    def explain(self) -> None:
        """Ask what speaks for fake in the face of the standing alert; one EXPLAINED event answers, in under a second.

        Its ``explanation`` is None where no alert stands any more. A guard that has failed or stopped never answers.
        """
        self._wishes.explain = True
        self._workers["analysis"].wake()

    def _report(self, worker: str, error: Exception | None) -> None:
        if error is None:
            self._status.health(worker, None)
        elif isinstance(error, RulesError | ToolsError):
            self._status.health(worker, Reason.DAMAGED)
        elif worker == REMOTE:
            pass  # the log has it, and it begins again: the face is watched all the same
        else:
            self._status.health(worker, Reason.CAPTURE_FAILED if worker == "capture" else Reason.MODEL_FAILED)
