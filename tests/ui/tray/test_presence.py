"""The program can be seen, steered and quit whatever becomes of the panel; and no balloon is in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSystemTrayIcon

from guard.types import EventKind, Reason, VerdictKind, Watch
from ui.icons import Sign
from ui.tray import presence
from ui.tray.tray_icon import TrayIcon


@pytest.fixture
def panel(controller, monkeypatch):
    """Whether the desktop has a panel with a tray."""

    def there(whether: bool) -> None:
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: whether)
        controller.presence.look()

    there(True)
    return there


@pytest.fixture
def balloons(controller, panel, monkeypatch) -> list[str]:
    shown: list[str] = []
    monkeypatch.setattr(TrayIcon, "showMessage", lambda _tray, title, *_: shown.append(title))
    return shown


def test_a_window_stands_in_when_the_panel_dies_and_goes_when_it_is_back(controller, panel) -> None:
    home = controller.presence.home
    assert not home.isVisible()
    assert controller.presence._timer.isActive()  # it looks for the tray for as long as it runs
    assert presence.LOOK_MS <= 3000
    panel(False)
    assert home.isVisible()
    assert home.stands_in
    assert controller.presence.tray is None
    controller.engine.alert(VerdictKind.SUSPECT)
    assert controller.presence.sign is home.sign is Sign.SUSPECT
    panel(True)
    assert not home.isVisible()
    assert controller.presence.tray.sign is Sign.SUSPECT
    panel(False)
    assert home.isVisible()


def test_a_panel_that_dies_takes_nobodys_keys(controller, panel, monkeypatch) -> None:
    home, asked = controller.presence.home, []
    monkeypatch.setattr(
        home, "show", lambda: asked.append(home.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating))
    )
    panel(False)
    assert asked == [True]
    assert not home.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # who opens it wants to press in it


def test_a_window_that_the_user_opened_stays(controller, panel) -> None:
    controller.presence.open_home()
    panel(True)
    assert controller.presence.home.isVisible()


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("state", ["hidden", "minimised"])
def test_a_second_start_always_shows_something(controller, panel, there, state) -> None:
    panel(there)
    home = controller.presence.home
    if state == "minimised":
        home.showMinimized()
    controller.called_again()
    assert home.isVisible()
    assert not home.isMinimized()


def test_a_second_start_finds_out_that_the_panel_has_died(controller, panel, monkeypatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    controller.called_again()
    assert controller.presence.home.stands_in


def test_closing_it_quits_only_where_it_stands_in(controller, panel, monkeypatch) -> None:
    quits: list[bool] = []
    controller.presence.closed.connect(lambda: quits.append(True))
    monkeypatch.setattr(type(controller._app), "quit", lambda *_: None)
    controller.presence.open_home()
    controller.presence.home.close()
    assert quits == []
    panel(False)
    assert "ends Qalqan" in controller.presence.home._ends.text()
    controller.presence.home.close()
    assert quits == [True]


def test_a_click_on_the_icon_opens_the_home_window(controller, panel) -> None:
    controller.presence.tray.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    home = controller.presence.home
    assert home.isVisible()
    controller.engine.watch()
    assert home.headline.text() == "Watching: WhatsApp"
    assert home.details.text() == "No signs found; this is not proof"
    controller.engine.alert()
    assert (home.headline.text(), home.details.text()) == ("Possible deepfake: WhatsApp", "Hang up and call 102")


def test_the_home_windows_buttons_do_what_the_menu_does(controller, panel) -> None:
    controller.presence.open_home()
    buttons = {button.text(): button for button in controller.presence.home.findChildren(QPushButton)}
    assert buttons["What to do now…"].hasFocus()  # Enter presses it
    for name, opens in (("What to do now…", "card"), ("History…", "history"), ("Settings…", "settings")):
        buttons[name].click()
        assert opens in controller.windows
    assert not buttons["Watch again"].isVisible()
    controller.menu.pause.trigger()
    assert controller.presence.sign is Sign.PAUSED
    buttons["Watch again"].click()
    assert controller.presence.sign is Sign.NO_CALL


# balloons


def test_a_balloon_comes_where_nothing_is_in_the_way(controller, balloons) -> None:
    controller.engine.watch()
    assert balloons == ["Watching: WhatsApp"]


@pytest.mark.parametrize("what", ["alert", "snoozed", "home", "settings"])
def test_no_balloon_while_an_alert_or_a_window_of_ours_is_up(controller, balloons, what) -> None:
    controller.engine.watch()
    balloons.clear()
    {
        "alert": lambda: controller.engine.alert(),
        "snoozed": lambda: (controller.engine.alert(), controller.engine.snooze(60)),
        "home": controller.presence.open_home,
        "settings": controller.menu.settings.trigger,
    }[what]()
    controller.engine.change(EventKind.HEALTH, watch=Watch.CANNOT_SEE, reason=Reason.BEHIND)
    controller.presence.look()
    assert balloons == []
    controller.engine.clear()
    controller.overlay.follow()
    controller.presence.home.hide()
    controller.windows.close("settings")
    controller.presence.look()
    assert balloons == ["Qalqan"]  # what must not be lost is said afterwards
    controller.presence.look()
    assert len(balloons) == 1


def test_without_a_tray_it_is_a_line_in_the_window(controller, panel) -> None:
    panel(False)
    controller.engine.watch()
    assert controller.presence.home.note.text().startswith("Watching: WhatsApp. ")
