"""The words of the guard: what passes from package to package.

Every value here is frozen and slotted, so a value handed to another thread cannot change under it. Pictures are
``numpy`` arrays, height x width x 3, ``uint8``, in OpenCV's blue-green-red order. Places are in pixels of the picture
(or of the screen, where said). Times are seconds of one monotonic clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Picture: TypeAlias = NDArray[np.uint8]
"""Height x width x 3, ``uint8``, BGR."""

Landmarks: TypeAlias = NDArray[np.float32]
"""5 x 2 (x, y), ``float32``, pixels: two eyes, nose tip, two mouth corners; the picture's left one first."""


class Reason(StrEnum):
    """Why the guard cannot see, or cannot judge. Shown to the user only through ``ui/messages.py``."""

    # the window
    MINIMISED = "minimised"
    HIDDEN = "hidden"
    CLOSED = "closed"
    AWAY = "away"  # the call's window shows something else, or is not in the list any more: another tab, say
    TINY = "tiny"
    BLACK = "black"
    FROZEN = "frozen"
    CAPTURE_FAILED = "capture_failed"
    # the computer
    NO_DISPLAY = "no_display"
    LOCKED = "locked"  # the screen is, or another user has it; it comes back by itself
    NO_PERMISSION = "no_permission"
    NOT_SHARED = "not_shared"  # Wayland: its user has not (yet) said what may be seen
    NO_LIBRARY = "no_library"
    WAYLAND = "wayland"
    UNSUPPORTED = "unsupported"
    MODEL_FAILED = "model_failed"
    DAMAGED = "damaged"  # a file of the program itself
    BEHIND = "behind"
    # the face
    SMALL = "small"
    BLURRED = "blurred"
    DARK = "dark"
    PROFILE = "profile"
    ROLLED = "rolled"  # sideways or upside down
    STILL = "still"  # a photograph, or a picture that stands still
    CUT_OFF = "cut_off"
    SELF_VIEW = "self_view"  # the one face that can be judged may be the user's own
    FEW_FRAMES = "few_frames"


class CannotSee(Exception):
    """A picture of the window cannot be had now; ``reason`` says why. The window may come back: keep trying."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle in pixels; ``left`` and ``top`` may be negative on a desk with several monitors."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Window:
    """A top-level window as its system lists it; ``region`` is on the screen, without the desktop's frame around it.

    ``shared``: no window that was found, but what the user gave us to see, with all that may be in it.
    """

    id: int
    title: str
    application: str
    process: str
    region: Region
    minimised: bool = False
    active: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the call, taken at ``t_s``; ``index`` counts from 0 and has no gaps at the source."""

    image: Picture
    t_s: float
    index: int


@dataclass(frozen=True, slots=True)
class Face:
    """One detection: ``box`` is (x, y, width, height) in pixels of the frame, ``confidence`` in 0..1."""

    box: tuple[float, float, float, float]
    landmarks: Landmarks
    confidence: float


@dataclass(frozen=True, slots=True)
class Track:
    """One person through time: the newest face, when it was first and last seen, and in how many frames."""

    id: int
    face: Face
    first_s: float
    last_s: float
    frames: int


@dataclass(frozen=True, slots=True)
class Quality:
    """How well one face can be judged. ``reason`` is None where it can; units: pixels, 0..255, variance, 0..1."""

    eye_distance_px: float
    brightness: float
    sharpness: float
    turned: float
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Score:
    """The calibrated P(fake) of one crop, in 0..1, and the log-likelihood ratio (natural log, fake over genuine)."""

    track: int
    t_s: float
    probability: float
    llr: float


@dataclass(frozen=True, slots=True)
class Statistic:
    """What a track has gathered: the sequential statistic in nats, its mean P(fake), frames judged and left out."""

    track: int
    total: float
    mean: float
    judged: int
    left_out: int
    since_s: float
    reason: Reason | None


class VerdictKind(StrEnum):
    """What may be said of a call now; ordered from nothing to the worst."""

    NO_FACE = "no_face"
    INSUFFICIENT = "insufficient"
    NO_SIGNS = "no_signs"
    SUSPECT = "suspect"
    FAKE = "fake"

    @property
    def severity(self) -> int:
        """The one order of severity: 0 for NO_FACE, the gravest last."""
        return list(type(self)).index(self)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The word for the whole call: the worst of its tracks. ``reason`` goes with INSUFFICIENT only.

    ``people`` are those in the call who could be the caller; of ``unjudged`` of them nothing can be said.
    """

    kind: VerdictKind
    t_s: float
    reason: Reason | None = None
    track: int | None = None
    score: float | None = None
    people: int = 0
    unjudged: int = 0


class Source(StrEnum):
    """What a finding comes from."""

    FACE = "face"
    IDENTITY = "identity"  # another face was seen on the same person for a moment
    RECORDING = "recording"  # what the caller does has been shown before, movement for movement
    CHALLENGE = "challenge"  # the caller was asked to do something, and could not, or the face broke
    REMOTE_CONTROL = "remote_control"  # a program with which others see and control this computer
    SCREEN_SHARING = "screen_sharing"  # the call's program shows this computer's screen
    UNKNOWN_CALLER = "unknown_caller"  # by the title of the call's window; never a warning by itself
    OFFICIAL_CLAIM = "official_claim"  # the title names the police, a bank or another body
    CALLER_SAYS = "caller_says"  # what the user answered of the caller's words


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that speaks for fraud, since ``since_s``.

    ``level`` is SUSPECT or FAKE: how gravely it is to be said; of another source than the face also INSUFFICIENT: to be
    mentioned, and no warning. ``subject`` is the track that it is about, if any. ``name``: what was found, by its name
    in a data file of ours, or a ``Task``; never a title, nor a name of a person.
    """

    source: Source
    level: VerdictKind
    subject: int | None
    since_s: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """A warning that stands over a call since ``t_s``: the gravest of its findings.

    ``level`` is SUSPECT or FAKE, ``track`` whom it is about, ``name`` what (as in its ``Finding``). ``snoozed``: the
    user said "not now", and only a thin strip is to be shown; the warning itself stands.
    """

    level: VerdictKind
    t_s: float
    track: int | None
    source: Source = Source.FACE
    snoozed: bool = False
    name: str = ""


