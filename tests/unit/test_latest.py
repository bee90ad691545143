"""The one-place slot: newest wins, drops are counted, nobody waits for ever."""

import threading

from guard.latest import Latest


def test_the_newest_value_wins_and_the_others_are_counted() -> None:
    slot: Latest[int] = Latest()
    for value in range(5):
        slot.put(value)
    assert slot.take(0) == 4
    assert slot.dropped == 4
    assert slot.take(0) is None


def test_closing_wakes_a_waiting_taker() -> None:
    slot: Latest[int] = Latest()
    got: list[int | None] = []
    taker = threading.Thread(target=lambda: got.append(slot.take()))
    taker.start()
    slot.close()
    taker.join(2)
    assert not taker.is_alive()
    assert got == [None]


def test_nothing_is_lost_or_doubled_between_two_threads() -> None:
    slot: Latest[int] = Latest()
    taken: list[int] = []

    def take() -> None:
        while (value := slot.take(1.0)) is not None:
            taken.append(value)

    taker = threading.Thread(target=take)
    taker.start()
    for value in range(1, 2000):
        slot.put(value)
    while not taken or taken[-1] != 1999:
        pass
    slot.close()
    taker.join(2)
    assert taken == sorted(set(taken))
    assert len(taken) + slot.dropped == 1999
