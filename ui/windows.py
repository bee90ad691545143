"""The windows that are asked for: one of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.tray.menu import KEY

Kind = TypeVar("Kind", bound=QWidget)


class Windows(QObject):
    """Those that stand open, by name. A window that closes deletes itself and is then forgotten.

    ``help``: F1 was pressed in one of them.
    """

    help = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened: dict[str, QWidget] = {}

    def open(self, name: str, make: Callable[[], QWidget | None], focus: bool = True) -> None:
        """The open one comes to the front; without one a new one is made, unless ``make`` has none to give.

        Without ``focus`` the keys stay with the window that has them.
        """
        window = self._opened.get(name) or make()
        if window is None:
            return
        if name not in self._opened:
            self._opened[name] = window
            window.destroyed.connect(lambda: self._forget(name, window))
            QShortcut(QKeySequence(KEY), window, self.help.emit)
        window.show()
        window.raise_()
        if focus:
            window.activateWindow()

    def find(self, name: str, kind: type[Kind]) -> Kind | None:
        """The open one, if it is one of this kind."""
        window = self._opened.get(name)
        return window if isinstance(window, kind) else None

    def any_visible(self) -> bool:
        """Whether the user has one of them before the eyes."""
        return any(window.isVisible() and not window.isMinimized() for window in self)

    def close(self, name: str) -> None:
        """Close it if it is open; another may then take its place at once."""
        window = self._opened.pop(name, None)
        if window is not None:
            window.close()

    def _forget(self, name: str, window: QWidget) -> None:
        if self._opened.get(name) is window:
            del self._opened[name]

    def __getitem__(self, name: str) -> QWidget:
        return self._opened[name]

    def __contains__(self, name: str) -> bool:
        return name in self._opened

    def __iter__(self) -> Iterator[QWidget]:
        return iter(tuple(self._opened.values()))
