"""``evaluate``: every figure of metrics.json and of the model card, and the same for anyone's folder of clips."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.analysis import open_finder
from guard.detection import manifest
from guard.detection.calibration import Calibration
from models.training import card, clips, data, metrics, plots
from models.training.calibrate import by_others, live_logits
from models.training.conditions import CONDITIONS
from models.training.export import FILE, MANIFEST
from models.training.simulate import Run, alerts, runs_of

Score = Callable[[NDArray[np.uint8]], NDArray[np.float32]]
METRICS = FILE.parent / "metrics.json"
FEW = 4
"""A person with fewer bona fide pictures says little on average."""


def shipped_score() -> tuple[Score, Calibration, dict[str, dict[str, float]]]:
    """The shipped network as a function of N crops, its calibration and its operating points."""
    from guard.detection.session import Session

    entry = json.loads(MANIFEST.read_text("utf-8"))["deepfake_detector"]
    session = Session(FILE.read_bytes())

    def score(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        parts = [session(np.ascontiguousarray(pixels[at : at + 16]))[0] for at in range(0, len(pixels), 16)]
        return np.concatenate(parts).reshape(-1) if parts else np.zeros(0, np.float32)

    return score, Calibration(**entry["calibration"]), entry["operating_points"]


def still(llr: NDArray[np.float64], labels: NDArray[np.int64]) -> dict[str, Any]:
    """Frame figures: llr in nats, one value a picture."""
    apcer, bpcer = metrics.error_rates(llr, labels, 0.0)
    named = {
        "auc": metrics.auc(llr, labels),
        "eer": metrics.eer(llr, labels),
        "ece": metrics.ece(Calibration.probability(llr), labels),
        "apcer_at_0": apcer,
        "bpcer_at_0": bpcer,
        "mean_llr_real": llr[labels == 0].mean(),
        "mean_llr_fake": llr[labels == 1].mean(),
    }
    return {"pictures": len(labels)} | {key: metrics.rounded(value) for key, value in named.items()}


def over_time(runs: list[Run], point: dict[str, float]) -> dict[str, Any]:
    """Figures of whole tracks: ranking by mean llr, pairs in order, and what the sequential test would have done."""
    people = [run for run in runs if run.swapped]
    swapped = [run for run in people if run.label == 1]
    genuine = [run for run in people if run.label == 0]
    others = [run for run in runs if not run.swapped]
    means = {(run.clip, run.side): run.llr.mean() for run in people}
    ordered = [means[clip, "fake"] > means.get((clip, "real"), np.nan) for clip, side in means if side == "fake"]
    labels = np.concatenate([np.full(len(run.llr), run.label) for run in people])
    raised = [alerts(run, point) for run in swapped]
    seconds = [value for value in raised if value is not None]
    return {
        "frames": still(np.concatenate([run.llr for run in people]), labels),
        "clip_auc": metrics.rounded(metrics.auc([run.llr.mean() for run in people], [run.label for run in people])),
        "pairs_in_order": f"{sum(ordered)}/{len(ordered)}",
        "alerts_on_real": f"{sum(alerts(run, point) is not None for run in genuine)}/{len(genuine)}",
        "alerts_on_others": f"{sum(alerts(run, point) is not None for run in others)}/{len(others)}",
        "alerts_on_fake": f"{len(seconds)}/{len(swapped)}",
        "median_alert_s": metrics.rounded(float(np.median(seconds)), 2) if seconds else None,
        "real_seconds": metrics.rounded(sum(float(run.t_s[-1] - run.t_s[0]) for run in genuine), 1),
    }


def by_group(runs: list[Run], point: dict[str, float]) -> dict[str, dict[str, Any]]:
    """:func:`over_time`'s main figures for each of ``[live.groups]``: a mean over all hides who is protected least."""
    out = {}
    for group, names in data.config()["live"]["groups"].items():
        told = over_time([run for run in runs if run.clip in names], point)
        kept = ("clip_auc", "pairs_in_order", "alerts_on_real", "alerts_on_fake")
        out[group] = {"frame_auc": told["frames"]["auc"]} | {key: told[key] for key in kept}
    return out


def people_above(llr: NDArray[np.float64], labels: NDArray[np.int64], people: NDArray[np.str_], drift: float) -> str:
    """Of the people with :data:`FEW` bona fide pictures or more, those whose mean is above ``drift``.

    At them evidence would grow in a call, frame by frame, until an alert: a false alarm whatever the level.
    """
    groups = [llr[(labels == 0) & (people == who)] for who in np.unique(people)]
    means = [group.mean() for group in groups if len(group) >= FEW]
    return f"{sum(mean > drift for mean in means)}/{len(means)}"


def fold_runs(calibration: Calibration) -> dict[str, list[Run]]:
    """For each condition the live tracks, scored by the network of the fold that never saw them."""
    scored, rows = live_logits(provisional=False)
    out: dict[str, list[Run]] = {}
    for run in runs_of(rows, calibration.llr(scored)):
        out.setdefault(run.condition, []).append(run)
    return out


