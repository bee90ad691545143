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


@pytest.mark.parametrize("wrong_s", [-5.0, 5.0, 2.0, -2.0])
@pytest.mark.parametrize("run", [1, 2, 3, 9, 10, 11, 25])
def test_a_run_of_stamps_that_are_wrong_alike_does_not_shift_the_rest(wrong_s: float, run: int) -> None:
    right = [number / 25 for number in range(550)]
    stamps = [at + wrong_s if 200 <= number < 200 + run else at for number, at in enumerate(right)]
    told = times(stamps, 25.0, 22.0)
    assert told[:200] == pytest.approx(right[:200])
    assert told[500:] == pytest.approx(right[500:], abs=0.05)


def test_a_leap_that_was_none_is_no_lost_time() -> None:
    clock = FilmClock(25.0)
    stamps = [number / 25 + (5 if 200 <= number < 210 else 0) for number in range(550)]
    for stamp, following in pairwise(stamps):
        if clock.place(stamp) is None:
            clock.settle(following)
    assert clock.false_s == pytest.approx(5, abs=0.1)


def test_behind_lost_packets_stamps_out_of_order_do_not_take_the_leap_back() -> None:
    hole = [7.32, 14.76, 7.36, 14.88, 14.92, 7.52, 14.96]  # as a TS with a hole gives them
    clock = FilmClock(25.0)
    for stamp, following in pairwise([*hole, *(15 + number / 25 for number in range(50))]):
        if clock.place(stamp) is None:
            clock.settle(following)
    assert clock.false_s == 0


def test_behind_lost_packets_the_film_may_count_anew() -> None:
    stamps = [number / 10 for number in [*range(50), *range(100, 150), *range(100)]]
    told = times(stamps, 10.0)
    assert told[100:] == pytest.approx([15 + number / 10 for number in range(100)], abs=0.11)


@pytest.mark.parametrize("wrong_s", [8.0, 300.0, math.nan])
def test_the_last_stamp_alone_does_not_make_the_film_long(wrong_s: float) -> None:
    stamps = [number / 25 for number in range(550)]
    stamps[-1] += wrong_s
    assert times(stamps, 25.0, 22.0)[-1] == pytest.approx(21.96)


@given(st.lists(st.floats(), max_size=40), st.floats(), st.none() | st.floats(0.1, 1e5))
def test_any_stamps_give_times_that_rise(stamps: list[float], fps: float, claimed: float | None) -> None:
    told = times(stamps, fps, claimed)
    assert len(told) == len(stamps)
    assert all(math.isfinite(at) and later > at for at, later in pairwise(told))
