"""A supervised thread: it steps, it dies loudly, it begins again with back-off, and it ends when it is told to."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

from guard.log import Place

log = logging.getLogger("qalqan.worker")

BACK_OFF_S: Final = (1.0, 2.0, 5.0, 15.0, 60.0)
"""Seconds before the first, second, ... new beginning; the last for all that follow."""
HEALTHY_S: Final = 60.0
"""After so long without a fault the next one counts as the first again."""


class Loop(Protocol):
    """What a worker does again and again, on its own thread."""

    @property
    def works(self) -> bool:
        """Whether it has done since it was made what it is there for: only then may it be said to work again."""
        ...

    def step(self, now: float) -> float:
        """Do one thing at ``now``; the seconds to wait before the next."""
        ...

    def close(self) -> None:
        """Give back every handle."""
        ...


class Worker:
    """Makes a loop on a thread called ``name`` and steps it until ``stop``.

    ``report`` hears, on that thread, of each exception that ended a loop, and None once its successor works.
    """

    def __init__(
        self,
        name: str,
        make: Callable[[], Loop],
        report: Callable[[str, Exception | None], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name, self._make, self._report, self._clock = name, make, report, clock
        self._stopping, self._wake = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin; once."""
        self._thread.start()

    def wake(self) -> None:
        """Step now, whatever time is left to wait."""
        self._wake.set()

    def stop(self) -> None:
        """Ask it to end; :meth:`join` waits for that."""
        self._stopping.set()
        self._wake.set()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; True where it has come. From its own thread: not waited for."""
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        faults = 0
        while not self._stopping.is_set():
            began = self._clock()
            try:
                self._work(faults > 0)
                return
            except Exception as error:  # whatever it is, the state must say that nobody is watching
                if self._clock() - began > HEALTHY_S:
                    faults = 0
                log.error("a worker ended: %s", Place.of(error))
                self._report(self._name, error)
            self._stopping.wait(BACK_OFF_S[min(faults, len(BACK_OFF_S) - 1)])
            faults += 1

    def _work(self, again: bool) -> None:
        loop = self._make()
        try:
            while not self._stopping.is_set():
                self._wake.clear()
                wait_s = loop.step(self._clock())
                if again and loop.works:
                    again = False
                    self._report(self._name, None)
                if wait_s > 0:
                    self._wake.wait(wait_s)
        finally:
            with suppress(Exception):  # a handle that cannot be given back must not hide what went wrong
                loop.close()
