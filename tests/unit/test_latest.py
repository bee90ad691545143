"""The newest value wins, and nothing waits."""

from __future__ import annotations

import threading

from guard.latest import Latest


def test_the_newest_wins_and_the_rest_is_counted() -> None:
    slot: Latest[int] = Latest()
    for value in range(5):
        slot.put(7, value)
    assert (slot.take(), slot.take(), slot.dropped) == (4, None, 4)


def test_each_put_is_told() -> None:
    told: list[str] = []
    slot: Latest[int] = Latest(lambda: told.append("put"))
    slot.put(7, 1)
    slot.put(7, 2)
    assert told == ["put", "put"]


def test_every_value_is_taken_or_counted_whatever_the_threads_do() -> None:
    slot, taken = Latest[int](), []
    done = threading.Event()

    def take() -> None:
        while not done.is_set():
            if (value := slot.take()) is not None:
                taken.append(value)

    taker = threading.Thread(target=take)
    taker.start()
    for value in range(1, 5001):
        slot.put(7, value)
    done.set()
    taker.join(5)
    if (last := slot.take()) is not None:
        taken.append(last)
    assert len(taken) + slot.dropped == 5000
    assert taken == sorted(taken)
    assert taken[-1] == 5000


def test_each_call_has_its_turn_however_often_the_others_come() -> None:
    slot: Latest[str] = Latest()
    for call_id, value in ((1, "a"), (2, "b"), (1, "newer"), (3, "c"), (1, "newest")):
        slot.put(call_id, value)
    assert [slot.take() for _ in range(4)] == ["newest", "b", "c", None]
    assert slot.dropped == 2
