"""What is said of a screen that is shown to the caller. A caution: it may be shown for good."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from guard.types import Call, Source
from ui.noop import QT_TRANSLATE_NOOP

HEADLINE: Final = QT_TRANSLATE_NOOP("ScreenSharing", "Your screen is being shown to the caller")
RULE: Final = QT_TRANSLATE_NOOP("ScreenSharing", "Stop it. Never show your bank or codes")
ENDED: Final = QT_TRANSLATE_NOOP(
    "ScreenSharing", "Your screen was shown to the caller. It may have been for a good reason."
)
STEPS: Final = (
    QT_TRANSLATE_NOOP("ScreenSharing", "The button that stops it is on a bar at the edge of the screen"),
    QT_TRANSLATE_NOOP("ScreenSharing", "You do not find it, or they asked for it: hang up"),
    QT_TRANSLATE_NOOP("ScreenSharing", "If your bank or a code was seen, call the number on your card"),
)
"""How to stop it: ours, and the same for every program."""


def say(words: str) -> str:
    """Some of the words above, in the language of now."""
    return QCoreApplication.translate("ScreenSharing", words)


def warned(call: Call) -> bool:
    """Whether that is what is warned of now."""
    return call.alert is not None and call.alert.source is Source.SCREEN_SHARING
