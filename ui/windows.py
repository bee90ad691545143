"""The windows that are asked for: one of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget


class Windows:
    """Those that stand open, by name. A window that closes deletes itself and is then forgotten."""

    def __init__(self) -> None:
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
            window.destroyed.connect(lambda: self._opened.pop(name, None))
        window.show()
        window.raise_()
        if focus:
            window.activateWindow()

    def get(self, name: str) -> QWidget | None:
        """The open one."""
        return self._opened.get(name)

    def __getitem__(self, name: str) -> QWidget:
        return self._opened[name]

    def __contains__(self, name: str) -> bool:
        return name in self._opened

    def __iter__(self) -> Iterator[QWidget]:
        return iter(tuple(self._opened.values()))
