"""Every piece of advice is in words, has a source with a date, and names no number that no source gave."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from urllib.parse import urlsplit

import pytest

from guard.types import VerdictKind
from tests.ui import states
from ui import language, messages
from ui.help import aid
from ui.warning import advice

NUMBERS = {"102", "1477"}
WHOLE = {name: advice.source(name) for name in advice.WORDS}


def test_every_string_has_a_source_and_every_source_a_string() -> None:
    assert set(advice.sources()) == set(advice.WORDS)


@pytest.mark.parametrize("name", advice.WORDS)
def test_a_source_says_who_where_and_when(name: str) -> None:
    found = advice.sources()[name]
    assert found.who in advice.WHO
    assert len(found.says) > 20
    assert urlsplit(found.url).scheme == "https"
    assert "." in urlsplit(found.url).netloc
    assert re.fullmatch(r"20\d\d", found.date) or date(2020, 1, 1) < date.fromisoformat(found.date)


def test_every_piece_of_advice_is_on_the_card_once_or_for_the_banner() -> None:
    shown = [*advice.FIRST, *advice.THEN, advice.RULE, advice.SECRECY, *advice.NEVER, *advice.CHECK]
    assert sorted(shown) == sorted(advice.WORDS)


def test_no_source_is_left_without_its_name() -> None:
    assert {source.who for source in (*advice.sources().values(), *aid.sources().values())} == set(advice.WHO)


def test_the_banners_give_only_advice_with_a_source(english) -> None:
    odd, words = (messages.warning(states.call(level)) for level in (VerdictKind.SUSPECT, VerdictKind.FAKE))
    for message in (odd, words):
        about, *notes = message.notes
        assert "deepfake" in about
        assert "false" in about  # what the word means, where it is first read
        assert set(notes) <= set(advice.WORDS.values())
    assert odd.instruction in advice.WORDS.values()
    assert words.instruction.lower() == f"{advice.text('hang_up')} and {advice.text('call_102')}".lower()


@pytest.mark.parametrize("lang", list(language.LANGUAGES))
@pytest.mark.parametrize("name", advice.WORDS)
def test_no_other_number_is_named(name: str, lang: str, english) -> None:
    english(lang)
    assert set(re.findall(r"\d+", advice.text(name))) <= NUMBERS


def test_both_numbers_are_named_by_their_source() -> None:
    for name, number in (("call_102", "102"), ("call_national_bank", "1477")):
        assert number in advice.WORDS[name]
        assert number in advice.sources()[name].says


def test_a_source_without_a_part_is_refused(tmp_path, monkeypatch) -> None:
    whole = tomllib.loads(advice.FILE.read_text("utf-8"))["hang_up"]
    damaged = tmp_path / "advice.toml"
    damaged.write_text("[hang_up]\n" + "\n".join(f'{key} = "{value}"' for key, value in whole.items() if key != "url"))
    monkeypatch.setattr(advice, "FILE", damaged)
    with pytest.raises(TypeError, match="url"):
        advice.sources.__wrapped__()


def test_where_the_file_is_damaged_nobody_is_named(damaged) -> None:
    damaged(advice, "sources")
    assert all(advice.source(name) in ("", WHOLE[name]) for name in advice.WORDS)
    assert "" in map(advice.source, advice.WORDS)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("no_officials", "Prosecutor General's Office of Kazakhstan, zakon.kz, 31 October 2025"),
        ("no_screen", "Police of Aktau, lada.kz, 2025"),
    ],
)
def test_a_source_in_one_line(name: str, shown: str, english) -> None:
    assert advice.source(name) == shown


def test_the_date_is_in_the_language(english) -> None:
    english("ru")
    assert advice.source("no_officials").endswith("31 октября 2025")
    english("kk")
    assert advice.source("no_officials").endswith("31 қазан 2025")
