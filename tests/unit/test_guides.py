"""The guides promise that words in bold are exactly the words on the screen."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ADVICE = ROOT / "ui" / "resources" / "advice.toml"
FIRST = {"en": "bold", "ru": "Жирным", "kk": "Қою әріппен"}  # the promise itself stands in bold


def plain(words: str) -> str:
    """Letters and figures alone: lines, hyphens and dots differ between a page and a button."""
    return re.sub(r"\W+", " ", words).strip().lower()


def on_screen(language: str) -> set[str]:
    file = ROOT / "ui" / "translations" / f"qalqan_{'ru' if language == 'en' else language}.ts"
    messages = ElementTree.parse(file).getroot().iter("message")
    nodes = (message.find("source" if language == "en" else "translation") for message in messages)
    return {plain("".join(node.itertext())) for node in nodes if node is not None}


@pytest.mark.parametrize("language", FIRST)
def test_words_in_bold_are_words_on_the_screen(language: str) -> None:
    guide = (ROOT / "docs" / f"guide.{language}.md").read_text("utf-8")
    bold = re.findall(r"\*\*(.+?)\*\*", guide, re.DOTALL)
    assert FIRST[language] in bold
    known, advice = on_screen(language), plain(ADVICE.read_text("utf-8"))
    assert [words for words in bold if plain(words) not in known and plain(words) not in advice] == [FIRST[language]]
