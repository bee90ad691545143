"""The list of calls: newest first, one to be saved, all to be deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from guard.incidents.history import PRACTICE, Record
from guard.types import Source, VerdictKind
from ui.records.history_window import HistoryWindow
from ui.records.records import offered

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def call(hours: float, application: str, alerts: int = 0, seconds: int = 65) -> Record:
    start = NOON + timedelta(hours=hours)
    worst = VerdictKind.FAKE if alerts else VerdictKind.NO_SIGNS
    return Record(start, start + timedelta(seconds=seconds), application, worst, alerts)


CALLS = [call(1, "Zoom"), call(3, "WhatsApp", 2, 3723), call(2, "Telegram")]


@pytest.fixture
def window(english, qtbot) -> HistoryWindow:
    window = HistoryWindow(CALLS, lambda record: bool(record.alerts))
    qtbot.addWidget(window)
    window.show()
    return window


def rows(window: HistoryWindow, column: int) -> list[str]:
    return [window.table.item(row, column).text() for row in range(window.table.rowCount())]


def test_the_newest_call_is_on_top_and_chosen(window) -> None:
    assert rows(window, 1) == ["WhatsApp", "Telegram", "Zoom"]
    assert rows(window, 2) == ["1:02:03", "1:05", "1:05"]
    assert rows(window, 3)[:2] == ["Possible deepfake: 2 warnings", "No signs found; this is not proof"]
    assert window.table.currentRow() == 0


def test_the_chosen_call_is_saved_where_it_is_offered(window, qtbot) -> None:
    assert window.save.isEnabled()
    with qtbot.waitSignal(window.save_evidence) as asked:
        qtbot.mouseClick(window.save, Qt.MouseButton.LeftButton)
    assert asked.args == [CALLS[1]]
    window.table.selectRow(1)
    assert not window.save.isEnabled()


def test_it_can_be_done_with_the_keyboard(window, qtbot) -> None:
    asked = []
    window.save_evidence.connect(asked.append)
    window.table.setFocus()
    qtbot.keyClick(window.table, Qt.Key.Key_Down)
    qtbot.keyClick(window.table, Qt.Key.Key_Up)
    qtbot.keyClick(window.table, Qt.Key.Key_Tab)
    assert window.save.hasFocus()
    qtbot.keyClick(window.save, Qt.Key.Key_Space)
    assert asked == [CALLS[1]]
    assert window.table.accessibleName() == "Calls watched"


def test_deleting_everything_is_asked_once_more(window, qtbot) -> None:
    with qtbot.assertNotEmitted(window.delete_all):
        qtbot.mouseClick(window.delete, Qt.MouseButton.LeftButton)
        assert window.question.isVisible()
        assert window.question.no.hasFocus()  # Enter keeps it
        qtbot.mouseClick(window.question.no, Qt.MouseButton.LeftButton)
    assert not window.question.isVisible()
    qtbot.mouseClick(window.delete, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.delete_all):
        qtbot.mouseClick(window.question.yes, Qt.MouseButton.LeftButton)
    assert not window.question.isVisible()
    window.show_records([])
    assert window.table.rowCount() == 0
    assert window.empty.isVisible()
    assert not window.delete.isEnabled()
    assert not window.save.isEnabled()


def test_without_an_offer_nothing_is_said_of_evidence(english, qtbot) -> None:
    window = HistoryWindow(CALLS)
    qtbot.addWidget(window)
    window.show()
    assert not window.save.isVisible()
    assert not window.hint.isVisible()
    assert window.delete.isEnabled()


def test_a_practice_call_is_marked_and_not_for_the_police(english, qtbot) -> None:
    window = HistoryWindow([call(1, PRACTICE, 1)], offered)
    qtbot.addWidget(window)
    assert rows(window, 1) == ["Practice call"]
    assert not window.save.isEnabled()


def test_a_program_that_was_warned_of_stands_with_the_result(english, qtbot) -> None:
    records = [replace(call(n, "Zoom", n), alerts=n + 1, signs=(Source.REMOTE_CONTROL,)) for n in range(2)]
    window = HistoryWindow(records, lambda _record: True)
    qtbot.addWidget(window)
    assert rows(window, 3) == [
        "Possible deepfake: 2 warnings. Remote access program",
        "Remote access program: one warning",
    ]


def test_lines_that_are_no_calls_are_left_out_and_said(english, qtbot) -> None:
    for count in (0, 3):
        window = HistoryWindow(CALLS, offered, count)
        qtbot.addWidget(window)
        window.show()
        assert window.left_out.isVisible() == bool(count)
        assert window.left_out.text().endswith(f": {count}")


def test_an_offer_may_change_while_the_window_is_open(english, qtbot) -> None:
    offered = []
    window = HistoryWindow(CALLS, offered.__contains__)
    qtbot.addWidget(window)
    assert not window.save.isEnabled()
    offered.append(CALLS[1])
    window.show_records(CALLS)
    assert window.save.isEnabled()


def test_the_words_follow_the_language(window, english, qtbot) -> None:
    window.table.selectRow(2)
    english("ru")
    qtbot.waitUntil(lambda: window.windowTitle() == "Проверенные звонки", timeout=1000)
    assert window.table.horizontalHeaderItem(0).text() == "Когда"
    assert rows(window, 3)[0] == "Возможно, это дипфейк: 2 предупреждения"
    assert window.delete.text() == "Удалить всё"
    assert window.table.currentRow() == 2


@pytest.mark.parametrize(
    ("worst", "words"),
    [
        (VerdictKind.NO_SIGNS, "The caller did not do what you asked: one warning"),
        (VerdictKind.FAKE, "Possible deepfake: one warning. The caller did not do what you asked"),
    ],
)
def test_a_task_that_was_not_done_is_named(qapp, english, worst: VerdictKind, words: str) -> None:
    start = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    record = Record(start, start, "WhatsApp", worst, 1, 8.0, (Source.CHALLENGE,))
    window = HistoryWindow([record])
    assert window.table.item(0, 3).text() == words
    window.close()
