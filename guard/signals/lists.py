"""The lists of words by which titles tell something, checked: of a body, a page for money, a screen that is shared."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final, TypeAlias

from guard.integrity import TamperedError, shipped
from guard.signals.letters import apart, fold, words
from guard.signals.tools import ToolsError
from guard.types import Window

OFFICIALS: Final = "guard/signals/officials.toml"
MONEY: Final = "guard/signals/money.toml"
BARS: Final = "guard/signals/sharing_bars.toml"
_LISTS: Final = frozenset({"words", "first", "titles", "programs", "processes"})
_PARTS: Final = re.compile(r"\s[-–—|·•⋅/]\s")
"""The page's own words come first, its site's name and the browser's may come after."""
_COUNTER: Final = re.compile(r"^\(\d+\+?\)")
END: Final = ""
"""After the last word: what a phrase ends with where nothing more may follow."""

Phrase: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Officials:
    """Each body's id, and the phrases that name it: folded words, of which one that ends in * stands for any rest.

    ``first``: the name begins with the phrase, or with words of ``offices`` before it. Who is one of ``others`` is of
    no body, though a word of theirs stands in the name.
    """

    phrases: tuple[tuple[str, Phrase, bool], ...]
    offices: tuple[Phrase, ...]
    others: tuple[Phrase, ...]

    def of(self, name: str) -> str | None:
        """The id of the body that a caller of this name is said to be of; None for any other name."""
        readings = [words(name), words(apart(name))]
        if any(_stands(phrase, there) for phrase in self.others for there in readings):
            return None
        return next(
            (body for body, phrase, first in self.phrases for there in readings if self._names(phrase, there, first)),
            None,
        )

    def _names(self, phrase: Phrase, there: Sequence[str], first: bool) -> bool:
        return _begins_after(self.offices, phrase, there) if first else _stands(phrase, there)


@dataclass(frozen=True, slots=True)
class Places:
    """What the user is shown of each page or application, and how its window is known."""

    doors: tuple[Phrase, ...]
    titles: tuple[tuple[str, Phrase], ...]
    programs: Mapping[str, str]

    def of(self, window: Window, browser: bool) -> str | None:
        """The name of the place for money that the window shows, if any; ``browser``: whether it is a browser's."""
        program = program_of(window)
        if program in self.programs:
            return self.programs[program]
        if not browser:
            return None
        parts = [[*words(part), END] for part in _PARTS.split(_COUNTER.sub("", window.title))]
        return next(
            (name for name, phrase in self.titles for part in parts if _begins_after(self.doors, phrase, part)), None
        )


@dataclass(frozen=True, slots=True)
class Bars:
    """Of each program that shows the screen its name, its processes, and the titles of the window that tells so."""

    bars: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]

    def of(self, window: Window) -> str | None:
        """The name of the program whose window tells that it shows the screen; None for any other window."""
        process, title = program_of(window), window.title.casefold()
        return next(
            (
                name
                for name, processes, titles in self.bars
                if process in processes and any(fnmatchcase(title, one) for one in titles)
            ),
            None,
        )


def program_of(window: Window) -> str:
    """The process of a window, without what its file is called besides."""
    return window.process.casefold().removesuffix(".exe")


def load_officials(path: Path | None = None) -> Officials:
    """Read the list at ``path``, or the one that comes with the program, checked. Raises ``ToolsError``."""
    data = _read(OFFICIALS, path, "body", {"id", "words", "first", "says", "source", "date"}, "offices", "others")
    bodies = data["body"]
    anywhere = ((body["id"], _phrase(text), False) for body in bodies for text in body["words"])
    first = ((body["id"], _phrase(text), True) for body in bodies for text in body["first"])
    return Officials((*anywhere, *first), tuple(map(_phrase, data["offices"])), tuple(map(_phrase, data["others"])))


def load_places(path: Path | None = None) -> Places:
    """As ``load_officials``."""
    data = _read(MONEY, path, "place", {"name", "titles", "programs", "source"}, "doors")
    places = data["place"]
    return Places(
        tuple(map(_phrase, data["doors"])),
        tuple((place["name"], _phrase(text)) for place in places for text in place["titles"]),
        {program: place["name"] for place in places for program in place["programs"]},
    )


def load_bars(path: Path | None = None) -> Bars:
    """As ``load_officials``."""
    bars = _read(BARS, path, "bar", {"name", "processes", "titles", "source"})["bar"]
    return Bars(tuple((bar["name"], frozenset(bar["processes"]), tuple(bar["titles"])) for bar in bars))


def _read(shipped_as: str, path: Path | None, table: str, keys: set[str], *more: str) -> dict[str, Any]:
    try:
        text = shipped(shipped_as) if path is None else path.read_bytes()
        data = tomllib.loads(text.decode())
        if set(data) != {table, *more} or not isinstance(data[table], list):
            raise ToolsError(f"it must be a list of [[{table}]]")
        for entry in data[table]:
            if not isinstance(entry, dict) or set(entry) != keys:
                raise ToolsError(f"a {table} has {', '.join(sorted(keys))}")
        _check_words([data[name] for name in more], data[table])
        return data
    except (OSError, ValueError, TamperedError) as error:  # not TOML and not UTF-8 are ValueErrors
        raise ToolsError(f"{path or shipped_as}: {error}") from error


def _check_words(more: Sequence[Any], entries: Sequence[Mapping[str, Any]]) -> None:
    """``more`` only stands before what tells, so that its words may be shorter."""
    told = [entry[key] for entry in entries for key in _LISTS & set(entry)]
    for least, lists in ((2, more), (3, told)):
        if not all(isinstance(one, list) for one in lists):
            raise ToolsError("words must be lists of text")
        if not all(isinstance(word, str) and len(fold(word).rstrip("*.")) >= least for one in lists for word in one):
            raise ToolsError(f"words must be text of {least} letters or more")


def _phrase(text: str) -> Phrase:
    found = tuple(one for part in text.split() for one in _marked(part))
    return (*found, END) if text.endswith(".") else found


def _marked(part: str) -> list[str]:
    """The folded words of a part; the last keeps its *."""
    found = words(part)
    return [*found[:-1], f"{found[-1]}*"] if found and part.endswith("*") else found


def _begins(phrase: Phrase, there: Sequence[str]) -> bool:
    return len(there) >= len(phrase) and all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for wanted, word in zip(phrase, there, strict=False)
    )


def _begins_after(before: Sequence[Phrase], phrase: Phrase, there: Sequence[str]) -> bool:
    """Whether the phrase begins what is there, or comes after nothing but phrases of ``before``."""
    while not _begins(phrase, there):
        longest = max((len(one) for one in before if _begins(one, there)), default=0)
        if not longest:
            return False
        there = there[longest:]
    return True


def _stands(phrase: Phrase, there: Sequence[str]) -> bool:
    return any(_begins(phrase, there[start:]) for start in range(len(there)))
