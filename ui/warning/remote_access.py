"""What is said of a program with which others see and control this computer. A caution: it may be open for good."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from guard.types import Call, Source, VerdictKind
from ui.noop import QT_TRANSLATE_NOOP

HEADLINE: Final = QT_TRANSLATE_NOOP("RemoteAccess", "Remote access: {program}")
QUESTION: Final = QT_TRANSLATE_NOOP(
    "RemoteAccess", "With it others can control this computer. Did the caller ask for it? Then hang up"
)
MEANING: Final = QT_TRANSLATE_NOOP("RemoteAccess", "With {program} another person can see and control this computer")
IS_OPEN: Final = QT_TRANSLATE_NOOP("RemoteAccess", "A remote access program is open: {program}")
HIDE: Final = QT_TRANSLATE_NOOP("RemoteAccess", "Hide this until the call ends?")
CAREFUL: Final = QT_TRANSLATE_NOOP("RemoteAccess", "If they speak of money, hang up")
ENDED: Final = QT_TRANSLATE_NOOP(
    "RemoteAccess", "It may have been for a good reason. If the caller asked for it, close the program and remove it."
)
STEPS: Final = (
    QT_TRANSLATE_NOOP("RemoteAccess", "Close the program: its window, and its icon beside the clock"),
    QT_TRANSLATE_NOOP("RemoteAccess", "If it does not close, turn off the internet or the computer"),
    QT_TRANSLATE_NOOP("RemoteAccess", "If your bank was open meanwhile, call the number on your card"),
)
"""How to close it: ours, and the same for every program and system."""


def say(words: str, program: str = "") -> str:
    """Some of the words above, in the language of now."""
    return QCoreApplication.translate("RemoteAccess", words).replace("{program}", program)


def opened(call: Call) -> str:
    """The program that is warned of now; empty where the warning is another one, or there is none."""
    alert = call.alert
    return alert.name if alert is not None and alert.source is Source.REMOTE_CONTROL else ""


def open_now(call: Call, least: VerdictKind = VerdictKind.INSUFFICIENT) -> str:
    """The program that is open, warned of or not; empty where there is none, or of a lower level than ``least``."""
    return next(
        (
            found.name
            for found in call.findings
            if found.source is Source.REMOTE_CONTROL and found.level.severity >= least.severity
        ),
        "",
    )
