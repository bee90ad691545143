"""What stands over a call: when, where, for how long; that it stays in sight, and never asks for the focus."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from guard.settings.schema import Settings
from guard.types import EventKind, Reason, Region, VerdictKind, Watch
from tests.ui import states
from tests.ui.conftest import FakeEngine
from tests.ui.states import CALL
from tests.ui.warning.test_unseen import Clock
from ui import messages
from ui.messages import Answer
from ui.warning.overlay import ASK_S, Overlay
from ui.warning.places import HOLD_S
from ui.warning.unseen import SETTLED_S, UNSEEN_S

FRESH = ("Possible deepfake", "Hang up and call 102")


@pytest.fixture
def engine(english) -> FakeEngine:
    return FakeEngine(Settings(), lambda event: None)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def read() -> list[QWidget]:
    """The window of ours that has the focus, if there is one in it."""
    return []


@pytest.fixture
def overlay(qtbot, engine, clock, read):
    overlay = Overlay(lambda: engine.state, None, clock, lambda: read[0] if read else None)
    yield overlay
    overlay.close()


def said(overlay) -> str:
    """What a screen reader is told."""
    return overlay.window.frame.accessibleName()


def place(overlay) -> QRect:
    return overlay.window.frame.geometry()


def opened(engine, **about) -> None:
    engine.watch()
    engine.tell(EventKind.ALERT, states.call(VerdictKind.NO_FACE, program="AnyDesk", **about))


def press(overlay, qtbot, answer: Answer) -> None:
    qtbot.mouseClick(overlay.window.buttons[answer], Qt.MouseButton.LeftButton)
    overlay.follow()


def put_off(overlay, engine, qtbot) -> None:
    """As the user does it, and as the engine answers."""
    press(overlay, qtbot, Answer.NOT_NOW)
    press(overlay, qtbot, Answer.HIDE)
    engine.snooze(120)
    overlay.follow()


def at_the_edge(overlay) -> bool:
    room = QGuiApplication.primaryScreen().availableGeometry()
    return room.contains(place(overlay)) and place(overlay).top() == room.top()


def test_no_alert_no_banner(overlay, engine) -> None:
    engine.watch()
    overlay.follow()
    assert not overlay.visible


@pytest.mark.parametrize("level", [VerdictKind.SUSPECT, VerdictKind.FAKE])
def test_it_stands_over_the_call_and_goes_with_the_alert(overlay, engine, level) -> None:
    engine.alert(level)
    overlay.follow()
    assert overlay.shown is level
    assert place(overlay) == QRect(100, 80, 640, 480)
    for answer in (Answer.WHAT, Answer.WHY, Answer.NOT_NOW):
        button = overlay.window.buttons[answer]
        assert button.isVisible()
        assert place(overlay).contains(button.geometry())
    engine.clear()
    overlay.follow()
    assert not overlay.visible
    assert not any(button.isVisible() for button in overlay.window.buttons.values())


def test_it_follows_by_itself(overlay, engine, qtbot) -> None:
    engine.alert()
    overlay.follow()
    engine.alert(window=replace(CALL, region=Region(20, 30, 500, 400)))
    qtbot.waitUntil(lambda: place(overlay) == QRect(20, 30, 500, 400), timeout=1000)


@pytest.mark.parametrize("level", [VerdictKind.SUSPECT, VerdictKind.FAKE])
@pytest.mark.parametrize(
    "window",
    [None, replace(CALL, minimised=True), replace(CALL, region=Region(90_000, 0, 640, 480))],
    ids=["another tab", "minimised", "off the screen"],
)
def test_out_of_sight_it_stands_at_the_edge_of_the_screen_and_names_the_call(
    overlay, engine, clock, window, level
) -> None:
    """The fraudster says next: now open your bank."""
    engine.alert(level, application="Meet", window=replace(CALL, application="Meet"))
    overlay.follow()
    engine.alert(level, window=window, application="Meet", watch=Watch.CANNOT_SEE)
    overlay.follow()
    assert place(overlay) == QRect(100, 80, 640, 480)  # for a moment: it may be back at once, and nothing jumps
    clock.now += HOLD_S + 0.1
    overlay.follow()
    assert overlay.shown is level
    assert at_the_edge(overlay)
    assert "Meet" in said(overlay)
    assert "false" in said(overlay)
    assert overlay.window.buttons[Answer.WHAT].isVisible()
    engine.alert(level, window=CALL, application="Meet")
    overlay.follow()
    assert place(overlay) == QRect(100, 80, 640, 480)


def words_seen(overlay) -> str:
    return " ".join(text for text, _, _ in overlay.window.frame.shown[0].texts)


SLIVERS = [
    Region(400, 300, 260, 146),
    Region(400, 300, 200, 112),
    Region(795, 300, 640, 480),  # of 800
    Region(-600, 100, 640, 480),
    Region(100, 770, 640, 480),  # of 800
    Region(0, 0, 800, 40),
]
"""Of a call over which no words find room in Kazakh."""


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("region", SLIVERS, ids=str)
@pytest.mark.parametrize("put_off", [False, True], ids=["warning", "strip"])
@pytest.mark.parametrize("level", [VerdictKind.SUSPECT, VerdictKind.FAKE])
def test_a_warning_is_never_without_its_words_however_little_is_seen_of_the_call(
    overlay, engine, english, language, region, put_off, level
) -> None:
    """Where it does not stand over the call it says in words that are seen which call it is."""
    english(language)
    engine.alert(level, application="Meet", window=replace(CALL, region=region))
    if put_off:
        engine.snooze(120)
    overlay.follow()
    message = messages.strip(engine.state.call) if put_off else messages.warning(engine.state.call)
    assert message.headline in words_seen(overlay)
    assert message.instruction in words_seen(overlay)
    assert overlay.window.frame.shown[0].banner.height() <= place(overlay).height()
    if place(overlay).topLeft() != QPoint(max(0, region.left), max(0, region.top)):
        assert at_the_edge(overlay)
        assert "Meet" in words_seen(overlay)


def test_over_a_small_call_in_which_the_words_find_room_it_stays(overlay, engine) -> None:
    engine.alert(window=replace(CALL, region=Region(400, 300, 320, 180)))
    overlay.follow()
    assert place(overlay) == QRect(400, 300, 320, 180)
    assert FRESH[0] in words_seen(overlay)


def test_a_call_that_is_too_small_to_be_judged_is_said_where_the_words_find_room(overlay, engine, clock) -> None:
    tiny = {"window": replace(CALL, region=Region(400, 300, 120, 90)), "watch": Watch.CANNOT_SEE}
    engine.watch(**tiny, reason=Reason.TINY)
    overlay.follow()
    clock.now += UNSEEN_S + 1
    overlay.follow()
    assert at_the_edge(overlay)
    assert messages.reason(Reason.TINY) in words_seen(overlay)


def test_a_call_that_was_never_in_sight_is_warned_of_too(overlay, engine) -> None:
    engine.alert(window=None, application="Meet")
    overlay.follow()
    assert at_the_edge(overlay)


def test_it_never_blinks(overlay, engine, clock) -> None:
    """Whatever becomes of the window, the picture and the verdict: what stands, stands."""
    engine.alert()
    overlay.follow()
    hidden = []
    overlay.window.hide = lambda: hidden.append(True)
    for window in (CALL, None, replace(CALL, minimised=True), CALL, None, CALL):
        for kind in VerdictKind:
            engine.change(
                EventKind.VERDICT, window=window, verdict=replace(engine.state.verdict, kind=kind),
                watch=Watch.WATCHING if window else Watch.CANNOT_SEE,
            )  # fmt: skip
            clock.now += 0.7
            overlay.follow()
            assert overlay.visible
    assert hidden == []


def test_nothing_is_drawn_anew_where_nothing_has_changed(overlay, engine, read, qtbot) -> None:
    """Also where the place over the call is only measured, because a window of ours lies there."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(120, 100, 400, 300)
    window.show()
    engine.alert()
    for reads in ([], [window]):
        read[:] = reads
        overlay.follow()
        drawn: list[bool] = []
        overlay.window.frame.setMask = lambda *_, drawn=drawn: drawn.append(True)
        for _ in range(5):
            overlay.follow()
        assert drawn == []
        del overlay.window.frame.setMask


