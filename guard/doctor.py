"""``qalqan doctor``: what works on this computer, what does not, and the remedy."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np

from guard import RELEASED, __version__, age, files, scan
from guard.analysis import Analysis
from guard.calls.rules import Strength, load_rules
from guard.capture.screen import ScreenGrabber
from guard.capture.video import UnreadableClip
from guard.detection import manifest
from guard.detection.session import ModelError
from guard.integrity import SEALED, shipped
from guard.log import places
from guard.settings import paths, store
from guard.signals.lists import load_bars, load_officials, load_places
from guard.signals.tools import Tools, load_tools
from guard.system import open_system
from guard.system.colour import READABLE, colour_depth
from guard.types import CannotSee, Frame, Reason, Region, Window

SESSION: Final = "start Qalqan inside a desktop session"
MEETING: Final = Window(1, "Zoom Meeting", "zoom", "Zoom.exe", Region(0, 0, 1, 1))
OF_WINDOWS: Final = tuple(name for name in SEALED if name.startswith("ui/"))
"""What nothing of the guard reads."""
PASSING: Final = (Reason.MINIMISED, Reason.HIDDEN, Reason.CLOSED)
"""What may become of a window while it is looked at."""


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


def check_version() -> Check:
    """How old is the program? Always works: an old one guards as well as it did, against the fakes of its day."""
    today = date.today()
    told = f"qalqan {__version__} of {RELEASED}, {age.months(today)} months old"
    newer = "look for a newer one now" if age.old(today) else "a newer one is found where this one came from"
    return Check("version", True, f"{told}; {newer}")


def check_windows() -> Check:
    """Can the windows of this desktop be listed, can one be read, and is it still seen when covered?"""
    with closing(open_system()) as system:
        permission = system.permission()
        if not permission.granted:
            return Check("windows", False, permission.problem, permission.remedy)
        if permission.problem:  # its user is asked when the guard starts, and not by a report
            return Check("windows", True, permission.problem)
        if odd := _odd_colours("windows"):
            return odd
        windows = []
        try:
            windows = system.windows()
            shown = [window for window in windows if not window.minimised]
            if shown:
                source = system.source(max(shown, key=lambda window: window.region.width * window.region.height))
                source.read()
                source.stop()
        except CannotSee as blind:
            if blind.reason not in PASSING:
                return Check("windows", False, f"cannot be read ({blind.reason.value})", SESSION)
        seen = "also when covered" if system.captures_covered else "only while nothing covers them"
        return Check("windows", True, f"{len(windows)} windows listed by {system.name}, seen {seen}")


def check_screen() -> Check:
    """Can a piece of the screen be grabbed? The fallback where a window has no picture of its own."""
    if odd := _odd_colours("screen"):
        return odd
    with closing(ScreenGrabber()) as screen:
        try:
            image = screen.grab(Region(0, 0, 64, 64))
        except CannotSee as blind:
            return Check("screen", False, f"cannot be grabbed ({blind.reason.value})", SESSION)
    return Check("screen", True, f"a region of {image.shape[1]}x{image.shape[0]} was grabbed")


def _odd_colours(name: str) -> Check | None:
    depth = colour_depth()
    if depth is None or depth in READABLE:
        return None
    remedy = "choose 24-bit colour (millions of colours) in the settings of the display or of the remote desktop"
    return Check(name, False, f"the screen has {depth}-bit colour; pictures are read from 24-bit screens alone", remedy)


def check_networks() -> Check:
    """Are both networks the shipped ones, and do they run?"""
    try:
        report = self_test()
    except ModelError as error:
        return Check("networks", False, str(error), "install Qalqan again")
    names = ("face_finder", "face_identity", "deepfake_detector")
    return Check("networks", True, ", ".join(f"{name.replace('_', ' ')} {report[name]}" for name in names))


def check_settings() -> Check:
    """Can the settings be read? A broken file is not touched here."""
    path = paths.config_file()
    problem = store.problem_of(path)
    if problem:
        return Check(
            "settings",
            False,
            problem,
            "start Qalqan: the file is kept aside, what is good in it or in its backup is used",
        )
    return Check("settings", True, str(path) if files.there(path) else f"defaults ({path} does not exist yet)")


def check_rules() -> Check:
    """Are the rules that tell a call, the lists of the signs and the advice the shipped ones, and can they be used?"""
    try:
        apps, _ = _lists()
    except ValueError as error:
        return Check("rules", False, str(error).splitlines()[0], "install Qalqan again")
    return Check("rules", True, f"calls of {len(apps)} applications are known")


CHECKS: tuple[Callable[[], Check], ...] = (
    check_computer, check_version, check_windows, check_screen, check_networks, check_rules, check_settings,
)  # fmt: skip


def known_apps() -> tuple[str, ...]:
    """The applications whose calls are known. Raises ``ValueError`` where the rules are not what was shipped."""
    shipped("guard/calls/apps.toml")
    return load_rules().apps()


def self_test(clip: Path | None = None) -> dict[str, Any]:
    """Load networks, thresholds, rules and lists, hashes checked; run a picture without a face, and one crop.

    With ``clip``, the practice call, judge it too: its swap must be found, and nothing before it. Raises
    ``ModelError`` with one line.
    """
    try:
        apps, tools = _lists()
        if (rule := load_rules().first(MEETING)) is None or rule.strength is not Strength.CALL:
            raise ValueError("the rules do not know a Zoom meeting")
    except ValueError as error:
        raise ModelError(str(error).splitlines()[0]) from error
    networks = manifest.load()
    analysis = Analysis(networks)
    picture = np.full((360, 640, 3), 96, np.uint8)
    step = analysis.step(Frame(picture, 0.0, 0))
    side = analysis.detector.crop_px
    score = analysis.detector.observe(0, 0.0, np.full((side, side, 3), 96, np.uint8))
    if not 0 <= score.probability <= 1:
        raise ModelError("the deepfake detector does not give a probability")
    told: dict[str, Any] = {
        "face_finder": networks.face_finder.version,
        "face_identity": networks.face_identity.version,
        "deepfake_detector": networks.deepfake_detector.version,
        "verdict": step.verdict.kind.value,
        "applications": len(apps),
        "remote_tools": len(tools.names),
        "thresholds": networks.deepfake_detector.operating_points,
    }
    return told if clip is None else told | {"practice": _judged(clip, analysis)}


def _judged(clip: Path, analysis: Analysis) -> dict[str, Any]:
    try:
        swap_s = json.loads(clip.with_suffix(".json").read_text("utf-8"))["swap_s"]
        report = scan.scan(clip, analysis, "")
    except (OSError, KeyError, ValueError, UnreadableClip) as error:
        raise ModelError(f"the practice clip cannot be judged: {error}") from error
    if report.first_alert_s is None or report.first_alert_s < swap_s:
        raise ModelError(f"the practice clip is judged wrongly: {report.verdict}, first warning {report.first_alert_s}")
    return {"verdict": report.verdict, "score": report.score, "first_alert_s": report.first_alert_s, "swap_s": swap_s}


def _checked(check: Callable[[], Check]) -> Check:
    try:
        return check()
    except Exception as error:  # one part that breaks must not hide what is known of the others
        name = check.__name__.removeprefix("check_")
        where = (places(error.__traceback__) or ["?"])[-1]
        return Check(name, False, f"an unforeseen error: {type(error).__name__} at {where}", "report it with this line")


def run(as_json: bool) -> int:
    """Print every check; exit status 0 where all works, 1 where something does not."""
    checks = [_checked(check) for check in CHECKS]
    for check in checks:
        if as_json:
            print(json.dumps(asdict(check)))
        else:
            print(f"{'works' if check.works else 'FAILS':6}{check.name:10}{check.detail}")
            if check.remedy:
                print(f"{'':16}remedy: {check.remedy}")
    return 0 if all(check.works for check in checks) else 1


def _lists() -> tuple[tuple[str, ...], Tools]:
    """All that is read of rules and signs; each file, the advice too, is the one that was shipped or ``ValueError``."""
    found = known_apps(), load_tools()
    for load in (load_officials, load_places, load_bars):
        load()
    for name in OF_WINDOWS:
        shipped(name)
    return found
