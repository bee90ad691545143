"""The guard at work: a capture thread and an analysis thread, one newest-wins slot between them, and one State.

    capture thread:   windows -> the call -> a picture of it -> slot
    analysis thread:  slot -> faces -> scores -> verdict -> alert

Everything the outside learns comes through ``state`` (a snapshot) and ``on_event`` (called on the engine's threads).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from guard.analysis import Analysis
from guard.calls.rules import load_rules
from guard.detection import manifest
from guard.detection.session import ModelError
from guard.latest import Latest
from guard.settings.schema import Settings
from guard.status import Status
from guard.system import open_system
from guard.system.protocol import System
from guard.types import Event, EventKind, Frame, Measured, Picture, Reason, State, VerdictKind, Watch, Window
from guard.vision.own_picture import Mark
from guard.watcher import Watcher

log = logging.getLogger("qalqan.engine")

IDLE_S = 1.0
"""How often the desktop is looked over while there is no call."""
BEHIND_S = 5.0
"""Captured frames without a judged one for this long mean: not watching, whatever was said before."""
FACE_S = 10.0
"""A window that is only perhaps a call stays one for so long after its last face."""
MOST_FAILURES = 20
"""Failed frames in a row after which the guard stops and says so."""

LEAST_FRAMES = 2
"""A face found in fewer frames is not yet a person: in single frames the finder takes a shirt for one now and then.
(The tentative tracks of SORT: Bewley et al., "Simple online and realtime tracking", ICIP 2016.)"""


def load_analysis(settings: Settings) -> Analysis:
    """Both networks from the shipped manifest. Raises ``ModelError``."""
    return Analysis(manifest.load(), settings.operating_point)


class Engine:
    """Start it, read its state, stop it. Every method may be called from any thread."""

    def __init__(
        self,
        settings: Settings,
        on_event: Callable[[Event], None],
        system_factory: Callable[[], System] = open_system,
        analysis_factory: Callable[[Settings], Analysis] = load_analysis,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell = on_event
        self._system_factory = system_factory
        self._analysis_factory = analysis_factory
        self._clock = clock
        self._lock = threading.Lock()
        self._picked: Window | None = None
        self._paused = threading.Event()
        self._stopping = threading.Event()
        self._asked = threading.Event()
        self._status = Status(on_event, clock, settings.snooze_s)
        self._slot: Latest[tuple[Frame, Window]] = Latest()
        self._newest: Frame | None = None
        self._judged_s = 0.0
        self._face = (-1, 0.0)  # the window a face was last seen in, and when
        self._threads: list[threading.Thread] = []
        self.apply(settings)

    # what the outside sees

    @property
    def state(self) -> State:
        """The newest snapshot."""
        return self._status.state

    def start(self) -> None:
        """Begin to watch. An engine is started once."""
        self._threads = [
            threading.Thread(target=self._capture, name="capture", daemon=True),
            threading.Thread(target=self._analyse, name="analysis", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def stop(self, timeout_s: float = 2.0) -> bool:
        """End both threads; True where they ended within ``timeout_s``."""
        self._stopping.set()
        self._slot.close()
        deadline = time.monotonic() + timeout_s
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(max(0.0, deadline - time.monotonic()))
        self._newest = None
        return not any(thread.is_alive() for thread in self._threads)

    def pause(self) -> None:
        """Stop looking until :meth:`resume`; the state says so."""
        self._paused.set()

    def resume(self) -> None:
        """Look again."""
        self._paused.clear()

    def pick(self, window: Window | None) -> None:
        """Watch this window, whatever the rules say; None goes back to the rules."""
        with self._lock:
            self._picked = window

    def windows(self) -> list[Window]:
        """The windows that may be picked, read on the caller's own thread."""
        system = self._system_factory()
        try:
            return system.windows()
        finally:
            system.close()

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
        """No alert for so long; the watching goes on."""
        self._status.snooze(seconds)

    def apply(self, settings: Settings) -> None:
        """Use other settings from the next frame on."""
        with self._lock:
            self._settings = settings
        self._status.warn_from(VerdictKind.SUSPECT if settings.odd_notice else VerdictKind.FAKE)

    def newest_picture(self) -> Picture | None:
        """What the guard saw last, for the user's own eyes; never stored."""
        return None if self._newest is None or self._status.state.window is None else self._newest.image

    def explain(self) -> None:
        """Ask what speaks for fake in the face of the standing alert; one EXPLAINED event answers, in under a second.

        Its ``explanation`` is None where no alert stands any more. A guard that has failed or stopped never answers.
        """
        self._asked.set()

    # the capture thread

    def _capture(self) -> None:
        try:
            system = self._system_factory()
        except Exception as error:  # whatever a desktop does, the state must say that nobody is watching
            log.error("the desktop cannot be read: %s", type(error).__name__)
            self._fail(Reason.UNSUPPORTED)
            return
        watcher = Watcher(system)
        index, watched_id, since_s = 0, -1, 0.0
        try:
            while not self._stopping.is_set():
                began = self._clock()
                if self._paused.is_set():
                    watched_id = -1
                    self._status.see(Watch.PAUSED, None, None)
                    self._stopping.wait(0.2)
                    continue
                with self._lock:
                    settings, picked = self._settings, self._picked
                look = watcher.look(began, settings, picked, bool(self._status.state.tracks))
                window = look.window
                if window is not None and not look.sure and not self._face_seen(window, began):
                    window = None  # perhaps a call, but nobody is in it: looked at, not spoken of
                if look.window is not None and look.picture is not None and look.reason is None:
                    if watched_id != look.window.id:
                        watched_id, since_s = look.window.id, began
                    frame = Frame(look.picture, began, index)
                    index += 1
                    self._status.count(captured=1, dropped=self._slot.dropped)
                    self._slot.put((frame, look.window))
                    if window is None:
                        self._status.see(Watch.NO_CALL, None, None)
                    elif began - max(self._judged_s, since_s) > BEHIND_S:
                        self._status.see(Watch.CANNOT_SEE, window, Reason.BEHIND)
                    else:
                        self._newest = frame
                        self._status.see(Watch.WATCHING, window, None)
                else:
                    watched_id = -1
                    calm = window is None and (look.window is not None or look.reason is None)
                    self._status.see(Watch.NO_CALL if calm else Watch.CANNOT_SEE, window, None if calm else look.reason)
                pause = 1 / settings.rate_hz if window is not None else IDLE_S
                self._stopping.wait(max(0.0, pause - (self._clock() - began)))
        except Exception as error:
            log.error("capture ended: %s", type(error).__name__)
            self._fail(Reason.CAPTURE_FAILED)
        finally:
            watcher.close()

    def _face_seen(self, window: Window, now: float) -> bool:
        """Whether a face was in this window a moment ago."""
        window_id, seen_s = self._face
        return window_id == window.id and now - seen_s < FACE_S

    # the analysis thread

    def _analyse(self) -> None:
        settings = self._settings
        try:
            analysis = self._analysis_factory(settings)
        except ModelError as error:
            log.error("%s", error)
            self._fail(Reason.MODEL_FAILED)
            return
        window_id, operating_point, failures = -1, settings.operating_point, 0
        while not self._stopping.is_set():
            taken = self._slot.take(timeout_s=1.0)
            self._answer(analysis)
            if taken is None:
                continue
            frame, window = taken
            with self._lock:
                settings = self._settings
            if window.id != window_id:
                window_id = window.id
                analysis.reset()
            if settings.operating_point != operating_point:
                operating_point = settings.operating_point
                analysis.use(operating_point)
            try:
                step = analysis.step(frame, _own_picture(settings, window))
            except ModelError as error:
                log.error("%s", error)
                self._fail(Reason.MODEL_FAILED)
                return
            except Exception as error:  # one bad frame is counted, never fatal
                failures += 1
                self._status.count(failed=1)
                log.warning("a frame failed: %s", type(error).__name__)
                if failures >= MOST_FAILURES:
                    self._fail(Reason.MODEL_FAILED)
                    return
                continue
            failures = 0
            self._judged_s = self._clock()
            self._status.count(analysed=1)
            people = tuple(one.track for one in step.seen if one.track.frames >= LEAST_FRAMES)
            if people:
                self._face = (window.id, frame.t_s)
            self._status.judge(frame.t_s, window, step.verdict, people)

    def _answer(self, analysis: Analysis) -> None:
        """Between two frames: look after the face that is warned of, and explain it where somebody asked."""
        alert, explanation = self._status.state.alert, None
        analysis.remember(None if alert is None else alert.track)
        if not self._asked.is_set() or self._stopping.is_set():
            return
        self._asked.clear()
        try:
            explanation = analysis.explain()
        except Exception as error:  # an answer that fails must not end the watching
            log.warning("no explanation: %s", type(error).__name__)
        self._tell(Event(EventKind.EXPLAINED, self._status.state, explanation))

    def _fail(self, reason: Reason) -> None:
        self._status.fail(reason)
        self._stopping.set()
        self._slot.close()


def _own_picture(settings: Settings, window: Window) -> Mark | None:
    for view in settings.self_views:
        if view.application == window.application:
            return Mark(view.x, view.y, view.width, view.height)
    return None
