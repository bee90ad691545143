"""The file a user asks for to give to the police: one zip, written whole or not at all, and nothing kept beside it.

It holds ``report.pdf``, ``timeline.json``, pictures and, where the user allowed it, a short video: no more and no
larger than the police's app takes.
Names and contents carry no window title and no person's name.
"""

from __future__ import annotations

import errno
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

import cv2

from guard import files
from guard.incidents.clip import Moment, video
from guard.incidents.history import Record
from guard.incidents.still import Still, encode
from guard.types import Event, EventKind, Reason, Source, VerdictKind, Watch

MOST_FILES: Final = 5
"""The police's app «102» took so many at a time (2022)."""
MOST_STILLS: Final = MOST_FILES - 2
ZIP_FIRST: Final = (1980, 1, 1, 0, 0, 0)
ZIP_LAST: Final = (2107, 12, 31, 23, 59, 58)
"""The times that the header of a file in a zip can say."""
FORMAT: Final = 1
"""Of ``timeline.json``."""

VERDICTS: Final = {
    VerdictKind.NO_FACE: "no face in the picture",
    VerdictKind.INSUFFICIENT: "cannot judge the picture",
    VerdictKind.NO_SIGNS: "no signs found, this is not proof",
    VerdictKind.SUSPECT: "something is odd",
    VerdictKind.FAKE: "possible deepfake",
}
"""What the timeline says: never more than the program knows."""
SIGNS: Final = {
    Source.IDENTITY: "another face showed on the same person for a moment",
    Source.RECORDING: "the same movements were shown again, as by a recording",
    Source.CHALLENGE: "the caller did not do what was asked, or the face changed meanwhile",
    Source.REMOTE_CONTROL: "a remote access program was opened",
    Source.SCREEN_SHARING: "this computer's screen was shown to the caller",
    Source.OFFICIAL_CLAIM: "the caller was named like an official body",
    Source.CALLER_SAYS: "the user answered that the caller spoke as fraudsters do",
}
"""The same of a warning of another source than the face."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in the watching, and what held from then on. Raises ``ValueError`` for a time of no zone.

    ``source`` and ``name`` are those of the warning that was raised.
    """

    at: datetime
    kind: EventKind
    watch: Watch
    verdict: VerdictKind
    reason: Reason | None = None
    source: Source = Source.FACE
    name: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of a change needs a zone")

    @classmethod
    def of(cls, event: Event, at: datetime) -> Change:
        """The engine's event at the clock time ``at``; of an alert its level, of the window nothing."""
        call = event.call
        if call is None:
            return cls(at, event.kind, event.state.watch, event.state.verdict.kind, event.state.reason)
        raised = call.alert if event.kind is EventKind.ALERT else None
        verdict = call.verdict.kind if raised is None else raised.level
        change = cls(at, event.kind, call.watch, verdict, call.reason or call.verdict.reason)
        return change if raised is None else replace(change, source=raised.source, name=raised.name)


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of one call. ``models``: network and its version; ``left_out``: changes no longer known."""

    record: Record
    version: str
    models: Mapping[str, str]
    changes: Sequence[Change] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """One file of the zip and its SHA-256 (hex). Of a picture also when it was taken and its size in pixels."""

    name: str
    sha256: str
    at: datetime | None = None
    width: int = 0
    height: int = 0
    data: bytes = field(default=b"", repr=False)


Report: TypeAlias = Callable[[Incident, Sequence[Stored]], bytes]
"""Makes the one-page PDF, given the sums of the other files."""


def file_name(start: datetime) -> str:
    """A name for the file: when the call began, by this computer's clock, and nothing of who called."""
    return f"qalqan-evidence-{start.astimezone():%Y%m%d-%H%M%S}.zip"