def shipped() -> None:
    """Measure everything; write metrics.json and the tables of the model card."""
    score, calibration, points = shipped_score()
    point = points["balanced"]
    pixels, labels, people = data.val_crops()
    total = sum(1 for record in data.dfdc() if record.split == "val")
    raw = {name: score(change(pixels)).astype(np.float64) for name, change in CONDITIONS.items()}
    ratios = {name: calibration.llr(value) for name, value in raw.items()}
    val = {
        name: still(ratios[name], labels)
        | {"ece": metrics.rounded(metrics.ece(Calibration.probability(others), labels))}
        | {"people_above_drift": people_above(ratios[name], labels, people, point["drift"])}
        for name, others in zip(raw, by_others(list(raw.values()), labels, people), strict=True)
    }
    left_out = fold_runs(calibration)
    draw({f"DFDC val, {name}": (ratios[name], labels) for name in ("clean", "h264", "dark")}, left_out)
    live = data.load("live")
    own = runs_of(live.rows, calibration.llr(score(live.pixels).astype(np.float64)))
    result = {
        "made_by": "python -m models.training evaluate",
        "version": json.loads(MANIFEST.read_text("utf-8"))["deepfake_detector"]["version"],
        "cost": cost(score),
        "dfdc_val": {"found": f"{len(labels)}/{total}"} | val,
        "live_swaps_identity_left_out": {
            name: over_time(runs, point) for name, runs in left_out.items()
        },
        "live_swaps_by_group": {name: by_group(runs, point) for name, runs in left_out.items()},
        "live_swaps_seen_in_training": {
            name: over_time([run for run in own if run.condition == name], point)
            for name in dict.fromkeys(run.condition for run in own)
        },
        "operating_points": json.loads(MANIFEST.read_text("utf-8"))["deepfake_detector"]["measured"],
        "sign_test": astronaut(score, calibration),
    }  # fmt: skip
    METRICS.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    card.write(FILE.parent / "MODEL_CARD.md", result)
    print(json.dumps(result, indent=2))


def draw(val: dict[str, tuple[NDArray[np.float64], NDArray[np.int64]]], left_out: dict[str, list[Run]]) -> None:
    """``roc.svg`` and ``reliability.svg`` beside the card, of single frames."""
    scored = dict(val)
    for name, runs in left_out.items():
        people = [run for run in runs if run.swapped]
        labels = np.concatenate([np.full(len(run.llr), run.label) for run in people])
        scored[f"live, {name}"] = np.concatenate([run.llr for run in people]), labels
    plots.roc(scored, FILE.parent / "roc.svg")
    plots.reliability(scored, FILE.parent / "reliability.svg")


def cost(score: Score) -> dict[str, Any]:
    """Size on disk and the time of one face on one thread."""
    crop = np.zeros((1, 160, 160, 3), np.uint8)
    score(crop)
    spent = []
    for _ in range(60):
        began = time.perf_counter()
        score(crop)
        spent.append((time.perf_counter() - began) * 1000)
    return {
        "bytes": FILE.stat().st_size,
        "ms_median": round(float(np.median(spent)), 2),
        "ms_best": round(min(spent), 2),
    }


def astronaut(score: Score, calibration: Calibration, seeds: int = 20) -> dict[str, Any]:
    """A labelled face that no training saw: NASA's portrait as it is, and forged in twenty ways."""
    from skimage.data import astronaut as portrait

    from models.training.crops import cut, largest
    from models.training.forge import swap

    image = cv2.cvtColor(portrait(), cv2.COLOR_RGB2BGR)
    find = open_finder(manifest.load()).find
    face = largest(find(image))
    if face is None:
        return {"found": False}
    fakes = [swap(image, face.landmarks, np.random.default_rng(seed)) for seed in range(seeds)]
    crops = np.stack([cut(picture, face.landmarks)[0] for picture in [image, *fakes]])
    llr = calibration.llr(score(crops).astype(np.float64))
    return {
        "real_llr": metrics.rounded(llr[0], 2),
        "forged_llr": [metrics.rounded(value, 2) for value in llr[1:]],
        "forged_above_real": f"{int((llr[1:] > llr[0]).sum())}/{seeds}",
    }


def folder(path: Path, per_second: float = 5.0) -> None:
    """Judge the clips of ``path``/real and ``path``/fake with the shipped files; prints one JSON object."""
    from models.training.crops import cut, largest

    score, calibration, points = shipped_score()
    find = open_finder(manifest.load()).find
    runs = []
    for label, side in enumerate(("real", "fake")):
        for file in sorted(p for p in (path / side).iterdir() if p.is_file()):
            clip = clips.read(file)
            times, crops = [], []
            for index in range(0, len(clip.frames), max(1, round(clip.fps / per_second))):
                face = largest(find(clip.frames[index]))
                if face is not None:
                    times.append(index / clip.fps)
                    crops.append(cut(clip.frames[index], face.landmarks)[0])
            if crops:
                llr = calibration.llr(score(np.stack(crops)).astype(np.float64))
                runs.append(Run(file.stem, "clean", side, True, label, np.array(times), llr))
            else:
                print(f"{file.name}: no face")
    print(json.dumps({name: over_time(runs, point) for name, point in points.items()}, indent=2))
