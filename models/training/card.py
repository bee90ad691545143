"""The tables of the model card, written from metrics.json so that no figure is typed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FIGURES = ("<!-- figures: written by evaluate -->", "<!-- end of figures -->")
BASELINES = ("<!-- written by baselines -->", "<!-- end of baselines -->")
CALLERS = ("<!-- written by callers -->", "<!-- end of callers -->")
CALLS = ("clean", "h264", "vp8")


def write(card: Path, result: dict[str, Any]) -> None:
    """Put the figures of ``evaluate`` into ``card``. Raises ``ValueError`` where it has no place for them."""
    _put(card, FIGURES, tables(result))


def write_baselines(card: Path, result: dict[str, dict[str, Any]]) -> None:
    """The same for what ``baselines`` found."""
    columns = list(dict.fromkeys(key for row in result.values() for key in row))
    rows = [(name, *(row.get(key) for key in columns)) for name, row in result.items()]
    _put(card, BASELINES, table(("AUC", *(key.replace("_", " ") for key in columns)), rows))


def write_callers(card: Path, ways: Mapping[str, Any]) -> None:
    """The same for what ``callers`` found: of genuine clips in every way that a call may carry them."""
    rows = [
        (
            way, *(share(one[point]["clips"]) for point in ("cautious", "balanced", "sensitive")),
            share(one["balanced"]["people"]), *(one[point]["alerts_an_hour"] for point in ("balanced", "sensitive")),
        )
        for way, one in ways.items()
    ]  # fmt: skip
    head = ("as the call carries it", "clips, cautious", "balanced", "sensitive", "people in 10 minutes, balanced")
    _put(card, CALLERS, table((*head, "alerts an hour, balanced", "sensitive"), rows))


def _put(card: Path, marks: tuple[str, str], words: str) -> None:
    text = card.read_text("utf-8")
    before, _, rest = text.partition(marks[0])
    _, found, after = rest.partition(marks[1])
    if not found:
        raise ValueError(f"{card} has no place for the figures: {marks[0]}")
    card.write_text(f"{before}{marks[0]}\n{words}\n{marks[1]}{after}", "utf-8")


def share(one: Mapping[str, Any] | None) -> str:
    """Such as "2/119 (0-6%)"."""
    return "" if one is None else f"{one['of']} ({100 * one['low']:.0f}-{100 * one['high']:.0f}%)"


def tables(result: dict[str, Any]) -> str:
    """Everything that the card shows, as Markdown: first who is accused, then what is found."""
    parts = [*_accused(result), *_compared(result), *_found(result), *_val(result)]
    sign, cost, mesh = (result[key] for key in ("sign_test", "cost", "mesh_swaps_of_held_people"))
    parts.append(
        f"Held people with a face swapped in by a dense mesh, against themselves: AUC {mesh['auc']}, "
        f"{mesh['above_own']} above their own original.\n\n"
        f"Calibration: on clips and people left out, sources weighing alike, the stated probability is wrong by "
        f"{result['ece_left_out']} on average (ECE).\n\n"
        f"Sign test on NASA's portrait (never trained on): llr {sign.get('real_llr')} as it is; forged in 20 ways, "
        f"{sign.get('forged_above_real')} stand above it.\n\n"
        f"Cost: {cost['bytes'] / 1e6:.2f} MB; {cost['ms_median']} ms a face on one thread (best {cost['ms_best']})."
    )
    return "\n\n".join(parts)


def _accused(result: dict[str, Any]) -> list[str]:
    told = result["accused"]
    rows = [
        (name, condition, *(share(told[point][name][condition]) for point in told))
        for name, conditions in told["balanced"].items()
        for condition in conditions
    ]
    made = result["made_conditions"]["accused"]
    rows += [(name, condition, "", share(one), "") for name in ("all clips",) for condition, one in made[name].items()]
    worst = [
        (source, share(one)) for source, one in result["accused_by_source"].items() if not one["of"].startswith("0/")
    ]
    return [
        "### Genuine callers accused (each clip as a call of 20 s; points chosen on the other folds)",
        table(("who", "condition", *told), rows),
        "### Sources of which anyone is accused, in any condition, at *balanced*",
        table(("source", "accused"), worst),
    ]


def _compared(result: dict[str, Any]) -> list[str]:
    rows = []
    for version, points in result["compared"].items():
        for point, one in points.items():
            for condition in CALLS:
                live, tools, every = (one[key][condition] for key in ("live", "tools", "all"))
                rows.append(
                    (
                        version, point, condition, share(one["clips_accused"][condition]),
                        share(one["people_accused"]["clean"]) if condition == "clean" else "",
                        *(one["found"]["of"] for one in (live, tools)),
                        *(one["clip_auc"] for one in (live, tools, every)),
                    )
                )  # fmt: skip
    head = ("detector", "point", "condition", "genuine clips accused", "people accused", "live found", "tools found")
    head += ("live AUC", "tools AUC", "all AUC")
    return ["### Beside 0.3.1, on what neither was tuned on (its 20 live pairs are left out)", table(head, rows)]


def _found(result: dict[str, Any]) -> list[str]:
    rows = []
    for name, conditions in result["found"]["balanced"].items():
        for condition, one in conditions.items():
            others = [share(result["found"][point][name][condition]["found"]) for point in result["found"]]
            rows.append(
                (name, condition, one["clip_auc"], one["frame_auc"], one["pairs_in_order"], *others, one["median_s"])
            )
    for name, conditions in result["made_conditions"]["found"].items():
        for condition, one in conditions.items():
            rows.append(
                (name, condition, one["clip_auc"], one["frame_auc"], "", "", share(one["found"]), "", one["median_s"])
            )
    parts = [
        "### Swaps found within 6 s (tool, identity, source and scene left out; points chosen on the other folds)",
        table(
            ("swaps", "condition", "clip AUC", "frame AUC", "pairs in order", *result["found"], "median s, balanced"),
            rows,
        ),
    ]
    for key, title in (
        ("by_whose", "By whose face is worn by whom"),
        ("by_tool", "By tool, against all genuine clips"),
    ):
        rows = [
            (condition, name, one["clip_auc"], share(one["found"]))
            for condition, some in result[key].items()
            for name, one in some.items()
        ]
        parts += [f"### {title}, *balanced*", table(("condition", "swaps", "clip AUC", "found"), rows)]
    return parts


def _val(result: dict[str, Any]) -> list[str]:
    names = ("auc", "eer", "ece", "apcer_at_0", "bpcer_at_0")
    val = {name: row for name, row in result["dfdc_val"].items() if name != "found"}
    return [
        f"### DFDC val: people never trained on ({result['dfdc_val']['found']} faces found), one frame each",
        table(("condition", *names), [(name, *(row[key] for key in names)) for name, row in val.items()]),
    ]


def table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join("" if cell is None else str(cell) for cell in line) + " |" for line in lines)