def save(
    path: Path,
    incident: Incident,
    stills: Sequence[Still],
    report: Report,
    now: datetime | None = None,
    moments: Sequence[Moment] = (),
) -> str:
    """Write the evidence to ``path`` and return the SHA-256 (hex) of the whole file.

    A video of ``moments`` takes the place of one picture. Raises ``OSError`` where it, or any part of it, cannot be
    written (``FileExistsError``: nothing is ever overwritten; the folder must be there) and for a practice call, which
    nobody may give to the police; ``ValueError`` for more than ``MOST_STILLS`` pictures. Then nothing is left behind.
    """
    if incident.record.practice:
        raise PermissionError(errno.EPERM, "a practice call is no evidence")
    if len(stills) > MOST_STILLS:
        raise ValueError(f"at most {MOST_STILLS} pictures go into one file")
    saved = (now or datetime.now(UTC)).astimezone()
    if moments:
        stills = stills[: MOST_STILLS - 1]
    try:
        pictures = [_picture(number, still) for number, still in enumerate(stills, 1)]
        if moments:
            pictures.append(_stored("clip.mp4", video(moments), moments[0].at))
    except (ValueError, MemoryError, cv2.error) as error:
        raise OSError(errno.EIO, "a picture cannot be written") from error
    timeline = _stored("timeline.json", _timeline(incident, pictures, saved))
    parts = [timeline, *pictures]
    parts.insert(0, _stored("report.pdf", report(incident, parts)))
    data = _zip(parts, saved)
    files.write(path, data, new=True)
    return hashlib.sha256(data).hexdigest()


def _picture(number: int, still: Still) -> Stored:
    suffix, data, (height, width) = encode(still.image)
    return _stored(f"picture-{number}{suffix}", data, still.at, width, height)


def _stored(name: str, data: bytes, at: datetime | None = None, width: int = 0, height: int = 0) -> Stored:
    return Stored(name, hashlib.sha256(data).hexdigest(), at, width, height, data)


def _timeline(incident: Incident, pictures: Sequence[Stored], saved: datetime) -> bytes:
    record = incident.record
    values: dict[str, Any] = {
        "format": FORMAT,
        "note": "An automatic estimate, not an expert's opinion: it proves neither a deepfake nor who was calling.",
        "program": {"name": "Qalqan", "version": incident.version, "models": dict(incident.models)},
        "saved": _time(saved),
        "call": {
            "application": record.application,
            "start": _time(record.start),
            "end": _time(record.end),
            "strongest_sign": VERDICTS[record.worst],
            "warnings": record.alerts,
            "warnings_s": round(record.alert_s, 1),
            "other_signs": [SIGNS[sign] for sign in record.signs if sign in SIGNS],
        },
        "changes": [
            {
                "at": _time(change.at),
                "event": change.kind.value,
                "watch": change.watch.value,
                "verdict": SIGNS.get(change.source, VERDICTS[change.verdict]),
                "program": (change.name or None) if change.source is Source.REMOTE_CONTROL else None,
                "name": (change.name or None) if change.source is not Source.REMOTE_CONTROL else None,
                "reason": change.reason.value if change.reason else None,
            }
            for change in incident.changes
        ],
        "changes_left_out": incident.left_out,
        "pictures": [
            {
                "file": picture.name,
                "at": _time(picture.at) if picture.at else None,
                "width": picture.width or None,
                "height": picture.height or None,
                "without_loss": picture.name.endswith(".png"),
                "sha256": picture.sha256,
            }
            for picture in pictures
        ],
    }
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")


def _time(value: datetime) -> str:
    return value.astimezone().isoformat(timespec="milliseconds")


def _zip(parts: Sequence[Stored], saved: datetime) -> bytes:
    packed = io.BytesIO()
    at = min(max(saved.timetuple()[:6], ZIP_FIRST), ZIP_LAST)  # a wrong clock's own words stand in the timeline
    with zipfile.ZipFile(packed, "w") as archive:  # stored as they are: pictures and PDF are compressed already
        for part in parts:
            archive.writestr(zipfile.ZipInfo(part.name, at), part.data)
    return packed.getvalue()
