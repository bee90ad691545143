"""Three questions at the start of a call from somebody unknown, one after the other on a thin strip: once a call."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from guard.types import Call, Said, Source, State
from ui.messages import Answer, Message
from ui.warning import cautions

ORDER: Final = tuple(Said)


class CallerCheck:
    """Asks nothing of people whom the user knows, nor where a warning stands: that one says what to do."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}
        """Of each call the question that comes next; ``len(ORDER)``: all are answered, or it was put away."""

    def look(self, state: State) -> Message | None:
        """The question that is to be asked now of the call that is spoken of."""
        on = {call.id for call in state.calls}
        self._next = {call_id: at for call_id, at in self._next.items() if call_id in on}
        call = state.call
        if call is None or not _strange(call):
            return None
        at = self._next.setdefault(call.id, 0)
        if at == len(ORDER):
            return None
        translate = QCoreApplication.translate
        where = translate("CallerCheck", "{stranger}. Question {number} of {all}")
        where = where.replace("{number}", str(at + 1)).replace("{all}", str(len(ORDER)))
        return Message(
            cautions.say(cautions.QUESTIONS[ORDER[at]]),
            where.replace("{stranger}", cautions.stranger(call)),
            answers=(
                (Answer.YES, translate("CallerCheck", "Yes")),
                (Answer.NO, translate("CallerCheck", "No")),
                (Answer.KNOWN, translate("CallerCheck", "I know them")),
                (Answer.DISMISS, translate("CallerCheck", "Do not ask")),
            ),
        )

    def answer(self, call: Call, answer: Answer) -> Said | None:
        """Take an answer; what the caller says, where that is a yes."""
        at = self._next.get(call.id, 0)
        self._next[call.id] = at + 1 if answer is Answer.NO else len(ORDER)
        return ORDER[at] if answer is Answer.YES and at < len(ORDER) else None


def _strange(call: Call) -> bool:
    return call.alert is None and any(found.source is Source.UNKNOWN_CALLER for found in call.findings)
