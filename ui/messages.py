"""The engine's values in words. English is the source; translations/ has Kazakh and Russian."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from guard.types import Reason, State, Verdict, VerdictKind, Watch
from ui import advice

translate = QCoreApplication.translate

NOT_PROOF: Final = QT_TRANSLATE_NOOP("Verdict", "No signs found; this is not proof")

REASONS: Final = {
    Reason.MINIMISED: QT_TRANSLATE_NOOP("Reason", "The call window is minimised"),
    Reason.HIDDEN: QT_TRANSLATE_NOOP("Reason", "The call window is hidden"),
    Reason.CLOSED: QT_TRANSLATE_NOOP("Reason", "The call window was closed"),
    Reason.TINY: QT_TRANSLATE_NOOP("Reason", "The call window is too small. Make it larger"),
    Reason.BLACK: QT_TRANSLATE_NOOP("Reason", "The picture of the call is black"),
    Reason.FROZEN: QT_TRANSLATE_NOOP("Reason", "The picture of the call stands still"),
    Reason.CAPTURE_FAILED: QT_TRANSLATE_NOOP("Reason", "The picture of the call cannot be read"),
    Reason.BEHIND: QT_TRANSLATE_NOOP("Reason", "This computer is too busy to check the call"),
    Reason.NO_DISPLAY: QT_TRANSLATE_NOOP("Reason", "There is no screen to watch"),
    Reason.NO_PERMISSION: QT_TRANSLATE_NOOP("Reason", "The system does not allow the screen to be seen"),
    Reason.UNSUPPORTED: QT_TRANSLATE_NOOP(
        "Reason", "This desktop does not let windows be seen. Log in with X11 (Xorg)"
    ),
    Reason.MODEL_FAILED: QT_TRANSLATE_NOOP("Reason", "The program is damaged. Install it again"),
    Reason.SMALL: QT_TRANSLATE_NOOP("Reason", "The face is too small. Make the call window larger"),
    Reason.BLURRED: QT_TRANSLATE_NOOP("Reason", "Picture too poor to check; be careful"),
    Reason.DARK: QT_TRANSLATE_NOOP("Reason", "The face is too dark to check; be careful"),
    Reason.PROFILE: QT_TRANSLATE_NOOP("Reason", "The face is turned away"),
    Reason.CUT_OFF: QT_TRANSLATE_NOOP("Reason", "Only a part of the face is in the picture"),
    Reason.FEW_FRAMES: QT_TRANSLATE_NOOP("Reason", "Looking at the face…"),
}

VERDICTS: Final = {
    VerdictKind.NO_FACE: QT_TRANSLATE_NOOP("Verdict", "No face in the picture"),
    VerdictKind.INSUFFICIENT: QT_TRANSLATE_NOOP("Verdict", "Cannot judge the picture yet"),
    VerdictKind.NO_SIGNS: NOT_PROOF,
    VerdictKind.SUSPECT: QT_TRANSLATE_NOOP("Verdict", "Something is odd with this face"),
    VerdictKind.FAKE: QT_TRANSLATE_NOOP("Verdict", "Possible deepfake"),
}

WATCHES: Final = {
    Watch.NO_CALL: QT_TRANSLATE_NOOP("Watch", "No call found"),
    Watch.WATCHING: QT_TRANSLATE_NOOP("Watch", "Watching: {application}"),
    Watch.CANNOT_SEE: QT_TRANSLATE_NOOP("Watch", "Cannot see the call"),
    Watch.PAUSED: QT_TRANSLATE_NOOP("Watch", "Paused: nothing is watched"),
    Watch.FAILED: QT_TRANSLATE_NOOP("Watch", "Not working"),
}


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one banner, in the language of now."""

    headline: str
    instruction: str
    advice: tuple[str, ...]
    dismiss: str
    why: str = ""  # no such button where there is nothing to show


def reason(value: Reason) -> str:
    """One sentence on why the guard cannot see or judge."""
    return translate("Reason", REASONS[value])


def verdict(value: Verdict) -> str:
    """One sentence on what may be said of the call; the reason where there is one."""
    return reason(value.reason) if value.reason is not None else translate("Verdict", VERDICTS[value.kind])


def verdict_kind(value: VerdictKind) -> str:
    """The verdict alone, as the history names it."""
    return translate("Verdict", VERDICTS[value])


def watch(value: Watch, application: str = "") -> str:
    """Whether the guard is watching, and what."""
    return translate("Watch", WATCHES[value]).format(application=application)


def status(state: State) -> str:
    """The whole state in one or two sentences: for the tray's tooltip, its menu and the status window."""
    first = watch(state.watch, application(state))
    if state.watch is Watch.WATCHING:
        return f"{first}. {verdict(state.verdict)}"
    return f"{first}. {reason(state.reason)}" if state.reason is not None else first


def application(state: State) -> str:
    """What the watched window belongs to, as its system names it."""
    if state.window is None:
        return ""
    return state.window.application or state.window.process


def warning(strength: VerdictKind) -> Message:
    """The words of the banner for an alert of this strength (SUSPECT or FAKE)."""
    dismiss = translate("Warning", "Not now", "button that hides the warning for some minutes")
    why = translate("Warning", "Why?", "button that shows what the warning rests on")
    if strength is VerdictKind.FAKE:
        return Message(
            translate("Warning", "Possible deepfake"),
            translate("Warning", "Hang up and call 102"),
            tuple(map(advice.text, ("no_codes", "no_money", "no_screen"))),
            dismiss,
            why,
        )
    return Message(
        translate("Warning", "Something is odd with this face"),
        advice.text("check_caller"),
        tuple(map(advice.text, ("turn_head", "hand_over_face", "no_codes"))),
        dismiss,
        why,
    )


def unseen(value: Reason) -> Message:
    """The words of the strip for a picture that cannot be judged, and why not."""
    return Message(
        translate("Warning", "Cannot judge the picture"),
        reason(value),
        (translate("Warning", "No warning does not mean the caller is real"),),
        translate("Warning", "Not now", "button that hides the warning for some minutes"),
    )
