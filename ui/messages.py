"""The engine's values in words. English is the source; translations/ has Kazakh and Russian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from guard import age
from guard.types import Call, Reason, Source, State, Verdict, VerdictKind, Watch
from ui.noop import QT_TRANSLATE_NOOP
from ui.warning import advice, cautions, picture_signs, remote_access, screen_sharing

translate = QCoreApplication.translate

NOT_PROOF: Final = QT_TRANSLATE_NOOP("Verdict", "No signs found; this is not proof")

REASONS: Final = {
    Reason.MINIMISED: QT_TRANSLATE_NOOP("Reason", "The call window is minimised"),
    Reason.HIDDEN: QT_TRANSLATE_NOOP("Reason", "The call window is hidden"),
    Reason.CLOSED: QT_TRANSLATE_NOOP("Reason", "The call window was closed"),
    Reason.AWAY: QT_TRANSLATE_NOOP("Reason", "The call is out of sight. Go back to its window or tab"),
    Reason.TINY: QT_TRANSLATE_NOOP("Reason", "The call window is too small. Make it larger"),
    Reason.BLACK: QT_TRANSLATE_NOOP("Reason", "The picture of the call is black"),
    Reason.FROZEN: QT_TRANSLATE_NOOP("Reason", "The picture of the call stands still"),
    Reason.CAPTURE_FAILED: QT_TRANSLATE_NOOP("Reason", "The picture of the call cannot be read"),
    Reason.BEHIND: QT_TRANSLATE_NOOP("Reason", "This computer is too busy to check the call"),
    Reason.NO_DISPLAY: QT_TRANSLATE_NOOP("Reason", "There is no screen to watch. Start Qalqan on the desktop"),
    Reason.LOCKED: QT_TRANSLATE_NOOP("Reason", "The screen is locked: nothing is checked until you unlock it"),
    Reason.NO_PERMISSION: QT_TRANSLATE_NOOP(
        "Reason", "The system does not allow the screen to be seen. Allow it in the system's privacy settings"
    ),
    Reason.NOT_SHARED: QT_TRANSLATE_NOOP(
        "Reason", "The desktop has not shared the screen yet. Start Qalqan again and choose the whole screen when asked"
    ),
    Reason.NO_LIBRARY: QT_TRANSLATE_NOOP(
        "Reason", "A part of the system is missing. “qalqan doctor” says which and how to install it"
    ),
    Reason.WAYLAND: QT_TRANSLATE_NOOP(
        "Reason", "This desktop (Wayland) does not let windows be seen. Log in with X11 (Xorg)"
    ),
    Reason.UNSUPPORTED: QT_TRANSLATE_NOOP(
        "Reason",
        "Qalqan cannot see calls on this system. Use a computer with Windows 10 or 11, macOS or a recent Linux",
    ),
    Reason.MODEL_FAILED: QT_TRANSLATE_NOOP("Reason", "The checking cannot start here. “qalqan doctor” says why"),
    Reason.DAMAGED: QT_TRANSLATE_NOOP("Reason", "The program is damaged. Install it again"),
    Reason.SMALL: QT_TRANSLATE_NOOP("Reason", "The face is too small. Make the call window larger"),
    Reason.BLURRED: QT_TRANSLATE_NOOP("Reason", "Picture too poor to check; be careful"),
    Reason.DARK: QT_TRANSLATE_NOOP("Reason", "The face is too dark to check; be careful"),
    Reason.PROFILE: QT_TRANSLATE_NOOP("Reason", "The face is turned away"),
    Reason.ROLLED: QT_TRANSLATE_NOOP("Reason", "The face lies on its side. The caller should hold the camera upright"),
    Reason.STILL: QT_TRANSLATE_NOOP("Reason", "The face does not move, like a photograph; be careful"),
    Reason.CUT_OFF: QT_TRANSLATE_NOOP("Reason", "Only a part of the face is in the picture"),
    Reason.SELF_VIEW: QT_TRANSLATE_NOOP("Reason", "The face seen may be your own. Show which picture is you"),
    Reason.FEW_FRAMES: QT_TRANSLATE_NOOP("Reason", "Looking at the face…"),
}
"""Where the user can do something, the second sentence says what."""

BLIND: Final = (
    Reason.NO_DISPLAY, Reason.NO_PERMISSION, Reason.NOT_SHARED, Reason.NO_LIBRARY, Reason.WAYLAND, Reason.UNSUPPORTED,
    Reason.MODEL_FAILED, Reason.DAMAGED,
)  # fmt: skip
"""What keeps the program from seeing any call on this computer."""

VERDICTS: Final = {
    VerdictKind.NO_FACE: QT_TRANSLATE_NOOP("Verdict", "No face in the picture"),
    VerdictKind.INSUFFICIENT: QT_TRANSLATE_NOOP("Verdict", "Cannot judge the picture yet"),
    VerdictKind.NO_SIGNS: NOT_PROOF,
    VerdictKind.SUSPECT: QT_TRANSLATE_NOOP("Verdict", "Something is odd with this face"),
    VerdictKind.FAKE: QT_TRANSLATE_NOOP("Verdict", "Possible deepfake"),
}

SIGNS: Final = {
    **{source: ("PictureSign", words) for source, words in picture_signs.HEADLINES.items()},
    Source.SCREEN_SHARING: ("ScreenSharing", screen_sharing.HEADLINE),
}
"""What else was warned of, as the history and the report name it: the context and the words."""

WATCHES: Final = {
    Watch.NO_CALL: QT_TRANSLATE_NOOP("Watch", "No call found"),
    Watch.WATCHING: QT_TRANSLATE_NOOP("Watch", "Watching: {application}"),
    Watch.CANNOT_SEE: QT_TRANSLATE_NOOP("Watch", "Cannot see the call"),
    Watch.PAUSED: QT_TRANSLATE_NOOP("Watch", "Paused: nothing is watched"),
    Watch.FAILED: QT_TRANSLATE_NOOP("Watch", "Not working"),
}

APPLICATIONS: Final = {
    "Practice": QT_TRANSLATE_NOOP("Application", "Practice call"),
    "Web call": QT_TRANSLATE_NOOP("Application", "Web browser"),
    "Web page": QT_TRANSLATE_NOOP("Application", "Browser page"),
    "Whole screen": QT_TRANSLATE_NOOP("Application", "the video on the screen"),
    "Chosen window": QT_TRANSLATE_NOOP("Application", "the video in the chosen window"),
    "Floating video": QT_TRANSLATE_NOOP("Application", "Floating video"),
    "Other program": QT_TRANSLATE_NOOP("Application", "Another program"),
    "SIP phone": QT_TRANSLATE_NOOP("Application", "Internet telephone (SIP)"),
}
"""The engine's names that are no name of a program."""