def test_it_goes_when_the_call_ends(overlay, engine) -> None:
    engine.alert()
    overlay.follow()
    engine.end()
    overlay.follow()
    assert not overlay.visible


def test_not_now_is_asked_once_more_and_leaves_a_strip(overlay, engine, qtbot) -> None:
    engine.alert()
    overlay.follow()
    high = overlay.window.frame.shown[0].banner.height()
    with qtbot.assertNotEmitted(overlay.put_off):
        press(overlay, qtbot, Answer.NOT_NOW)
    assert "Hide the warning for 2 min?" in said(overlay)
    where = overlay.window.buttons[Answer.KEEP].geometry()
    assert where.intersects(overlay.window.buttons[Answer.NOT_NOW].geometry())  # a second click there hides nothing
    press(overlay, qtbot, Answer.KEEP)
    assert FRESH[1] in said(overlay)
    press(overlay, qtbot, Answer.NOT_NOW)
    with qtbot.waitSignal(overlay.put_off, timeout=1000):
        press(overlay, qtbot, Answer.HIDE)
    assert overlay.visible  # before the engine has answered too
    engine.snooze(120)
    overlay.follow()
    assert overlay.shown is VerdictKind.FAKE
    assert overlay.window.frame.shown[0].banner.height() < high / 2
    assert said(overlay) == "Possible deepfake: WhatsApp. Hang up and call 102"
    assert [answer for answer, button in overlay.window.buttons.items() if button.isVisible()] == [Answer.WHAT]
    with qtbot.waitSignal(overlay.what, timeout=1000):
        press(overlay, qtbot, Answer.WHAT)


