"""The tables of the identity network's card, written between its two marks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from models.training.card import table

BEGIN, END = "<!-- figures -->", "<!-- end -->"
WAYS = {"again": "from the beginning", "back": "there and back"}


def _share(one: dict[str, Any]) -> str:
    return f"{one['n']} of {one['of']} ({100 * one['low']:.0f}-{100 * one['high']:.0f}%)"


def _genuine(name: str, one: dict[str, Any]) -> Sequence[Any]:
    rate, low, high = one["flips_an_hour"]
    return name, one["clips"], one["minutes"], one["flips"], f"{rate} ({low}-{high})", one["clips_called_recordings"]


def tables(result: dict[str, Any]) -> str:
    """All of them."""
    found = [
        (*name.replace(" frames", "").split(", "), _share(one), one["could_be_seen"])
        for name, one in sorted(result["drop_outs_found"].items())
    ]
    genuine = [_genuine(name, one) for name, one in result["genuine"].items()]
    recordings = [(WAYS[way], _share(one)) for way, one in result["recordings_found_in_12_s"].items()]
    tasks = [(task, _share(one)) for task, one in result["tasks_said_to_be_done_that_nobody_did"].items()]
    people = [
        (name, one["people"], one["crops"], one["auc"], one["told_at_1_false_in_1000"])
        for name, one in result["verification"].items()
    ]
    parts = (
        ("Drop-outs found: the real face shows for so many frames of a swapped clip; ten looks a second",
         table(("swaps", "frames", "condition", "found", "could be seen"), found)),
        ("Genuine clips as they are",
         table(("condition", "clips", "minutes", "flips", "flips an hour", "taken for a recording"), genuine)),
        ("Recordings: genuine clips of 2.9 s and more played again for 12 s, VP8 at 300 kbit/s",
         table(("how", "found"), recordings)),
        ("Tasks of the guided check, of genuine people whom nobody asked",
         table(("task", "said to be done"), tasks)),
        ("One person or two, of people never trained on",
         table(("set", "people", "crops", "AUC", "pairs told at 1 false in 1,000"), people)),
    )  # fmt: skip
    return "\n\n".join(f"### {title}\n\n{rows}" for title, rows in parts)


def write(card: Path, result: dict[str, Any]) -> None:
    """Put the tables into ``card``. Raises ``ValueError`` where it has no place for them."""
    text = card.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{card.name} has no place for the figures")
    card.write_text(f"{before}{BEGIN}\n{tables(result)}\n{END}{after}", "utf-8")
