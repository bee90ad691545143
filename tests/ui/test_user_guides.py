"""The guides name what stands on the screen by its own words: everything bold after the introduction."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from ui import messages

ROOT = Path(messages.__file__).parents[1]


def words(name: str) -> set[str]:
    """All that the screen says in a language; the English is the source of either file."""
    tree = ET.parse(ROOT / "ui" / "translations" / f"qalqan_{'ru' if name == 'en' else name}.ts")
    field = "source" if name == "en" else "translation"
    return {plain(message.findtext(field, "")) for message in tree.iter("message")}


def plain(text: str) -> str:
    """One line, ordinary spaces and hyphens, no end mark."""
    return " ".join(text.replace("\N{NON-BREAKING HYPHEN}", "-").split()).rstrip(".… ")


@pytest.mark.parametrize("name", ["en", "ru", "kk"])
def test_bold_words_are_those_of_the_screen(name: str) -> None:
    _, _, body = (ROOT / "docs" / f"guide.{name}.md").read_text("utf-8").partition("\n## ")
    bold = {plain(found) for found in re.findall(r"\*\*(.+?)\*\*", body, re.DOTALL)}
    assert len(bold) > 40
    assert sorted(bold - words(name)) == []


PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md")])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
