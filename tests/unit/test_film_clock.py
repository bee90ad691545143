"""The times of a film's pictures: rising, near the file's own, and not moved for good by one bad stamp."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.capture.film_clock import FilmClock


def times(stamps_s: list[float], fps: float, claimed_s: float | None = None) -> list[float]:
    """As ``VideoFile`` asks: a picture that is not sure waits for the next stamp."""
    clock, told, waiting = FilmClock(fps, claimed_s), [], False
    for stamp_s in stamps_s:
        if waiting:
            told.append(clock.settle(stamp_s))
        at_s = clock.place(stamp_s)
        waiting = at_s is None
        told += [] if at_s is None else [at_s]
    return [*told, clock.settle(None)] if waiting else told


@pytest.mark.parametrize(
    ("stamps_ms", "fps", "expected"),
    [
        ([0, 40, 80, 120], 25.0, [0, 0.04, 0.08, 0.12]),
        ([1e6, 1e6 + 100, 1e6 + 300], 25.0, [0, 0.1, 0.3]),  # it does not start at 0
        ([0, 0, 0, 0], 10.0, [0, 0.1, 0.2, 0.3]),  # none
        ([0, 0, 0], 0.0, [0, 0.04, 0.08]),  # neither stamps nor a rate
        ([0, 0, 0], 1e6, [0, 0.04, 0.08]),
        ([0, 0, 0], math.nan, [0, 0.04, 0.08]),
        ([math.nan, math.nan, math.inf], 10.0, [0, 0.1, 0.2]),
        ([0, 100, 50, 150, 250], 10.0, [0, 0.1, 0.2, 0.3, 0.4]),  # it goes back, and on from there
        ([0, 100, -5000, -4900], 10.0, [0, 0.1, 0.2, 0.3]),
        ([0, 1e15, 100], 10.0, [0, 0.1, 0.2]),  # thirty thousand years
        ([0, 1e-9, 2e-9], 10.0, [0, 0.1, 0.2]),
        ([0, 5000, 10000, 15000], 0.2, [0, 5, 10, 15]),  # one picture in five seconds is no bad stamp
        ([0, 100, 9000, 9100], 10.0, [0, 0.1, 9, 9.1]),  # nor are lost packets
    ],
)
def test_times_always_rise(stamps_ms: list[float], fps: float, expected: list[float]) -> None:
    assert times([stamp / 1000 for stamp in stamps_ms], fps) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("bad", [0.0, -3.0, 5.0, 900.0, 1e12, math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("run", [1, 3])
@pytest.mark.parametrize("claimed", [None, 20.0])
def test_bad_stamps_do_not_shift_what_comes_after(bad: float, run: int, claimed: float | None) -> None:
    right = [number / 10 for number in range(200)]
    stamps = right[:50] + [bad] * run + right[50 + run :]
    told = times(stamps, 10.0, claimed)
    assert told[:50] == pytest.approx(right[:50])
    assert told[60:] == pytest.approx(right[60:], abs=0.2)


def test_a_film_that_counts_anew_goes_on() -> None:
    stamps = [number / 10 for number in [*range(100), *range(100)]]
    assert times(stamps, 10.0) == pytest.approx([number / 10 for number in range(200)], abs=0.11)


@given(st.lists(st.floats(), max_size=40), st.floats(), st.none() | st.floats(0.1, 1e5))
def test_any_stamps_give_times_that_rise(stamps: list[float], fps: float, claimed: float | None) -> None:
    told = times(stamps, fps, claimed)
    assert len(told) == len(stamps)
    assert all(math.isfinite(at) and later > at for at, later in pairwise(told))
