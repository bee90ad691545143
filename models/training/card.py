"""The tables of the model card, written from metrics.json so that no figure is typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from models.training import metrics

FIGURES = ("<!-- figures: written by evaluate -->", "<!-- end of figures -->")
BASELINES = ("<!-- written by baselines -->", "<!-- end of baselines -->")


def write(card: Path, result: dict[str, Any]) -> None:
    """Put the figures of ``evaluate`` into ``card``. Raises ``ValueError`` where it has no place for them."""
    _put(card, FIGURES, tables(result))


def write_baselines(card: Path, result: dict[str, dict[str, Any]]) -> None:
    """The same for what ``baselines`` found."""
    columns = list(dict.fromkeys(key for row in result.values() for key in row))
    rows = [(name, *(row.get(key) for key in columns)) for name, row in result.items()]
    _put(card, BASELINES, table(("AUC", *(key.replace("_", " ") for key in columns)), rows))


def _put(card: Path, marks: tuple[str, str], words: str) -> None:
    text = card.read_text("utf-8")
    before, _, rest = text.partition(marks[0])
    _, found, after = rest.partition(marks[1])
    if not found:
        raise ValueError(f"{card} has no place for the figures: {marks[0]}")
    card.write_text(f"{before}{marks[0]}\n{words}\n{marks[1]}{after}", "utf-8")


def tables(result: dict[str, Any]) -> str:
    """Everything that the card shows, as Markdown."""
    val = {name: row for name, row in result["dfdc_val"].items() if name != "found"}
    names = ("auc", "eer", "ece", "apcer_at_0", "bpcer_at_0", "people_above_drift")
    parts = [
        f"### DFDC val: people never trained on ({result['dfdc_val']['found']} faces found), one frame each",
        table(("condition", *names), [(name, *(row[key] for key in names)) for name, row in val.items()]),
    ]
    for key, title in (
        ("live_swaps_identity_left_out", "Live swaps, identity left out (the figures to believe)"),
        (
            "live_swaps_seen_in_training",
            "Live swaps, the shipped network, tuned on these very clips (no evidence)",
        ),
    ):
        head = ("condition", "frame AUC", "clip AUC", "frame ECE", "pairs in order")
        head += ("alerts: swapped", "median s", "alerts: real", "alerts: others")
        told = ("clip_auc", "pairs_in_order", "alerts_on_fake", "median_alert_s", "alerts_on_real", "alerts_on_others")
        rows = []
        for name, row in result[key].items():
            clip, *others = (row[column] for column in told)
            rows.append((name, row["frames"]["auc"], clip, row["frames"]["ece"], *others))
        parts += [f"### {title}", table(head, rows)]
    keys = ("frame_auc", "clip_auc", "pairs_in_order", "alerts_on_fake", "alerts_on_real")
    parts += [
        "### The same live swaps by whose face is worn by whom, identity left out",
        table(
            ("condition", "face worn", "frame AUC", "clip AUC", "pairs in order", "alerts: swapped", "alerts: real"),
            [
                (condition, group.replace("_", " "), *(row[key] for key in keys))
                for condition, groups in result["live_swaps_by_group"].items()
                for group, row in groups.items()
            ],
        ),
    ]
    rows = [
        (
            name,
            f"{one['false_alarms']}/{one['real_clips']}",
            f"{one['found']}/{one['swapped_clips']}",
            one["real_minutes"],
            "{:.0f} ({:.0f}-{:.0f})".format(*metrics.an_hour(one["false_alarms"], one["real_minutes"])),
        )
        for name, one in result["operating_points"].items()
    ]
    parts += [
        "### Operating points, each fold judged by what the others chose (H.264 at 300 kbit/s)",
        table(
            ("point", "alerts: real", "alerts: swapped", "minutes of real calls", "false alarms an hour (95%)"), rows
        ),
    ]
    sign, cost = result["sign_test"], result["cost"]
    parts.append(
        f"Sign test on NASA's portrait (never trained on): llr {sign.get('real_llr')} as it is; forged in 20 ways, "
        f"{sign.get('forged_above_real')} stand above it.\n\n"
        f"Cost: {cost['bytes'] / 1e6:.2f} MB; {cost['ms_median']} ms a face on one thread (best {cost['ms_best']})."
    )
    return "\n\n".join(parts)


def table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join("" if cell is None else str(cell) for cell in line) + " |" for line in lines)
