"""Says once a month at most that this version is old, in a notification; nothing is asked of anybody on the network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from guard import age
from ui import icons, messages

FIRST_MS: Final = 120_000  # after the start, when what is more important has been said
AGAIN_MS: Final = 24 * 3_600_000


class AgeReminder(QObject):
    """``say``: title, text, sign; ``note``: the file that keeps the day of the last time."""

    def __init__(
        self,
        note: Path,
        say: Callable[[str, str, icons.Sign], None],
        parent: QObject | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._note, self._say, self._today = note, say, today
        self._timer = QTimer(self, interval=FIRST_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Remind, if it is time."""
        self._timer.setInterval(AGAIN_MS)
        today = self._today()
        if age.remind(self._note, today):
            self._say(self.tr("Qalqan has grown old"), messages.grown_old(today), icons.Sign.NO_CALL)
