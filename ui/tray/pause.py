"""Pausing the watching: until the user ends it, or for an hour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QObject, QTime, QTimer

from guard.engine import Engine
from ui.tray.menu import Menu

HOUR_MS: Final = 3_600_000


class Pause(QObject):
    """Does what the three actions of the menu say."""

    def __init__(self, engine: Engine, menu: Menu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._menu = engine, menu
        self.timer = QTimer(self, interval=HOUR_MS, singleShot=True)
        self.timer.timeout.connect(self.resume)
        menu.pause.triggered.connect(engine.pause)
        menu.pause_hour.triggered.connect(self.for_an_hour)
        menu.resume.triggered.connect(self.resume)

    def for_an_hour(self) -> None:
        """Pause; it goes on by itself, and the menu says when."""
        end = QTime.currentTime().addMSecs(HOUR_MS)
        self._menu.paused_until(QLocale().toString(end, QLocale.FormatType.ShortFormat))
        self.timer.start()
        self._engine.pause()

    def resume(self) -> None:
        """Watch again."""
        self.stop()
        self._menu.paused_until("")
        self._engine.resume()

    def stop(self) -> None:
        """Forget the hour: the program ends."""
        self.timer.stop()
