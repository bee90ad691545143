"""``callers``: genuine callers as calls carry them: who is accused, how often an hour; by codec, rate, window, light.

Every genuine clip goes through each way whole, is found and cut as in the running program, and is judged by the
network, the calibration and the points of the fold that left its source out: what is told was used to choose nothing.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from guard.vision.quality import assess
from models.training import augment, calibrate, card, clips, conditions, crops, data, figures, footage, panel, points
from models.training.export import FILE
from models.training.simulate import Run, alerts, held_for
from models.training.train import fold_of

RESULT = FILE.parent / "callers.json"
RATES = (60, 300, 1500)
"""Kilobits a second: from a telephone on a bad line to a good office."""
RATE_HZ = 5.0
LONG_S = 600.0
AGAIN_S = 60.0
"""After an alert the evidence begins anew, and another is counted after so long at the earliest."""

Way = tuple[Callable[[clips.Clip], clips.Clip], Callable[[NDArray[np.uint8]], NDArray[np.uint8]]]


class Caller(NamedTuple):
    """One genuine clip; ``person`` is the same for all clips of one person, or of one scene."""

    name: str
    kind: str
    source: str
    person: str
    path: Path


class Seen(NamedTuple):
    """A clip in one way: when its face could be judged, and the logits of its fold's network."""

    caller: Caller
    way: str
    t_s: NDArray[np.float64]
    logits: NDArray[np.float64]


def callers() -> list[Caller]:
    """The originals of both sets of swaps, and the people who speak."""
    originals = {clip: group[0] for group in data.config()["live"]["same_original"] for clip in group}
    found = [
        Caller(name, "live", data.identity(name), originals.get(name, name), data.DATA / f"live-swaps/real/{name}.mp4")
        for name in data.live_clips()
    ]
    listed = [clip for clip in footage.listed() if not clip.label]
    return found + [Caller(clip.name, clip.kind, clip.source, clip.scene, clip.path) for clip in listed]


def ways() -> dict[str, Way]:
    """What is done to the whole clip, and then to the crops; by name."""

    def same(clip: clips.Clip) -> clips.Clip:
        return clip

    def each(change: Callable[..., Any]) -> Callable[[NDArray[np.uint8]], NDArray[np.uint8]]:
        return partial(conditions.each, change=change)

    out: dict[str, Way] = {"as it is": (same, conditions.clean)}
    for codec in clips.CODECS:
        for rate in RATES:
            out[f"{codec} {rate}"] = partial(clips.recode, codec=codec, kbit_s=rate), conditions.clean
    for scale in (0.5, 0.75, 1.5):
        out[f"window x{scale}"] = partial(clips.scaled, scale=scale), conditions.clean
    out["beauty filter"] = same, each(augment.beautify)
    out["background blurred"] = same, each(augment.blur_background)
    out["dark"] = same, conditions.dark
    out["other light"] = same, each(augment.light)
    return out


def look(job: tuple[Caller, str]) -> Seen:
    """One clip in one way, at the program's rate; only what its quality gate lets through."""
    caller, name = job
    on_clip, on_crops = ways()[name]
    clip = on_clip(clips.read(caller.path))
    times, cut = [], []
    for index in range(0, len(clip.frames), max(1, round(clip.fps / RATE_HZ))):
        frame = clip.frames[index]
        face = footage.face_of(frame)
        if face is None:
            continue
        pixels, _ = crops.cut(frame, face.landmarks)
        pixels = on_crops(pixels[None])[0]
        if assess(pixels, face, frame.shape).reason is None:
            times.append(index / clip.fps)
            cut.append(pixels)
    logits = _score(fold_of(caller.source))(np.stack(cut)) if cut else np.zeros(0)
    return Seen(caller, name, np.array(times), np.asarray(logits, np.float64))


@cache
def _score(fold: str) -> panel.Score:
    return panel.session_score(data.BUILD / f"{panel.stage_of(fold)}.onnx")


def tell(seen: Sequence[Seen]) -> dict[str, Any]:
    """For each way: calls of :data:`panel.CALL_S` accused, people accused in :data:`LONG_S`, alerts an hour."""
    apart = json.loads((data.BUILD / "calibration.json").read_text("utf-8"))["folds"]
    rows, logits = panel.by_folds()
    fitted = calibrate.fits(logits, rows)
    out: dict[str, Any] = {}
    for way in dict.fromkeys(one.way for one in seen):
        mine = [_run(one, fitted) for one in seen if one.way == way and len(one.logits)]
        people: dict[str, list[Run]] = {}
        for run in mine:
            people.setdefault(f"{run.kind} {run.scene}", []).append(run)
        out[way] = {"judged": f"{len(mine)}/{sum(one.way == way for one in seen)}", "people": len(people)}
        for name in points.NAMES:

            def point(run: Run, name: str = name) -> dict[str, float]:
                return dict(apart[run.fold][name])

            short = [held_for(run, panel.CALL_S) for run in mine]
            long = [long_alerts(some, point(some[0])) for some in people.values()]
            out[way][name] = {
                "clips": figures.share(figures.raised(short, point)),
                "people": figures.share(count > 0 for count in long),
                "alerts_an_hour": round(sum(long) / (len(long) * LONG_S / 3600), 2),
                "by_kind": {
                    kind: figures.share(figures.raised([run for run in short if run.kind == kind], point))["of"]
                    for kind in figures.SHOWN
                },
            }  # fmt: skip
    return out


def _run(one: Seen, fitted: Any) -> Run:
    fold = fold_of(one.caller.source)
    llr = fitted[fold].llr(one.logits)
    more = {"kind": one.caller.kind, "source": one.caller.source, "scene": one.caller.person, "fold": fold}
    return Run(one.caller.name, one.way, "real", True, 0, one.t_s - one.t_s[0], llr, **more)


def long_alerts(clips_of_one: Sequence[Run], point: dict[str, float]) -> int:
    """Alerts in a call of :data:`LONG_S` made of one person's clips, each there and back, one after another."""
    parts = [held_for(run, max(2.0, 2 * float(run.t_s[-1]))) for run in clips_of_one]
    once = np.concatenate([part.llr for part in parts])
    every = 1 / RATE_HZ
    llr = np.resize(once, int(LONG_S / every))
    call = replace(clips_of_one[0], t_s=np.arange(len(llr)) * every, llr=llr)
    count, begins = 0, 0
    while begins < len(llr):
        at = alerts(replace(call, t_s=call.t_s[begins:] - call.t_s[begins], llr=call.llr[begins:]), point)
        if at is None:
            break
        count += 1
        begins += round((at + AGAIN_S) / every)
    return count


def measure() -> None:
    """Write callers.json beside the detector, and its table in the card. Needs the networks of ``train``."""
    for fold in data.config()["folds"]:
        panel.stage_score(panel.stage_of(fold))  # exported once, before the processes share them
    work = [(caller, way) for way in ways() for caller in callers()]
    with multiprocessing.get_context("spawn").Pool(2, crops.start) as pool:
        seen = list(tqdm(pool.imap_unordered(look, work, 4), "clips", len(work), mininterval=10))
    order = {way: number for number, way in enumerate(ways())}
    result = {"made_by": "python -m models.training callers", "ways": tell(sorted(seen, key=lambda s: order[s.way]))}
    RESULT.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    card.write_callers(FILE.parent / "MODEL_CARD.md", result["ways"])
    print(json.dumps(result, indent=2))
