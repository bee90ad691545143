"""The tables of the model card, written from metrics.json so that no figure is typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- figures: written by evaluate -->", "<!-- end of figures -->"


def write(card: Path, result: dict[str, Any]) -> None:
    """Replace what stands between the two marks of ``card``. Raises ``ValueError`` where they are missing."""
    text = card.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{card} has no place for the figures")
    card.write_text(f"{before}{BEGIN}\n{tables(result)}\n{END}{after}", "utf-8")


def tables(result: dict[str, Any]) -> str:
    """Everything that the card shows, as Markdown."""
    val = {name: row for name, row in result["dfdc_val"].items() if name != "found"}
    names = ("auc", "eer", "ece", "apcer_at_0", "bpcer_at_0")
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
