"""``evaluate``: every figure of metrics.json and of the model card, and the same for anyone's folder of clips."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from guard.analysis import open_finder
from guard.detection import manifest
from guard.detection.calibration import Calibration
from models.training import card, clips, coarse, data, figures, metrics, panel, plots
from models.training.calibrate import as_ratios, fits, weights
from models.training.conditions import CONDITIONS
from models.training.export import FILE, MANIFEST
from models.training.panel import Score, session_score
from models.training.points import NAMES, Point
from models.training.simulate import Run

METRICS = FILE.parent / "metrics.json"
FOLDS = data.BUILD / "calibration.json"
UNSEEN = ("David_Kovalniy", "Dean_Wiesel", "Ewon_Spice", "Zahar_Lupin", "Emily_Winston", "Matilda_Bobbie")
"""Swap identities that detector 0.3.1 was not tuned on: what it is compared on, beside all that is not live."""


def shipped_entry() -> tuple[Calibration, dict[str, Point]]:
    """The shipped calibration and operating points."""
    entry = json.loads(MANIFEST.read_text("utf-8"))["deepfake_detector"]
    return Calibration(**entry["calibration"]), entry["operating_points"]


def still(llr: NDArray[np.float64], labels: NDArray[np.int64]) -> dict[str, Any]:
    """Frame figures: llr in nats, one value a picture."""
    apcer, bpcer = metrics.error_rates(llr, labels, 0.0)
    named = {
        "auc": metrics.auc(llr, labels),
        "eer": metrics.eer(llr, labels),
        "ece": metrics.ece(Calibration.probability(llr), labels),
        "apcer_at_0": apcer,
        "bpcer_at_0": bpcer,
        "mean_llr_genuine": llr[labels == 0].mean(),
        "mean_llr_fake": llr[labels == 1].mean(),
    }
    return {"pictures": len(labels)} | {key: metrics.rounded(value) for key, value in named.items()}


def previous(file: Path, calibration: Calibration, points: dict[str, Point]) -> dict[str, Any]:
    """Another detector's file by its own calibration and points, on what it was not tuned on."""
    rows, raw = panel.by_one(file, session_score(file))
    runs = [run for run in panel.calls(rows, calibration.llr(raw)) if unseen(run)]
    return {name: summary(runs, lambda _, name=name: points[name]) for name in points}


def unseen(run: Run) -> bool:
    return run.kind != "live" or data.identity(run.clip) in UNSEEN


def summary(runs: list[Run], point: figures.Points) -> dict[str, Any]:
    """The few figures that detectors and points are compared by."""
    told, ranks = figures.accused(runs, point), figures.found(runs, point)
    return {
        "clips_accused": told["all clips"], "people_accused": told["all people"],
        "live": ranks["live swaps"], "tools": ranks["swaps by other tools"], "all": ranks["all"],
    }  # fmt: skip


def shipped(before: Path | None = None) -> None:
    """Measure everything; write metrics.json and the tables of the model card. ``before``: 0.3.1's folder."""
    score = session_score(FILE)
    calibration, _ = shipped_entry()
    apart = json.loads(FOLDS.read_text("utf-8"))["folds"]
    rows, raw = panel.by_folds()
    fitted = fits(raw, rows)
    llr = as_ratios(fitted, raw, rows)
    calls = panel.calls(rows, llr)
    more, made_raw = panel.in_conditions()
    made_calls = panel.calls(more, as_ratios(fitted, made_raw, more))

    def by(name: str) -> figures.Points:
        return lambda run: apart[run.fold][name]

    pixels, labels, _ = (part[::2] for part in data.val_crops())
    total = sum(1 for record in data.dfdc() if record.split == "val")
    ratios = {name: calibration.llr(score(change(pixels)).astype(np.float64)) for name, change in CONDITIONS.items()}
    val = {name: still(ratio, labels) for name, ratio in ratios.items()}
    share = weights(rows)
    truth = np.array([row["label"] for row in rows], np.int64)
    result = {
        "made_by": "python -m models.training evaluate",
        "version": json.loads(MANIFEST.read_text("utf-8"))["deepfake_detector"]["version"],
        "cost": cost(score),
        "accused": {name: figures.accused(calls, by(name)) for name in NAMES},
        "accused_by_source": figures.by_source(calls, by("balanced")),
        "found": {name: figures.found(calls, by(name)) for name in NAMES},
        "by_tool": {name: figures.by_tool(calls, by("balanced"), name) for name in ("clean", "h264")},
        "by_whose": {name: figures.by_whose(calls, by("balanced"), name) for name in ("clean", "h264", "vp8")},
        "made_conditions": {
            "accused": figures.accused(made_calls, by("balanced")), "found": figures.found(made_calls, by("balanced")),
        },
        "ece_left_out": metrics.rounded(metrics.weighted_ece(Calibration.probability(llr), truth, share)),
        "points": {"shipped": shipped_entry()[1], "folds": apart},
        "compared": {"ours": {name: summary([r for r in calls if unseen(r)], by(name)) for name in NAMES}},
        "dfdc_val": {"found": f"{len(labels)}/{total}"} | val,
        "mesh_swaps_of_held_people": coarse.told(score),
        "sign_test": astronaut(score, calibration),
    }  # fmt: skip
    if before is not None:
        entry = json.loads((before / "manifest.json").read_text("utf-8"))["deepfake_detector"]
        old = previous(
            before / "deepfake_detector.onnx", Calibration(**entry["calibration"]), entry["operating_points"]
        )
        result["compared"][entry["version"]] = old
    draw({f"DFDC val, {name}": (ratios[name], labels) for name in ("clean", "h264")}, rows, llr)
    METRICS.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    card.write(FILE.parent / "MODEL_CARD.md", result)
    print(json.dumps(result["compared"], indent=2))


def draw(val: plots.Scored, rows: list[dict[str, Any]], llr: NDArray[np.float64]) -> None:
    """``roc.svg`` and ``reliability.svg`` beside the card, of single frames; clips by their fold's network."""
    drawn = dict(val)
    for kind, name in (("live", "live swaps"), ("tool", "other tools")):
        for condition in ("clean", "h264"):
            mine = [
                n
                for n, row in enumerate(rows)
                if row["kind"] == kind and row["condition"] == condition and row["swapped"]
            ]
            drawn[f"{name}, {condition}"] = llr[mine], np.array([rows[n]["label"] for n in mine], np.int64)
    plots.roc(drawn, FILE.parent / "roc.svg")
    plots.reliability(drawn, FILE.parent / "reliability.svg")


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

    score, (calibration, points) = session_score(FILE), shipped_entry()
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
    told = {name: figures.ranked(runs, lambda _, point=point: point) for name, point in points.items()}
    print(json.dumps(told, indent=2))