def test_the_question_is_forgotten_where_nobody_answers(overlay, engine, clock, qtbot) -> None:
    engine.alert()
    overlay.follow()
    press(overlay, qtbot, Answer.NOT_NOW)
    clock.now += ASK_S + 1
    overlay.follow()
    assert FRESH[1] in said(overlay)


def test_when_the_quiet_is_over_the_whole_warning_is_back(overlay, engine, qtbot) -> None:
    engine.alert()
    overlay.follow()
    put_off(overlay, engine, qtbot)
    engine.change(EventKind.ALERT, alert=replace(engine.state.alert, snoozed=False))
    overlay.follow()
    assert overlay.window.buttons[Answer.NOT_NOW].isVisible()


def test_not_now_on_the_amber_one_never_hides_the_red_one(overlay, engine, qtbot) -> None:
    engine.alert(VerdictKind.SUSPECT)
    overlay.follow()
    put_off(overlay, engine, qtbot)
    assert overlay.shown is VerdictKind.SUSPECT
    engine.alert(VerdictKind.FAKE)
    overlay.follow()
    assert overlay.shown is VerdictKind.FAKE
    assert all(words in said(overlay) for words in FRESH)
    assert overlay.window.buttons[Answer.NOT_NOW].isVisible()


def test_it_takes_neither_focus_nor_clicks(overlay, engine) -> None:
    engine.alert()
    overlay.follow()
    for window in (overlay.window.frame, *overlay.window.buttons.values()):
        assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
        assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
        assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert clicked_through(overlay)
    for button in overlay.window.buttons.values():
        assert not button.windowFlags() & Qt.WindowType.WindowTransparentForInput
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_language_changes_while_it_stands(overlay, engine, english) -> None:
    engine.alert()
    overlay.follow()
    english("kk")
    overlay.follow()
    assert overlay.window.buttons[Answer.NOT_NOW].text() == "Қазір емес"
    assert "дипфейк" in said(overlay)


