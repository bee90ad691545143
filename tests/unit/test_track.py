"""Who is who from frame to frame."""

from __future__ import annotations

import time
from itertools import count

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guard.types import Face
from guard.vision.track import Tracker, closeness, iou


def face(x: float, y: float, size: float = 100) -> Face:
    return Face((x, y, size, size), np.zeros((5, 2), np.float32), 0.9)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((0, 0, 10, 10), (0, 0, 10, 10), 1.0),
        ((0, 0, 10, 10), (5, 0, 10, 10), 1 / 3),
        ((0, 0, 10, 10), (10, 0, 10, 10), 0.0),
        ((0, 0, 10, 10), (90, 90, 10, 10), 0.0),
    ],
)
def test_iou(a, b, expected):
    assert iou(a, b) == pytest.approx(expected)


def test_a_moving_face_stays_one_track():
    tracker = Tracker()
    for i in range(20):
        (track,) = tracker.update([face(10 + 40 * i, 50 + 10 * i)], i * 0.2)
    assert (track.id, track.frames, track.first_s, track.last_s) == (1, 20, 0.0, pytest.approx(3.8))
    assert track.face.box[0] == 10 + 40 * 19


def test_two_people_keep_their_numbers_whatever_the_order():
    tracker = Tracker()
    left, right = tracker.update([face(0, 0), face(300, 0)], 0.0)
    now = tracker.update([face(310, 5), face(12, 3)], 0.2)
    assert [track.id for track in now] == [right.id, left.id]


def test_neighbours_are_given_to_the_nearer_track():
    tracker = Tracker()
    tracker.update([face(0, 0), face(60, 0)], 0.0)
    assert [track.id for track in tracker.update([face(20, 0), face(80, 0)], 0.2)] == [1, 2]


@pytest.mark.parametrize("rate_hz", [10, 5, 2, 1])
def test_a_missed_look_does_not_end_a_track_at_any_rate(rate_hz):
    tracker = Tracker()
    for i in range(80):
        found = tracker.update([] if i % 8 == 7 else [face(0, 0)], i / rate_hz)
        assert all(track.id == 1 for track in found)


def test_a_long_absence_ends_it_however_few_looks_there_were():
    tracker = Tracker()
    tracker.update([face(0, 0)], 0.0)
    assert tracker.update([face(5, 0)], 5.1)[0].id == 2


def test_a_track_is_alive_until_it_has_ended():
    tracker = Tracker()
    tracker.update([face(0, 0), face(300, 0)], 0.0)
    for i in range(1, 6):
        tracker.update([face(0, 0)], 0.4 * i)
    assert tracker.alive() == {1}
    tracker.update([], 2.2)
    assert tracker.alive() == {1}


def test_a_face_far_away_or_of_another_size_is_another_person():
    tracker = Tracker()
    tracker.update([face(0, 0)], 0.0)
    assert [track.id for track in tracker.update([face(200, 0)], 0.2)] == [2]
    tracker.update([face(0, 0, 100)], 0.4)
    assert [track.id for track in tracker.update([face(-60, -60, 220)], 0.6)] == [3]


def test_numbers_are_given_once_even_by_several_trackers():
    ids = count(1)
    first, second = Tracker(ids), Tracker(ids)
    numbers = [t.update([face(0, 0)], 0.0)[0].id for t in (first, second)]
    assert numbers == [1, 2]


def test_an_empty_box_is_nobody():
    assert closeness((0, 0, 0, 0), (0, 0, 10, 10)) == 0


boxes = st.tuples(*[st.floats(-500, 2000)] * 2, *[st.floats(0, 800)] * 2)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(boxes, boxes)
@example(
    (1.1754943508222875e-38, 0.0, 1.088090571238538e-47, 1.0), (1.1754943508222875e-38, 0.0, 1.088090571238538e-47, 1.0)
)
@example((500.0, 0.0, 2.9e-14, 1.0), (500.0, 0.0, 2.9e-14, 1.0))
def test_closeness_is_symmetric_and_bounded(a, b):
    assert 0 <= closeness(a, b) <= 2 + 1e-9
    assert closeness(a, b) == pytest.approx(closeness(b, a))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(boxes, max_size=4), max_size=12))
def test_every_face_has_one_track_of_its_own(frames):
    tracker = Tracker()
    for i, found in enumerate(frames):
        faces = [Face(box, np.zeros((5, 2), np.float32), 0.9) for box in found]
        tracks = tracker.update(faces, i * 0.2)
        assert [id(track.face) for track in tracks] == [id(face) for face in faces]
        assert len({track.id for track in tracks}) == len(tracks)
        assert all(track.last_s == i * 0.2 and track.frames <= i + 1 for track in tracks)


@pytest.mark.benchmark
def test_it_costs_nothing():
    tracker = Tracker()
    faces = [face(150 * (i % 4), 150 * (i // 4)) for i in range(8)]
    tracker.update(faces, 0.0)
    start = time.process_time()
    for i in range(50):
        tracker.update(faces, 0.02 * i)
    assert (time.process_time() - start) / 50 < 0.002  # measured 0.15 ms for eight faces
