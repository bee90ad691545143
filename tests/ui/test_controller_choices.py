"""What a person chooses in the windows of the whole program is kept, and takes effect at once."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt

from guard.settings import store
from guard.settings.schema import SelfView, Settings
from guard.types import EventKind, Face, Track
from tests.ui.conftest import FakeEngine
from tests.ui.states import CALL
from ui.controller import Controller


def test_a_trusted_person_is_kept_and_stands_on_the_open_card(controller, qtbot) -> None:
    controller.menu.officials.trigger()
    controller.menu.settings.trigger()
    window = controller.windows["settings"]
    qtbot.waitUntil(window.isActiveWindow, timeout=2000)
    window.sections.setCurrentRow(3)
    window.person.name.setFocus()
    qtbot.keyClicks(window.person.name, "Aigerim")
    window.person.phone.setFocus()
    qtbot.keyClicks(window.person.phone, "+7 701 000 00 00")
    assert controller.keeper.now.trusted_name == "Aigerim"  # as soon as the field was left
    qtbot.keyPress(window.person.phone, Qt.Key.Key_Return)
    kept = store.load(controller.keeper.path).settings
    assert (kept.trusted_name, kept.trusted_phone) == ("Aigerim", "+7 701 000 00 00")
    assert any(
        line.words.replace("\xa0", " ") == "Aigerim\n+7 701 000 00 00" for line in controller.windows["card"].lines
    )


def test_a_number_that_cannot_be_is_said_beside_it_and_not_kept(controller, qtbot) -> None:
    controller.keeper.apply(Settings(language="en", trusted_phone="102"))
    controller.menu.settings.trigger()
    window = controller.windows["settings"]
    window.sections.setCurrentRow(3)
    assert not window.person.problem.isVisible()
    window.person.phone.setText("my daughter")
    window.person.phone.editingFinished.emit()
    assert window.person.problem.isVisible()
    assert window.person.problem.text() == window.person.phone.accessibleDescription() != ""
    assert controller.keeper.now.trusted_phone == "102"
    window.person.phone.setText("\u202a8\xa0(701) 000-00-00\u202c")  # as copied from a list of contacts
    window.close()
    assert controller.keeper.now.trusted_phone == "8 (701) 000-00-00"


def test_a_window_is_picked(controller, qtbot) -> None:
    controller.menu.pick.trigger()
    window = controller.windows["pick"]
    assert not window.watch.isEnabled()
    window.list.setCurrentRow(0)
    qtbot.mouseClick(window.watch, Qt.MouseButton.LeftButton)
    assert ("pick", CALL) in controller.engine.asked
    qtbot.waitUntil(lambda: "pick" not in controller.windows, timeout=1000)
    controller.menu.pick.trigger()
    qtbot.mouseClick(controller.windows["pick"].automatic, Qt.MouseButton.LeftButton)
    assert ("pick", None) in controller.engine.asked


def test_ones_own_picture_is_marked(controller, qtbot, picture) -> None:
    controller.engine.picture = picture
    controller.engine.watch()
    face = Face((480.0, 360.0, 64.0, 48.0), np.zeros((5, 2), np.float32), 0.9)
    controller.engine.change(EventKind.VERDICT, tracks=(Track(1, face, 0.0, 0.0, 3),))
    controller.menu.self_view.trigger()
    window = controller.windows["self_view"]
    assert not window.save.isEnabled()
    shown = window.canvas._shown
    inside = shown.topLeft() + type(shown.topLeft())(0.8 * shown.width(), 0.8 * shown.height())
    qtbot.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=inside.toPoint())
    assert window.save.isEnabled()
    qtbot.mouseClick(window.save, Qt.MouseButton.LeftButton)
    (view,) = controller.keeper.now.self_views
    assert view.application == "WhatsApp"
    assert QRectF(view.x, view.y, view.width, view.height).contains(QRectF(0.75, 0.75, 0.1, 0.1))
    assert store.load(controller.keeper.path).settings.self_views == (view,)
    assert controller.engine.asked[-1].self_views == (view,)


def test_a_corner_is_mine_and_none_again(controller, qtbot, picture) -> None:
    controller.engine.picture = picture
    controller.engine.watch()
    controller.menu.self_view.trigger()
    window = controller.windows["self_view"]
    qtbot.mouseClick(window.corners["bottom_right"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.save, Qt.MouseButton.LeftButton)
    assert controller.keeper.now.self_views == (SelfView.in_corner("WhatsApp", "bottom_right"),)
    qtbot.waitUntil(lambda: "self_view" not in controller.windows, timeout=1000)
    controller.menu.self_view.trigger()
    qtbot.mouseClick(controller.windows["self_view"].none, Qt.MouseButton.LeftButton)
    assert controller.keeper.now.self_views == ()


def test_a_drawn_box_is_taken_and_a_slip_is_not(controller, qtbot, picture) -> None:
    controller.engine.picture = picture
    controller.engine.watch()
    controller.menu.self_view.trigger()
    canvas = controller.windows["self_view"].canvas
    corner = canvas._shown.topLeft().toPoint()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseMove(canvas, corner + type(corner)(200, 100))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=corner + type(corner)(200, 100))
    assert canvas.marked.width() == pytest.approx(200 / canvas._shown.width(), abs=0.02)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=corner + type(corner)(300, 200))
    assert canvas.marked is None


def test_no_picture_to_mark_is_said(controller) -> None:
    controller.requests.mark_self_view()
    assert controller.windows["notice"].text.text() == "For this a video call must be on the screen."
    assert "self_view" not in controller.windows


def test_settings_take_effect_at_once_and_are_kept(controller, qtbot) -> None:
    controller.menu.settings.trigger()
    window = controller.windows["settings"]
    window.warnings.operating_points["sensitive"].click()
    window.warnings.sound.click()
    window.warnings.snooze.setValue(10)
    window.speed.rate.setValue(8)
    window.records.history.setCurrentIndex(window.records.history.findData(7))
    window.calls.apps["Zoom"].click()
    settings = store.load(controller.keeper.path).settings
    assert settings == controller.keeper.now == controller.engine.asked[-1]
    assert (settings.operating_point, settings.sound, settings.snooze_s) == ("sensitive", False, 600)
    assert (settings.rate_hz, settings.history_days, settings.apps_off) == (8.0, 7, ("Zoom",))


def test_the_language_changes_live(controller, qtbot) -> None:
    controller.menu.settings.trigger()
    window = controller.windows["settings"]
    window.general.language.setCurrentIndex(window.general.language.findData("kk"))
    qtbot.waitUntil(lambda: controller.menu.quit.text() == "Шығу", timeout=1000)
    assert controller.menu.status.text() == "Қоңырау табылмады"
    assert window.windowTitle() == "Qalqan баптаулары"
    window.general.language.setCurrentIndex(window.general.language.findData("en"))
    qtbot.waitUntil(lambda: controller.menu.quit.text() == "Quit", timeout=1000)


def test_autostart_writes_and_removes_its_file(controller, qtbot, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("sys.platform", "linux")
    controller.menu.settings.trigger()
    controller.windows["settings"].general.autostart.click()
    entry = tmp_path / "config" / "autostart" / "qalqan.desktop"
    assert "Exec=" in entry.read_text()
    controller.windows["settings"].general.autostart.click()
    assert not entry.exists()


def test_settings_ask_for_the_other_windows_and_hear_of_their_choice(controller, qtbot, picture) -> None:
    controller.engine.picture = picture
    controller.engine.watch()
    controller.menu.settings.trigger()
    window = controller.windows["settings"]
    window.calls.pick.click()
    assert "pick" in controller.windows
    window.calls.self_view.click()
    qtbot.mouseClick(controller.windows["self_view"].corners["bottom_right"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(controller.windows["self_view"].save, Qt.MouseButton.LeftButton)
    window.warnings.sound.click()
    window.undo.click()
    assert controller.keeper.now.sound
    assert controller.keeper.now.self_views == (SelfView.in_corner("WhatsApp", "bottom_right"),)
    assert "2 false" not in window.warnings.rates["balanced"].text()
    assert "one false warning" in window.warnings.rates["balanced"].text()


def test_settings_that_cannot_be_written_are_said(controller, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(store, "save", refuse)
    controller.keeper.apply(Settings(language="en", rate_hz=3))
    notice = controller.windows["notice"]
    assert (notice.title.text(), notice.text.text()) == ("The settings cannot be written", "Permission denied")
    assert controller.keeper.now.rate_hz == 3


def test_a_broken_settings_file_is_said(qapp, english, tmp_path) -> None:
    (tmp_path / "settings.json").write_text("{")
    controller = Controller(qapp, tmp_path / "settings.json", tmp_path / "history.jsonl", FakeEngine)
    said = []
    controller.presence.say = lambda *words, **_: said.append(words)
    controller.start()
    controller.stop()
    assert "the file is damaged" in said[0][1]
    assert controller.keeper.now == Settings()
