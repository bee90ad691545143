"""The command line. Exit status as virus scanners do: 0 nothing found, 1 something found, 2 an error."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TextIO

from guard import __version__, bench, doctor, headless, log, scan, stderr
from guard.detection.session import ModelError
from guard.log import places
from guard.settings import paths

NOTHING, ERROR = 0, 2  # and 1: something found


@dataclass(frozen=True, slots=True)
class Front:
    """What only the program with windows can do; given by ``qalqan.py``, so that the guard knows no toolkit."""

    tray: Callable[[], int]
    practice: Callable[[bool, bool, Path | None], int]
    self_test: Callable[[], str]
    clip: Path | None = None
    """The practice call, which the self-test judges."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """As argparse does, but also where the standard error cannot be written."""
        stderr.say(f"{self.format_usage()}{self.prog}: error: {message}")
        _let_go(sys.stderr)
        raise SystemExit(ERROR)


def parser() -> argparse.ArgumentParser:
    """All commands and options."""
    top = _Parser(
        prog="qalqan",
        description="Watches the video call on your screen and warns of a possible deepfake. No command: the tray.",
        epilog="Exit status: 0 nothing found (this is not proof), 1 a possible deepfake, 2 an error.",
    )
    top.add_argument("--version", action="version", version=f"qalqan {__version__}")
    top.add_argument("--self-test", action="store_true", help="check that every part starts, print one JSON line")
    top.add_argument("--verbose", action="store_true", help="say on the standard error what the guard does")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    scanning = commands.add_parser("scan", help="judge video files")
    scanning.add_argument("files", nargs="+", type=Path, metavar="FILE")
    scanning.add_argument("--json", action="store_true", help="one JSON object a file")
    scanning.add_argument("--rate", type=_rate, default=scan.RATE_HZ, metavar="HZ", help="frames judged a second")

    scanning.add_argument(
        "--limit", dest="limit", type=_seconds, metavar="SECONDS", help="the most that one file may take"
    )

    watching = commands.add_parser("watch", help="watch the screen (the tray, or --headless)")
    watching.add_argument("--headless", action="store_true", help="without windows: print what happens")
    watching.add_argument("--json", action="store_true", help="one JSON object an event")
    watching.add_argument("--window", metavar="REGEX", help="watch the window whose title or application matches")
    watching.add_argument("--for", dest="seconds", type=_seconds, metavar="SECONDS", help="stop after so long")

    practising = commands.add_parser("practice", help="a practice call, and the warning over it")
    practising.add_argument("--json", action="store_true", help="one JSON line at the end")
    practising.add_argument(
        "--screenshot", type=Path, metavar="PNG", help="keep a picture of the screen at the warning"
    )
    practising.add_argument("--window-only", action="store_true", help=argparse.SUPPRESS)

    for name, text in (("doctor", "what works here, what does not, and the remedy"), ("bench", "what watching costs")):
        commands.add_parser(name, help=text).add_argument("--json", action="store_true")
    return top


def main(arguments: Sequence[str], front: Front) -> int:
    """Run one command and return its exit status; an error, foreseen or not, is one line, never a traceback, and 2."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or Path(os.devnull).open("w")  # noqa: SIM115 (None where the shell closed it: >&-)
        setattr(sys, name, stream)
        if isinstance(stream, io.TextIOWrapper):  # a name may have letters that the output's encoding has not
            stream.reconfigure(errors="backslashreplace")
    top = parser()
    options = top.parse_args(arguments)
    if options.command == "watch" and not options.headless and (options.json or options.window or options.seconds):
        top.error("watch: --json, --window and --for go with --headless")
    level = logging.INFO if options.verbose else logging.CRITICAL
    heard = logging.StreamHandler(sys.stderr)
    heard.setLevel(level)  # of its own: what goes into the log, at INFO, passes by it
    logging.basicConfig(level=level, format="%(name)s: %(message)s", handlers=[heard])
    try:
        status = _run(options, front)
        sys.stdout.flush()
        return status
    except ModelError as error:
        stderr.say(f"qalqan: {error}")
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output went away
        _let_go(sys.stdout)
    except Exception as error:
        if options.verbose:
            stderr.say(traceback.format_exc(), end="")
        where = (places(error.__traceback__) or ["?"])[-1]
        stderr.say(f"qalqan: an unforeseen error: {type(error).__name__} at {where}")
        _let_go(sys.stdout)
    finally:
        _let_go(sys.stderr)
    return ERROR


def _let_go(stream: TextIO) -> None:
    """Where it cannot be written any more, Python is not to try it again at its end (and to say so, and exit 120)."""
    try:
        stream.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(options: argparse.Namespace, front: Front) -> int:
    if options.self_test:
        try:
            report = {"version": __version__, **doctor.self_test(front.clip), "windows": front.self_test()}
        except RuntimeError as error:
            raise ModelError(str(error)) from error
        print(json.dumps(report))
        return NOTHING
    match options.command:
        case "scan":
            return scan.run(options.files, options.json, options.rate, options.limit)
        case "watch" if options.headless:
            with log.watching(paths.log_folder()):
                return headless.run(options.window, options.seconds, options.json)
        case "practice":
            return front.practice(options.window_only, options.json, options.screenshot)
        case "doctor":
            return doctor.run(options.json)
        case "bench":
            return bench.run(options.json)
        case _:
            return front.tray()


def _rate(text: str) -> float:
    value = float(text)
    if not 0.5 <= value <= 60:
        raise argparse.ArgumentTypeError("a rate is between 0.5 and 60 frames a second")
    return value


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value <= 86400:
        raise argparse.ArgumentTypeError("a time is between 0 and 86400 seconds")
    return value