class Answer(StrEnum):
    """What a warning can be answered with."""

    WHAT = "what"  # to do?
    WHY = "why"
    ASK = "ask"  # somebody the user trusts
    NOT_NOW = "not_now"
    HIDE = "hide"  # not now, asked once more
    KEEP = "keep"
    YES = "yes"  # to a question about the caller, and so the next three
    NO = "no"
    KNOWN = "known"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one banner, in the language of now.

    ``person``: whom to call; ``notes``: what else is said where there is room; ``answers``: the buttons, of which
    WHAT is the large one.
    """

    headline: str
    instruction: str = ""
    person: str = ""
    notes: tuple[str, ...] = ()
    answers: tuple[tuple[Answer, str], ...] = ()

    @property
    def least(self) -> tuple[tuple[Answer, str], ...]:
        """The answers that there must be room for: of a question yes and no."""
        return self.answers[: 2 if Answer.YES in dict(self.answers) else 1]

    def said(self) -> str:
        """All of it in one line, for a screen reader."""
        return ". ".join(filter(None, (self.headline, self.instruction, self.person, *self.notes)))


def reason(value: Reason) -> str:
    """Why the guard cannot see or judge, and what the user can do about it."""
    return translate("Reason", REASONS[value])


def verdict(value: Verdict) -> str:
    """What may be said of the call: the reason where there is one, and how many of its people it is about."""
    words = reason(value.reason) if value.reason is not None else verdict_kind(value.kind)
    if value.unjudged and value.people > 1:
        some = translate("Verdict", "{some} of {all} people could not be judged")
        words += ". " + some.replace("{some}", str(value.unjudged)).replace("{all}", str(value.people))
    return words


def verdict_kind(value: VerdictKind) -> str:
    """The verdict alone, as the history names it."""
    return translate("Verdict", VERDICTS[value])


def sign(source: Source) -> str:
    """What else was warned of, in a few words; empty where the result says enough."""
    return translate(*SIGNS[source]) if source in SIGNS else ""


def application(name: str) -> str:
    """What a call belongs to: a program's own name, or our word for what has none."""
    return translate("Application", APPLICATIONS[name]) if name in APPLICATIONS else name


def watch(value: Watch, name: str = "") -> str:
    """Whether the guard is watching, and what."""
    return translate("Watch", WATCHES[value]).replace("{application}", application(name))


def headline(state: State) -> str:
    """The state in a few words: the warning first."""
    call = state.call
    if call is not None and call.alert is not None:
        return headline_of(call)
    return watch(state.watch, call.application if call else "")


def details(state: State) -> str:
    """What else is to be said of it: empty, or one or two sentences."""
    call = state.call
    if call is not None and call.alert is not None:
        return warning(call).instruction
    if state.watch is Watch.WATCHING:
        program = remote_access.open_now(call) if call is not None else ""
        mentioned = remote_access.say(remote_access.IS_OPEN, program) if program else ""
        stranger = cautions.stranger(call) if call is not None else ""
        return ". ".join(filter(None, (verdict(state.verdict), mentioned, stranger)))
    return reason(state.reason) if state.reason is not None else ""


def status(state: State) -> str:
    """The whole state in one or two sentences: for the tray's tooltip, its menu and the home window."""
    return ". ".join(filter(None, (headline(state), details(state))))


