"""Once it has happened: each step is in words, has a source with a date, and the bank comes before the police."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from ui import language
from ui.help import aid
from ui.help.aid import Harm
from ui.warning import advice


def test_every_step_has_a_source_and_every_source_a_step_that_is_shown() -> None:
    assert set(aid.sources()) == set(aid.WORDS) == {step for steps in aid.STEPS.values() for step in steps}
    assert set(aid.NAMES) == set(aid.STEPS) == set(Harm)


@pytest.mark.parametrize("step", aid.WORDS)
def test_a_source_says_who_where_and_when(step: str) -> None:
    found = aid.sources()[step]
    assert found.who in advice.WHO
    assert len(found.says) > 40
    assert urlsplit(found.url).scheme == "https"
    assert date(2025, 1, 1) < date.fromisoformat(found.date) < date(2027, 1, 1)


@pytest.mark.parametrize("harm", list(Harm))
def test_the_bank_comes_before_the_police_and_the_police_before_the_rest(harm: Harm) -> None:
    steps = aid.STEPS[harm]
    assert len(set(steps)) == len(steps)
    assert steps.index("bank_block") < steps.index("statement") < steps.index("stop_credit")
    assert "bring" in steps or harm is Harm.CODE


def test_what_is_said_of_the_bank_and_of_stop_credit_is_what_their_source_says() -> None:
    for step, words in (
        ("bank_block", ("card", "account", "app")),
        ("bring", ("SMS", "screenshots", "chats", "statements")),
        ("stop_credit", ("eGov.kz", "eGov Mobile", "new")),
        ("statement", ("102", "eGov", "eOtinish")),
    ):
        for word in words:
            assert word in aid.WORDS[step]
            assert word in aid.sources()[step].says


@pytest.mark.parametrize("lang", list(language.LANGUAGES))
@pytest.mark.parametrize("step", aid.WORDS)
def test_no_number_but_that_of_the_police_is_named(step: str, lang: str, english) -> None:
    english(lang)
    assert set(re.findall(r"\d+", aid.text(step))) <= {"102"}


def test_a_source_in_one_line(english) -> None:
    assert aid.source("stop_credit") == "Financial Market Agency of Kazakhstan, zakon.kz, 26 December 2025"
