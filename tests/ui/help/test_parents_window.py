"""Set it up for my parents: the choices are those of the settings, taken at once."""

from __future__ import annotations

from ui.help import aid
from ui.help.parents_window import ParentsWindow


def test_each_choice_is_taken_at_once(controller) -> None:
    controller.menu.parents.trigger()
    window = controller.windows.find("parents", ParentsWindow)
    window.person.name.setText("Aigerim")
    window.person.phone.setText("8 701 000 00 00")
    window.person.phone.editingFinished.emit()
    window.callers.contacts.setPlainText("Mama")
    window.callers.contacts.left.emit()
    window.callers.family_word.click()
    window.language.language.setCurrentIndex(window.language.language.findData("ru"))
    now = controller.keeper.now
    assert (now.trusted_name, now.trusted_phone) == ("Aigerim", "8 701 000 00 00")
    assert (now.contacts, now.family_word, now.language) == (("Mama",), True, "ru")


def test_it_shows_what_is_chosen_and_to_look_is_not_to_choose(controller) -> None:
    before = controller.keeper.now
    controller.menu.parents.trigger()
    window = controller.windows.find("parents", ParentsWindow)
    assert window._credit.text() == aid.text("stop_credit")
    assert window._credit_source.text() == aid.source("stop_credit")
    window.close()
    assert controller.keeper.now == before


def test_from_it_to_the_page_to_print(controller) -> None:
    controller.menu.parents.trigger()
    controller.windows["parents"].print_.click()
    assert "leaflet" in controller.windows
