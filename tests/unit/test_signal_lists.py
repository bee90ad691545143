"""The lists behind the signs: sourced, dated, refused where they cannot be; and nothing of a title in the log."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guard import integrity
from guard.signals.lists import BARS, MONEY, OFFICIALS, load_bars, load_officials, load_places
from guard.signals.tools import ToolsError
from tests.unit.titled_desk import KASPI, NUMBER, Desk, window


def test_each_entry_has_a_source_and_a_date() -> None:
    bodies = tomllib.loads((integrity.ROOT / OFFICIALS).read_text("utf-8"))["body"]
    assert {body["id"] for body in bodies} == {
        "police", "knb", "national_bank", "bank_security", "egov", "operator", "prosecutor",
    }  # fmt: skip
    for body in bodies:
        assert len(body["says"]) > 40
        assert body["date"] == "2025" or date(2025, 1, 1) < date.fromisoformat(body["date"])
    places = tomllib.loads((integrity.ROOT / MONEY).read_text("utf-8"))["place"]
    assert {"Kaspi", "Halyk", "Jusan", "ForteBank", "Bank CenterCredit", "Freedom Bank", "eGov", "loan"} <= {
        place["name"] for place in places
    }
    bars = tomllib.loads((integrity.ROOT / BARS).read_text("utf-8"))["bar"]
    assert {bar["name"] for bar in bars} == {"Zoom", "Microsoft Teams", "Web browser"}
    assert all(title == title.casefold() for bar in bars for title in bar["titles"])
    for entry in (*bodies, *places, *bars):
        assert urlsplit(entry["source"]).scheme == "https"


@pytest.mark.parametrize(
    "text",
    ["", "body = 3", "[[body]]\nid='x'", "[[body]]\nid='x'\nwords=['ab']\nsays='s'\nsource='s'\ndate='d'",
     "[[body]]\nid='x'\nwords='police'\nsays='s'\nsource='s'\ndate='d'", "[[place]]\nname='x'", "\ud800"],
)  # fmt: skip
def test_a_list_that_cannot_be_is_one_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_bytes(text.encode(errors="surrogatepass"))
    for load in (load_officials, load_places, load_bars):
        with pytest.raises(ToolsError, match=r"list\.toml: ."):
            load(path)


def test_no_title_and_no_name_is_logged(caplog, tmp_path: Path) -> None:
    caplog.set_level("DEBUG")
    desk = Desk("Мама", numbers=tmp_path)  # a folder: it cannot be written
    desk.show(window("whatsapp", f"Video call {NUMBER}"))
    desk.show(window("telegramdesktop", "Полиция Астаны"), KASPI)
    assert not any(word in caplog.text for word in ("701", "Полиция", "Kaspi", "Мама"))