def clicked_through(overlay) -> bool:
    return bool(overlay.window.frame.windowFlags() & Qt.WindowType.WindowTransparentForInput)


@pytest.mark.parametrize("answer", [Answer.WHAT, Answer.WHY])
def test_what_to_do_and_why_are_asked_with_buttons_of_their_own(overlay, engine, qtbot, answer) -> None:
    engine.alert()
    overlay.follow()
    asked = {Answer.WHAT: overlay.what, Answer.WHY: overlay.why}[answer]
    with qtbot.waitSignals([asked, overlay.answered], timeout=1000), qtbot.assertNotEmitted(overlay.put_off):
        press(overlay, qtbot, answer)
    assert overlay.visible


def test_the_trusted_person_stands_in_it(overlay, engine) -> None:
    overlay.take(Settings(trusted_name="Aigerim", trusted_phone="+7 701 000 00 00"))
    engine.alert(window=replace(CALL, region=Region(0, 0, 780, 500)))
    overlay.follow()
    shown = [text.replace("\xa0", " ") for text, _, _ in overlay.window.frame.shown[0].texts]
    assert "Whom to call: Aigerim, +7 701 000 00 00" in shown


def test_a_practice_call_is_marked_and_nobody_is_called(overlay, engine) -> None:
    overlay.take(Settings(trusted_name="Aigerim"))
    engine.alert(application="Practice", practice=True)
    overlay.follow()
    assert "This is practice" in said(overlay)
    assert "call 102" not in said(overlay).replace("do not call 102", "")
    assert "Aigerim" not in said(overlay)


# while a window of ours is read


class Card(QWidget):
    answers_warning = True


@pytest.mark.parametrize("kind", [QWidget, QDialog])
def test_it_stands_beside_a_window_of_ours_that_lies_over_the_call(overlay, engine, read, qtbot, kind) -> None:
    window = kind()
    qtbot.addWidget(window)
    window.setGeometry(120, 100, 400, 300)
    window.show()
    read.append(window)
    engine.alert()
    overlay.follow()
    assert all(words in said(overlay) for words in FRESH)
    assert overlay.window.buttons[Answer.WHAT].isVisible()
    covered = place(overlay) & window.frameGeometry()
    assert covered.isEmpty() or covered.height() < window.height() / 3
    window.setGeometry(120, 400, 300, 100)  # below the banner, within the call
    overlay.follow()
    assert place(overlay) == QRect(100, 80, 640, 480)


