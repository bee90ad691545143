"""``qalqan doctor``: what works on this computer, what does not, and the remedy."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from guard.analysis import Analysis
from guard.capture.screen import ScreenGrabber
from guard.detection import manifest
from guard.detection.session import ModelError
from guard.settings import paths, store
from guard.system import open_system
from guard.types import CannotSee, Frame, Region


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report; ``remedy`` only where it does not work."""

    name: str
    works: bool
    detail: str
    remedy: str = ""


def check_computer() -> Check:
    """Which system this is; always works."""
    return Check("computer", True, f"{platform.system()} {platform.release()}, Python {platform.python_version()}")


def check_windows() -> Check:
    """Can the windows of this desktop be listed, and is a covered window still seen?"""
    with closing(open_system()) as system:
        permission = system.permission()
        if not permission.granted:
            return Check("windows", False, permission.problem, permission.remedy)
        seen = "also when covered" if system.captures_covered else "only while nothing covers them"
        return Check("windows", True, f"{len(system.windows())} windows listed by {system.name}, seen {seen}")


def check_screen() -> Check:
    """Can a piece of the screen be grabbed? The fallback where a window has no picture of its own."""
    with closing(ScreenGrabber()) as screen:
        try:
            image = screen.grab(Region(0, 0, 64, 64))
        except CannotSee as blind:
            return Check(
                "screen", False, f"cannot be grabbed ({blind.reason.value})", "start Qalqan inside a desktop session"
            )
    return Check("screen", True, f"a region of {image.shape[1]}x{image.shape[0]} was grabbed")


def check_networks() -> Check:
    """Are both networks the shipped ones, and do they run?"""
    try:
        report = self_test()
    except ModelError as error:
        return Check("networks", False, str(error), "install Qalqan again")
    return Check(
        "networks", True, f"face finder {report['face_finder']}, deepfake detector {report['deepfake_detector']}"
    )


def check_settings() -> Check:
    """Can the settings be read? A broken file is not touched here."""
    path = paths.config_file()
    problem = store.problem_of(path)
    if problem:
        return Check("settings", False, problem, "start Qalqan: the file is kept aside and the defaults are used")
    return Check("settings", True, str(path) if path.exists() else f"defaults ({path} does not exist yet)")


CHECKS: tuple[Callable[[], Check], ...] = (check_computer, check_windows, check_screen, check_networks, check_settings)


def self_test() -> dict[str, Any]:
    """Load both networks, hashes checked; run a picture without a face, and one crop. Raises ``ModelError``."""
    shipped = manifest.load()
    analysis = Analysis(shipped)
    picture = np.full((360, 640, 3), 96, np.uint8)
    step = analysis.step(Frame(picture, 0.0, 0))
    side = analysis.detector.crop_px
    score = analysis.detector.observe(0, 0.0, np.full((side, side, 3), 96, np.uint8))
    if not 0 <= score.probability <= 1:
        raise ModelError("the deepfake detector does not give a probability")
    return {
        "face_finder": shipped.face_finder.version,
        "deepfake_detector": shipped.deepfake_detector.version,
        "verdict": step.verdict.kind.value,
    }


def run(as_json: bool) -> int:
    """Print every check; exit status 0 where all works, 1 where something does not."""
    checks = [check() for check in CHECKS]
    for check in checks:
        if as_json:
            print(json.dumps(asdict(check)))
        else:
            print(f"{'works' if check.works else 'FAILS':6}{check.name:10}{check.detail}")
            if check.remedy:
                print(f"{'':16}remedy: {check.remedy}")
    return 0 if all(check.works for check in checks) else 1
