"""What every ``System`` promises, as tests: a back-end inherits :class:`SystemContract` and gives it a ``stage``.

The back-ends over fakes stand in ``tests/unit/test_system_contract.py``, the real ones in ``tests/integration`` (X11)
and ``tests/wine`` (Windows).
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import pytest

from guard.system.protocol import System
from guard.system.titles import TITLE_LENGTH
from guard.types import CannotSee, Reason, Region, Window

PLACE = (60, 40, 320, 240)
UNSEEN = {Reason.MINIMISED, Reason.HIDDEN}


class Stage(Protocol):
    """A desktop that a test can change, and the back-end over it."""

    system: System
    sees: bool
    """False where the back-end never sees a window: what it promises is then to say why."""
    lists: bool
    """False where its user chooses the one picture that is seen, and nothing is told of windows (Wayland)."""
    own_pictures: bool
    """Whether a window's own picture is to be had here; where not, None is, and the screen's region is read."""

    def show(self, title: str, place: tuple[int, int, int, int] = PLACE) -> int:
        """Another program's window of one colour (left, top, width, height), above all others; its id."""

    def minimise(self, window: int) -> None:
        """Make it an icon."""

    def close(self, window: int) -> None:
        """End it."""

    def lose(self) -> None:
        """Take the whole desktop away, or lock it."""


def shown(stage: Stage, title: str = "call", place: tuple[int, int, int, int] = PLACE) -> Window:
    if not stage.sees:
        pytest.skip("sees no window")
    window = stage.show(title, place)
    return next(one for one in stage.system.windows() if one.id == window)


def listed(stage: Stage, title: str = "call", place: tuple[int, int, int, int] = PLACE) -> Window:
    """As ``shown``, where all windows are."""
    if not stage.lists:
        pytest.skip("lists no windows")
    return shown(stage, title, place)


def numbers(stage: Stage) -> set[int]:
    """The ids of what is seen; none where nothing is shared any more."""
    try:
        return {one.id for one in stage.system.windows()}
    except CannotSee as blind:
        if stage.lists or blind.reason is not Reason.NOT_SHARED:
            raise
        return set()


def why_unseen(stage: Stage, window: Window) -> Reason:
    source = stage.system.source(window)
    with pytest.raises(CannotSee) as blind:
        source.read()
    source.stop()
    return blind.value.reason


class SystemContract:
    """Inherit, and give a fixture ``stage``."""

    def test_it_has_a_name_and_says_whether_it_may_look_or_what_is_missing(self, stage: Stage) -> None:
        assert stage.system.name == stage.system.name.casefold().strip() != ""
        assert isinstance(stage.system.captures_covered, bool)
        permission = stage.system.permission()
        assert permission.granted is stage.sees
        if not permission.granted:
            for line in (permission.problem, permission.remedy):
                assert line == line.strip() != ""
                assert "\n" not in line

    def test_a_window_is_listed_with_all_that_is_asked(self, stage: Stage) -> None:
        window = listed(stage, "Бейнеқоңырау · call")
        assert window.title == "Бейнеқоңырау · call"
        assert window.application or window.process
        assert (window.region.width, window.region.height) == PLACE[2:]
        assert not window.minimised

    def test_the_topmost_comes_first_each_once_and_one_at_most_is_active(self, stage: Stage) -> None:
        under, top = listed(stage, "under"), listed(stage, "top", (100, 90, 320, 240))
        windows = stage.system.windows()
        order = [one.id for one in windows]
        assert order.index(top.id) < order.index(under.id)
        assert len(set(order)) == len(order)
        assert sum(one.active for one in windows) <= 1

    def test_a_strangers_title_is_one_bounded_line(self, stage: Stage) -> None:
        title = listed(stage, "a\n\tb\u202ec " + "қ" * 900).title
        assert title.startswith("a bc ққ")
        assert len(title) == TITLE_LENGTH

    def test_a_picture_is_the_windows_in_bgr_and_ones_own(self, stage: Stage) -> None:
        window = shown(stage)
        source = stage.system.source(window)
        first, second = source.read(), source.read()
        source.stop()
        assert (first is not None) is (second is not None) is stage.own_pictures
        if first is not None and second is not None:
            assert first.shape == (window.region.height, window.region.width, 3)
            assert first.dtype == np.uint8
            assert first.flags.c_contiguous
            assert (first == first[0, 0]).all(), "all of it, and nothing of what lies around it"
            assert first.any()
            kept = second.copy()
            first[:] = 0
            assert (second == kept).all()

    def test_two_sources_at_once_do_not_disturb_each_other(self, stage: Stage) -> None:
        one, other = listed(stage, "one"), listed(stage, "other", (100, 90, 400, 300))
        sources = [stage.system.source(window) for window in (one, other)]
        pictures = [source.read() for _ in range(2) for source in sources]
        sources[0].stop()
        pictures.append(sources[1].read())
        sources[1].stop()
        if stage.own_pictures:
            assert [picture.shape[:2] for picture in pictures] == [(240, 320), (300, 400)] * 2 + [(300, 400)]

    def test_a_minimised_window_is_said_to_be(self, stage: Stage) -> None:
        window = listed(stage)
        stage.minimise(window.id)
        assert [one.minimised for one in stage.system.windows() if one.id == window.id] == [True]
        assert why_unseen(stage, window) in UNSEEN

    def test_a_window_that_went_is_not_listed_and_its_picture_says_so(self, stage: Stage) -> None:
        window = shown(stage)
        source = stage.system.source(window)
        source.read()
        stage.close(window.id)
        assert window.id not in numbers(stage)
        with pytest.raises(CannotSee) as blind:
            source.read()
        assert blind.value.reason is Reason.CLOSED
        source.stop()
        assert why_unseen(stage, window) is Reason.CLOSED

    def test_a_wish_for_a_window_that_is_not_there_is_refused_and_breaks_nothing(self, stage: Stage) -> None:
        assert stage.system.keep_out_of_captures(0x7FFFFFF) in (True, False)
        stage.system.windows()

    def test_without_a_desktop_the_only_answer_is_why(self, stage: Stage) -> None:
        if not stage.sees:
            assert stage.system.windows() == []
            window = Window(1, "call", "x", "x", Region(*PLACE))
            assert why_unseen(stage, window) is stage.system.permission().reason
            return
        stage.lose()
        with pytest.raises(CannotSee) as blind:
            stage.system.windows()
        assert blind.value.reason in (Reason.NO_DISPLAY, Reason.LOCKED)

    def test_it_may_be_closed_with_a_source_still_open(self, stage: Stage) -> None:
        if stage.sees:
            stage.system.source(shown(stage)).read()
        stage.system.close()