def test_at_the_bottom_where_the_window_stands_at_the_top(overlay, engine, read, qtbot) -> None:
    window, room = QWidget(), QGuiApplication.primaryScreen().availableGeometry()
    qtbot.addWidget(window)
    window.setGeometry(room.left(), room.top(), room.width(), room.height() // 2)
    window.show()
    read.append(window)
    engine.alert()
    overlay.follow()
    assert place(overlay).bottom() == room.bottom()


def test_while_the_advice_is_read_it_is_a_strip(overlay, engine, read, qtbot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.setGeometry(100, 80, 640, 480)
    read.append(card)
    engine.alert()
    overlay.follow()
    assert overlay.visible
    assert place(overlay).height() <= 72
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert place(overlay).bottomLeft() == room.bottomLeft()  # the advice has its buttons at the right
    assert place(overlay).width() < 0.7 * room.width()
    read.clear()
    overlay.follow()
    assert place(overlay) == QRect(100, 80, 640, 480)


# a picture that cannot be judged


def unable(engine, reason: Reason = Reason.DARK) -> None:
    engine.watch()
    engine.verdict(VerdictKind.INSUFFICIENT, reason)


def test_a_picture_that_cannot_be_judged_is_said_quietly(overlay, engine, clock) -> None:
    unable(engine)
    overlay.follow()
    assert not overlay.visible
    clock.now += UNSEEN_S + 1
    overlay.follow()
    assert overlay.shown is VerdictKind.INSUFFICIENT
    assert said(overlay).split(". ") == [
        "Cannot judge the picture",
        "The face is too dark to check; be careful",
        "No warning does not mean the caller is real",
    ]
    assert [answer for answer, button in overlay.window.buttons.items() if button.isVisible()] == [Answer.NOT_NOW]
    assert not overlay.window.frame.shown[0].shape().contains(QPoint(2, 300))  # no border
    assert clicked_through(overlay)


def test_it_looks_again_by_itself(overlay, engine, clock, qtbot) -> None:
    unable(engine)
    overlay.follow()
    clock.now += UNSEEN_S + 1
    qtbot.waitUntil(lambda: overlay.visible, timeout=2000)
    engine.verdict(VerdictKind.NO_SIGNS)
    overlay.follow()
    clock.now += SETTLED_S
    qtbot.waitUntil(lambda: not overlay.visible, timeout=2000)


def test_an_alert_takes_the_place_of_the_notice(overlay, engine, clock) -> None:
    unable(engine)
    overlay.follow()
    clock.now += UNSEEN_S + 1
    overlay.follow()
    engine.alert()
    engine.verdict(VerdictKind.INSUFFICIENT, Reason.DARK)  # the picture is lost again, and the alert stands
    overlay.follow()
    clock.now += UNSEEN_S + 1
    overlay.follow()
    assert overlay.shown is VerdictKind.FAKE
    assert overlay.window.buttons[Answer.WHY].isVisible()


def test_the_notice_goes_for_this_call_and_no_alert_is_put_off(overlay, engine, clock, qtbot) -> None:
    unable(engine)
    overlay.follow()
    clock.now += UNSEEN_S + 1
    overlay.follow()
    with qtbot.assertNotEmitted(overlay.put_off):
        press(overlay, qtbot, Answer.NOT_NOW)
    assert not overlay.visible
    engine.alert()
    overlay.follow()
    assert overlay.shown is VerdictKind.FAKE


def test_the_notice_is_a_choice(overlay, engine, clock) -> None:
    overlay.take(Settings(unseen_notice=False))
    unable(engine)
    overlay.follow()
    clock.now += UNSEEN_S + 1
    overlay.follow()
    assert not overlay.visible
    engine.alert(VerdictKind.SUSPECT)
    overlay.follow()
    assert overlay.shown is VerdictKind.SUSPECT


def test_it_rests_where_there_is_no_call(overlay, engine) -> None:
    engine.watch()
    overlay.follow()
    assert overlay._timer.isActive()
    engine.end()
    overlay.follow()
    assert not overlay._timer.isActive()


def test_a_pause_takes_it_away(overlay, engine) -> None:
    engine.alert()
    overlay.follow()
    engine.state = replace(engine.state, watch=Watch.PAUSED)
    overlay.follow()
    assert not overlay.visible


# a program, not a face


def test_a_program_is_put_off_until_the_call_ends(overlay, engine, qtbot) -> None:
    asked = []
    overlay.put_off.connect(lambda: asked.append(True))
    opened(engine)
    overlay.follow()
    assert said(overlay).startswith("Remote access: AnyDesk. With it others can control this computer. Did the caller")
    press(overlay, qtbot, Answer.NOT_NOW)
    assert "Hide this until the call ends?" in said(overlay)
    press(overlay, qtbot, Answer.HIDE)
    assert asked == [True]
    assert "Hide" not in said(overlay)
    assert overlay.shown is VerdictKind.SUSPECT  # a strip


def test_beside_a_face_the_red_one_is_shown_and_names_the_program(overlay, engine) -> None:
    engine.watch()
    engine.tell(EventKind.ALERT, states.call(VerdictKind.FAKE, program="AnyDesk"))
    overlay.follow()
    assert overlay.shown is VerdictKind.FAKE
    assert said(overlay).startswith(". ".join(FRESH))
    assert "With AnyDesk another person can see and control this computer" in said(overlay)