class Stranger(StrEnum):
    """Why a caller is unknown: the ``name`` of such a ``Finding``."""

    FIRST_NUMBER = "first_number"  # a number, of which no call was seen before
    NUMBER = "number"
    NAME = "name"  # that is not in the user's list


class Said(StrEnum):
    """What the caller says, by the user's own word: the ``name`` of a ``Finding`` of CALLER_SAYS."""

    OFFICIAL = "official"  # they are of the police, the KNB, a bank, eGov
    MONEY = "money"  # money, codes, a loan
    TELL_NOBODY = "tell_nobody"  # a secret operation, do not hang up


class Part(StrEnum):
    """A part of a face, as people name it; WHOLE where no single part stands out."""

    WHOLE = "whole"
    FOREHEAD = "forehead"
    EYES = "eyes"
    NOSE = "nose"
    CHEEK = "cheek"
    MOUTH = "mouth"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the face of an alert looks like, and where it speaks most for fake: ``region``, in pixels of ``crop``.

    ``crop`` is the square, aligned picture that the detector judged; for the user's own eyes, never stored.
    """

    track: Track
    quality: Quality
    crop: Picture
    region: Region
    part: Part


class Task(StrEnum):
    """What a caller is asked to do so that a swapped face breaks; the easiest to ask for first."""

    TURN = "turn"
    HAND = "hand"
    CHEEK = "cheek"
    CLOSER = "closer"


class Outcome(StrEnum):
    """What came of a task. DONE is no proof."""

    DONE = "done"
    NOT_DONE = "not_done"
    BROKE = "broke"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one operating point did on clips whose people were left out of training; kept beside the network."""

    real_clips: int
    false_alarms: int
    real_minutes: float
    swapped_clips: int
    found: int


class Watch(StrEnum):
    """Whether the guard is watching at all. Only WATCHING may ever look calm."""

    NO_CALL = "no_call"
    WATCHING = "watching"
    CANNOT_SEE = "cannot_see"
    PAUSED = "paused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Counters:
    """Frames since the start: grabbed, judged to the end, replaced by a newer one before their turn, and failed."""

    captured: int = 0
    analysed: int = 0
    dropped: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """One call from its beginning to its end, as it stands now.

    ``id`` is never used again. ``application`` is the name that people know. ``window`` is where it is seen now; None
    while it is out of sight (its tab was left, its window is gone), which the call outlives for a while. ``watch`` is
    WATCHING or CANNOT_SEE, then with its ``reason``. ``tracks`` are the people now in the picture.
    """

    id: int
    application: str
    began_s: float
    window: Window | None
    watch: Watch
    verdict: Verdict
    reason: Reason | None = None
    alert: Alert | None = None
    findings: tuple[Finding, ...] = ()
    tracks: tuple[Track, ...] = ()
    practice: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Everything the outside may know of the guard at one moment.

    ``calls`` are those that are on, the one to speak of first: the gravest alert that was not put off, then any alert,
    then what is in sight, then the newest. ``watch`` and ``reason`` are that call's, or the guard's own where there is
    none, or where it has failed or is paused. ``unwatched``: while paused, the windows that are calls by their titles
    alone.
    """

    watch: Watch
    t_s: float
    reason: Reason | None = None
    calls: tuple[Call, ...] = ()
    counters: Counters = Counters()
    unwatched: frozenset[int] = frozenset()

    @property
    def call(self) -> Call | None:
        """The call to speak of."""
        return self.calls[0] if self.calls else None

    @property
    def window(self) -> Window | None:
        """Where that call is seen now."""
        return self.call.window if self.call else None

    @property
    def verdict(self) -> Verdict:
        """The word for that call; NO_FACE without one."""
        return self.call.verdict if self.call else Verdict(VerdictKind.NO_FACE, self.t_s, self.reason)

    @property
    def alert(self) -> Alert | None:
        """The warning that stands over that call."""
        return self.call.alert if self.call else None

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The people now in that call's picture."""
        return self.call.tracks if self.call else ()


class EventKind(StrEnum):
    """What just changed in a State."""

    WINDOW = "window"
    VERDICT = "verdict"
    ALERT = "alert"
    SNOOZED = "snoozed"
    CLEARED = "cleared"
    ENDED = "ended"
    HEALTH = "health"
    EXPLAINED = "explained"
    CHALLENGED = "challenged"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Event:
    """One change and the whole State after it; events come in the order of the states.

    ``call`` is the one that it is about: of ENDED, the call as it was at its end (no longer among the state's).
    EXPLAINED answers a question and changes nothing; ``explanation`` goes with it alone, None where there is none. Nor
    does MONEY change anything: a page for money came to the front in a suspicious call, or soon after one; ``name`` is
    that of the page in a data file of ours.
    CHALLENGED tells the ``outcome`` of a ``task``.
    """

    kind: EventKind
    state: State
    call: Call | None = None
    explanation: Explanation | None = None
    task: Task | None = None
    outcome: Outcome | None = None
    name: str = ""
