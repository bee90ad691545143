"""The way of one frame, with a scripted finder and network: who is looked at, who is left out, and what is said."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from guard.analysis import Analysis
from guard.detection import manifest
from guard.people import MOST_FACES
from guard.types import Face, Frame, Picture, Reason, VerdictKind
from guard.vision.self_view import SelfView
from tests.unit.faces import face

WIDTH = 1000


class Room:
    """An analysis whose finder sees ``faces`` and whose network says ``logit`` for each crop."""

    def __init__(self) -> None:
        self.analysis = Analysis(manifest.load())
        self.faces: list[Face] = []
        self.logit: Callable[[Picture], float] = lambda crop: -6.0
        self.judged = 0
        self.t_s = 0.0
        self.noise = np.random.default_rng(0)
        self.still = False
        self._picture = self._noise()
        self.analysis.finder.find = lambda image: list(self.faces)
        self.analysis.finder.again = lambda image, faces: list(self.faces)
        self.analysis.detector._network = self._network

    def look(self, times: int = 1, call: int = 0, rate_hz: float = 5.0, **more: object):
        for _ in range(times):
            self.t_s += 1 / rate_hz
            if not self.still:
                self._picture = self._noise()
            step = self.analysis.step(Frame(self._picture, self.t_s, 0), call, **more)
        return step

    def _noise(self) -> Picture:
        return self.noise.integers(40, 216, (600, WIDTH, 3)).astype(np.uint8)

    def _network(self, crops: np.ndarray) -> list[np.ndarray]:
        self.judged += 1
        return [np.array([self.logit(crops[0])], np.float32)]


@pytest.fixture
def room() -> Room:
    return Room()


def gallery(people: int) -> list[Face]:
    return [face(20.0 + 105 * (n % 9), 40.0 + 180 * (n // 9)) for n in range(people)]


def test_a_look_and_its_word(room: Room) -> None:
    room.faces = [face(450)]
    assert room.look().verdict.kind is VerdictKind.NO_FACE  # one find alone is nobody
    assert room.look(14).verdict.kind is VerdictKind.NO_SIGNS
    room.logit = lambda crop: 8.0
    assert room.look(20).verdict.kind is VerdictKind.FAKE


def test_more_than_four_people_take_turns_and_all_are_judged(room: Room) -> None:
    room.faces = gallery(9)
    assert len(room.look().seen) == MOST_FACES
    step = room.look(70)
    assert len(step.seen) == MOST_FACES
    assert (step.verdict.kind, step.verdict.people, step.verdict.unjudged) == (VerdictKind.NO_SIGNS, 9, 0)
    assert {evidence.judged for evidence in step.statistics} <= {28, 29}


def test_nine_people_are_no_signs_only_when_each_was_looked_at_long_enough(room: Room) -> None:
    room.faces = gallery(9)
    step = room.look(12)
    assert step.verdict.kind is VerdictKind.INSUFFICIENT
    assert step.verdict.unjudged == 9


def test_the_quality_gate_comes_before_the_network(room: Room) -> None:
    room.faces = [face(450, width=20, height=26)]
    step = room.look(20)
    assert room.judged == 0
    assert (step.seen[0].score, step.seen[0].quality.reason) == (None, Reason.SMALL)
    assert step.verdict.reason is Reason.SMALL


def test_a_photograph_is_left_out_and_said_to_be_one(room: Room) -> None:
    room.faces, room.still = [face(450)], True
    step = room.look(60)
    assert (step.verdict.kind, step.verdict.reason) == (VerdictKind.INSUFFICIENT, Reason.STILL)
    assert not step.live
    assert room.judged == 0  # nor in the seconds before that is known


def test_the_one_face_aside_may_be_the_users_own(room: Room) -> None:
    room.faces = [face(800)]
    assert room.look(20, may_be_self=True).verdict.reason is Reason.SELF_VIEW
    assert room.look(may_be_self=False).verdict.kind is VerdictKind.NO_SIGNS
    room.faces = [face(800), face(200)]
    assert room.look(20, may_be_self=True).verdict.kind is VerdictKind.NO_SIGNS


def test_the_self_view_is_left_out(room: Room) -> None:
    room.faces = [face(800)]
    assert room.look(20, self_view=SelfView(0.75, 0.0, 0.25, 0.5)).verdict.kind is VerdictKind.NO_FACE
    assert room.judged == 0


def test_a_face_far_smaller_than_the_callers_is_nobody_to_wait_for(room: Room) -> None:
    room.faces = [face(400, width=220, height=280), face(900, width=30, height=38)]
    verdict = room.look(20).verdict
    assert (verdict.kind, verdict.people) == (VerdictKind.NO_SIGNS, 1)


def test_two_calls_are_kept_apart_and_one_is_forgotten(room: Room) -> None:
    room.faces = [face(450)]
    numbers = {room.look(3, call=call).people[0].id for call in (1, 2, 1, 2)}
    assert len(numbers) == 2
    room.analysis.keep({2})
    assert room.look(3, call=1).people[0].id not in numbers


@pytest.mark.parametrize("rate_hz", [1.0, 2.0, 5.0, 10.0])
def test_any_rate_works(room: Room, rate_hz: float) -> None:
    for number in range(40):
        room.faces = [] if number % 8 == 7 else [face(450)]
        step = room.look(rate_hz=rate_hz)
    assert step.verdict.kind is VerdictKind.NO_FACE or step.verdict.kind is VerdictKind.NO_SIGNS
    room.faces = [face(450)]
    assert room.look(4, rate_hz=rate_hz).verdict.kind is VerdictKind.NO_SIGNS


@pytest.mark.parametrize(
    "points", [np.zeros((5, 2)) + 50, np.array([[0, 0], [1e6, 0], [5e5, 5e5], [2e5, 9e5], [8e5, 9e5]])]
)
def test_landmarks_that_are_none_cost_the_others_nothing(room: Room, points: np.ndarray) -> None:
    room.faces = [face(450), Face((10.0, 10.0, 80.0, 80.0), points.astype(np.float32), 0.9)]
    step = room.look(20)
    assert [one.score is not None for one in step.seen].count(True) == 1


def test_a_change_of_the_operating_point_begins_the_evidence_anew_and_keeps_who_is_who(room: Room) -> None:
    room.faces, room.logit = [face(450)], lambda crop: 8.0
    before = room.look(20)
    room.analysis.use("cautious")
    after = room.look()
    assert before.verdict.kind is VerdictKind.FAKE
    assert after.people[0].id == before.people[0].id
    assert after.statistics[0].judged == 1
    assert before.statistics[0].judged == 20 - 3  # a face is judged once it has been seen to live


def test_what_is_warned_of_is_remembered_and_explained(room: Room) -> None:
    room.faces = [face(450)]
    track = room.look(5, call=7).people[0].id
    assert room.analysis.explain(7) is None
    room.analysis.remember({7: track})
    assert room.analysis.explain(7).track.id == track
    room.analysis.remember({})
    assert room.analysis.explain(7) is None


def test_a_picture_that_could_not_be_judged_does_not_replace_one_that_could(room: Room) -> None:
    room.faces = [face(450)]
    track = room.look(5).people[0].id
    room.analysis.remember({0: track})
    room.faces = [Face(face(450).box, face(450).landmarks + np.float32([[0, 0], [0, 0], [60, 0], [0, 0], [0, 0]]), 0.9)]
    assert room.look().seen[0].quality.reason is Reason.PROFILE
    room.analysis.remember({0: track})
    assert room.analysis.explain().quality.reason is None
    room.analysis.reset()
    assert room.analysis.explain() is None


def test_a_head_that_was_seen_lying_is_not_judged_by_one_look_that_takes_it_for_upright(room: Room) -> None:
    upright = face(450)
    lying = Face(upright.box, upright.landmarks[::-1].copy(), 0.9)
    room.logit = lambda crop: 8.0
    for number in range(60):
        room.faces = [upright if number % 5 == 4 else lying]
        step = room.look()
    assert (step.verdict.kind, step.verdict.reason, room.judged) == (
        VerdictKind.INSUFFICIENT,
        Reason.ROLLED,
        0,
    )
    room.faces = [upright]
    assert room.look(40).verdict.kind is VerdictKind.FAKE  # three seconds later it is looked at again


def test_between_two_looks_over_the_whole_picture_faces_are_looked_for_where_they_were(room: Room) -> None:
    found: list[str] = []
    room.analysis.finder.find = lambda image: found.append("find") or list(room.faces)
    room.analysis.finder.again = lambda image, faces: found.append("again") or list(faces)
    room.look(2, rate_hz=10.0)
    assert found == ["find", "find"]  # where nobody was, there is nothing to look at again
    room.faces = [face(450)]
    room.look(6, rate_hz=10.0)
    assert found[2:] == ["find", "again"] * 3


def test_the_detector_is_asked_five_times_a_second_and_whose_face_it_is_at_each_look(room: Room) -> None:
    looked: list[int] = []
    room.analysis._identity = lambda crops: looked.append(1) or [np.eye(1, 128, dtype=np.float32)]
    room.faces = [face(450)]
    room.look(6)  # the face lives from the fourth look on
    room.judged, looked[:] = 0, []
    step = room.look(20, rate_hz=10.0)
    assert (room.judged, len(looked)) == (10, 20)
    assert step.statistics[0].left_out == 0


def test_another_face_for_a_moment_is_told_with_the_second_look_at_which_their_own_is_back(room: Room) -> None:
    who = 0
    room.analysis._identity = lambda crops: [np.eye(2, 128, dtype=np.float32)[who : who + 1]]
    room.faces = [face(450)]
    room.look(6)
    room.still = True  # but for the face all is as it was
    assert all(seen.flip is None for seen in room.look(12, rate_hz=10.0).seen)
    who = 1
    assert room.look(rate_hz=10.0).seen[0].flip is None
    who = 0
    assert room.look(rate_hz=10.0).seen[0].flip is None
    flip = room.look(rate_hz=10.0).seen[0].flip
    assert flip is not None
    assert (flip.looks, flip.count) == (1, 1)


def test_an_analysis_that_takes_the_place_of_another_uses_none_of_its_numbers(room: Room) -> None:
    room.faces = [face(450)]
    before = room.look(3).people[0].id
    again = Room()
    again.faces = [face(450)]
    assert again.look(3).people[0].id > before