def warning(call: Call, person: str = "") -> Message:
    """The words of the banner for the alert of this call."""
    what = translate("Warning", "What to do", "the large button of a warning")
    why = translate("Warning", "Why?", "button that shows what the warning rests on")
    not_now = translate("Warning", "Not now", "button that hides the warning for some minutes")
    ask = translate("Warning", "Ask my relative", "button that opens the number of someone the user trusts")
    answers: tuple[tuple[Answer, str], ...] = ((Answer.WHAT, what), (Answer.ASK, ask), (Answer.NOT_NOW, not_now))
    if call.alert is None or call.alert.source is Source.FACE:  # else there is no place in a face to be shown
        answers = (*answers[:2], (Answer.WHY, why), answers[2])
    level = call.alert.level if call.alert is not None else VerdictKind.FAKE
    if program := remote_access.opened(call):
        return Message(
            remote_access.say(remote_access.HEADLINE, program),
            remote_access.say(remote_access.QUESTION),
            _whom(person),
            tuple(remote_access.say(step) for step in remote_access.STEPS),
            answers,
        )
    if screen_sharing.warned(call):
        return Message(
            screen_sharing.say(screen_sharing.HEADLINE),
            screen_sharing.say(screen_sharing.RULE),
            _whom(person),
            tuple(map(screen_sharing.say, screen_sharing.STEPS)),
            answers,
        )
    if named := cautions.headline(call):
        return Message(
            named,
            advice.text(cautions.rule(call)),
            _whom(person),
            tuple(filter(None, (advice.source(cautions.rule(call)), *map(advice.text, ("hang_up", "no_codes"))))),
            answers,
        )
    if level is VerdictKind.FAKE:
        about = translate("Warning", "The caller in {application} may be a deepfake: a false face over the real one")
        instruction = translate("Warning", "Hang up and call 102")
        notes = tuple(map(advice.text, ("no_codes", "no_money")))
    else:
        about = translate("Warning", "The face in {application} may be a false one: a deepfake")
        check, *asks = advice.CHECK
        instruction = advice.text(check)
        notes = tuple(map(advice.text, (*asks, "no_codes")))
    about = picture_signs.meaning(call) or about
    if program := remote_access.open_now(call):
        about = remote_access.say(remote_access.MEANING, program)  # in its place, so that no other line has to go
    if call.practice:
        instruction, person = translate("Warning", "This is practice: hang up, do not call 102"), ""
        about = translate("Warning", "A deepfake is a false face over the real one")
    about = about.replace("{application}", application(call.application))
    named = picture_signs.headline(call) or verdict_kind(level)
    return Message(named, instruction, _whom(person), (about, *notes), answers)


def grown_old(today: date) -> str:
    """What the age of this version means, and what to do about it."""
    words = translate(
        "Age",
        "This version is {months} months old. It may miss new fakes. Ask whoever installed Qalqan for a newer one.",
    )
    return words.replace("{months}", str(age.months(today)))


def _whom(person: str) -> str:
    return translate("Warning", "Whom to call: {person}").replace("{person}", person) if person else ""


def asked_once_more(call: Call, minutes: int) -> Message:
    """The words of the banner once "not now" was pressed."""
    question = translate("Warning", "Hide the warning for {minutes} min?").replace("{minutes}", str(minutes))
    first = warning(call)
    answers = (
        first.answers[0],
        (Answer.HIDE, translate("Warning", "Yes, hide it")),
        (Answer.KEEP, translate("Warning", "No, keep it")),
    )
    careful = translate("Warning", "The danger is not over. If they speak of money, hang up")
    if remote_access.opened(call):
        question, careful = remote_access.say(remote_access.HIDE), remote_access.say(remote_access.CAREFUL)
    if cautions.headline(call) or picture_signs.headline(call) or screen_sharing.warned(call):
        question, careful = cautions.say(cautions.HIDE), remote_access.say(remote_access.CAREFUL)
    return Message(first.headline, question, "", (careful,), answers)


def strip(call: Call) -> Message:
    """The words that stay over the call while the user reads our advice, or has put the warning off."""
    first = warning(call)
    return Message(headline_of(call), first.instruction, answers=first.answers[:1])


def headline_of(call: Call) -> str:
    """The alert of this call and where it is, in one line."""
    if program := remote_access.opened(call):
        return remote_access.say(remote_access.HEADLINE, program)
    if screen_sharing.warned(call):
        return screen_sharing.say(screen_sharing.HEADLINE)
    if named := cautions.headline(call) or picture_signs.headline(call):
        return named
    level = call.alert.level if call.alert is not None else VerdictKind.FAKE
    return f"{verdict_kind(level)}: {application(call.application)}"


def unseen(value: Reason) -> Message:
    """The words of the strip for a picture that cannot be judged, and why not."""
    not_now = translate("Warning", "Not now", "button that hides the warning for some minutes")
    return Message(
        translate("Warning", "Cannot judge the picture"),
        reason(value),
        notes=(translate("Warning", "No warning does not mean the caller is real"),),
        answers=((Answer.NOT_NOW, not_now),),
    )
