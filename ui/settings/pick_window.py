"""Choosing the call's window by hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from guard.types import Window
from ui import look, messages


class PickWindow(QWidget):
    """``picked`` carries a Window, or None for: find it by itself again."""

    picked = Signal(object)

    def __init__(self, windows: list[Window]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look.fit(self, QSize(640, 420))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.list = QListWidget()
        look.enlarge(self.list, look.NOTE)
        for window in windows:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, window)
            self.list.addItem(item)
        self.watch, self.automatic = look.button(look.NOTE, primary=True), look.button(look.NOTE)
        self.watch.setEnabled(False)
        self.list.itemSelectionChanged.connect(lambda: self.watch.setEnabled(bool(self.list.selectedItems())))
        self.list.itemActivated.connect(lambda item: self._choose(item.data(Qt.ItemDataRole.UserRole)))
        self.watch.clicked.connect(lambda: self._choose(self.list.currentItem().data(Qt.ItemDataRole.UserRole)))
        self.automatic.clicked.connect(lambda: self._choose(None))
        buttons = QHBoxLayout()
        buttons.addWidget(self.automatic)
        buttons.addStretch()
        buttons.addWidget(self.watch)
        layout = QVBoxLayout(self)
        self._task = look.label()
        layout.addWidget(self._task)
        layout.addWidget(self.list)
        layout.addLayout(buttons)
        self._words()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.setWindowTitle(self.tr("Which window is the call?"))
        self._task.setText(self.tr("Choose the window where you see the caller."))
        self.list.setAccessibleName(self._task.text())
        for row in range(self.list.count()):
            window = self.list.item(row).data(Qt.ItemDataRole.UserRole)
            name = messages.application(window.application or window.process)
            words = f"{window.title}  ({name})" if name and window.title else window.title or name
            self.list.item(row).setText(words)
        self.watch.setText(self.tr("Watch this window"))
        self.automatic.setText(self.tr("Find the call by itself"))

    def _choose(self, window: Window | None) -> None:
        self.picked.emit(window)
        self.close()
