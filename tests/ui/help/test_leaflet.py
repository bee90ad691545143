"""The page to print: the same words as on the card, with their sources, on one A4 page in each language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter

from guard.settings.schema import Settings
from tests.ui.screens import SETTINGS
from ui import language
from ui.help import aid, leaflet
from ui.help.aid import STEPS, Harm
from ui.warning import advice


@pytest.mark.parametrize("lang", list(language.LANGUAGES))
def test_everything_of_the_card_stands_on_one_page_with_its_source(lang: str, english) -> None:
    english(lang)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = leaflet.lay_out(SETTINGS, writer)
    assert document.pageCount() == 1
    assert document.defaultFont().pointSizeF() >= 10
    text = " ".join(document.toPlainText().split())
    for name in (*advice.FIRST, *advice.THEN, *advice.NEVER, advice.RULE):
        assert " ".join(advice.text(name).split()) in text
    for name in (*advice.THEN, *advice.NEVER, advice.RULE):
        assert advice.source(name) in text
    for step in STEPS[Harm.CODE]:
        assert " ".join(aid.text(step).split()) in text
    assert SETTINGS.trusted_name in text


def test_without_a_relative_there_is_a_line_to_write_on_and_a_name_is_never_markup(english) -> None:
    assert leaflet.LINE in leaflet.html(Settings())
    assert "&lt;b&gt;" in leaflet.html(Settings(trusted_name="<b>"))


def test_it_is_written_as_a_pdf_and_over_nothing(english, tmp_path) -> None:
    place = leaflet.write(SETTINGS, tmp_path / "page")
    assert place == tmp_path / "page.pdf"
    assert place.read_bytes().startswith(b"%PDF")
    with pytest.raises(FileExistsError, match="already"):
        leaflet.write(SETTINGS, tmp_path / "page.pdf")


def test_the_menu_asks_where_and_says_what_came_of_it(controller, tmp_path) -> None:
    controller.menu.leaflet.trigger()
    controller.windows["leaflet"].fileSelected.emit(str(tmp_path / "a4.pdf"))
    assert (tmp_path / "a4.pdf").exists()
    assert "a4.pdf" in controller.windows["notice"].text.text()
